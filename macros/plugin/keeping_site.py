"""The events of a build that keep the last site until the next is whole, whatever fails.

MkDocs empties the folder of the site before it renders a page. So its `site_dir` is a room beside the last
site for as long as it builds.
"""

from __future__ import annotations

import atexit
import logging
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority

from ..core.findings import Fault
from ..project.keeping import last_site, locks, refusals
from ..project.keeping.last_site import Room
from .patches import log_messages

# Not among those that each build of one configuration registers anew: static-i18n builds within a build.
_NAME = "the last site of ibidem"
_WAITS = 'waiting: another build into "{}" is at work; Ctrl-C ends the wait'


class KeepingSite:
    """Keeps the last site during a build, and during the builds within that build."""

    def __init__(self, site: Path, *, is_partial: bool) -> None:
        self.site = site
        self.is_partial = is_partial
        """Whether the build renders into the last site itself, of which it changes a few pages."""
        self.room: Room | None = None
        self.depth = 0
        self.locked = ExitStack()

    @event_priority(10_000)  # before others write anything
    def on_pre_build(self, **_: Any) -> None:
        """Wait for another build into the same folder, and make a room."""
        self.depth += 1
        if self.depth > 1:
            return
        atexit.register(self._end)
        self.locked.enter_context(locks.alone(self.site, self._tell))
        if not self.is_partial:
            self.room = last_site.begin(self.site)

    @event_priority(-10_000)  # after others have written what they write
    def on_post_build(self, *, config: MkDocsConfig, **_: Any) -> None:
        """Put the new site in the place of the last, unless MkDocs is about to fail the build."""
        self.depth -= 1
        if self.depth == 0 and not (config.strict and _has_warnings()):
            if self.room:
                last_site.replace(self.room)
            self.room = None
            self._end()
            config.site_dir = str(self.site)

    @event_priority(-10_000)
    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Keep the last site; say in one line what the system refuses."""
        self._end()
        if refusals.is_told(error):
            raise Abort(str(refusals.told(error, self._named(error)))) from error

    def _named(self, error: OSError) -> str:
        """Name a file of the room as a file of the site."""
        # Of a copy, the place to write to.
        named = str(error.filename2 or error.filename or self.site)
        return named.replace(str(last_site.new(self.site)), str(self.site))

    def _tell(self) -> None:
        click.echo(_WAITS.format(self.site), err=True)

    def _end(self) -> None:
        atexit.unregister(self._end)
        if self.room:
            last_site.drop(self.room)
        self.room = None
        self.locked.close()


def render_aside(config: MkDocsConfig) -> Path:
    """Let a build render into a room, and return the folder of the site; called again, change nothing.

    Raises PluginError where a file is in the place of the folder.
    """
    site = last_site.site(Path(config.site_dir))
    if site.exists() and not site.is_dir():
        hint = 'move it away, or set "site_dir" to another folder'
        raise PluginError(str(Fault(f'"{site}" is to be the folder of the site, and is a file', hint)))
    config.site_dir = str(last_site.new(site))
    log_messages.name_site(config.site_dir, str(site))
    return site


def keep(config: MkDocsConfig, *, is_partial: bool) -> Path:
    """Register once what keeps the last site; return the folder of the site. Raises PluginError."""
    site = Path(config.site_dir) if is_partial else render_aside(config)
    plugins: Mapping[str, object] = config.plugins
    if _NAME not in plugins:
        config.plugins[_NAME] = KeepingSite(site, is_partial=is_partial)  # type: ignore[assignment]
    return site


def _has_warnings() -> bool:
    """Return whether a strict build has counted a warning, with which MkDocs fails at its very end."""
    handlers = [handler for host in log_messages.HOSTS for handler in logging.getLogger(host).handlers]
    return any(handler.get_counts() for handler in handlers if hasattr(handler, "get_counts"))

"""The MkDocs adapter: registers macros and event handlers, logs, fails the build.

The only importer of mkdocs, and of click's context, which tells a preview from a build.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from ..check import rules
from ..content.settings import SetupError
from ..core.findings import Fault
from ..core.macro_table import MACROS, Macro
from ..project import files
from ..project.checking import checked
from ..syntax.tokens import Token
from .build import Build, Templating
from .partial_builds.page_cache import forget
from .patches import log_messages
from .patches.search_index import Searching
from .publishing import Publishing

__all__ = ["MacrosEnvironment", "install"]


class MacrosEnvironment(Templating, Protocol):
    """What this package uses of mkdocs-macros."""

    conf: MkDocsConfig
    config: Mapping[str, object]
    project_dir: str

    def macro(self, v: Callable[..., str], name: str = "") -> Callable[..., str]:
        """Make a function callable from a page."""


def function(macro: Macro) -> Callable[..., str]:
    """Return the function for calls that only Jinja sees; a rule reports them, so it raises nothing."""

    def call(*texts: object, locator: object = "", prefix: object = "", **_: object) -> str:
        given = [str(text) for text in texts]
        return str(Token(macro.name, macro.keys(given), str(locator), macro.words(given), str(prefix)))

    call.__name__ = macro.name
    return call


def install(env: MacrosEnvironment) -> None:
    """Check the files, and register macros, markup and events; called for each build.

    Raises PluginError, which ends a build before anything is written, for an unusable set-up and for
    findings that fail the build; a preview continues with findings.
    """
    root, config_file = Path(env.project_dir), Path(env.conf.config_file_path)
    try:
        project = files.read(config_file, rules.IDS)
    except SetupError as error:
        raise PluginError(str(error)) from error
    if env.config.get("render_by_default") is False:
        hint = "take render_by_default: false out of macros"
        raise PluginError(str(Fault("citations need rendering", hint, "mkdocs.yml")))
    build = Build(checked(config_file, project), root, env, is_preview=_is_preview())
    build.stop_if_failed(env.conf)
    log_messages.drop(log_messages.ERROR_PAGES)
    for macro in MACROS.values():
        env.macro(function(macro))
    env.conf.markdown_extensions.append(build.extension)  # type: ignore[arg-type]  # takes instances too
    # MkDocs takes any object with event methods for a plugin.
    env.conf.plugins["ibidem"] = build  # type: ignore[assignment]
    publishing = Publishing(build)
    env.conf.plugins["ibidem-pages"] = publishing  # type: ignore[assignment]
    env.conf.plugins["ibidem-search"] = Searching()  # type: ignore[assignment]
    if _is_partial():
        from .partial_builds.events import Partial  # noqa: PLC0415  few builds need it

        env.conf.plugins["ibidem-partial"] = Partial(publishing, env.conf.site_dir)  # type: ignore[assignment]
        log_messages.drop(log_messages.STALE_BUILD)
    else:
        forget(root, env.conf.site_dir)
    if build.is_preview:
        from .previewing import Previewing  # noqa: PLC0415  no build for deployment needs it

        env.conf.plugins["ibidem-preview"] = Previewing(publishing)  # type: ignore[assignment]


def _is_preview() -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


def _is_partial() -> bool:
    """Return whether MkDocs was asked for --dirty."""
    context = click.get_current_context(silent=True)
    asked = context.params if context else {}
    return asked.get("build_type") == "dirty" or asked.get("clean") is False

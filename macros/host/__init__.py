"""The MkDocs adapter: registers macros and event handlers, logs, fails the build.

The only importer of mkdocs, and of click's context, which tells a preview from a build.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from .. import files, rules
from ..checking import checked
from ..findings import Fault
from ..settings import SetupError
from ..tokens import Token
from .build import Build, Templating
from .kept import forget
from .publishing import Publishing
from .searching import Searching

__all__ = ["Build", "MacrosEnvironment", "Publishing", "cite", "install", "quote"]


class _WithoutErrorPages(logging.Filter):
    """Drops what mkdocs-macros logs for an error page: a traceback; the report says it with a place."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "# _Macro " not in record.getMessage()


class _WithoutDoubt(logging.Filter):
    """Drops what MkDocs warns of with --dirty: pages that are not right, which ours are."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "A 'dirty' build" not in record.getMessage()


_WITHOUT_DOUBT = _WithoutDoubt()
_WITHOUT_ERROR_PAGES = _WithoutErrorPages()


class MacrosEnvironment(Templating, Protocol):
    """What this package uses of mkdocs-macros."""

    conf: MkDocsConfig
    config: Mapping[str, object]
    project_dir: str

    def macro(self, v: Callable[..., str], name: str = "") -> Callable[..., str]:
        """Make a function callable from a page."""


def cite(*keys: object, locator: object = "", **_: object) -> str:
    """Cite sources that the scan did not see; the scan reports it, so nothing is raised here."""
    return str(Token(tuple(str(key) for key in keys), str(locator)))


def quote(key: object = "", words: object = "", locator: object = "", **_: object) -> str:
    """Quote a source in a way that the scan did not see; see `cite`."""
    return str(Token((str(key),), str(locator), str(words)))


def install(env: MacrosEnvironment) -> None:
    """Check the files, and register macros, markup and events; called for each build.

    Raises PluginError, which ends a build before anything is written, for an unusable set-up and,
    outside of a preview, for findings that fail it.
    """
    root, config_file = Path(env.project_dir), Path(env.conf.config_file_path)
    try:
        project = files.read(config_file, rules.IDS)
    except SetupError as error:
        raise PluginError(str(error)) from error
    if env.config.get("render_by_default") is False:
        message = "take render_by_default: false out of macros"
        raise PluginError(str(Fault(message, "citations need rendering", "mkdocs.yml")))
    build = Build(checked(config_file, project), root, env, is_preview=_is_preview())
    build.stop_if_failed(env.conf)
    # Adding it again with each build changes nothing.
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").addFilter(_WITHOUT_ERROR_PAGES)
    env.macro(cite)
    env.macro(quote)
    env.conf.markdown_extensions.append(build.extension)  # type: ignore[arg-type]  # takes instances too
    # Any object with event methods will do.
    env.conf.plugins["ibidem"] = build  # type: ignore[assignment]
    publishing = Publishing(build.site, root, build.extension.reference)
    env.conf.plugins["ibidem-pages"] = publishing  # type: ignore[assignment]
    env.conf.plugins["ibidem-search"] = Searching()  # type: ignore[assignment]
    if _is_partial():
        from .partial import Partial  # noqa: PLC0415  few builds need it

        env.conf.plugins["ibidem-partial"] = Partial(build, publishing, env.conf.site_dir)  # type: ignore[assignment]
        logging.getLogger("mkdocs.commands.build").addFilter(_WITHOUT_DOUBT)
    else:
        forget(root, env.conf.site_dir)
    if build.is_preview:
        from .previewing import Previewing  # noqa: PLC0415  no build for deployment needs it

        env.conf.plugins["ibidem-preview"] = Previewing(build, publishing)  # type: ignore[assignment]


def _is_preview() -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


def _is_partial() -> bool:
    """Say whether MkDocs was asked for --dirty."""
    context = click.get_current_context(silent=True)
    asked = context.params if context else {}
    return asked.get("build_type") == "dirty" or asked.get("clean") is False

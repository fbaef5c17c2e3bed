"""Begin a build: check the files, register the events, and stop a build that fails."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from ..check import rules
from ..content import citations
from ..content.settings import PACKAGE, SetupError
from ..core.findings import Fault
from ..project import files
from ..project.checking import checked
from ..render.markup import CitationExtension
from ..syntax.addresses import identity
from ..syntax.typed_addresses import address, doi_name
from .beside import blog
from .beside.mkdocs_macros import Templating
from .beside.refused import refuse
from .build import Build
from .keeping_site import keep
from .partial_builds.page_cache import forget
from .partial_builds.written_files import WrittenFiles
from .patches import log_messages
from .patches.search_index import Searching
from .publishing import Publishing
from .templates.appearance import dress

_OURS = f"{PACKAGE}-"
_OF_THE_STORE = (identity, address, doi_name)
"""What remembers each address of a store."""


def install(config: MkDocsConfig, templating: Templating | None) -> None:
    """Check the files, and register markup and events; called for each build.

    `templating` is mkdocs-macros where it renders the pages. Raises PluginError, which ends a build before
    anything is written, for an unusable set-up and for findings that fail the build; a preview continues
    with findings.
    """
    if not config.config_file_path:
        message = "a configuration from standard input has no folder with pages and sources"
        raise PluginError(str(Fault(message, "write it into a file, and name that with -f")))
    config_file = Path(config.config_file_path)
    root = config_file.resolve().parent
    try:
        project = files.read(config_file, rules.IDS).rendered()
    except SetupError as error:
        raise PluginError(str(error)) from error
    if refused := project.settings.rendering.refused:
        raise PluginError(str(refused))
    refuse(config.plugins, config_file.name)
    site_dir = str(keep(config, is_partial=is_partial()))
    build = Build(checked(config_file, project), root, templating, is_preview=_is_preview())
    build.stop_if_failed(config)
    # A build reads the text of a page once more, to render the page, and that of the store never again.
    for text in build.site.texts.values():
        text.pack()
    for read in _OF_THE_STORE:
        read.cache_clear()
    _remove_earlier(config)
    dress(config, has_frame=project.settings.frame)
    config.markdown_extensions.append(build.extension)  # type: ignore[arg-type]  # takes instances too
    known, syntax = build.site.bibliography.by_key, project.settings.syntax
    blog.leave_out_citations(config, partial(citations.without, syntax=syntax, keys=known))
    publishing = Publishing(build)
    register(config, "build", build)
    register(config, "lists", build.lists)
    register(config, "excerpts", blog.Excerpts())
    register(config, "pages", publishing)
    register(config, "search", Searching())
    written = WrittenFiles(root, site_dir, is_partial=is_partial(), is_preview=build.is_preview)
    register(config, "written", written)
    if is_partial():
        from .partial_builds.events import Partial  # noqa: PLC0415  few builds need it

        register(config, "partial", Partial(publishing, site_dir))
        log_messages.drop(log_messages.STALE_BUILD)
    else:
        forget(root, site_dir)
    if build.is_preview:
        from .previewing import Previewing  # noqa: PLC0415  no build for deployment needs it

        register(config, "preview", Previewing(publishing))


def register(config: MkDocsConfig, name: str, events: object) -> None:
    """Let MkDocs call the events of one build; any object with event methods serves as a plugin."""
    config.plugins[f"{_OURS}{name}"] = events  # type: ignore[assignment]


def _remove_earlier(config: MkDocsConfig) -> None:
    """Remove what an earlier build has registered: static-i18n builds all languages with one."""
    plugins = config.plugins
    ours = [plugins.pop(name) for name in tuple(plugins) if name.startswith(_OURS)]
    for name, methods in plugins.events.items() if ours else ():
        # A new list, since an event of the earlier build may be running.
        plugins.events[name] = [one for one in methods if getattr(one, "__self__", None) not in ours]
    extensions: list[Any] = config.markdown_extensions
    extensions[:] = [one for one in extensions if not isinstance(one, CitationExtension)]


def _is_preview() -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


def is_partial() -> bool:
    """Return whether MkDocs was asked for --dirty."""
    context = click.get_current_context(silent=True)
    asked = context.params if context else {}
    return asked.get("build_type") == "dirty" or asked.get("clean") is False

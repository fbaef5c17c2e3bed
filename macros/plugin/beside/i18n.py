"""mkdocs-static-i18n: it builds the site once for each language, each in a folder but for the default one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

_NAME = "i18n"


def is_there(config: MkDocsConfig) -> bool:
    """Return whether a site has the plugin, which leaves the pages of other languages out of a build."""
    return _NAME in config.plugins


def is_second(config: MkDocsConfig) -> bool:
    """Return whether this build is for another language than the default."""
    plugin: Any = config.plugins.get(_NAME)
    return bool(plugin) and not plugin.is_default_language_build


def placed(made: Iterable[File], config: MkDocsConfig) -> Iterable[File]:
    """Yield the pages that we make, each in the folder of the language of this build."""
    plugin: Any = config.plugins.get(_NAME)
    for file in made:
        if plugin and file.is_documentation_page() and is_second(config):
            file.dest_uri = f"{plugin.current_language}/{file.dest_uri}"
        yield file

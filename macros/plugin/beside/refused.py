"""Plugins and languages with which no site can be built: a build ends at its start, and says what to do."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme

from ...core.findings import Fault, meant


class Refused(NamedTuple):
    """Why a site cannot have a plugin beside ours, and what to do."""

    reason: str
    hint: str


REFUSED = {
    "monorepo": Refused(
        "moves all pages to another folder while the site is built, where no check has read them",
        "build each site by itself, or put the pages into one docs_dir",
    ),
    "multirepo": Refused(
        "fetches pages from other repositories while the site is built, where no check has read them",
        "build each site by itself, or add the repositories as git submodules below docs_dir",
    ),
}
"""The plugins by their names in `mkdocs.yml`."""


def refuse(plugins: Collection[str], config_name: str) -> None:
    """Raise PluginError for a plugin that cannot be beside ours."""
    for name, (reason, hint) in REFUSED.items():
        if name in plugins:
            raise PluginError(str(Fault(f'the plugin "{name}" {reason}', hint, config_name)))


def refuse_language(theme: Theme) -> None:
    """Raise PluginError for a language in which Material has no words: it would end in a traceback."""
    language = str(theme.get("language") or "")
    files = (path for folder in theme.dirs for path in Path(folder, "partials/languages").glob("*.html"))
    known = sorted({path.stem for path in files})
    if not language or not known or language in known:
        return
    bare = language.replace("_", "-").partition("-")[0].lower()
    near = f'write "language: {bare}"' if bare in known else meant(language, known)
    hint = near or f"it has {', '.join(known)}"
    raise PluginError(str(Fault(f'the theme has no words in the language "{language}"', hint, "mkdocs.yml")))

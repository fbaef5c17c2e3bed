"""The vocabulary of a site: the variables, macros and filters that each of its pages can name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ...core.macro_table import MACROS

_OF_MKDOCS_MACROS = frozenset(
    {
        *("config", "environment", "extra", "files", "filters", "filters_builtin", "git", "macros"),
        *("navigation", "page", "plugin", "context", "fix_url", "macros_info", "now"),
    }
)
"""What mkdocs-macros itself defines: variables, and the macros from "context" on."""
_FILTERS_OF_MKDOCS_MACROS = frozenset({"pretty", "relative_url"})
MODES = ("keep", "silent", "strict", "lax")
"""The values of `on_undefined`, the first by default."""
EXTENSIONS = ("jinja2.ext.do", "jinja2.ext.loopcontrols", "jinja2.ext.i18n", "jinja2.ext.debug")
"""The extensions of Jinja that come with it; of others, nobody knows the statements."""
QUIET_PLUGINS = frozenset(
    {
        *("autorefs", "awesome-nav", "awesome-pages", "blog", "exclude", "exclude-search", "gen-files"),
        *("glightbox", "htmlproofer", "ibidem", "info", "literate-nav", "macros", "mermaid2", "meta", "mike"),
        *("minify", "minify_html", "mkdocs-jupyter", "mkdocstrings", "offline", "optimize", "pdf-export"),
        *("print-site", "privacy", "projects", "redirects", "rss", "search", "section-index", "social"),
        *("swagger-ui-tag", "tags", "typeset", "with-pdf"),
    }
)
"""Plugins that add no name to a page and no macro to its text; others may."""


_DEFINING = (
    *("jinja", "macros", "on_config", "on_env", "on_files", "on_nav", "on_page_markdown"),
    *("on_page_read_source", "on_plugin", "on_pre_build", "on_pre_page", "on_startup", "plugins", "register"),
)
"""What is in a module of hooks that may define a name, or change what a page says, before it is rendered."""


def may_define(hook: str) -> bool:
    """Return whether a module of hooks may change what pages can name, by the words in its text."""
    return any(word in hook for word in _DEFINING)


class Defined(NamedTuple):
    """The names that one file defines."""

    names: frozenset[str] = frozenset()
    filters: frozenset[str] = frozenset()


class Vocabulary(NamedTuple):
    """What pages can name; by default nobody knows."""

    names: frozenset[str] = frozenset()
    filters: frozenset[str] = frozenset()
    mode: str = MODES[0]
    """What mkdocs-macros makes of an undefined name: `on_undefined`."""
    extensions: tuple[str, ...] = ()
    """The extensions of Jinja."""
    is_known: bool = False
    """Whether these are all names and filters."""
    is_readable: bool = True
    """Whether the statements of all extensions are known."""

    def naming(self, names: Collection[str]) -> Vocabulary:
        """Return the vocabulary of a page that names more in its front matter."""
        return self._replace(names=self.names.union(names)) if names and self.is_known else self

    @property
    def parts(self) -> tuple[object, ...]:
        """All of it in one order, since that of sets differs between processes."""
        names, filters = sorted(self.names), sorted(self.filters)
        return names, filters, self.mode, self.extensions, self.is_known, self.is_readable


def of_site(
    found: Iterable[Defined | None],
    variables: AbstractSet[str],
    mode: str = "",
    extensions: tuple[str, ...] = (),
) -> Vocabulary:
    """Put the vocabulary of a site together; None is a file that may define anything."""
    files = tuple(found)
    known = [one for one in files if one is not None]
    return Vocabulary(
        frozenset({*_OF_MKDOCS_MACROS, *MACROS, *variables}.union(*(one.names for one in known))),
        _FILTERS_OF_MKDOCS_MACROS.union(*(one.filters for one in known)),
        mode if mode in MODES else MODES[0],
        tuple(one for one in extensions if one in EXTENSIONS),
        is_known=len(known) == len(files),
        is_readable={*extensions} <= {*EXTENSIONS},
    )

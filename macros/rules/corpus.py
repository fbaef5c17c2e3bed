"""What the rules are checked on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Author, Bibliography, Page, Profile
from ..text import Text


@dataclass(frozen=True, slots=True)
class Corpus:
    """The store, the pages, and what the pages may name."""

    bibliography: Bibliography
    pages: tuple[Page, ...] = ()
    """Those that are looked at one by one."""
    authors: Mapping[str, Author] = field(default_factory=dict)
    ratings: tuple[str, ...] = ()
    templates: frozenset[str] = frozenset()
    """Those that a page can name; empty when the theme is not known."""
    site_url: str = ""
    """The address of the site itself; empty when it is not known."""
    profiles: tuple[Profile, ...] = ()
    """Of all pages."""
    texts: Mapping[str, Text] = field(default_factory=dict)
    """Of all pages, by path."""
    earlier: Mapping[str, Page] = field(default_factory=dict)
    """The pages that these have changed since, by path; empty without a comparison."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """The new keys of the sources that have changed nothing else since, by the old ones."""

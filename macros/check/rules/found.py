"""What rules see, and what they give back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...core.model import Author, Bibliography, Page, Profile
from ...core.text import Span, Text


@dataclass(frozen=True, slots=True)
class Found:
    """One mistake at one place; the rule that finds it makes a finding of it."""

    text: Text
    span: Span
    message: str
    """The fact, in one lower-case sentence without a full stop and without the place."""
    hint: str
    """What to type next."""
    follows: frozenset[str] = frozenset()
    """Rules of which an error explains this one."""


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule may know beside the page or the pages that it looks at."""

    bibliography: Bibliography
    authors: Mapping[str, Author] = field(default_factory=dict)
    ratings: tuple[str, ...] = ()
    templates: frozenset[str] = frozenset()
    """The templates that a page can name; empty when the theme is not known."""
    site_url: str = ""
    """The address of the site itself; empty when it is not known."""


@dataclass(frozen=True, slots=True)
class AllPages:
    """The pages of a site together: a profile of each, and whole those that have changed."""

    profiles: tuple[Profile, ...] = ()
    texts: Mapping[str, Text] = field(default_factory=dict)
    """The texts of all pages, by path."""
    changed: tuple[tuple[Page, Page], ...] = ()
    """The pages that differ from an earlier commit, each as it was and as it is; empty without one."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """The new keys of the sources that have changed nothing else since that commit, by the old ones."""

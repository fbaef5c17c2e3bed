"""Whom a sentence names for a source: `Smith and Jones`, as biblatex's `textcite` and CSL do."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import Person, Source

_AND = " and "
_MORE = " et al."
MOST = 2
"""How many persons are named; of more, the first alone."""


def cited_names(source: Source) -> str:
    """Return the family names of the authors, or else of the editors; empty for a source without both."""
    if source.authors:
        return _named(source.authors, has_more=source.has_more_authors)
    return _named(source.editors, has_more=source.has_more_editors)


def cited_text(source: Source) -> str:
    """Return the names, or else the title, or else the key: what stands in the sentence."""
    return cited_names(source) or source.title or source.key


def _named(persons: Sequence[Person], *, has_more: bool) -> str:
    last = [person.last for person in persons]
    if has_more or len(last) > MOST:
        return "".join(last[:1]) + _MORE if last else ""
    return _AND.join(last)

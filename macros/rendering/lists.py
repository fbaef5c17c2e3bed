"""Markers, quotations and lists.

Roles follow DPUB-ARIA 1.1: `doc-bibliography` on the section, none on the list or its items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Source
from .escaping import attribute, fragment, text
from .reference import reference

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place on a page where a source is cited."""

    key: str
    locator: str
    number: int
    ordinal: int
    """Which mention of its source this is on the page, from 1."""
    section: str = ""
    """The text of the heading above; empty before the first."""

    @property
    def anchor(self) -> str:
        """The marker's id: by key, so that it survives renumbering."""
        return f"cite-{self.key}-{self.ordinal}"


def source_anchor(key: str) -> str:
    """Return the id of a source in a list."""
    return f"src-{key}"


def marker(mention: Mention) -> str:
    """Return the linked number of one citation: `[3, art. 3]`."""
    locator = mention.locator
    visible = ", ".join(filter(None, (str(mention.number), locator)))
    name = ", ".join(filter(None, (f"Source {mention.number}", locator)))
    return (
        f'<a class="ib-ref" id="{attribute(mention.anchor)}" role="doc-biblioref"'
        f' href="{fragment(source_anchor(mention.key))}" aria-label="{attribute(name)}"'
        f">[{text(visible)}]</a>"
    )


def missing_marker(key: str) -> str:
    """Return what stands where the store has no such source: visible, and no link."""
    return f'<mark class="ib-missing" title="no source has the key &quot;{attribute(key)}&quot;">[?]</mark>'


def quotation(words: str) -> str:
    """Return quoted words in quotation marks."""
    return f"“{text(words)}”"


def source_list(entries: Iterable[tuple[Source, Sequence[Mention]]]) -> str:
    """Return the numbered list: each source with the mentions that lead to it, in order."""
    return f"<ol>{''.join(_item(source, mentions) for source, mentions in entries)}</ol>"


def reading_list(sources: Iterable[Source]) -> str:
    """Return the list of sources that no sentence cites."""
    return f"<ul>{''.join(_item(source, ()) for source in sources)}</ul>"


def _item(source: Source, mentions: Sequence[Mention]) -> str:
    entry = " ".join(part for part in (_backlinks(mentions), reference(source)) if part)
    return f'<li id="{attribute(source_anchor(source.key))}"><div class="ib-entry">{entry}</div></li>'


def _backlinks(mentions: Sequence[Mention]) -> str:
    if not mentions:
        return ""
    links = (_backlink(mention, is_only=len(mentions) == 1) for mention in mentions)
    return f'<span class="ib-back">{" ".join(links)}</span>'


def _backlink(mention: Mention, *, is_only: bool) -> str:
    place = "the mention" if is_only else f"{_ordinal(mention.ordinal)} mention"
    section = f", section {mention.section}" if mention.section else ""
    name = f"Source {mention.number}: back to {place}{section}"
    visible = "↑" if is_only else f"↑{mention.ordinal}"
    return (
        f'<a role="doc-backlink" href="{fragment(mention.anchor)}"'
        f' aria-label="{attribute(name)}">{visible}</a>'
    )


def _ordinal(number: int) -> str:
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"

"""Markers, quotations and lists.

Roles follow DPUB-ARIA 1.1: `doc-bibliography` on the section, none on the list or its items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from ...content.biblatex.cited_names import cited_names
from ...core.model import CORRECTIONS, Correction, Source
from .dating import day
from .escaping import attribute, fragment, text
from .reference import reference, title


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
    prefix: str = ""

    @property
    def anchor(self) -> str:
        """The marker's id: by key, so that it survives renumbering."""
        return f"cite-{self.key}-{self.ordinal}"


def source_anchor(key: str) -> str:
    """Return the id of a source in a list."""
    return f"src-{key}"


def marker(mention: Mention, *, is_inside: bool = False) -> str:
    """Return the linked number of one citation, `[see 3, art. 3]`; inside of a range it shows as a dash."""
    number = text(f"[{_placed(mention, str(mention.number))}]")
    name = _placed(mention, f"Source {mention.number}")
    return (
        f'<a class="ib-ref{" ib-between" * is_inside}" id="{attribute(mention.anchor)}" role="doc-biblioref"'
        f' href="{fragment(source_anchor(mention.key))}" aria-label="{attribute(name)}"'
        f">{f'<span>{number}</span>' if is_inside else number}</a>"
    )


def _placed(mention: Mention, number: str) -> str:
    """Put the prefix before a number, and the locator behind it."""
    return " ".join(filter(None, (mention.prefix, ", ".join(filter(None, (number, mention.locator))))))


def missing_marker(key: str) -> str:
    """Return the marker of a key that no source has: visible, and not a link."""
    return f'<mark class="ib-missing">[? {text(key)}]</mark>'


def quotation(words: str) -> str:
    """Return quoted words; they may run in another direction than the page and the quotation marks."""
    return f"“<bdi>{text(words)}</bdi>”"


def names(source: Source) -> str:
    """Return whom a sentence names for a source, or its title; both may run in another direction."""
    named = cited_names(source)
    return f"<bdi>{text(named)}</bdi>" if named else title(source) or f"<bdi>{text(source.key)}</bdi>"


def source_list(
    entries: Iterable[tuple[Source, Sequence[Mention]]], write: Callable[[Source], str] = reference
) -> str:
    """Return the numbered list: each source with the mentions that lead to it, in order."""
    return f"<ol>{''.join(_item(source, mentions, write) for source, mentions in entries)}</ol>"


def reading_list(sources: Iterable[Source], write: Callable[[Source], str] = reference) -> str:
    """Return the list of sources that no sentence cites."""
    return f"<ul>{''.join(_item(source, (), write) for source in sources)}</ul>"


def corrections(items: Iterable[Correction]) -> str:
    """Return the list of corrections, each with its kind and its day."""
    return f"<ul>{''.join(map(_correction, items))}</ul>"


def _correction(item: Correction) -> str:
    said = f"{CORRECTIONS[item.kind]} on {day(item.date)}."
    return f"<li><p><strong>{said}</strong> {text(item.text)}</p></li>"


def _item(source: Source, mentions: Sequence[Mention], write: Callable[[Source], str]) -> str:
    return f'<li id="{attribute(source_anchor(source.key))}">{_backlinks(mentions)}{write(source)}</li>'


def _backlinks(mentions: Sequence[Mention]) -> str:
    """Return the links back to the text: an arrow, or an arrow and a letter for each mention."""
    if len(mentions) < 2:
        links = [_backlink(mention, "↑") for mention in mentions]
    else:
        letters = [(mention, _letters(mention.ordinal)) for mention in mentions]
        links = ['<span aria-hidden="true">↑</span>']
        links += [_backlink(mention, letter, f"mention {letter}") for mention, letter in letters]
    # Material's search reads again after the end of any `div` inside of this one, so that it has none.
    return f"<div data-search-exclude>{' '.join(links)}</div>" if links else ""


def _backlink(mention: Mention, visible: str, place: str = "") -> str:
    section = f"section {mention.section}" if mention.section else ""
    target = ", ".join(filter(None, (place, section))) or "the mention"
    name = f"Source {mention.number}: back to {target}"
    return (
        f'<a role="doc-backlink" href="{fragment(mention.anchor)}"'
        f' aria-label="{attribute(name)}">{visible}</a>'
    )


def _letters(ordinal: int) -> str:
    """Count as columns are counted: a to z, then aa."""
    rest, last = divmod(ordinal - 1, len(ascii_lowercase))
    return (_letters(rest) if rest else "") + ascii_lowercase[last]

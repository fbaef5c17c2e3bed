"""Markers, quotations and lists.

Roles follow DPUB-ARIA 1.1: `doc-bibliography` on the section, none on the list or its items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ...core.model import Correction, Evidence, Source
from ...syntax.tokens import Token
from ..words import Words, english
from .dating import day
from .escaping import attribute, fragment, text
from .evidence import witness
from .mentions import Mention, back_links, placed
from .people import cited
from .reference import reference, title

Write = Callable[[Source, Words], str]
"""Writes a source as a reference, in the words of a language."""


def source_anchor(key: str) -> str:
    """Return the id of a source in a list."""
    return f"src-{key}"


def marker(mention: Mention, words: Words | None = None, *, is_inside: bool = False) -> str:
    """Return the linked number of one citation, `[see 3, art. 3]`; inside of a range it shows as a dash.

    Numbers of sources have the same digits in all languages, as in lists, which the browser numbers.
    """
    words = words or english()
    number = text(f"[{placed(mention, str(mention.number), words)}]")
    if words.is_rtl:
        # A locator in Latin letters would move the brackets.
        number = f"<bdi>{number}</bdi>"
    name = placed(mention, words("source-number", number=mention.number), words)
    return (
        f'<a class="ib-ref{" ib-between" * is_inside}" id="{attribute(mention.anchor)}" role="doc-biblioref"'
        f' href="{fragment(source_anchor(mention.key))}" aria-label="{attribute(name)}"'
        f">{f'<span>{number}</span>' if is_inside else number}</a>"
    )


def standing_marker(links: str, token: Token, preceding: tuple[str, str]) -> str:
    """Return a whole marker, after the HTML that precedes it, if there is any, in an element of a class."""
    said = f'data-call="{token.call}" data-seal="{token.seal}"'
    marked = f'<sup class="ib-cite" {said} data-search-exclude="">{links}</sup>'
    name, shown = preceding
    return f'<span class="{name}">{shown}{marked}</span>' if shown else marked


def missing_marker(key: str) -> str:
    """Return the marker of a key that no source has: visible, and not a link."""
    return f'<mark class="ib-missing">[? {text(key)}]</mark>'


def quotation(quoted: str, words: Words | None = None) -> str:
    """Return quoted words; they may run in another direction than the page and the quotation marks."""
    words = words or english()
    start, end = text(words("quote-start")), text(words("quote-end"))
    return f"{start}<bdi>{text(words.nested(quoted))}</bdi>{end}"


def names(source: Source, words: Words | None = None) -> str:
    """Return whom a sentence names for a source, or its title; both may run in another direction."""
    told = words or english()
    named = text(cited(source, told))
    return f"<bdi>{named}</bdi>" if named else title(source, told) or f"<bdi>{text(source.key)}</bdi>"


def source_list(
    entries: Iterable[tuple[Source, Sequence[Mention]]],
    write: Write = reference,
    words: Words | None = None,
    evidence: Evidence | None = None,
) -> str:
    """Return the numbered list: each source with the mentions that lead to it, in order."""
    told = words or english()
    items = (_item(source, mentions, write, told, evidence) for source, mentions in entries)
    return f"<ol>{''.join(items)}</ol>"


def reading_list(sources: Iterable[Source], write: Write = reference, words: Words | None = None) -> str:
    """Return the list of sources that no sentence cites."""
    told = words or english()
    return f"<ul>{''.join(_item(source, (), write, told) for source in sources)}</ul>"


def corrections(items: Iterable[Correction], words: Words | None = None) -> str:
    """Return the list of corrections, each with its kind and its day."""
    told = words or english()
    return f"<ul>{''.join(_correction(item, told) for item in items)}</ul>"


def _correction(item: Correction, words: Words) -> str:
    kind = words(f"correction-{item.kind}")
    said = text(words.pattern("correction-on")).format(kind=text(kind), date=day(item.date, words))
    return f"<li><p><strong>{said}</strong> {text(item.text)}</p></li>"


def _item(
    source: Source,
    mentions: Sequence[Mention],
    write: Write,
    words: Words,
    evidence: Evidence | None = None,
) -> str:
    anchor = attribute(source_anchor(source.key))
    found = _found(source, mentions, words, evidence) if evidence else ""
    back = back_links(mentions, words)
    return f'<li id="{anchor}">{write(source, words)}{found}{f" {back}" if back else ""}</li>'


def _found(source: Source, mentions: Sequence[Mention], words: Words, evidence: Evidence) -> str:
    """Return what is known of each quotation of a source, with the places that quote it."""
    places = dict[str, list[str]]()
    for mention in mentions:
        if mention.quotation:
            places.setdefault(mention.quotation, []).append(mention.anchor)
    said = {quoted: witness.found(source, quoted, evidence, words) for quoted in places}
    return "".join(
        f' <span class="ib-evidence" data-of="{attribute(" ".join(places[quoted]))}">'
        f"{f'{quotation(quoted, words)} ' if len(said) > 1 else ''}<span>{told}</span></span>"
        for quoted, told in said.items()
        if told
    )

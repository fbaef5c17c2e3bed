"""Sources, markers and lists to HTML. Every inserted text is escaped here, once.

Roles follow DPUB-ARIA 1.1: `doc-bibliography` on the section, none on the list or its items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlsplit

from .languages import direction
from .model import Dating, Day, Person, Source

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MONTHS = (
    *("", "January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


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
        f'<a class="ib-ref" id="{_attribute(mention.anchor)}" role="doc-biblioref"'
        f' href="{_fragment(source_anchor(mention.key))}" aria-label="{_attribute(name)}"'
        f">[{_text(visible)}]</a>"
    )


def missing_marker(key: str) -> str:
    """Return what stands where the store has no such source: visible, and no link."""
    return f'<mark class="ib-missing" title="no source has the key &quot;{_attribute(key)}&quot;">[?]</mark>'


def quotation(words: str) -> str:
    """Return quoted words in quotation marks."""
    return f"“{_text(words)}”"


def source_list(entries: Iterable[tuple[Source, Sequence[Mention]]]) -> str:
    """Return the numbered list: each source with the mentions that lead to it, in order."""
    return f"<ol>{''.join(_item(source, mentions) for source, mentions in entries)}</ol>"


def reading_list(sources: Iterable[Source]) -> str:
    """Return the list of sources that no sentence cites."""
    return f"<ul>{''.join(_item(source, ()) for source in sources)}</ul>"


def _item(source: Source, mentions: Sequence[Mention]) -> str:
    parts = (_backlinks(mentions), _kind(source), _reference(source), _links(source))
    entry = " ".join(part for part in parts if part)
    return f'<li id="{_attribute(source_anchor(source.key))}"><div class="ib-entry">{entry}</div></li>'


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
        f'<a role="doc-backlink" href="{_fragment(mention.anchor)}"'
        f' aria-label="{_attribute(name)}">{visible}</a>'
    )


def _ordinal(number: int) -> str:
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _kind(source: Source) -> str:
    label = source.kind[:1].upper() + source.kind[1:]
    return f'<span class="ib-kind">{_text(label)}</span>' if label else ""


def _reference(source: Source) -> str:
    """Return author, title, where it appeared, when, and the note: each ended by a full stop."""
    editors = f"{_names(source.editors)} (ed.)" if source.editors else ""
    where = ", ".join(filter(None, (source.container, source.publisher, source.designation)))
    sentences = (
        _text(_names(source.authors, has_more=source.has_more_authors) or editors),
        _title(source),
        _text(where),
        _dating(source.date) if source.date else "",
        _text(source.note[:1].upper() + source.note[1:]),
    )
    return " ".join(_sentence(sentence) for sentence in sentences if sentence)


def _sentence(markup: str) -> str:
    return markup if markup.removesuffix("</cite>").endswith((".", "?", "!")) else f"{markup}."


def _names(persons: Sequence[Person], *, has_more: bool = False) -> str:
    names = [str(person) for person in persons] + ["others"] * has_more
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _title(source: Source) -> str:
    language = f' lang="{_attribute(source.language)}"' if source.language else ""
    toward = direction(source.language)
    written = f' dir="{toward}"' if toward else ""
    return f"<cite{language}{written}>{_text(source.title)}</cite>"


def _links(source: Source) -> str:
    """Return the address, the archived copy and the day of reading, as far as they are known."""
    read = f"read {_dating(source.accessed)}" if source.accessed else ""
    archived = _link(source.archive_url, "archived copy")
    if archived and source.archived:
        archived += f" of {_dating(source.archived)}"
    extra = "; ".join(filter(None, (archived, read)))
    address = _link(source.address, _host(source))
    return " ".join(filter(None, (address, f"({extra})" if extra else "")))


def _host(source: Source) -> str:
    if not source.url:
        return f"doi:{source.doi}"
    return _split(source.url)[1].removeprefix("www.") or source.url


def _link(address: str, label: str) -> str:
    """Return a link to another host, or the plain address when it is not one of the web's."""
    if not address:
        return ""
    scheme, host = _split(address)
    if scheme not in ("http", "https") or not host:
        return f'<span class="ib-url">{_text(address)}</span>'
    return f'<a class="ib-url" rel="external noopener" href="{_attribute(address)}">{_text(label)}</a>'


def _split(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc


def _dating(dating: Dating) -> str:
    ends = [_day(day) for day in (dating.start, dating.end) if day]
    about = "about " if dating.is_approximate else ""
    is_open = dating.is_range and len(ends) == 1
    bound = ("since " if dating.start else "until ") if is_open else ""
    return f"{about}{bound}{' to '.join(ends)}"


def _day(day: Day) -> str:
    month = _SEASONS.get(day.month) or _MONTHS[day.month]
    # ISO 8601 has a year 0; people do not.
    year = str(day.year) if day.year > 0 else f"{1 - day.year} BC"
    visible = " ".join(filter(None, (str(day.day or ""), month, year)))
    if day.year < 1:
        return _text(visible)
    return f'<time datetime="{day.iso}">{_text(visible)}</time>'


def _fragment(anchor: str) -> str:
    """Return a link to an id: an address is percent-encoded, an id is not."""
    return _attribute("#" + quote(anchor, safe="!$&'()*+,;=:@/?-._~"))


def _text(value: str) -> str:
    return escape(value, quote=False)


def _attribute(value: str) -> str:
    return escape(value, quote=True)

"""One source as a reference: kind, names, title, where and when it appeared, and its links."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from ..languages import direction
from ..model import MONTHS, Dating, Day, Person, Source
from .escaping import attribute, text

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def reference(source: Source) -> str:
    """Return all that a list says of a source."""
    return " ".join(part for part in (_kind(source), _description(source), _links(source)) if part)


def _kind(source: Source) -> str:
    label = source.kind[:1].upper() + source.kind[1:]
    return f'<span class="ib-kind">{text(label)}</span>' if label else ""


def _description(source: Source) -> str:
    """Return author, title, where it appeared, when, and the note: each ended by a full stop."""
    editors = f"{_names(source.editors)} (ed.)" if source.editors else ""
    where = ", ".join(filter(None, (source.container, source.publisher, source.designation)))
    sentences = (
        text(_names(source.authors, has_more=source.has_more_authors) or editors),
        _title(source),
        text(where),
        _dating(source.date) if source.date else "",
        text(source.note[:1].upper() + source.note[1:]),
    )
    return " ".join(_sentence(sentence) for sentence in sentences if sentence)


def _sentence(markup: str) -> str:
    return markup if markup.removesuffix("</cite>").endswith((".", "?", "!")) else f"{markup}."


def _names(persons: Sequence[Person], *, has_more: bool = False) -> str:
    names = [str(person) for person in persons] + ["others"] * has_more
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _title(source: Source) -> str:
    language = f' lang="{attribute(source.language)}"' if source.language else ""
    toward = direction(source.language)
    written = f' dir="{toward}"' if toward else ""
    return f"<cite{language}{written}>{text(source.title)}</cite>"


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
        return f'<span class="ib-url">{text(address)}</span>'
    return f'<a class="ib-url" rel="external noopener" href="{attribute(address)}">{text(label)}</a>'


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
    month = _SEASONS.get(day.month) or ("", *MONTHS)[day.month]
    # ISO 8601 has a year 0; people do not.
    year = str(day.year) if day.year > 0 else f"{1 - day.year} BC"
    visible = " ".join(filter(None, (str(day.day or ""), month, year)))
    if day.year < 1:
        return text(visible)
    return f'<time datetime="{day.iso}">{text(visible)}</time>'

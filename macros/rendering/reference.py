"""One source as a reference: kind, names, title, where and when it appeared, and its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from ..languages import direction
from ..model import Person, Source
from ..text import enumerated
from .dating import dating
from .escaping import attribute, text

_LABELS = ("vol. ", "no. ", "ed. ", "p. ", "pp. ")
_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟", "۔")


def reference(source: Source) -> str:
    """Return all that a list says of a source; each part is an element, which the card finds by its class."""
    return " ".join(filter(None, (_kind(source), *_description(source), _links(source))))


def _kind(source: Source) -> str:
    label = text(_capitalized(source.kind))
    return f'<span class="ib-kind">{label}</span>:' if label else ""


def _description(source: Source) -> Iterator[str]:
    """Yield author, title, where it appeared, when, and the note: each ended by a full stop."""
    persons = source.authors or source.editors
    places = (source.container, source.publisher, source.designation)
    where = ", ".join(_unsaid(places, said=map(str, persons)))
    yield _sentence("author", text(_persons(source)))
    yield _title(source)
    yield _sentence("where", text(_capitalized(where) if where.startswith(_LABELS) else where))
    yield _sentence("date", dating(source.date) if source.date else "")
    yield _sentence("note", text(_capitalized(source.note)))


def _sentence(name: str, markup: str) -> str:
    # Names may be written from right to left, in a sentence that is not.
    return f'<bdi class="ib-{name}">{markup}</bdi>{_stop(markup)}' if markup else ""


def _stop(sentence: str) -> str:
    return "" if sentence.endswith(_ENDS) else "."


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def _unsaid(names: Iterable[str], *, said: Iterable[str]) -> Iterator[str]:
    """Yield each name once, without those that were said before: an institution is its own publisher."""
    known = {"", *(name.casefold() for name in said)}
    for name in names:
        if name.casefold() not in known:
            known.add(name.casefold())
            yield name


def _persons(source: Source) -> str:
    if source.authors or not source.editors:
        return _names(source.authors, has_more=source.has_more_authors)
    return f"{_names(source.editors)} ({'eds.' if len(source.editors) > 1 else 'ed.'})"


def _names(persons: Sequence[Person], *, has_more: bool = False) -> str:
    return enumerated([str(person) for person in persons] + ["others"] * has_more)


def _title(source: Source) -> str:
    language = f' lang="{attribute(source.language)}"' if source.language else ""
    toward = direction(source.language)
    written = f' dir="{toward}"' if toward else ""
    title = text(source.title)
    return f"<cite{language}{written}>{title}</cite>{_stop(title)}" if title else ""


def _links(source: Source) -> str:
    """Return the address, the archived copy and the day of reading, as far as they are known."""
    read = f"read {dating(source.accessed)}" if source.accessed else ""
    extra = "; ".join(filter(None, (_archive(source), read)))
    address = _link(source.address, text(_host(source)))
    links = " ".join(filter(None, (address, f"({extra})" if extra else "")))
    return f'<span class="ib-links">{links}</span>' if links else ""


def _archive(source: Source) -> str:
    if not source.archive_url:
        return ""
    label = f"archived {dating(source.archived) if source.archived else 'copy'}"
    link = _link(source.archive_url, label)
    return f'<span class="ib-archive">{link if _is_of_web(source.archive_url) else f"{label}: {link}"}</span>'


def _host(source: Source) -> str:
    if not source.url:
        return f"doi:{source.doi}"
    return _split(source.url)[1].removeprefix("www.") or source.url


def _link(address: str, label: str) -> str:
    """Return a link to another host, or the plain address when it is not one of the web's."""
    if not address:
        return ""
    if not _is_of_web(address):
        return f'<span class="ib-url">{text(address)}</span>'
    return f'<a class="ib-url" rel="external noopener" href="{attribute(address)}">{label}</a>'


def _is_of_web(address: str) -> bool:
    scheme, host = _split(address)
    return scheme in ("http", "https") and bool(host)


def _split(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc

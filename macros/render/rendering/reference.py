"""One source as a reference: kind, names, title, where and when it appeared, and its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ...content.biblatex import entry_type, identified
from ...content.biblatex.eprints import subject
from ...content.biblatex.roles import edited
from ...content.biblatex.titles import STOPS
from ...core.model import Dating, Phrase, Source
from ...syntax.languages import direction
from ..words import ENGLISH, Words, english
from .escaping import attribute, isolated, scripted, spans, text
from .people import leading, named, told

# Addresses and identifiers run from left to right in every language.
_LTR = ' dir="ltr"'


def reference(source: Source, words: Words | None = None) -> str:
    """Return all that a list says of a source; each part is an element, which the source card copies."""
    words = words or english()
    parts = (
        _kind(source, words),
        *_description(source, words),
        _links(source, words),
        *_identifiers(source, words),
    )
    return " ".join(filter(None, parts))


def _kind(source: Source, words: Words) -> str:
    if not source.kind:
        return ""
    label = text(_capitalized(words(f"kind-{source.kind.replace(' ', '-')}")))
    return f"<small>{label}</small>{text(words('colon'))}"


def _description(source: Source, words: Words) -> Iterator[str]:
    """Yield author, title, who made what of it, where it appeared, when, what it was before, and the note.

    Each is ended by a full stop.
    """
    for_work, for_container = _contributed(source, words)
    markup, where = title(source, words), words.listed(_where(source, for_container, words))
    yield _sentence(text(_persons(source, words)), words=words)
    yield f"{markup}{_stop(markup.removesuffix('</cite>'))}" if markup else ""
    yield _remark(for_work, source, words)
    yield _sentence(scripted(where, source.scripts), words=words)
    yield _sentence(text(_dated(source.date, words)) if source.date else "")
    yield _remark(words.said(source.original) if source.original else "", source, words)
    yield _remark(source.note, source, words)


def _dated(date: Dating, words: Words) -> str:
    """Return a date as a sentence: other languages than English write months in small letters."""
    is_typed = date.literal and not (date.is_decade or date.month)
    said = words.dating(date)
    return said if is_typed or words.language == ENGLISH else _capitalized(said)


def _contributed(source: Source, words: Words) -> tuple[str, str]:
    """Return what people did for the work, and what they did for the book or journal that it is in."""
    editors = (edited(source),) if source.authors and source.editors else ()
    if not source.container:
        return told((*editors, *source.contributions), words), ""
    if entry_type(source.type).is_periodical:
        return told(source.contributions, words), told(editors, words)
    # The author of a book is named before its editors.
    of_book = [one for one in source.contributions if one.role == "bookauthor"]
    others = [one for one in source.contributions if one.role != "bookauthor"]
    return "", told((*of_book, *editors, *others), words)


def _where(source: Source, contributed: str, words: Words) -> list[str]:
    """Return in what a source appeared, at which event, where, and with which numbers and pages."""
    persons = source.authors or source.editors
    container = source.container if source.container.casefold() != source.title.casefold() else ""
    event, place = words.said(source.event), words.said(source.publisher_place)
    names = (container, contributed, event, *source.issuers, source.publisher)
    unsaid = [*_unsaid(names, said=map(str, persons))]
    if place and source.publisher in unsaid:
        unsaid[unsaid.index(source.publisher)] = words(
            "place-and-publisher", place=place, publisher=source.publisher
        )
    elif place:
        unsaid.append(place)
    parts = [*unsaid, *map(words.said, source.designation)]
    first = source.designation[0] if source.designation and not unsaid else ""
    # A label begins the sentence, and not what somebody typed.
    is_label = isinstance(first, Phrase) and not words.pattern(first.key, first.count).startswith("{")
    # The names in what people did have a direction of their own already.
    shown = [part if part == contributed else isolated(part, words) for part in parts]
    if is_label or parts[:1] == [contributed]:
        shown[0] = _capitalized(shown[0])
    return shown


def _sentence(markup: str, named: str = "", words: Words | None = None) -> str:
    # A name may be written from right to left, in a page that is not.
    toward = ' dir="rtl"' if words and words.is_rtl else ""
    return f"<bdi{named}{toward}>{spans(markup)}</bdi>{_stop(markup)}" if markup else ""


def _remark(said: str, source: Source, words: Words) -> str:
    """Return a sentence that the source card leaves out."""
    toward = words if words.is_rtl and said != source.note else None
    return _sentence(scripted(_capitalized(said), source.scripts), ' class="ib-note"', toward)


def _stop(sentence: str) -> str:
    return "" if sentence.endswith(STOPS) else "."


def _capitalized(words: str) -> str:
    # A web address is kept, and its first letter must not change.
    is_address = "://" in words.partition(" ")[0]
    return words if is_address else words[:1].upper() + words[1:]


def _unsaid(names: Iterable[str], *, said: Iterable[str]) -> Iterator[str]:
    """Yield each name once, without those that were said before: an institution is its own publisher."""
    known = {"", *(name.casefold() for name in said)}
    for name in names:
        if name.casefold() not in known:
            known.add(name.casefold())
            yield name


def _persons(source: Source, words: Words) -> str:
    if source.authors or not source.editors:
        return named(source.authors, words, has_more=source.has_more_authors)
    return leading(edited(source), words)


def title(source: Source, words: Words) -> str:
    """Return the title in its language and direction; empty for a source without one."""
    language = f' lang="{attribute(source.language)}"' if source.language else ""
    toward = direction(source.language)
    if words.is_rtl:
        toward = toward or ("ltr" if source.language else "auto")
    written = f' dir="{toward}"' if toward else ""
    markup = scripted(source.title, source.scripts)
    return f"<cite{language}{written}>{markup}</cite>" if markup else ""


def _links(source: Source, words: Words) -> str:
    """Return the address, the archived copy and the day of reading, as far as they are known."""
    read = text(_on("read", source.accessed, words)) if source.accessed else ""
    extra = words("semicolon").join(filter(None, (_archive(source, words), read)))
    # An identifier of a registry has its own link.
    links = {registry.link(name) for registry, name in identified(source)}
    known = source.address if source.address not in links or source.url else ""
    toward = _LTR if words.is_rtl else ""
    address = _link(known, text(_host(source)), toward) or _typed(known, toward)
    return " ".join(filter(None, (address, words("parentheses", said=extra) if extra else "")))


def _identifiers(source: Source, words: Words) -> Iterator[str]:
    """Yield identifiers, each in an element of its own, so that the card takes none for the archived copy."""
    fields = dict(source.fields)
    for registry, name in identified(source):
        label = text(f"{registry.label} {name}{subject(fields, registry, name)}")
        toward = _LTR if words.is_rtl else ""
        yield f'<span class="ib-id"{toward}>{_link(registry.link(name), label) or label}</span>'


def _archive(source: Source, words: Words) -> str:
    if not source.archive_url:
        return ""
    label = text(_on("archived", source.archived, words) if source.archived else words("archived-copy"))
    # The card takes the second link of an entry for the archived copy, and needs the class elsewhere.
    named = "" if _is_of_web(source.address) else ' class="ib-archive"'
    link = _link(source.archive_url, label, named)
    toward = _LTR if words.is_rtl else ""
    return link or f'<span class="ib-archive">{label}: {_typed(source.archive_url, toward)}</span>'


def _on(key: str, date: Dating, words: Words) -> str:
    """Return when something was done: on a day, or in a month or a year, which languages say otherwise."""
    is_day = date.start and date.start.day and not (date.is_range or date.literal or date.is_approximate)
    return words(f"{key}-on" if is_day else f"{key}-in", date=words.dating(date))


def _host(source: Source) -> str:
    if source.doi and not source.url:
        return f"doi:{source.doi}"
    return _split(source.address)[1].removeprefix("www.") or source.address


def _link(address: str, label: str, named: str = "") -> str:
    """Return a link to another host; empty when the address is not one of the web's."""
    return f'<a{named} href="{attribute(address)}">{label}</a>' if _is_of_web(address) else ""


def _typed(address: str, toward: str = "") -> str:
    """Return an address as text, because it cannot be linked."""
    return f'<span class="ib-url"{toward}>{text(address)}</span>' if address else ""


def _is_of_web(address: str) -> bool:
    scheme, host = _split(address)
    return scheme in ("http", "https") and bool(host)


def _split(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc

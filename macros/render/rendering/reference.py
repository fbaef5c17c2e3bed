"""One source as a reference: kind, names, title, where and when it appeared, and its links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ...content.biblatex import entry_type
from ...content.biblatex.roles import edited
from ...content.biblatex.titles import STOPS
from ...core.model import Dating, Evidence, Phrase, Source, SourceRecord
from ...syntax.languages import direction
from ..words import ENGLISH, Words, english
from . import addresses
from .escaping import attribute, isolated, scripted, spans, text
from .evidence import witness
from .people import leading, named, told


def reference(source: Source, words: Words | None = None, known: SourceRecord | None = None) -> str:
    """Return all that a list says of a source; each part is an element, which the source card copies.

    `known` is what the record of the site says of it.
    """
    words = words or english()
    parts = (
        *_description(source, words),
        addresses.links(source, words, known),
        *addresses.identifiers(source, words),
    )
    # A colon of full width has its space in itself.
    gap = "" if words("colon") == "：" else " "
    described = gap.join(filter(None, (_kind(source, words), " ".join(filter(None, parts)))))
    return f"{witness.retraction(known, words)}{described}"


def writer(evidence: Evidence | None) -> Callable[[Source, Words], str]:
    """Return a function that writes sources with what is known of them."""
    sources = evidence.sources if evidence else {}
    return lambda source, words: reference(source, words, sources.get(source.key))


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

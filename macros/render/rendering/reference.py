"""One source as a reference: kind, names, title, where and when it appeared, and its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ...content.biblatex import entry_type, identified
from ...content.biblatex.bibstrings import BIBSTRINGS
from ...content.biblatex.eprints import subject
from ...content.biblatex.roles import ROLES, edited, leading, named, told
from ...content.biblatex.titles import STOPS
from ...core.model import Source
from ...syntax.languages import direction
from .dating import words
from .escaping import attribute, scripted, text

_LABELS = (
    *("vol. ", "part ", "no. ", "issue ", "article ", "ch. ", "p. ", "pp. ", "version "),
    *BIBSTRINGS.values(),
    *(f"{role.words} " for role in ROLES.values()),
    "translated from ",
)


def reference(source: Source) -> str:
    """Return all that a list says of a source; each part is an element, which the source card copies."""
    parts = (_kind(source), *_description(source), _links(source), *_identifiers(source))
    return " ".join(filter(None, parts))


def _kind(source: Source) -> str:
    label = text(_capitalized(source.kind))
    return f"<small>{label}</small>:" if label else ""


def _description(source: Source) -> Iterator[str]:
    """Yield author, title, who made what of it, where it appeared, when, what it was before, and the note.

    Each is ended by a full stop.
    """
    for_work, for_container = _contributed(source)
    where = _where(source, for_container)
    yield _sentence(text(_persons(source)))
    markup = title(source)
    yield f"{markup}{_stop(markup.removesuffix('</cite>'))}" if markup else ""
    yield _remark(for_work, source)
    where = _capitalized(where) if where.startswith(_LABELS) else where
    yield _sentence(scripted(where, source.scripts))
    yield _sentence(words(source.date) if source.date else "")
    yield _remark(source.original, source)
    yield _remark(source.note, source)


def _contributed(source: Source) -> tuple[str, str]:
    """Return what people did for the work, and what they did for the book or journal that it is in."""
    editors = (edited(source),) if source.authors and source.editors else ()
    if not source.container:
        return told((*editors, *source.contributions)), ""
    if entry_type(source.type).is_periodical:
        return told(source.contributions), told(editors)
    # The author of a book is named before its editors.
    of_book = [one for one in source.contributions if one.role == "bookauthor"]
    others = [one for one in source.contributions if one.role != "bookauthor"]
    return "", told((*of_book, *editors, *others))


def _where(source: Source, contributed: str) -> str:
    """Return in what a source appeared, at which event, where, and with which numbers and pages."""
    persons = source.authors or source.editors
    container = source.container if source.container.casefold() != source.title.casefold() else ""
    names = (container, contributed, source.event, *source.issuers, source.publisher)
    unsaid = [*_unsaid(names, said=map(str, persons))]
    if source.publisher_place and source.publisher in unsaid:
        unsaid[unsaid.index(source.publisher)] = f"{source.publisher_place}: {source.publisher}"
    elif source.publisher_place:
        unsaid.append(source.publisher_place)
    return ", ".join(filter(None, (*unsaid, source.designation)))


def _sentence(markup: str, named: str = "") -> str:
    # A name may be written from right to left, in a page that is not.
    return f"<bdi{named}>{markup}</bdi>{_stop(markup)}" if markup else ""


def _remark(said: str, source: Source) -> str:
    """Return a sentence that the source card leaves out."""
    return _sentence(scripted(_capitalized(said), source.scripts), ' class="ib-note"')


def _stop(sentence: str) -> str:
    return "" if sentence.endswith(STOPS) else "."


def _capitalized(words: str) -> str:
    is_address = "://" in words.partition(" ")[0]
    return words if is_address else words[:1].upper() + words[1:]


def _unsaid(names: Iterable[str], *, said: Iterable[str]) -> Iterator[str]:
    """Yield each name once, without those that were said before: an institution is its own publisher."""
    known = {"", *(name.casefold() for name in said)}
    for name in names:
        if name.casefold() not in known:
            known.add(name.casefold())
            yield name


def _persons(source: Source) -> str:
    if source.authors or not source.editors:
        return named(source.authors, has_more=source.has_more_authors)
    return leading(edited(source))


def title(source: Source) -> str:
    """Return the title in its language and direction; empty for a source without one."""
    language = f' lang="{attribute(source.language)}"' if source.language else ""
    toward = direction(source.language)
    written = f' dir="{toward}"' if toward else ""
    markup = scripted(source.title, source.scripts)
    return f"<cite{language}{written}>{markup}</cite>" if markup else ""


def _links(source: Source) -> str:
    """Return the address, the archived copy and the day of reading, as far as they are known."""
    read = f"read {words(source.accessed)}" if source.accessed else ""
    extra = "; ".join(filter(None, (_archive(source), read)))
    # An identifier of a registry has its own link.
    links = {registry.link(name) for registry, name in identified(source)}
    known = source.address if source.address not in links or source.url else ""
    address = _link(known, text(_host(source))) or _typed(known)
    return " ".join(filter(None, (address, f"({extra})" if extra else "")))


def _identifiers(source: Source) -> Iterator[str]:
    """Yield identifiers, each in an element of its own, so that the card takes none for the archived copy."""
    fields = dict(source.fields)
    for registry, name in identified(source):
        label = text(f"{registry.label} {name}{subject(fields, registry, name)}")
        yield f'<span class="ib-id">{_link(registry.link(name), label) or label}</span>'


def _archive(source: Source) -> str:
    if not source.archive_url:
        return ""
    label = f"archived {words(source.archived) if source.archived else 'copy'}"
    # The card takes the second link of an entry for the archived copy, and needs the class elsewhere.
    named = "" if _is_of_web(source.address) else ' class="ib-archive"'
    link = _link(source.archive_url, label, named)
    return link or f'<span class="ib-archive">{label}: {_typed(source.archive_url)}</span>'


def _host(source: Source) -> str:
    if source.doi and not source.url:
        return f"doi:{source.doi}"
    return _split(source.address)[1].removeprefix("www.") or source.address


def _link(address: str, label: str, named: str = "") -> str:
    """Return a link to another host; empty when the address is not one of the web's."""
    return f'<a{named} href="{attribute(address)}">{label}</a>' if _is_of_web(address) else ""


def _typed(address: str) -> str:
    """Return an address as text, because it cannot be linked."""
    return f'<span class="ib-url">{text(address)}</span>' if address else ""


def _is_of_web(address: str) -> bool:
    scheme, host = _split(address)
    return scheme in ("http", "https") and bool(host)


def _split(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc

"""Where readers find a source: its address, the archived copy, and its identifiers in registries."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ...content.biblatex import identified
from ...content.biblatex.eprints import subject
from ...core.model import Dating, ReadResult, Source, SourceRecord
from ..words import Words
from .escaping import attribute, text

# Addresses and identifiers run from left to right in every language.
_LTR = ' dir="ltr"'


def links(source: Source, words: Words, known: SourceRecord | None = None) -> str:
    """Return the address, the archived copy and the day of reading, as far as they are known.

    Of a source that is gone, the archived copy comes first.
    """
    if known and known.result is ReadResult.GONE and (copy := source.archive_url or known.archived):
        return _of_gone(source, copy, words)
    read = text(_on("read", source.accessed, words)) if source.accessed else ""
    extra = words("semicolon").join(filter(None, (_archive(source, words), read)))
    # An identifier of a registry has its own link.
    links = {registry.link(name) for registry, name in identified(source)}
    own = source.address if source.address not in links or source.url else ""
    toward = _LTR if words.is_rtl else ""
    address = _link(own, text(_host(source)), toward) or _typed(own, toward)
    return words("remark", said=address, remark=extra).strip() if extra else address


def _of_gone(source: Source, copy: str, words: Words) -> str:
    """Return the archived copy, and then the address at which the source was."""
    toward = _LTR if words.is_rtl else ""
    label = text(_on("archived", source.archived, words) if source.archived else words("archived-copy"))
    gone = words("gone", address=_host(source))
    first = _link(copy, label, ' class="ib-archive"') or _typed(copy, toward)
    return words("remark", said=first, remark=text(gone))


def identifiers(source: Source, words: Words) -> Iterator[str]:
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
    named = "" if is_of_web(source.address) else ' class="ib-archive"'
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
    return f'<a{named} href="{attribute(address)}">{label}</a>' if is_of_web(address) else ""


def _typed(address: str, toward: str = "") -> str:
    """Return an address as text, because it cannot be linked."""
    return f'<span class="ib-url"{toward}>{text(address)}</span>' if address else ""


def is_of_web(address: str) -> bool:
    """Return whether an address can be a link."""
    scheme, host = _split(address)
    return scheme in ("http", "https") and bool(host)


def _split(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.netloc

"""Looking a work up: a registry or a page is asked, and its answer becomes a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ...content.biblatex import FIELD_BY_NAME
from ...content.biblatex.identifiers import ARXIV
from ...content.sources.entry_checks import check_value
from ...core.findings import Fault, FaultError
from ...core.model import Watching
from ...project.evidence import Fetched, State
from ...project.evidence.extracts.decoding import decoded
from ...project.evidence.extracts.sniffing import FileKind, kind
from ...project.evidence.lookups import describing
from ...project.evidence.lookups.services import SERVICES
from ...syntax.addresses import identity
from ...syntax.languages import language_tag
from ...syntax.typed_addresses import doi_name
from . import books, csl_items
from .foreign import listed, parsed, record, word
from .pages import page_fields
from .pages.page_marks import Marks, marks
from .proposals import Proposal, Proposed, text

_BY_HAND = "type what you know: --title …, --author …, --date …"
_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
_LOGIN = re.compile(r"/(?:log-?in|sign-?in|sso|auth)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\((?P<class>[a-z-]+(?:\.[A-Z]{2})?)\)")
_ARXIV_LABEL = re.compile(r"(?:arxiv:\s*|https?://arxiv\.org/(?:abs|pdf)/)", re.IGNORECASE)


class Sought(NamedTuple):
    """What is looked up."""

    kind: str
    """`url`, or the kind of an identifier."""
    name: str


class Setting(NamedTuple):
    """What a lookup depends on beside the work."""

    watching: Watching
    language: str
    """The language of the site, in which a source needs no `langid`."""
    today: date


def of_arxiv(typed: str) -> Mapping[str, str]:
    """Return the fields for an identifier of arXiv. Raises FaultError."""
    name = _ARXIV_LABEL.sub("", typed.strip(), count=1)
    if not name:
        return {}
    if not ARXIV.names(name):
        raise FaultError(Fault(f'"{typed}" is not {ARXIV.noun}', f"type --arxiv {ARXIV.example}"))
    return {"eprint": name, "eprinttype": "arxiv"}


def named(typed: Mapping[str, str], wish: Sought) -> Mapping[str, str]:
    """Return the fields that were typed; an address that is only that of a DOI becomes the DOI."""
    if wish.kind != "doi" or "doi" in typed:
        return typed
    return {name: value for name, value in typed.items() if name != "url"} | {"doi": wish.name}


def sought(typed: Mapping[str, str]) -> Sought | None:
    """Return what to look up of the fields that were typed, the surest first. Raises FaultError."""
    address = typed.get("url", "")
    given = {
        "doi": typed.get("doi") or (doi_name(address) if _RESOLVER.match(address) else ""),
        "pmid": typed.get("pmid"),
        "arxiv": typed.get("eprint") if typed.get("eprinttype") == "arxiv" else "",
        "isbn": typed.get("isbn"),
        "url": address,
    }
    found = next((Sought(name, value) for name, value in given.items() if value), None)
    if found and (faults := list(check_value(found.kind, found.name))):
        raise FaultError(Fault(faults[0].message, f"type --{found.kind} again"))
    return found


def looked_up(wish: Sought, setting: Setting) -> Proposal:
    """Return what a registry or a page says. Raises FaultError with the reason where nothing is known."""
    found = _page(wish.name, setting) if wish.kind == "url" else _registered(wish, setting)
    fields = tuple(one for field in found.fields for one in _in_language(field, setting.language))
    return found._replace(fields=fields)


def _in_language(one: Proposed, language: str) -> Iterator[Proposed]:
    """Yield a field; a language only where it is another one than that of the site."""
    if one.field != "langid":
        yield one
    elif (tag := language_tag(one.values[0])) and tag.split("-")[0] != language.split("-", maxsplit=1)[0]:
        yield one._replace(values=(tag,))


def _registered(wish: Sought, setting: Setting) -> Proposal:
    service = SERVICES[wish.kind]
    came = describing.described(wish.kind, _bare(wish), setting.watching)
    answer = record(parsed(_content(came, f"{wish.name} at {service.name}")))
    if wish.kind == "isbn":
        found = books.of_answer(answer, service.name, setting.today)
    else:
        found = csl_items.of_item(answer, service.name, setting.today)
    if found is None or not any(one.field == "title" for one in found.fields):
        raise FaultError(Fault(f"{service.name} says nothing of {wish.name}", _BY_HAND))
    if wish.kind == "arxiv":
        return found._replace(fields=(*found.fields, *_subject(answer, service.name)))
    return found


def _bare(wish: Sought) -> str:
    """Return the name that a service knows, without a label or what is beside it."""
    known = FIELD_BY_NAME.get(wish.kind)
    names = known.identifier.names(wish.name) if known and known.identifier else (wish.name,)
    return names[0].replace("-", "").replace(" ", "") if wish.kind == "isbn" else names[0]


def _subject(answer: Mapping[str, object], origin: str) -> Iterator[Proposed]:
    """Yield the subject at arXiv, which DataCite puts in parentheses: `Machine Learning (cs.LG)`."""
    found = filter(None, (_SUBJECT.search(word(one)) for one in listed(answer.get("categories"))))
    yield from text("eprintclass", next((match["class"] for match in found), ""), origin)


def _content(came: Fetched, named: str) -> bytes:
    """Return what came. Raises FaultError where nothing did."""
    if came.state is not State.READ:
        raise FaultError(Fault(f"{named} cannot be read: {came.reason}", _BY_HAND))
    return came.content


def _page(address: str, setting: Setting) -> Proposal:
    came = describing.page(address, setting.watching)
    content = _content(came, address)
    if kind(content, came.content_type, came.reached) is not FileKind.PAGE:
        raise FaultError(Fault(f"{address} is a file and no page, and says nothing of itself", _BY_HAND))
    said = marks(decoded(content, came.content_type), came.reached)
    if shut := page_fields.closed(said):
        raise FaultError(Fault(f'{address} shows "{shut}" in place of the source', _BY_HAND))
    if _LOGIN.search(came.reached) and not _LOGIN.search(address):
        raise FaultError(Fault(f"{address} leads to a login, {came.reached}", _BY_HAND))
    found = page_fields.of_page(said, came.reached, setting.today)
    if not any(one.field == "title" for one in found.fields):
        raise FaultError(Fault(f"{address} has no title", _BY_HAND))
    read = text("urldate", setting.today.isoformat(), "today, when the page was read")
    return found._replace(fields=(*found.fields, *read), notes=(*found.notes, *_other_address(said, address)))


def _other_address(said: Marks, address: str) -> Iterator[str]:
    """Yield a note where a page gives itself another address, which may be free of what tracks readers."""
    own = next((one for one in said.get("canonical", ()) if one.startswith(("http://", "https://"))), "")
    if own and identity(own) != identity(address):
        yield f"the page says its address is {own}; type --url with it to cite that one"

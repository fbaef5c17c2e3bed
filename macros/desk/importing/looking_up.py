"""Looking a work up: a registry or a page is asked, and its answer becomes a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...content.biblatex.identifiers import ARXIV
from ...content.sources.entry_checks import check_value
from ...core.findings import Fault, FaultError
from ...syntax.languages import language_tag
from ...syntax.typed_addresses import doi_name
from .pages.page_reading import read_page
from .proposals import Proposal, Proposed
from .registries import registered
from .wishes import Setting, Sought

_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)
_ARXIV_LABEL = re.compile(r"(?:arxiv:\s*|https?://arxiv\.org/(?:abs|pdf)/)", re.IGNORECASE)


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
    found = read_page(wish.name, setting) if wish.kind == "url" else registered(wish, setting)
    fields = tuple(one for field in found.fields for one in _in_language(field, setting.language))
    return found._replace(fields=fields)


def _in_language(one: Proposed, language: str) -> Iterator[Proposed]:
    """Yield a field; a language only where it is another one than that of the site."""
    if one.field != "langid":
        yield one
    elif (tag := language_tag(one.values[0])) and tag.split("-")[0] != language.split("-", maxsplit=1)[0]:
        yield one._replace(values=(tag,))

r"""Where a source is on the web: its `url`, or an address in `howpublished`, `note` or `eprint`.

`howpublished = {\url{…}}` and `note = {Available at \url{…}}` are what BibTeX's users wrote before `url`.
"""

from __future__ import annotations

import re

from ...core.patterns import later
from ...syntax.latex import decode
from ...syntax.typed_addresses import linked, meant_address
from ..biblatex import registered
from ..biblatex.eprints import eprint_address
from .inheritance import Fields

_INTRODUCTION = later(
    r"""
    (?: [\s:,.;()\[\]<>-]+
      | \b(?: also | and | available | accessible | online | on-line | retrieved | hosted | published
            | see | from | at | on | under | via | in | here | the | web | internet | world | wide | www
            | website | site | homepage | home | page | link | url | address )\b
    )*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def url(fields: Fields) -> str:
    """Return the web address of a source, as it is meant; an address that is not of the web as typed."""
    if typed := fields.raw("url"):
        return meant_address(typed)
    return linked(fields.raw("howpublished"))[0] or _of_note(fields)


def at_registry(fields: Fields) -> str:
    """Return the address at the first registry that the entry names; empty when there is none."""
    links = (registry.link(name) for registry, name in registered(fields.values))
    return next(filter(None, links), "") or eprint_address(fields.values)


def how_published(fields: Fields) -> str:
    """Return how a source was published, without its address and without words that only lead to it."""
    typed = fields.raw("howpublished")
    return _told(typed) if linked(typed)[0] else decode(typed)


def note(fields: Fields) -> str:
    """Return the note; empty when an address, which is the source's own, is all that it says."""
    typed = fields.raw("note")
    if not typed:
        return ""
    found = _of_note(fields)
    return "" if found and found == url(fields) and not _told(typed) else decode(typed)


def _of_note(fields: Fields) -> str:
    """Return the address that a note gives; beside an address of the work itself, it leads elsewhere."""
    found = linked(fields.raw("note"), is_marked=True)[0]
    return found if found and not (fields.raw("doi") or at_registry(fields)) else ""


def _told(typed: str) -> str:
    rest = decode(linked(typed)[1]) if typed else ""
    return "" if _INTRODUCTION().fullmatch(rest) else rest.strip(" :,;").removeprefix(". ")

"""Registries: what they are asked for, and the proposal that their answer is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...content.biblatex import FIELD_BY_NAME
from ...core.findings import Fault, FaultError
from ...project.evidence.lookups import describing
from ...project.evidence.lookups.services import SERVICES
from . import books, csl_items
from .foreign import listed, parsed, record, word
from .proposals import Proposal, Proposed, text
from .wishes import BY_HAND, Setting, Sought, received

_SUBJECT = re.compile(r"\((?P<class>[a-z-]+(?:\.[A-Z]{2})?)\)")


def registered(wish: Sought, setting: Setting) -> Proposal:
    """Return what a registry says of a work. Raises FaultError where it says nothing."""
    service = SERVICES[wish.kind]
    came = describing.described(wish.kind, _bare(wish), setting.watching)
    answer = record(parsed(received(came, f"{wish.name} at {service.name}")))
    if wish.kind == "isbn":
        found = books.of_answer(answer, service.name, setting.today)
    else:
        found = csl_items.of_item(answer, service.name, setting.today)
    if found is None or not any(one.field == "title" for one in found.fields):
        raise FaultError(Fault(f"{service.name} says nothing of {wish.name}", BY_HAND))
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

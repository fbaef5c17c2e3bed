"""Reading a page for what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....core.findings import Fault, FaultError
from ....project.evidence.extracts.decoding import decoded
from ....project.evidence.extracts.sniffing import FileKind, kind
from ....project.evidence.lookups import describing
from ....syntax.addresses import identity
from ..proposals import Proposal, text
from ..wishes import BY_HAND, Setting, received
from . import page_fields
from .page_marks import Marks, marks

_LOGIN = re.compile(r"/(?:log-?in|sign-?in|sso|auth)\b", re.IGNORECASE)


def read_page(address: str, setting: Setting) -> Proposal:
    """Return what a page says. Raises FaultError where it shows something else in place of a source."""
    came = describing.page(address, setting.watching)
    content = received(came, address)
    if kind(content, came.content_type, came.reached) is not FileKind.PAGE:
        raise FaultError(Fault(f"{address} is a file and no page, and says nothing of itself", BY_HAND))
    said = marks(decoded(content, came.content_type), came.reached)
    if shut := page_fields.closed(said):
        raise FaultError(Fault(f'{address} shows "{shut}" in place of the source', BY_HAND))
    if _LOGIN.search(came.reached) and not _LOGIN.search(address):
        raise FaultError(Fault(f"{address} leads to a login, {came.reached}", BY_HAND))
    found = page_fields.of_page(said, came.reached, setting.today)
    if not any(one.field == "title" for one in found.fields):
        raise FaultError(Fault(f"{address} has no title", BY_HAND))
    read = text("urldate", setting.today.isoformat(), "today, when the page was read")
    return found._replace(fields=(*found.fields, *read), notes=(*found.notes, *_other_address(said, address)))


def _other_address(said: Marks, address: str) -> Iterator[str]:
    """Yield a note where a page gives itself another address, which may be free of what tracks readers."""
    own = next((one for one in said.get("canonical", ()) if one.startswith(("http://", "https://"))), "")
    if own and identity(own) != identity(address):
        yield f"the page says its address is {own}; type --url with it to cite that one"

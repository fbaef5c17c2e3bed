"""Templates in titles: mkdocs-macros renders a title like a page, but no Markdown is read in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.findings import Fault
from ...core.macro_table import pattern
from ...core.text import Text
from ...syntax.markdown.regions import Regions
from ..templating import Vocabulary
from .marks import Body, readings
from .mistakes import template_faults

CALL = re.compile(rf"\{{\{{[-+]?\s*(?:{pattern()})\s*\(")
"""A call of one of our macros."""
_NOTHING = Regions((), (), ())


def faults(title: str, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Find what keeps a title from being shown as it is meant."""
    if CALL.search(title):
        yield Fault("a citation in a title is not shown", "cite in the text of the page")
        return
    body = Body(Text("", title), 0, _NOTHING, (), (), vocabulary.names, vocabulary)
    read = tuple(readings(body))
    for found in (*(one for mark in read for one in mark.findings), *template_faults.findings(body, read)):
        yield Fault(found.message.replace("this page", "this title"), found.hint)

"""Macros that an HTML tag divides: readers see them whole, and nobody reads them.

{{ ci<wbr>te("un2024vote") }}
{<b></b>% include "part.md" %}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ....core.findings import Finding, at
from ....core.patterns import later
from ....core.text import Span, covering
from ..marks import Body
from .intended import CALLED

_TAG = later(r"</?[A-Za-z][^<>\n]*>")
# Two signs with tags between them, or an expression with a tag in it.
_DIVIDED = later(
    r"\{(?:</?[A-Za-z][^<>\n]*>)+[{%] | \{\{ (?: [^{}<\n]*+ </?[A-Za-z][^<>{}\n]*> )+ [^{}<\n]*+ \}\}",
    re.VERBOSE,
)


def findings(body: Body, apart: Sequence[Span], told: Collection[int]) -> Iterator[Finding]:
    """Find divided macros outside of code and of marks that are read, which are apart and sorted.

    Calls with one brace are told already, by the places where they begin.
    """
    content = body.text.content
    if "{<" not in content and (body.is_templated or "{{" not in content):
        return
    for match in _DIVIDED().finditer(content, body.start):
        whole, is_sign = _TAG().sub("", match[0]), match[0][1] == "<"
        is_told = is_sign or (CALLED.search(whole) and not CALLED.search(match[0]))
        if not is_told or match.end() - 1 in told or covering(apart, match.start()) is not None:
            continue
        message = "an HTML tag divides this macro, and readers see it as it is typed"
        hint = "delete the tag" if is_sign else f"write {whole}"
        yield at("unrendered-macro", body.text, Span(*match.span()), message, hint)

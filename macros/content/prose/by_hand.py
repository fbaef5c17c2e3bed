"""Citations by hand: citations in the notation of other programs, which readers see as typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ...core.model import ByHand
from ...core.text import Span, covering
from ...syntax.markdown.pandoc import clusters
from .brackets import is_citation, maths

_BY_HAND = re.compile(
    r"""
    \[ (?: (?P<numbers> (?P<label> \d{1,3} ) (?: \s*[,–-]\s* \d{1,3} )* )
        | \^ (?P<note> [^\[\]\s]+ )
        | (?P<before> (?: [^\[\]\n@]* \s )? ) (?P<pandoc> -?@ \w [^\[\]\n]* ) )
    \] (?! [(\[:{] )
    """,
    re.VERBOSE,
)
# In a list or a quotation too, and indented as deep as there.
_DEFINED = re.compile(r"^[ \t>*+-]*\[(?!\^)([^\[\]\n]+)\]:", re.MULTILINE)


def by_hand(content: str, prose: str, keys: Collection[str]) -> Iterator[ByHand]:
    """Yield the citations by hand in file order.

    Brackets with other words before the @ count only with a key of the store, since they may hold a name.
    Keys are read from the content, since the prose has no underscores.
    """
    found_at = list(_BY_HAND.finditer(prose))
    defined = frozenset(map(str.casefold, _DEFINED.findall(content) if found_at else ()))
    formulas = maths(content) if found_at else ()
    for match in found_at:
        span = Span(*match.span())
        if content[span.start + 1 : span.end - 1].casefold() in defined or match["label"] in defined:
            continue
        if match["numbers"]:
            is_link = content[span.end : span.end + 1] in {"(", "[", ":"} or _is_text_of_link(content, span)
            is_maths = covering(formulas, span.start - 1) is not None
            if not is_link and not is_maths and is_citation(prose, *span):
                yield ByHand(span)
        elif match["note"]:
            yield ByHand(span, (content[slice(*match.span("note"))],))
        else:
            cited = [one for cluster in clusters(content[slice(*span)], 0, keys) for one in cluster.sources]
            found = tuple(one.key for one in cited)
            if found and (not match["before"] or any(key in keys for key in found)):
                said = (cited[0].locator, cited[0].prefix) if len(cited) == 1 else ()
                yield ByHand(span, found, *said)


def _is_text_of_link(content: str, span: Span) -> bool:
    """Return whether brackets are all of a link's text: `[[1]](…)`."""
    return content[span.start - 1 : span.start] == "[" and content[span.end : span.end + 2] in {"](", "]["}

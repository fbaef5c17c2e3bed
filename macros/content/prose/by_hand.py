"""Citations by hand: citations in the notation of other programs, which readers see as typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ...core.macro_table import CITE, TEXTCITE
from ...core.model import ByHand
from ...core.text import Span, covering
from ...syntax.html.elements import as_typed
from ...syntax.markdown.pandoc import clusters
from .brackets import is_citation, maths
from .notations import typed_keys
from .numbers import typed_numbers

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


def by_hand(content: str, prose: str, seen: str, keys: Collection[str]) -> Iterator[ByHand]:
    """Yield the citations by hand in file order; where two overlap, the one that begins first.

    `seen` is the content with U+0000 in the place of code, comments, and citations that are read.
    """
    found = [*_bracketed(content, prose, keys), *typed_keys(seen, content, keys), *_named(seen, keys)]
    found += map(ByHand, typed_numbers(seen, prose))
    if not found:
        return
    defined, code, end = _labels(content), tuple(as_typed(content)), 0
    for typed in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        is_link = content[typed.span.start + 1 : typed.span.end - 1].casefold() in defined
        is_code = covering(code, typed.span.start) is not None
        if typed.span.start >= end and not (is_link or is_code):
            yield typed
            end = typed.span.end


def _labels(content: str) -> frozenset[str]:
    """Return the labels of links that a text defines, in lower case."""
    return frozenset(map(str.casefold, _DEFINED.findall(content)))


def _named(seen: str, keys: Collection[str]) -> Iterator[ByHand]:
    """Yield what pandoc reads as a citation without brackets: a key of the store behind an @."""
    for cluster in clusters(seen, 0, keys):
        (cited, *others), span = cluster.sources, cluster.span
        if others or seen[span.start] == "[":
            continue
        macro = (TEXTCITE if cluster.is_in_text else CITE).name
        yield ByHand(span, (cited.key,), cited.locator, cited.prefix, macro)


def _bracketed(content: str, prose: str, keys: Collection[str]) -> Iterator[ByHand]:
    """Yield numbers, keys behind an @ and undefined footnotes, each in brackets.

    Brackets with other words before the @ count only with a key of the store, since they may hold a name.
    Keys are read from the content, since the prose has no underscores.
    """
    found_at = list(_BY_HAND.finditer(prose))
    defined = _labels(content) if found_at else frozenset()
    formulas = maths(content) if found_at else ()
    for match in found_at:
        span = Span(*match.span())
        if match["label"] in defined:
            continue
        if match["numbers"]:
            is_link = content[span.end : span.end + 1] in {"(", "[", ":"} or _is_text_of_link(content, span)
            is_maths = covering(formulas, span.start - 1) is not None
            if not is_link and not is_maths and is_citation(prose, span, span):
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

"""What is wrong with a text that is not YAML: where the mistake was made, in plain words, and what to type.

A parser notices a mistake where it can read no further, which is often a line later. So the lines above that
place are read again, and what a writer is likely to have meant decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import brackets, characters, lines, quotes
from .stops import Stop, YamlFault


def explained(stop: Stop) -> YamlFault:
    """Return what a writer has to know of a place where a parser stopped."""
    for problem, explain in _EXPLAINED.items():
        if stop.problem.startswith(problem) and (found := explain(stop)):
            return found
    return YamlFault(stop.problem or "not YAML", "", stop.place)


def _quote_or(explain: Callable[[Stop], YamlFault | None]) -> Callable[[Stop], YamlFault | None]:
    """Return the explanation by an unclosed quotation mark above, or else another."""
    return lambda stop: quotes.unclosed(stop) or explain(stop)


_EXPLAINED: Mapping[str, Callable[[Stop], YamlFault | None]] = {
    "could not find expected ':'": _quote_or(lines.no_colon),
    "found unexpected end of stream": _quote_or(quotes.begun),
    "found unexpected document separator": _quote_or(quotes.begun),
    "mapping values are not allowed": _quote_or(lines.unexpected_colon),
    "expected <block end>": _quote_or(lines.after_block),
    "expected '<document start>'": _quote_or(lines.after_all),
    "expected ',' or ": _quote_or(brackets.within),
    "expected the node content": _quote_or(brackets.no_content),
    "found character": _quote_or(characters.odd_start),
    "found undefined alias": characters.reference,
    "second occurrence": characters.odd_start,
    "mapping keys are not allowed": characters.odd_start,
    "expected alphabetic or numeric character": characters.reference,
    "found undefined tag": characters.reference,
    "expected chomping or indentation": characters.block_text,
    "expected a comment or a line break": characters.block_text,
    "sequence entries are not allowed": lines.late_list,
    "but found another document": lines.second_document,
    "expected escape sequence": characters.escape,
    "found unknown escape character": characters.escape,
    "special characters are not allowed": characters.control,
}
"""How each thing that PyYAML says is explained, by how that begins."""

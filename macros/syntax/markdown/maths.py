r"""Formulas in a page: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, as MathJax, KaTeX and arithmatex read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...core.text import Span, covering

_DELIMITER = re.compile(
    r"(?P<blank>\n[ \t]*(?=\n))|(?P<tex>\\{1,2}[()\[\]])|\\.|(?P<dollar>\${1,2})", re.DOTALL
)
_CLOSING = {"(": ")", "[": "]"}
# What a formula between single dollars has, and an amount of money has not.
_OF_TEX = re.compile(r"\\[A-Za-z]|[\^_]")


def formulas(content: str, start: int, code: Sequence[Span]) -> Iterator[Span]:
    """Yield the formulas from `start` on, outside of code; none goes on after an empty line."""
    opened: re.Match[str] | None = None
    for match in _DELIMITER.finditer(content, start):
        if match["blank"] is not None:
            opened = None
        elif not (match["tex"] or match["dollar"]) or covering(code, match.start()) is not None:
            continue
        elif opened is None or not _closes(content, opened, match):
            opened = match if _opens(content, match) else opened
        else:
            if len(opened[0]) > 1 or _OF_TEX.search(content, opened.end(), match.start()):
                yield Span(opened.start(), match.end())
            opened = None


def _opens(content: str, match: re.Match[str]) -> bool:
    if match["tex"]:
        return match[0][-1] in _CLOSING
    return match[0] == "$$" or not content[match.end() : match.end() + 1].isspace()


def _closes(content: str, opened: re.Match[str], match: re.Match[str]) -> bool:
    if match["tex"]:
        return bool(opened["tex"]) and match[0] == opened[0][:-1] + _CLOSING[opened[0][-1]]
    return match[0] == opened[0] and (match[0] == "$$" or not content[match.start() - 1].isspace())

"""Macros that readers see as typed: in the prose of a page, outside of code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from ...core.macro_table import pattern
from ...core.patterns import later
from ...syntax.html.elements import AS_TYPED, ElementReader

_MACRO = later(rf"\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{\{{\s*(?:{pattern()})\b[^\n]*", re.DOTALL)
_OURS = re.compile(rf"(?<![\w.])(?:{pattern()})\s*\(")
_SIGNS = frozenset("{}%")
# What can begin a macro once tags and character references are removed; other pages are not parsed.
_BEGINNING = re.compile(r"\{(?:<[^<>]*>|&[\w#.-]+;?)*+[{%]")


def typed_macros(html: str) -> tuple[str, ...]:
    """Return the macros in document order, each as typed."""
    if not _BEGINNING.search(html):
        return ()
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(match[0] for match in _MACRO().finditer("".join(reader.prose)))


def ours(macros: Iterable[str]) -> tuple[str, ...]:
    """Return those of some macros that call one of ours."""
    return tuple(macro for macro in macros if _OURS.search(macro))


class _Reader(ElementReader):
    """Collects the prose, with a NUL in place of code and of hidden text."""

    def __init__(self) -> None:
        # A brace that is written as a character reference is meant to be seen.
        super().__init__(convert_charrefs=False)
        self.prose: list[str] = []

    def handle_data(self, data: str) -> None:
        is_typed = any(element.tag in AS_TYPED for element in self.open)
        self.prose.append("\0" if is_typed or self.is_unshown else data)

    def handle_charref(self, name: str) -> None:
        """Take a character that is written by its number, but for one of those that begin or end a macro."""
        self._refer(f"&#{name};")

    def handle_entityref(self, name: str) -> None:
        """Take a character that is written by its name, but for one of those that begin or end a macro."""
        self._refer(f"&{name};")

    def _refer(self, typed: str) -> None:
        meant = unescape(typed)
        self.handle_data("\0" if meant in _SIGNS else meant)

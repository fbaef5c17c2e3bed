"""Merge conflicts: the marks that git and its like leave in a file, with two versions of some lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..core.findings import Fault
from ..core.text import Span, enumerated

RULE = "merge-conflict"
# Of diff3, "|||||||" begins the lines that both versions come from. Other programs add marks between.
_MARK = re.compile(r"^(?P<sign><{7}|\|{7}|={7}|>{7})(?:[ \t]+(?P<label>[^\n]*))?$", re.MULTILINE)
# What git writes behind the last mark: a branch, or a commit with its subject. Quotations in quotations of
# Markdown begin with the same signs.
_NAMED = re.compile(r"\S+(?: \(.*\))?|Stashed changes|Updated upstream")


class Conflict(NamedTuple):
    """One conflict, or the marks that are left of one."""

    span: Span
    """From its first mark to the end of its last line."""
    sides: tuple[str, ...]
    """The names of the versions, as far as the marks say them."""
    signs: tuple[str, ...]
    """Its marks, each once, in their order."""

    @property
    def fault(self) -> Fault:
        """What is wrong, and what to type."""
        marks = enumerated(self.signs)
        if len(self.signs) == 1:
            hint = "delete it, and one of the two versions beside it"
            return Fault(f'this line of "{marks}" is left from a merge conflict', hint, self.span, RULE)
        named = f', "{self.sides[0]}" and "{self.sides[1]}"' if len(self.sides) == 2 else ""
        hint = f"keep the lines that are right, and delete the others and those of {marks}"
        return Fault(f"a merge left two versions of these lines{named}", hint, self.span, RULE)


def conflicts(content: str) -> Iterator[Conflict]:
    """Yield the conflicts of a text in file order; a line of `=======` alone is none."""
    if "<<<<<<<" not in content and ">>>>>>>" not in content:
        return
    marks = list[re.Match[str]]()
    for mark in _MARK.finditer(content):
        if mark["sign"].startswith("<"):
            # The one before never ends, which says nothing about the lines below it.
            yield from _conflict(marks[:1])
            marks = []
        marks.append(mark)
        if mark["sign"].startswith(">"):
            yield from _conflict(marks)
            marks = []
    yield from _conflict(marks[:1])


def _conflict(marks: list[re.Match[str]]) -> Iterator[Conflict]:
    """Yield the conflict that marks make: all of one, or what is left of one."""
    if marks and not marks[0]["sign"].startswith("<"):
        marks = [mark for mark in marks[-1:] if _NAMED.fullmatch(mark["label"] or "")]
    if marks and marks[-1]["sign"][0] in "<>":
        sides = tuple(mark["label"].strip() for mark in (marks[0], marks[-1]) if mark["label"])
        signs = tuple(dict.fromkeys(mark["sign"] for mark in marks))
        yield Conflict(Span(marks[0].start(), marks[-1].end()), sides, signs)

"""Snippets: which files `pymdownx.snippets` puts into a page, by the marks in its text.

    --8<-- "part.md:2:4"      one file, or lines or a section of it; one dash on each side is enough

    --8<--
    part.md
    ; this one is left out
    more.md:section
    --8<--

A semicolon before a mark makes it text. The marks count in code and in comments too, since the extension
reads a page before everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...core.patterns import later
from ...core.text import Span

MARK = "-8<-"
"""What each form of the mark contains."""

_LINE = later(
    r"""
    [ \t]* (?P<escape>;*+) -++ 8<-++
    (?: [ \t]++ (?P<name> "(?:\\"|[^"])+?" | '(?:\\'|[^'])+?' ) )?
    """,
    re.VERBOSE,
)
_NUMBER = r"-?+\d*+"
_LINES = later(rf":{_NUMBER}(?::{_NUMBER})?+(?:,(?=[-\d:]){_NUMBER}(?::{_NUMBER})?+)*+$")
_OF_LINES = "-0123456789:,"
_SECTION = later(r":([a-z][\w-]*+)$", re.IGNORECASE | re.ASCII)
_LONGEST = 1000
"""No file has a longer name, and so no line with a longer one names a file."""


class Snippet(NamedTuple):
    """A mark that puts a file, or a part of it, in its place."""

    span: Span
    """The whole line of a mark, or of a name between two marks, without its end."""
    file: str
    """As typed: a path below one of the folders of the extension, or an address."""
    ranges: tuple[tuple[int | None, int | None], ...] = ()
    """The lines to show, first and last, counted from 1, or from the end where negative; empty for all."""
    section: str = ""
    """The name of the section to show, between `--8<-- [start:name]` and `--8<-- [end:name]`."""

    @property
    def is_address(self) -> bool:
        """Whether the file is on the web."""
        return self.file.lower().startswith(("https://", "http://"))


def snippets(content: str) -> Iterator[Snippet]:
    """Yield the snippets of a text in their order."""
    if MARK not in content:
        return
    is_block, end = False, -1
    for line in content.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        match = _LINE().fullmatch(line) if MARK in line else None
        if match and match["escape"]:
            continue
        if match and not match["name"]:
            is_block = not is_block
        elif match and not is_block:
            yield from _named(Span(start, end), match["name"][1:-1])
        elif is_block and not match:
            yield from _named(Span(start, end), line)


def _named(span: Span, typed: str) -> Iterator[Snippet]:
    """Yield the snippet that a name asks for; none for an empty name and for one that is left out."""
    name = typed.strip()
    if not name or name.startswith(";") or len(name) > _LONGEST:
        return
    tail = name[len(name.rstrip(_OF_LINES)) :]
    if lines := _LINES().search(tail):
        file, part = name[: len(name) - len(lines[0])], lines[0][1:]
        found = Snippet(span, file.strip(), tuple(map(_range, part.split(","))))
    elif section := _SECTION().search(name):
        found = Snippet(span, name[: section.start()].strip(), section=section[1])
    else:
        found = Snippet(span, name)
    if found.file:
        yield found


def _range(typed: str) -> tuple[int | None, int | None]:
    first, _, last = typed.partition(":")
    return _number(first), _number(last)


def _number(typed: str) -> int | None:
    return int(typed) if typed.strip("-") else None

"""Characters that nobody sees: which of them an alphabet, an emoji or a line break needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ....core.patterns import later
from ....core.text import Span

_UNSEEN = re.compile("[\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Python-Markdown marks places with these, and drops those that a text has.
_DROPPED = "\x02\x03"
# The others divide lines and words for some of its extensions.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WIDTHS = "\u200b\u200c\u200d\u2060\ufeff"
_WIDTHLESS = re.compile(f"[{_WIDTHS}]")
# What begins a block of Markdown, at the beginning of a line alone.
_BLOCK = re.compile(r"\#{1,6}[ ] | [>|] | [-*+][ ] | \d+\.[ ] | !!![ ] | ```|~~~", re.VERBOSE)
# A pair of marks in one value of a bibliography, and in one line of a page.
_CLOSED_VALUE = re.compile("[\u202a\u202b\u2066-\u2068][^\u202a-\u202e\u2066-\u2069{}\\n]*[\u202c\u2069]")
_CLOSED_LINE = re.compile("[\u202a\u202b\u2066-\u2068][^\u202a-\u202e\u2066-\u2069\\n]*[\u202c\u2069]")
_JOINERS, _SPACE, _NO_BREAK = "\u200c\u200d", "\u200b", "\u2060"
_AROUND = 8
"""How many characters of markup may stand between a mark and the letter that needs it."""
_MARKUP = "*_~=^`\u200b\u2060"
# Scripts with letters that join, from Hebrew on, without the Latin and Greek letters among them, and emoji.
_JOINING = later("[\u0590-\u1dff\u2190-\u2bff\u2c80-\ufefc\U00010000-\U000e01ef]")
# Scripts without spaces between words: of South East Asia, and Chinese, Japanese, Korean.
_SPACELESS = later(
    "[\u0e00-\u109f\u1780-\u18af\u1950-\u1aaf\u1b00-\u1b7f\u2e80-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
# Where a long word may break without being cut: after these marks.
_BREAKS = re.compile(r"[/\\.:;,=&?#%+@|_-]")


def unseen(content: str, *, is_store: bool) -> Iterator[tuple[Span, str]]:
    """Yield the characters that nobody sees and nobody needs, each with what it does."""
    for match in _CONTROL.finditer(content):
        if match[0] in _DROPPED:
            yield Span(*match.span()), "is dropped where a page is built"
        elif not is_store:
            yield Span(*match.span()), "belongs into no text"
    if content.isascii() or not _UNSEEN.search(content):
        return
    meant = frozenset(_meant(content, is_store=is_store))
    for match in _BIDI.finditer(content):
        if match.start() not in meant:
            yield Span(*match.span()), "turns the direction of the text after it"
    for match in _WIDTHLESS.finditer(content):
        if not _is_needed(content, match.start()):
            yield Span(*match.span()), "has no width"


def is_harmless(content: str, place: int) -> bool:
    """Return whether a character without width neither cuts a word nor keeps a line from being Markdown.

    A control has to stand alone in its line; one that a build drops may also stand between spaces.
    """
    if _CONTROL.match(content, place):
        line = _line(content, place, place)
        if not _CONTROL.sub("", content[line.start : line.end]).strip():
            return True
        is_between = not _CONTROL.sub("", content[place - 1 : place + 2]).strip()
        return content[place] in _DROPPED and is_between and bool(content[line.start : place].strip())
    before, after = _around(content, place, _WIDTHS)
    is_cutting = before.isalnum() and after[:1].isalnum()
    return content[place] in _WIDTHS and not is_cutting and not _hides_block(before, after)


def _around(content: str, place: int, skipped: str) -> tuple[str, str]:
    """Return the letter before a place and the text after, without some characters between."""
    before = content[max(place - _AROUND, 0) : place].rstrip(skipped)
    return before[-1:], content[place + 1 : place + 1 + _AROUND].lstrip(skipped)


def _hides_block(before: str, after: str) -> bool:
    return before in ("", "\n") and bool(_BLOCK.match(after))


def _meant(content: str, *, is_store: bool) -> Iterator[int]:
    """Yield the places of the pairs of marks that words from right to left need, or words among such."""
    around, is_meant = Span(0, 0), False
    for pair in (_CLOSED_VALUE if is_store else _CLOSED_LINE).finditer(content):
        # A line is looked at once for all the pairs in it.
        if is_store or pair.start() >= around.end:
            around = Span(*pair.span()) if is_store else _line(content, *pair.span())
            letters = content[around.start : around.end]
            is_meant = any(unicodedata.bidirectional(character) in ("R", "AL") for character in letters)
        if is_meant:
            yield from (pair.start(), pair.end() - 1)


def _line(content: str, start: int, end: int) -> Span:
    line_end = content.find("\n", end)
    return Span(content.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(content))


def _is_needed(content: str, place: int) -> bool:
    mark = content[place]
    before, after = content[max(place - 1, 0) : place], content[place + 1 : place + 2]
    if mark in _JOINERS:
        is_joining = _JOINING().match(before) or _JOINING().match(after)
        return bool(is_joining) or (before > "\u02ff" and after > "\u02ff")
    if mark not in (_SPACE, _NO_BREAK):
        return False
    if any(_SPACELESS().match(letter) for letter in _around(content, place, _MARKUP)):
        return True
    if _hides_block(*_around(content, place, _WIDTHS)):
        return False
    # Between marks it holds a place, as in an empty cell; after one it cuts no word.
    return not (before.isalnum() or after.isalnum()) or bool(_BREAKS.match(before))

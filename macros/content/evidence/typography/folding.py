"""Folding: white space, quotation marks, dashes and ellipses become one sign each; what is invisible goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .characters import DASHES, IDEOGRAPHIC, INVISIBLE, QUOTES
from .offsets import Offsets, Substitute, substituted

_DOTTED = re.compile(r"\.(?:[ \xa0]?\.){2,}")
# Each sign has one form before runs are looked for; a line end is kept, since it may divide a word.
_ONE_FORM = {
    **dict.fromkeys(QUOTES, "'"),
    **dict.fromkeys(DASHES, "-"),
    "\u22ef": "\u2026",
    "\f": "\n",
    **dict.fromkeys("\t\r\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u202f\u205f\u3000\u2028\u2029", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
}
_CLASS = rf"[ \n'\u2026\-{INVISIBLE}]"
_SPACE_BEFORE, _SPACE_AFTER = r"(?=[;:!?%)\]]|[.,](?!\w))", r"(?<=[(\[][ \n])"
_LONE = rf"(?<=[{INVISIBLE}])|(?<=[ \n]){_SPACE_BEFORE}|{_SPACE_AFTER}"
_BESIDE = rf"(?<=[ \n])(?={IDEOGRAPHIC.pattern})|(?<={IDEOGRAPHIC.pattern}[ \n])"
# A pattern that begins with one class is found fast; a lone sign between two words stays as it is.
_RUNS = re.compile(rf"{_CLASS}(?:{_CLASS}+|{_LONE})")
_IDEOGRAPHIC_RUNS = re.compile(rf"{_CLASS}(?:{_CLASS}+|{_LONE}|{_BESIDE})")
_TOKEN = re.compile(r"\u2026+|-|'|[ \n]+")
_LINE_END = re.compile(r"[-\u00ad] *(?:\n *){1,2}")
_SIGNS = frozenset("'-\u2026")
_LONGEST_KEPT = 32

_LETTER, _IDEOGRAPH, _BRACKET, _OTHER = "a", "\u5b57", "(", ""


def folded(text: str) -> tuple[str, tuple[Offsets, ...], tuple[int, ...]]:
    """Return the folded text, the ways back, and where words were joined that a line end had divided."""
    ways = list[Offsets]()
    if ".." in text or ". ." in text or ".\xa0." in text:
        text, way = substituted(
            text, _DOTTED, lambda found: (Substitute(found.start(), len(found[0]), "\u2026"),)
        )
        ways.append(way)
    text = _in_one_form(text)
    runs = _IDEOGRAPHIC_RUNS if not text.isascii() and IDEOGRAPHIC.search(text) else _RUNS
    joints = list[int]()
    shorter = 0

    def new(found: re.Match[str]) -> Iterator[Substitute]:
        nonlocal shorter
        first, last = found.span()
        run = found[0]
        signs = (_signs if last - first <= _LONGEST_KEPT else _signs.__wrapped__)(
            run, _before(text, first), _after(text, last)
        )
        if not signs and "\n" in run:
            joints.append(first - shorter)
        shorter += last - first - len(signs)
        for start, width, sign in signs:
            yield Substitute(first + start, width, sign)

    normal, way = substituted(text, runs, new)
    return normal.replace("\n", " "), (*ways, way), tuple(joints)


def _in_one_form(text: str) -> str:
    for sign in set(text) & _ONE_FORM.keys():
        text = text.replace(sign, _ONE_FORM[sign])
    return text


def _before(text: str, place: int) -> str:
    sign = text[place - 1] if place else _OTHER
    if sign.isascii():
        return _LETTER if sign.isalpha() else _BRACKET if sign in {"(", "["} else _OTHER
    return _IDEOGRAPH if IDEOGRAPHIC.match(sign) else _LETTER if sign.isalpha() else _OTHER


def _after(text: str, place: int) -> str:
    """Tell what follows: a small letter, an ideograph, or punctuation that takes no space before it."""
    sign = text[place : place + 1]
    if sign in {";", ":", "!", "?", "%", ")", "]"}:
        return _BRACKET
    if sign in {".", ","}:
        return _OTHER if text[place + 1 : place + 2].isalnum() else _BRACKET
    if not sign.isascii() and IDEOGRAPHIC.match(sign):
        return _IDEOGRAPH
    return _LETTER if sign.islower() else _OTHER


@lru_cache(maxsize=8192)
def _signs(run: str, before: str, after: str) -> tuple[Substitute, ...]:
    """Return the signs of a run; a space beside another sign is typography, and so are doubled signs."""
    if before == after == _LETTER and _LINE_END.fullmatch(run):
        return ()
    signs = list[Substitute]()
    for token in _TOKEN.finditer(run):
        sign = token[0][0].replace("\n", " ")
        last = signs[-1].new if signs else before
        if sign == " " and (last == " " or last in _SIGNS or last in {_IDEOGRAPH, _BRACKET}):
            continue
        if sign in _SIGNS and last == " ":
            signs.pop()
            last = signs[-1].new if signs else before
        if sign in _SIGNS and last == sign:
            continue
        signs.append(Substitute(token.start(), len(token[0]), sign))
    if signs and signs[-1].new == " " and after in {_IDEOGRAPH, _BRACKET}:
        signs.pop()
    return tuple(signs)

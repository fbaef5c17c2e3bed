"""Labels: what a number is, such as an edition, a chapter or an article.

A value in words says itself what it is, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from ...core.model import Phrase, Said, phrase
from ...core.patterns import later

_ORDINALS = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
)
_EDITION = later(
    r"(?P<number>\d+)(?P<th>st|nd|rd|th)?\.?(?:\s*\(?(?:ed|edn|edition)\b\.?\)?)?", re.IGNORECASE
)
_WORD_AND_EDITION = re.compile(r"(?P<word>[a-z]+)(?:\s+(?:ed|edn|edition)\b\.?)?", re.IGNORECASE)
_COUNTED = re.compile(r"(?:[A-Za-z]{0,3}\.?\s?)?\d+[\w./–-]*")
_NUMBERED = re.compile(r"\d+[\w.-]*|[IVXLCDM]+|[A-Za-z]")
_IDENTIFIED = re.compile(r"[\w./:–-]*\d[\w./:–-]*")
_LEAVES = re.compile(r"[\divxlcdm]+(?:[\s,;+–-]+[\divxlcdm]+)*", re.IGNORECASE)
_VERSIONED = re.compile(r"v(?:er)?\.?\s?\d|.*(?:version|release|edition|build)\b", re.IGNORECASE)


def edition(typed: str) -> Said:
    """Return an edition: `2`, `Second` and `2nd edition` are the same one; others as typed."""
    if match := _EDITION().fullmatch(typed):
        return Phrase("edition", count=int(match["number"]))
    match = _WORD_AND_EDITION.fullmatch(typed)
    word = match["word"].lower() if match else ""
    return Phrase("edition", count=_ORDINALS.index(word)) if word in _ORDINALS[1:] else typed


def series(typed: Said) -> Said:
    """Return the series of a journal: `2` is the second."""
    return Phrase("series", count=int(typed)) if isinstance(typed, str) and typed.isdecimal() else typed


def is_counted(typed: str) -> bool:
    """Return whether an issue is a number, perhaps after letters, and not a name such as `Spring`."""
    return bool(_COUNTED.fullmatch(typed))


def version(typed: str) -> Said:
    """Return a version with its label, unless it has one: `2.0` is `version 2.0`, `v2` is itself."""
    return typed if not typed or _VERSIONED.match(typed) else phrase("version", number=typed)


def volume(typed: str) -> Said:
    """Return the number or the name of a volume with its label."""
    return phrase("volume", number=typed) if typed else ""


def volumes(typed: str) -> Said:
    """Return how many volumes a work has."""
    return Phrase("volumes", count=int(typed)) if typed.isdecimal() else typed


def _labelled(typed: str, *, key: str, form: re.Pattern[str]) -> Said:
    return phrase(key, number=typed) if form.fullmatch(typed) else typed


part: Callable[[str], Said] = partial(_labelled, key="part", form=_NUMBERED)
chapter: Callable[[str], Said] = partial(_labelled, key="chapter", form=_NUMBERED)
article: Callable[[str], Said] = partial(_labelled, key="article", form=_IDENTIFIED)
extent: Callable[[str], Said] = partial(_labelled, key="extent", form=_LEAVES)

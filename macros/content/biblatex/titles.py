"""Titles with what belongs to them: `Title: subtitle. Addition`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_ENDS = ("?", "!", ".", "…", ":", ";", ",", "–", "—", "。", "？", "！", "：", "؟")
STOPS = ("?", "!", ".", "…", "。", "？", "！", "؟", "۔")
"""What ends a sentence in the scripts of the world."""
_ADDED = ("subtitle", "titleaddon")


@cache
def parts(name: str) -> tuple[str, str, str]:
    """Return the names of the fields of a title: itself, its subtitle and its addition."""
    whole = name.removesuffix("title")
    return name, f"{whole}subtitle", f"{whole}titleaddon"


def titled(words: Mapping[str, str], name: str) -> str:
    """Return a title with the subtitle and the addition that fields of its name give."""
    title, subtitle, addition = (words.get(part, "") for part in parts(name))
    return sentences(with_subtitle(title, subtitle), addition)


def is_title(name: str) -> bool:
    """Return whether a field is a title by itself, and not what is added to one."""
    return not name.endswith(_ADDED)


def with_subtitle(title: str, subtitle: str) -> str:
    """Join a title and a subtitle by a colon, unless the title ends in a mark: `Why now? A study`."""
    if not title or not subtitle:
        return title or subtitle
    return f"{title} {subtitle}" if title.endswith(_ENDS) else f"{title}: {subtitle}"


def sentences(first: str, second: str) -> str:
    """Join two texts as sentences, with one full stop between them."""
    if not first or not second:
        return first or second
    return f"{first} {second}" if first.endswith(STOPS) else f"{first}. {second}"

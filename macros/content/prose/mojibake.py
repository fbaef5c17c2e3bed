"""Mojibake: characters that only a wrong encoding leaves in a text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from ...core.patterns import later

_BEGINNINGS = frozenset({*map(chr, range(0x80, 0xA0)), "\ufffd", *"âÃÂ"})
"""The first characters of the matches of _BROKEN()."""
_BROKEN = later("[\x80-\x9f\ufffd]|â€|Ã[¡§©ª«¨³º¤¶¼±Ÿ]|Â[«»°£§]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_LETTERS = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
"""Words with a letter beyond ASCII: only these can have another script."""
# Scripts of which one letter alone is not suspicious: in formulas, in names, as Chinese words.
_AT_HOME = frozenset(
    ("LATIN", "GREEK", "CJK", "IDEOGRAPHIC", "BOPOMOFO", "HIRAGANA", "KATAKANA", "HANGUL", "MODIFIER")
)


def mojibake(content: str, prose: str) -> tuple[tuple[str, int], ...]:
    """Count the characters that only a wrong encoding leaves, the most frequent first.

    Anywhere these are U+FFFD, C1 controls and UTF-8 read as Windows-1252. In prose they are also single
    letters of a script in which the prose has no longer word: `โ` in the place of each quotation mark.
    """
    if content.isascii():
        return ()
    characters = frozenset("".join(_BEYOND_ASCII.findall(content)))
    found = Counter(_BROKEN().findall(content) if characters & _BEGINNINGS else ())
    if any(map(_is_foreign, characters)):
        found.update(_strays(prose))
    return tuple(found.most_common())


def _strays(prose: str) -> dict[str, int]:
    """Count single letters of a script in which the prose has no longer word."""
    alone, at_home = Counter[str](), set(_AT_HOME)
    for word in _LETTERS.findall(prose):
        for run in _runs(word):
            if len(run) == 1:
                alone[run] += 1
            else:
                at_home.add(_script(run[0]))
    return {letter: n for letter, n in alone.items() if _script(letter) not in at_home}


def _is_foreign(character: str) -> bool:
    is_letter = character.isalnum() and not character.isdecimal()
    return is_letter and _script(character) not in _AT_HOME


def _runs(word: str) -> Iterator[str]:
    """Yield the longest parts of a word that have one script each."""
    start = 0
    for index in range(1, len(word) + 1):
        if index == len(word) or _script(word[index]) != _script(word[start]):
            yield word[start:index]
            start = index


def _script(letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter)[0]
    is_symbol = "\u2100" <= letter <= "\u214f"
    name = "LATIN" if plain.isascii() or is_symbol else unicodedata.name(plain, "UNKNOWN")
    return name.split()[0].split("-")[0]

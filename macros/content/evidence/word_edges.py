"""Word edges: whether a quotation begins and ends where words and numbers of the text do."""

from __future__ import annotations

import re

from .typography import INVISIBLE, MARKS, SPACELESS

_SIGN = rf"(?![{SPACELESS}])[\w{MARKS}]"
_HYPHEN = r"[-\u2010\u2011]"
_WORD = re.compile(
    rf"""
    (?: (?<![\w)]) [-\u2212\u2013.] (?=\d) )?             # -5, .5
    {_SIGN}
    (?:
        {_SIGN}
      | [{INVISIBLE}]{{1,4}} (?={_SIGN})
      | ['\u2019\u02bc] (?={_SIGN})                       # don't
      | (?<=[\w{MARKS}{INVISIBLE}]) {_HYPHEN} (?={_SIGN}) # re-sign
      | [-\u2010] \s{{1,8}} (?<=\n) (?={_SIGN})           # govern-, and the rest on the next line
      | (?<=\d) [.,:/\u2013\u2212] (?=\d)                 # 10.5, 1914-1918
    )*
    """,
    re.VERBOSE,
)
# After these the apostrophe stands for a vowel, and a new word begins: l'homme, dell'arte.
_ELIDED = re.compile(
    r"(?:[cdjlmnst]|(?:|jus|lors|puis|quoi)qu|un|all|dall|dell|nell|sull|quest|quell)['\u2019]", re.IGNORECASE
)
# No word and no number has one of these; the search is spared.
_SEPARATING = frozenset(" \u2026;!?()[]")
_WINDOW = 48
# 1 200 000; and the same in Chinese and Japanese, where figures and signs mix: 1万5千.
_COUNT = "\u3007零一二两兩三四五六七八九十百千万萬亿億兆廿卅\u30fb"
_COUNTING = re.compile(rf"[\d{_COUNT}]")
# In these words the sign for one counts nothing: united, only, the same.
_NUMBER = re.compile(
    rf"""
      (?<!\d) \d{{1,3}} (?:[ \xa0\u2009\u202f]\d{{3}})+ (?!\d)
    | (?:(?<![统統唯同])[\d{_COUNT}]) (?:[\d{_COUNT}]|[.,](?=[\d{_COUNT}]))+
    """,
    re.VERBOSE,
)


def is_edge(text: str, place: int) -> bool:
    """Return whether no word and no number goes on across a place of the text."""
    if not 0 < place < len(text):
        return True
    if _COUNTING.search(text, place - 1, place + 1) and _is_in_a_number(text, place):
        return False
    if (
        not _SEPARATING.isdisjoint(text[place - 1 : place + 1])
        and "\n" not in text[max(0, place - 8) : place + 8]
    ):
        return True
    first = max(0, place - _WINDOW)
    for word in _WORD.finditer(text, first, min(len(text), place + _WINDOW)):
        if word.start() < place < word.end():
            head = text[word.start() : place]
            return _ELIDED.fullmatch(head) is not None
        if word.start() >= place:
            break
    return True


def _is_in_a_number(text: str, place: int) -> bool:
    """Return whether a number whose groups or signs stand side by side goes on across a place."""
    numbers = _NUMBER.finditer(text, max(0, place - _WINDOW), min(len(text), place + _WINDOW))
    return any(number.start() < place < number.end() for number in numbers)

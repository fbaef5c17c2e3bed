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


def is_edge(text: str, place: int) -> bool:
    """Return whether no word and no number goes on across a place of the text."""
    if not 0 < place < len(text):
        return True
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

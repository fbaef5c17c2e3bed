"""Characters: which signs differ by typography alone, and which scripts have no spaces between words."""

from __future__ import annotations

import re
import unicodedata

QUOTES = (
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f"
    "\u301d\u301e\u301f\u2032\u2033\u2034\u02bb\u02bc\u05f3\u05f4\ufe41\ufe42\ufe43\ufe44\u275b\u275c\u275d\u275e"
)
"""Quotation marks, apostrophes and primes."""

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u2e3a\u2e3b\ufe58\ufe63"

INVISIBLE = (
    "\u00ad\u034f\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
)
"""Soft hyphens, joiners, marks of direction and the stretching of Arabic words; for a class of a pattern."""

SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3000-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Scripts that put no space between words; for a class of a pattern."""

IDEOGRAPHIC = re.compile(
    "[\u2e80-\u2fdf\u3001-\u300b\u3010-\u301c\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Chinese and Japanese, where a space says nothing; Thai and its neighbours use spaces between phrases."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u20d0-\u20f0"
)
"""Signs that are parts of words and that `\\w` does not have, such as the vowels of Hindi; for a class."""

_FORMS = ("<wide>", "<narrow>", "<initial>", "<medial>", "<final>", "<isolated>")
# Ligatures, letters that are drawn as one, and radicals that stand for ideographs in PDFs.
_LIGATURES = re.compile("[\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb17\u2e80-\u2fdf]")
_OTHERS = {"\u017f": "s", "\u3002": ".", "\uff61": "."}


def plain(character: str) -> str:
    """Return what stands for a form of a character: `fi` for the ligature, the letter for its wide form."""
    if character in _OTHERS:
        return _OTHERS[character]
    form = unicodedata.decomposition(character).partition(" ")[0]
    if _LIGATURES.match(character) or (form in _FORMS and not character.isspace()):
        return unicodedata.normalize("NFKC", character)
    return unicodedata.normalize("NFC", character)

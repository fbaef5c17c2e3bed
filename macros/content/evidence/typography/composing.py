"""Composing: letters and their marks become one character, and ligatures and wide forms become letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from .characters import plain
from .offsets import Offsets, Substitute, substituted

# Half as wide, a sound and its mark are two characters: ｶﾞ, and one where they are wide: ガ.
_HALF_WIDE = "[\uff66-\uff9d][\uff9e\uff9f]"
_SYLLABLE = "[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"


def composed(text: str) -> tuple[str, Offsets | None]:
    """Return the composed text and the way back, which is None where nothing had to change."""
    if text.isascii():
        return text, None
    used = set(text)
    forms = {sign: new for sign in used if not sign.isascii() and (new := plain(sign)) != sign}
    whole = unicodedata.is_normalized("NFC", text)
    if whole and not forms:
        return text, None
    marks = "" if whole else "".join(re.escape(sign) for sign in used if unicodedata.combining(sign))
    patterns = [f"[^{marks}][{marks}]+"] if marks else []
    patterns += [_HALF_WIDE] if forms else []
    patterns += [f"[{''.join(map(re.escape, forms))}]"] if forms else []
    patterns += [] if whole else [_SYLLABLE]
    return substituted(text, re.compile("|".join(patterns)), lambda found: _letters(found, forms))


def _letters(found: re.Match[str], forms: Mapping[str, str]) -> Iterator[Substitute]:
    letters = "".join(forms.get(sign, sign) for sign in found[0])
    yield Substitute(found.start(), len(found[0]), unicodedata.normalize("NFC", letters))

"""Turning: whether the sentence around quoted words restricts or denies what they say."""

from __future__ import annotations

import re

from ...core.text import Span
from .denial import DIRECT_TURN, JAPANESE, TURN, WORDS, ends_with_denying_sign, is_denying
from .typography import INVISIBLE, QUOTES, normalized

_REACH = 160
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_PARAGRAPH = re.compile(r"\n[^\S\n]{0,80}\n")
# What may stand between the words and the turn; normalized text has one form of each sign.
_PAUSE = re.compile(r"[ ,;:'\u2026()\[\]\-\u060c\u061b\u3001]*")
# A Japanese verb is denied at its end, which a quotation may cut off: 同意し|ません.
_DENIED_END = re.compile(
    rf"[\u3041-\u3093]{{0,6}}?(?:{JAPANESE}|\A(?:\u305b\u3093|\u3093\u3067\u3057\u305f))"
)
_NONE = re.compile("")
_SAID = re.compile(r"[,.]?'[,.]? ?(?:[^\s.!?'\u2026;:,]+ ?){1,7}[,.]?'")
_ENDED = re.compile(r"(?P<end>[.!?\u061f])['\")\]]*\Z")
_CLAUSE_END = re.compile(r"[.!?;:,()\u2026\-\u060c\u061b]|(?<!\w)'|'(?!\w)")
_ELIDED_DENIAL = re.compile(r"(?<!\w)n['\u2019]\Z", re.IGNORECASE)
# Between a denial and what it denies: not be held, did not say that.
_LIGHT = frozenset(["be", "been", "being", "have", "to", "a", "an", "any", "the", "yet", "even"])
_REPORTING = frozenset(["that", "dass", "da\u00df", "que"])
_FIRST_WORD = re.compile(r"\w+")
_CERTAIN = frozenset(["doubt", "doubts", "question", "denying", "zweifel", "doute", "duda"])


def is_turned(text: str, span: Span) -> bool:
    """Return whether quoted words leave out a turn right after them, or a denial right before them."""
    return _goes_on(text, span) or _is_denied(text, span)


def _goes_on(text: str, span: Span) -> bool:
    """Return whether the same sentence turns after the words: `but`, `unless`, `not` and the like."""
    quoted = normalized(text[max(span.start, span.end - 8) : span.end])
    after = _PARAGRAPH.split(_INVISIBLE.sub("", text[span.end : span.end + _REACH]))[0]
    tail = ("'" if quoted.endswith("'") else "") + normalized(f"a{after}")[1:]
    ended = _ENDED.search(quoted)
    for gap, turning in ((_PAUSE, TURN), (_SAID, TURN), (_NONE, DIRECT_TURN), (_NONE, _DENIED_END)):
        if (pause := gap.match(tail)) and (turn := turning.match(tail, pause.end())):
            # After a full stop only a small letter shows that the stop belongs to an abbreviation.
            return not ended or gap is _SAID or (ended["end"] == "." and turn[0].islower())
    return False


def _is_denied(text: str, span: Span) -> bool:
    """Return whether a denial stands before the words in their clause: did not | say that."""
    before = _PARAGRAPH.split(_INVISIBLE.sub("", text[max(0, span.start - _REACH) : span.start]))[-1]
    if before[-1:] and before[-1] in QUOTES:
        return _ELIDED_DENIAL.search(before) is not None
    clause = _CLAUSE_END.split(normalized(f"{before}a")[:-1])[-1]
    said = _FIRST_WORD.match(text, span.start, span.end)
    reported = [said[0]] if said and said[0].lower() in _REPORTING else []
    return ends_with_denying_sign(clause) or _denies([*WORDS.findall(clause), *reported])


def _denies(words: list[str]) -> bool:
    """Return whether a clause that is cut off after these words denies what follows."""
    if words and words[-1].lower() in _REPORTING:
        heard = words[-5:-1]
        return any(map(is_denying, heard)) and heard[-1].lower() not in _CERTAIN
    while words and words[-1].lower() in _LIGHT:
        words = words[:-1]
    return bool(words) and is_denying(words[-1])

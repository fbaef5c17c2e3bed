r"""Numbers of citations that are typed by hand in a disguise: `&#91;3&#93;`, `\[3\]`, `【3】`, `.³`, `[3a]`.

Superscripts are exponents, units, isotopes and ordinals too, so that they count only behind the end of a
sentence or a clause, or behind a long word that is no unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.model import JOINER
from ...core.patterns import later
from ...core.text import Span, covering
from .brackets import is_citation, maths

OPEN = r"(?:\\?\[|&\#0{0,4}91;|&\#[xX]0{0,4}5[bB];|&(?:lbrack|lsqb);|[［【〔〖⟦❲⁅])"
CLOSE = r"(?:\\?\]|&\#0{0,4}93;|&\#[xX]0{0,4}5[dD];|&(?:rbrack|rsqb);|[］】〕〗⟧❳⁆])"
_PAD = rf"(?:[ \t\u00a0\u2009\u200b-\u200d\u202f{JOINER}*_]|&nbsp;|&thinsp;|&\#160;){{0,200}}"
_WORD = r"(?:(?:(?:refs?|source|quelle|note|n[or]?|fn|cit|nº|see|cf|vgl)\b|№|\#)\.?[ ]?)?"
_DIGIT = r"(?:\d|&\#0{0,4}(?:4[89]|5[0-7]);|&\#[xX]0{0,4}3\d;)"
_NUMBER = rf"{_DIGIT}{{1,3}}[a-h]?"
_NUMBERS = (
    rf"{_NUMBER}(?:\s{{0,3}}(?:[,;–—‑-]|&(?:amp;)?|(?<=\s)(?:and|und|et|y)(?=\s))\s{{0,3}}{_NUMBER}){{0,20}}"
)
_PLACE = (
    r"(?:(?:\s?[,:]\s?(?:[^\W\d_]{1,9}\.?|§{1,2}|¶)|\s(?:pp?\.|S\.|§))\s?[\dIVXivx]{1,8}(?:[–-]\d{1,6})?"
    r"|\s?ff?\b\.?)?"
)
_BRACKETED = later(
    rf"{OPEN}{_PAD}(?i:{_WORD})(?P<numbers>{_NUMBERS}){_PLACE}{_PAD}{CLOSE}(?!{JOINER}?[(\[:{{])"
)
_BRACKET_SIGNS = ("[", "&")
_RAISED_SIGNS = ("<sup", "<SUP", "<Sup", "^", "\\textsup", "&")
# Brackets and raised numbers that a text in ASCII lacks.
_UNUSUAL = later("[［【〔〖⟦❲⁅⁽⁰¹²³⁴-⁹①-⑳❶-❿➀-➓]")
_PLAIN = later(r"\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\]")
# What a raised number stands behind: the end of a sentence or a clause, or a long word.
_BEHIND = later(rf"(?:[.,;:!?”’»…]|[^\W\d_]{{5}}){JOINER}*$")
_RAISED = later(
    rf"""
    <[sS][uU][pP]\b[^<>\n]*> {_PAD} \(?{_NUMBERS}\)? {_PAD} </[sS][uU][pP]>
    | \^{_NUMBERS}\^(?!\w) | \$\^\{{?\[?{_NUMBERS}\]?\}}?\$ | \\\\?\(\^\{{?{_NUMBERS}\}}?\\\\?\)
    | \\textsuperscript\{{{_NUMBERS}\}}
    | &(?:sup[123]|\#(?:178|179|185)|\#[xX][bB][239]);
    | ⁽[⁰¹²³⁴-⁹]{{1,3}}⁾
    | [⁰¹²³⁴-⁹]{{1,2}}(?:[,⁻–˒][⁰¹²³⁴-⁹]{{1,2}}){{0,9}}(?![⁰¹²³⁴-⁹⁺⁻ⁿ]) | [①-⑳❶-❿➀-➓]
    """,
    re.VERBOSE,
)
_LINKED = later(
    rf"\^\\?\[{_NUMBERS}\\?\]\^|\[(?:{OPEN}{_NUMBERS}{CLOSE}|(?<=[.,;!?”’»]\[){_NUMBERS})\]\(\#[^()\s]{{0,200}}\)"
)
# What is measured in squares and cubes.
_UNIT = later(
    r"(?:met(?:er|re)|mètre|metro|meile|mile|milla|yard|acre|inch|pouce|pulgada|feet|foot|pied|second|sekunde)"
    r"(?:s|n|es)?$",
    re.IGNORECASE,
)
_LAST_WORD = later(r"[^\W\d]+$")
_TAG = later(r"<(?!/?sup\b)/?[A-Za-z][^<>\n]*>", re.IGNORECASE)
_RAISING = later(r"</?sup\b[^<>\n]*>", re.IGNORECASE)
_ADDRESS = later(r"\]\((?!#)[^()\s]*|https?://[^\s<>\"]+")
_LONGEST_UNIT, _REACH = 20, 200


def typed_numbers(seen: str, prose: str = "") -> Iterator[Span]:
    """Yield the places of numbers in a text in which U+0000 stands for what is no prose.

    Plain brackets that the prose has are left to others: here they count in raw HTML alone.
    """
    is_unusual = not seen.isascii() and _UNUSUAL().search(seen) is not None
    has_brackets = is_unusual or any(sign in seen for sign in _BRACKET_SIGNS)
    has_raised = is_unusual or any(sign in seen for sign in _RAISED_SIGNS)
    if not (has_brackets or has_raised):
        return
    shown = _ADDRESS().sub(_masked, _TAG().sub(_masked, seen))
    if has_brackets:
        yield from _bracketed(seen, shown, prose)
    if has_raised:
        yield from _raised(shown)
    if "(#" in shown or "^" in shown:
        yield from (Span(*match.span()) for match in _LINKED().finditer(shown))


def _masked(match: re.Match[str]) -> str:
    """Return joiners for a match, but for the brackets before an address."""
    kept = match[0][:2] if match[0].startswith("](") else ""
    return kept + JOINER * (len(match[0]) - len(kept))


def _bracketed(seen: str, shown: str, prose: str) -> Iterator[Span]:
    formulas = [span for span in maths(seen) if not _is_escaped(seen, span)]
    level = _RAISING().sub(_masked, shown)
    for match in _BRACKETED().finditer(level):
        span, inside = Span(*match.span()), Span(*match.span("numbers"))
        is_left = _PLAIN().fullmatch(match[0]) and prose[span.start : span.start + 1] == "["
        is_linked = shown[span.start - 1 : span.start] == "[" and shown[span.end : span.end + 1] == "]"
        is_maths = covering(formulas, span.start) is not None
        if not (is_left or is_linked or is_maths) and is_citation(level, span, inside):
            yield span


def _raised(shown: str) -> Iterator[Span]:
    for match in _RAISED().finditer(shown):
        before = shown[max(match.start() - _REACH, 0) : match.start()]
        if not _BEHIND().search(before):
            continue
        word = _LAST_WORD().search(before[-_LONGEST_UNIT:])
        if not (word and ("_" in word[0] or _UNIT().search(word[0]))):
            yield Span(*match.span())


def _is_escaped(shown: str, place: Span) -> bool:
    r"""Return whether `\[3\]` stands in a sentence, where it is no formula of its own."""
    line = shown[shown.rfind("\n", 0, place.start) + 1 : place.start]
    return bool(re.fullmatch(r"\\\[\s*\d{1,3}\s*\\\]", shown[place.start : place.end]) and line.strip())

"""Numbers in prose, in figures and in English words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from ...core.text import Span

_UNITS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"dozen": 12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALES |= {"trillion": 10**12}
_SHORT = {"k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion", "tn": "trillion"}
_SCALE = "|".join(_SCALES)
_NUMBER = re.compile(
    rf"""
    (?P<currency> [$€£¥₪₹] \s? )?
    (?: (?<!\w) (?P<figures> \d+ (?:[.,\u00a0\u2009\u202f]\d+)* )
        (?: (?P<ordinal> st|nd|rd|th )? (?![^\W_])
          | (?(currency) (?: (?P<short> {"|".join(_SHORT)} ) \b )? | (?!) ) )
      | \b (?P<tens> {"|".join(_TENS)} ) (?: -(?P<units> one|{"|".join(_UNITS[:8])} ) )? \b
      | \b (?P<word> {"|".join(_UNITS)} ) \b
      | \b (?P<many> (?:{_SCALE})s ) \b
      | \b (?: an? \s )? (?P<scale_alone> {_SCALE} ) \b
    )
    (?: [\s-] (?P<scale> {_SCALE} ) \b )?
    (?P<percent> \s?% | \s per\s?cent \b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_WORDS = {word: number for number, word in enumerate(_UNITS, start=2)} | {"one": 1}
_WORDS |= {word: tens for tens, word in zip(range(20, 100, 10), _TENS, strict=True)}


class Number(NamedTuple):
    """A number in words or in figures, with its unit."""

    span: Span
    value: str
    """A text that is the same for all ways to write the number: `2000` for `2,000` and `two thousand`."""
    figures: str = ""
    """The digits as typed; empty for a number in words."""
    currency: str = ""
    scale: str = ""
    """`million` and the like, also for the `m` of `$5m`."""
    is_percent: bool = False
    is_ordinal: bool = False
    """Whether the number is typed like `7th`."""

    @property
    def is_grouped(self) -> bool:
        """Whether separators group the thousands: `2,000`."""
        return bool(_GROUPED.fullmatch(self.figures))


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text, without the word "one", which is seldom a number."""
    yield from map(_number, _NUMBER.finditer(text))


def _number(match: re.Match[str]) -> Number:
    currency, is_percent = (match["currency"] or "").strip(), bool(match["percent"])
    scale = (match["scale_alone"] or match["scale"] or _SHORT.get((match["short"] or "").lower(), "")).lower()
    return Number(
        Span(*match.span()),
        f"{currency}{_value(match)}{'%' * is_percent}",
        match["figures"] or "",
        currency,
        scale,
        is_percent,
        bool(match["ordinal"]),
    )


def _value(match: re.Match[str]) -> str:
    if match["many"]:
        return match["many"].lower()
    amount = _amount(match)
    for scale in (match["scale_alone"], _SHORT.get((match["short"] or "").lower()), match["scale"]):
        amount = amount * _SCALES[scale.lower()] if scale and isinstance(amount, Decimal) else amount
    return f"{amount.normalize():f}" if isinstance(amount, Decimal) else amount


def _amount(match: re.Match[str]) -> Decimal | str:
    """Return the number without its scale; figures that are not a number, as in 3.1.2, stay as typed."""
    if figures := match["figures"]:
        plain = re.sub(r"[^\d.]", "", figures) if _GROUPED.fullmatch(figures) else figures
        try:
            return Decimal(plain)
        except InvalidOperation:
            return figures
    words = (match["tens"], match["units"], match["word"])
    return Decimal(sum(_WORDS[word.lower()] for word in words if word) or 1)

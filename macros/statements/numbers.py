"""Numbers: in figures and in English words, in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from ..text import Span

_UNITS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"dozen": 12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_SCALES |= {"trillion": 10**12}
_SCALE = "|".join(_SCALES)
_NUMBER = re.compile(
    rf"""
    (?P<currency> [$€£¥₪₹] \s? )?
    (?: (?<!\w) (?P<figures> \d+ (?:[.,\u00a0\u2009\u202f]\d+)* ) (?:st|nd|rd|th)? (?![^\W_])
      | \b (?P<tens> {"|".join(_TENS)} ) (?: -(?P<units> one|{"|".join(_UNITS[:8])} ) )? \b
      | \b (?P<word> {"|".join(_UNITS)} ) \b
      | \b (?P<many> (?:{_SCALE})s ) \b
      | \b (?: an? \s )? (?P<scale_alone> {_SCALE} ) \b
    )
    (?: [ -] (?P<scale> {_SCALE} ) \b )?
    (?P<percent> \s?% | \s per\s?cent \b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_WORDS = {word: number for number, word in enumerate(_UNITS, start=2)} | {"one": 1}
_WORDS |= {word: tens for tens, word in zip(range(20, 100, 10), _TENS, strict=True)}


def numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Yield where a text has a number, and its one form: `2,000` and `two thousand` are `2000`.

    The word "one" is left out, since it is seldom a number.
    """
    for match in _NUMBER.finditer(text):
        currency, percent = (match["currency"] or "").strip(), "%" * bool(match["percent"])
        yield Span(*match.span()), f"{currency}{_value(match)}{percent}"


def _value(match: re.Match[str]) -> str:
    if match["many"]:
        return match["many"].lower()
    amount = _amount(match)
    for scale in (match["scale_alone"], match["scale"]):
        amount = amount * _SCALES[scale.lower()] if scale and isinstance(amount, Decimal) else amount
    return f"{amount.normalize():f}" if isinstance(amount, Decimal) else amount


def _amount(match: re.Match[str]) -> Decimal | str:
    """Return the number without its scale; figures that are no number, as in 3.1.2, stay as typed."""
    if figures := match["figures"]:
        plain = re.sub(r"[^\d.]", "", figures) if _GROUPED.fullmatch(figures) else figures
        try:
            return Decimal(plain)
        except InvalidOperation:
            return figures
    words = (match["tens"], match["units"], match["word"])
    return Decimal(sum(_WORDS[word.lower()] for word in words if word) or 1)

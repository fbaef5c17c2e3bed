"""Dates, texts and addresses as regular expressions that mean the same in ECMAScript and Python."""

from __future__ import annotations

from ...syntax.addresses import WEB

_MONTH_AND_DAY = (
    "(?:"
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8])"
    ")"
)
_FOURTH = "(?:0[48]|[2468][048]|[13579][26])"
_LEAP_DAY = f"(?:[0-9]{{2}}{_FOURTH}|{_FOURTH}00)-02-29"
_TIME = "T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"

DAY = f"^(?:(?!0000)[0-9]{{4}}-{_MONTH_AND_DAY}|{_LEAP_DAY})$"
"""A day of the calendar."""

_DATE = (
    "(?:"
    "-?[0-9]{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]))?"  # a year, a month or a season
    f"|(?:-?[0-9]{{4}}-{_MONTH_AND_DAY}|{_LEAP_DAY})(?:{_TIME})?"
    ")[?~%]?"
)
ANY_DATE = rf"^\s*{_DATE}\s*$"
"""A year, a month, a season or a day, certain or not."""
_OPEN = r"(?:\.\.)?"
ANY_TIME = rf"^\s*(?:{_DATE}(?:\s*/\s*(?:{_DATE}|{_OPEN}))?|{_OPEN}\s*/\s*{_DATE})\s*$"
"""A date, or a span of time that may be open at one end."""

_CONTROL = r"\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f"
TEXT = rf"^[^{_CONTROL}]*[^{_CONTROL}\s][^{_CONTROL}]*$"
"""Words: at least one character that is not white space, and no control character."""

LANGUAGE = r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
"""A tag of BCP 47."""

_PRINTED = r"\"'<>&`\\;(){}" + _CONTROL
NAME = rf"^[^{_PRINTED}\s]+$"
"""The name of a mark, which a theme makes part of a class in HTML."""

PATH = rf"^(?!(?:.*/)?\.\.(?:/|$))[^{_PRINTED}\s][^{_PRINTED}\t\n\r]*$"
"""A path that stays below its folder."""

BLANK = r"^\s*$"

# A pattern of JSON Schema has no flags, so that each letter of the scheme needs both cases.
_SCHEME, _, _REST = WEB.pattern.partition("://")
ADDRESS = f"^{''.join(f'[{c}{c.upper()}]' if c.isalpha() else c for c in _SCHEME)}://{_REST}$"
"""A web address."""

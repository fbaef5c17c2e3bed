"""What Python's parser and a browser read differently, written so that both agree.

A browser ends some comments and elements earlier, and shows what Python takes for a part of them.
"""

from __future__ import annotations

import re

from ...core.patterns import later
from .visibility import RAW

_ODD = later(
    rf"""
      <!-- (?: -?> | (?P<comment> [^-]*+ (?: -(?!-!?>) [^-]*+ )*+ ) (?: --!?> | \Z ) )
    | (?P<start> < (?P<raw> {"|".join(sorted(RAW))} ) (?=[\s/>]) [^>]*+ (?: > | \Z ) )
      (?P<text> [^<]*+ (?: < (?! / (?P=raw) [\s/>] ) [^<]*+ )*+ ) (?: < [^>]*+ >? )?+
    | <! (?!doctype) [^>]*+ >?+ | <\? [^>]*+ >?+ | </ (?![a-z]) [^>]*+ >?+
    | (?P<nothing> \0 )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGN = later(rf"<(?:[!?]|/(?![a-z])|(?:{'|'.join(sorted(RAW))})(?=[\s/>]))|\0", re.IGNORECASE)


def evened(html: str) -> str:
    """Return HTML whose comments, declarations and raw texts Python's parser reads as a browser does."""
    return _ODD().sub(_even, html) if _SIGN().search(html) else html


def _even(match: re.Match[str]) -> str:
    if match["nothing"]:
        return "\N{REPLACEMENT CHARACTER}"
    if match["raw"]:
        return f"{match['start']}{match['text']}</{match['raw']}>"
    return "" if match["comment"] is None else f"<!--{match['comment']}-->"

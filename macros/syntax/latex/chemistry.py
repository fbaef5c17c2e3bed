"""Formulas of mhchem: `H2O`, `SO4^2-`."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...core.patterns import later

_PIECE = later(
    r"""
    \^ (?: \{ (?P<high> [^{}]* ) \} | (?P<charge> [0-9]*[+-]? ) )
    | _ (?: \{ (?P<low> [^{}]* ) \} | (?P<index> [0-9]+ ) )
    | (?<= [A-Za-z)\]] ) (?P<count> [0-9]+ (?: \.[0-9]+ )? )
    | (?<= [A-Za-z0-9)\]] ) (?P<ion> [+-] (?! [A-Za-z0-9>-] ) )
    | (?P<arrow> <=> | <-> | -> | <- )
    """,
    re.VERBOSE,
)
_ARROWS = {"<=>": "⇌", "<->": "↔", "->": "→", "<-": "←"}
_WITHOUT_BRACES = str.maketrans("", "", "{}$")


def formula(typed: str, script: Callable[[str, str], str]) -> str:
    """Return what readers see of a formula; `script` writes a text below (`_`) or above (`^`) the line."""

    def shown(match: re.Match[str]) -> str:
        high = match["high"] or match["charge"] or match["ion"] or ""
        low = match["low"] or match["index"] or match["count"] or ""
        return _ARROWS.get(match[0], "") or (script("^", high) if high else script("_", low))

    return _PIECE().sub(shown, typed).translate(_WITHOUT_BRACES)

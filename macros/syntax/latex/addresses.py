"""Addresses in texts, which stay as typed but for the marks that LaTeX wants in them."""

from __future__ import annotations

import re

from ...core.patterns import later

TILDE = r"\{\\textasciitilde\} | \\textasciitilde (?:\{\}|[ ]|(?![A-Za-z])) | \$\\sim\$ | \\string(?=~)"
"""A tilde as people write it for LaTeX."""
ADDRESS = rf"""
    (?: (?:https?|ftp):// | www\. )
    (?: [^\s{{}}\\$"<>'] | '(?!') | \\[%\#&_~] | \{{\\[%\#&_~]\}} | {TILDE} )+
"""
_MARK = later(rf"(?P<tilde> {TILDE} ) | \\(?P<mark>[%\#&_~$^-])(?:\{{\}})? | [{{}}]", re.VERBOSE)


def address(typed: str) -> str:
    r"""Return an address without the marks that LaTeX wants: `a\_b` is `a_b`."""
    return _MARK().sub(lambda match: match["mark"] or _tilde(match["tilde"]), typed)


def _tilde(typed: str | None) -> str:
    return "" if typed in (None, r"\string") else "~"

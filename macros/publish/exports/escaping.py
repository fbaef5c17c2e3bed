"""Plain text to LaTeX that `latex.decode` reads back, and that LaTeX prints unchanged."""

from __future__ import annotations

import re

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    # \textasciicircum decodes to another character, the modifier letter.
    "^": r"\string^",
    **{mark: f"\\{mark}" for mark in "{}$&%#_"},
}
_SPECIAL = re.compile(
    r"""
    [\\~^{}$&%#_]
    | -(?=-) | '(?=') | [`!?](?=`)  # two of these become a dash, a quotation mark or an inverted mark
    """,
    re.VERBOSE,
)
# All white space except the two no-break spaces.
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")


def escaped(text: str) -> str:
    """Write a text as the value of a BibTeX field, in one line."""
    folded = _SPACE.sub(" ", text).strip()
    return _SPECIAL.sub(lambda match: _COMMANDS.get(match[0], f"{match[0]}{{}}"), folded)

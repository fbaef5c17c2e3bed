"""Forged tokens: characters of a text that stand for citations in a build, in each way to write them.

Private-use characters that no token begins or ends with are left alone: icon fonts have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core.findings import Fault
from ..core.macro_table import CITE
from ..core.text import Span
from ..syntax.tokens import SIGNS

RULE = "forged-token"
MESSAGE = "the characters U+E100 and U+E101 stand for citations in a build, and no text may hold them"
HINT = f"delete this, and cite with {CITE.usage}; an icon needs another character"
_SIGN = re.compile("\ue100[\ue200-\ue2ff]*\ue101?|\ue101")
# In a bibliography LaTeX may be between its characters, as in "\\&\\#xE100;" and "{\\&}\\#xE100;".
_REFERENCE = re.compile(
    r"&(?:amp;)? [{}\\]* \# [{}]* (?: [xX]0*[eE]10[01] (?![0-9a-fA-F]) | 0*5760[01] (?![0-9]) ) ;?",
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?:u|U0000)[eE]10[01]")


def signs(content: str) -> Iterator[Span]:
    """Yield the places of the characters themselves; what looks like a token is one place."""
    if not content.isascii() and any(sign in content for sign in SIGNS):
        yield from (Span(*match.span()) for match in _SIGN.finditer(content))


def references(content: str) -> Iterator[Span]:
    """Yield the places of character references: `&#xE100;`, `&#57600;`."""
    if "#" in content and "&" in content:
        yield from (Span(*match.span()) for match in _REFERENCE.finditer(content))


def escapes(content: str) -> Iterator[Span]:
    r"""Yield the places of escapes, as quotation marks of YAML, TOML and Jinja allow them: `\ue100`."""
    if "\\u" in content or "\\U" in content:
        yield from (Span(*match.span()) for match in _ESCAPE.finditer(content))


def faults(content: str) -> Iterator[Fault]:
    """Yield the faults of a file in YAML or TOML."""
    for span in sorted((*signs(content), *references(content), *escapes(content))):
        yield Fault(MESSAGE, HINT, span, RULE)

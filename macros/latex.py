"""LaTeX in text fields to Unicode. Never used on addresses, identifiers or keys."""

from __future__ import annotations

import logging
import re
from functools import cache

from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

# It writes to the log, and so to the terminal, what it cannot replace.
logging.getLogger("pylatexenc").addHandler(logging.NullHandler())
logging.getLogger("pylatexenc").propagate = False

_MARKUP = re.compile(r"[\\{}$~]|--|``|''")
_BARE = re.compile(r"(?<!\\)[%&#]")
# Its own replacement fails: it does not know that the command has two arguments.
_LINK = re.compile(r"\\href\s*\{[^{}]*\}\s*(?=\{)")
_SPACE = re.compile(r"[ \t\n]+")
_MATHS_WITH_COMMANDS = re.compile(r"(?<!\\)\$[^$]*[\\^_][^$]*\$")


def decode(value: str) -> str:
    r"""Turn accents, symbols and braces into plain text: `{\"o}` to `ö`, `\%` to `%`, `--` to `–`.

    A bare `%`, `&` or `#` means something else in LaTeX; in a bibliography it stays what it is.
    A pair of `$` is mathematics only when a command, `^` or `_` stands between them.
    """
    if not _MARKUP.search(value):
        return _folded(value)
    value = _BARE.sub(r"\\\g<0>", _LINK.sub("", value))
    mode = "text" if _MATHS_WITH_COMMANDS.search(value) else "verbatim"
    try:
        return _folded(_decoder(mode).latex_to_text(value))
    except (AttributeError, IndexError, RecursionError):
        # What pylatexenc raises for commands without their arguments, and for braces without end.
        return _folded(value)


@cache
def _decoder(math_mode: str) -> LatexNodes2Text:
    context = get_default_latex_context_db()
    plain_url = [MacroTextSpec("url", simplify_repl="%s")]
    context.add_context_category("ibidem", macros=plain_url, prepend=True)
    return LatexNodes2Text(context, math_mode=math_mode)


def _folded(value: str) -> str:
    return _SPACE.sub(" ", value).strip()

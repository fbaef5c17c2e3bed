"""LaTeX in text fields to Unicode. Never used on addresses, identifiers or keys."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

_MARKUP = re.compile(r"[\\{}$~]|--|``|''")
_BARE = re.compile(r"(?<!\\)[%&#]")
_SPACE = re.compile(r"[ \t\n]+")
_MATHS_WITH_COMMANDS = re.compile(r"(?<!\\)\$[^$]*[\\^_][^$]*\$")


def decode(value: str) -> str:
    r"""Turn accents, symbols and braces into plain text: `{\"o}` to `ö`, `\%` to `%`, `--` to `–`.

    A bare `%`, `&` or `#` means something else in LaTeX; in a bibliography it stays what it is.
    A pair of `$` is mathematics only when a command, `^` or `_` stands between them.
    """
    if not _MARKUP.search(value):
        return _folded(value)
    is_maths = bool(_MATHS_WITH_COMMANDS.search(value))
    return _folded(_decoder("text" if is_maths else "verbatim").latex_to_text(_BARE.sub(r"\\\g<0>", value)))


@cache
def _decoder(math_mode: str) -> LatexNodes2Text:
    context = get_default_latex_context_db()
    plain_url = [MacroTextSpec("url", simplify_repl="%s")]
    context.add_context_category("ibidem", macros=plain_url, prepend=True)
    return LatexNodes2Text(context, math_mode=math_mode)


def _folded(value: str) -> str:
    return _SPACE.sub(" ", value).strip()

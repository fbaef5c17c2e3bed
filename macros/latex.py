"""LaTeX in text fields to Unicode. Never used on addresses, identifiers or keys."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import cache, lru_cache

_MARKUP = re.compile(r"[\\{}$~]|--|``|''")
# What stays as it is: no mark and no space to fold.
_PLAIN = re.compile(
    r"""
    [^\\{}$~\t\n`' -]*+ (?: (?: [ ](?![ ]) | -(?!-) | '(?!') | `(?!`) ) [^\\{}$~\t\n`' -]*+ )*+
    """,
    re.VERBOSE,
)
# Braces around text that has no other mark say nothing but where it begins and ends.
_TEXT = r"(?: [^\\{}$~%&#^_`'\n-]++ | -(?!-) | '(?!') )*+"
_BRACED = re.compile(rf"{_TEXT} (?: \{{ {_TEXT} (?: \{{ {_TEXT} \}} {_TEXT} )*+ \}} {_TEXT} )*+", re.VERBOSE)
_WITHOUT_BRACES = str.maketrans("", "", "{}")
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
    if _PLAIN.fullmatch(value):
        return value.strip()
    if not _MARKUP.search(value):
        return _folded(value)
    if _BRACED.fullmatch(value):
        return _folded(value.translate(_WITHOUT_BRACES))
    return _decoded(value)


# A name comes back in many entries.
@lru_cache(maxsize=4096)
def _decoded(value: str) -> str:
    value = _BARE.sub(r"\\\g<0>", _LINK.sub("", value))
    mode = "text" if _MATHS_WITH_COMMANDS.search(value) else "verbatim"
    try:
        return _folded(_decoder(mode)(value))
    except (AttributeError, IndexError, RecursionError):
        # What pylatexenc raises for commands without their arguments, and for braces without end.
        return _folded(value)


@cache
def _decoder(math_mode: str) -> Callable[[str], str]:
    # Most texts have no commands, and loading it takes as long as checking them.
    from pylatexenc import latex2text, latexwalker  # type: ignore[import-untyped]  # noqa: PLC0415

    # It writes to the log, and so to the terminal, what it cannot replace.
    logging.getLogger("pylatexenc").addHandler(logging.NullHandler())
    logging.getLogger("pylatexenc").propagate = False
    context = latex2text.get_default_latex_context_db()
    plain_url = [latex2text.MacroTextSpec("url", simplify_repl="%s")]
    context.add_context_category("ibidem", macros=plain_url, prepend=True)
    decoder = latex2text.LatexNodes2Text(context, math_mode=math_mode)
    # It would make itself one for every text.
    known = latexwalker.get_default_latex_context_db()

    def decode(value: str) -> str:
        nodes, _, _ = latexwalker.LatexWalker(value, latex_context=known).get_latex_nodes()
        return str(decoder.nodelist_to_text(nodes))

    return decode


def _folded(value: str) -> str:
    return _SPACE.sub(" ", value).strip()

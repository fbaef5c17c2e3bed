"""LaTeX in text fields to Unicode. Never used on addresses, identifiers or keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from unicodedata import normalize

_MARKUP = re.compile(r"[\\{}$~]|--|``|''")
# In text without other commands than those for letters and marks, braces only group, and can be removed.
_LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ"}
_LETTERS |= {"aa": "å", "AA": "Å", "i": "ı", "j": "ȷ"}
_SYMBOL = rf"""
    -{{2,3}}+(?!-)
    | \\ (?:
        [&%$_#]
        | ["'`^~=.] (?: [A-Za-z] | \{{ \\?(?=[ij]\}}) [A-Za-z] \}} | \\[ij](?=\}}) )
        | [vHcukr] (?: [ ][A-Za-z](?=\}}) | \{{[A-Za-z]\}} )
        | (?: {"|".join(_LETTERS)} ) (?=\}})
    )
"""
_TEXT = rf"(?: [^\\{{}}$~%&#^_`'\n-]++ | -(?!-) | '(?!') | {_SYMBOL} )*+"
_ACCENTED = re.compile(
    rf"{_TEXT} (?: \{{ {_TEXT} (?: \{{ {_TEXT} \}} {_TEXT} )*+ \}} {_TEXT} )*+", re.VERBOSE
)
_TYPED = re.compile(
    rf"""
    (?P<dash>---?) | \\ (?:
        (?P<mark>[&%$_#])
        | (?P<name> {"|".join(_LETTERS)} ) (?=\}})
        | (?P<accent>["'`^~=.vHcukr]) [ ]?\{{?\\?(?P<letter>[A-Za-z])
    )
    """,
    re.VERBOSE,
)
_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "v": "\u030c", "H": "\u030b", "c": "\u0327", "u": "\u0306", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
_DASHES = {"--": "–", "---": "—"}
_WITHOUT_BRACES = str.maketrans("", "", "{}")
_BARE = re.compile(r"(?<!\\)[%&#]")
# pylatexenc does not know that \href has two arguments.
_LINK = re.compile(r"\\href\s*\{[^{}]*\}\s*(?=\{)")
_SPACE = re.compile(r"[ \t\n]+")
_MATHS_WITH_COMMANDS = re.compile(r"(?<!\\)\$[^$]*[\\^_][^$]*\$")


def decode(value: str) -> str:
    r"""Turn accents, symbols and braces into plain text: `{\"o}` to `ö`, `\%` to `%`, `--` to `–`.

    A bare `%`, `&` or `#` is a command of LaTeX, but in a bibliography it is kept as typed.
    A pair of `$` is mathematics only when a command, `^` or `_` is between them.
    """
    if not _MARKUP.search(value):
        return _folded(value)
    if _ACCENTED.fullmatch(value):
        return _folded(_TYPED.sub(_shown, value).translate(_WITHOUT_BRACES))
    return _decoded(value)


def _shown(match: re.Match[str]) -> str:
    if dash := match["dash"]:
        return _DASHES[dash]
    if name := match["name"]:
        return _LETTERS[name]
    return match["mark"] or normalize("NFC", match["letter"] + _ACCENTS[match["accent"]])


# Many entries have the same names.
@lru_cache(maxsize=4096)
def _decoded(value: str) -> str:
    value = _BARE.sub(r"\\\g<0>", _LINK.sub("", value))
    mode = "text" if _MATHS_WITH_COMMANDS.search(value) else "verbatim"
    try:
        return _folded(_decoder(mode)(value))
    except (AttributeError, IndexError, RecursionError):
        # pylatexenc raises these for commands without arguments, and for deeply nested braces.
        return _folded(value)


@cache
def _decoder(math_mode: str) -> Callable[[str], str]:
    # Few texts need pylatexenc, and loading it takes as long as checking a small site.
    import logging  # noqa: PLC0415

    from pylatexenc import latex2text, latexwalker  # type: ignore[import-untyped]  # noqa: PLC0415

    # pylatexenc logs what it cannot replace, and the log goes to the terminal.
    logging.getLogger("pylatexenc").addHandler(logging.NullHandler())
    logging.getLogger("pylatexenc").propagate = False
    context = latex2text.get_default_latex_context_db()
    plain_url = [latex2text.MacroTextSpec("url", simplify_repl="%s")]
    context.add_context_category("ibidem", macros=plain_url, prepend=True)
    decoder = latex2text.LatexNodes2Text(context, math_mode=math_mode)
    # Without this, LatexWalker makes a new context for every text.
    known = latexwalker.get_default_latex_context_db()

    def decode(value: str) -> str:
        nodes, _, _ = latexwalker.LatexWalker(value, latex_context=known).get_latex_nodes()
        return str(decoder.nodelist_to_text(nodes))

    return decode


def _folded(value: str) -> str:
    return _SPACE.sub(" ", value).strip()

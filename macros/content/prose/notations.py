r"""Citations as other programs write them, with a key: `\cite{key}`, `[[key]]`, `<cite>key</cite>`.

The forms are those of LaTeX (natbib, biblatex), Org mode, MyST and Sphinx, AsciiDoc, Typst, wikis, Hugo and
Jekyll. Most of them mean something else too, so that only a key of the store makes them a citation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from ...core.macro_table import CITE, TEXTCITE, Macro
from ...core.model import ByHand
from ...core.patterns import later
from ...core.text import Span, composed
from .numbers import CLOSE, OPEN

_NAME = (
    r"(?:paren|text|auto|foot|full|smart|super|no|short|para|meta|pos|bib)?"
    r"cit(?:e|ation)(?:s|p|t|np|nt|alp|alt|al|author|year|title|num|url|text|yearpar|web|book|journal|news)?"
)
_SUFFIX = "(?:s|p|t|np|nt|alp|alt|al|author|year|title|num|url|text|yearpar)?"
# Patterns begin with letters, which `re` finds faster than what is not before them.
_BEFORE = (
    r"(?:(?<![\w:/.\\]cit)|(?<=parencit)|(?<=textcit)|(?<=autocit)|(?<=footcit)|(?<=fullcit)|(?<=smartcit))"
)
_KEY = r"[^\s\[\]{}()<>,;|\"'`\0]"
_PARTS = re.compile(r"[,;]|\s+(?:and|&)\s+")
_SIGNS = "@#^-&"


class Notation(NamedTuple):
    """One form. Its pattern has the group `keys`, and may have `prefix` and `locator`."""

    signs: tuple[str, ...]
    """A text without any of these lacks this form."""
    pattern: Callable[[], re.Pattern[str]]
    is_plain: bool = False
    """Whether nothing but a citation looks like this, so that the key need not be in the store."""
    macro: Macro = CITE


def _row(signs: str, pattern: str, *, is_plain: bool = False, macro: Macro = CITE) -> Notation:
    return Notation(tuple(signs.split()), later(pattern), is_plain, macro)


NOTATIONS = (
    _row(
        "\\",
        r"\\[tT]extcite[a-z]{0,2}\*?(?:\[(?P<locator>[^\[\]\n\0]*)\])?\{(?P<keys>[^{}\n\0]+)\}",
        is_plain=True,
        macro=TEXTCITE,
    ),
    _row(
        "\\",
        r"\\[A-Za-z]{0,12}cit(?:e|ation)[A-Za-z]{0,12}\*?(?:\([^()\n\0]{0,60}\)){0,2}"
        r"(?:\[(?P<prefix>[^\[\]\n\0]*)\](?=\[))?(?:\[(?P<locator>[^\[\]\n\0]*)\])?[ ]?"
        r"\{(?P<keys>[^{}\n\0]+)\}",
        is_plain=True,
    ),
    _row("@cite", r"@[tp]?cite[a-z]{0,6}\{(?P<keys>[^{}\n\0]+)\}"),
    _row("[cite", r"\[cite(?:/[\w/-]{1,40})?:(?P<keys>[^\[\]\n\0@]*@[^\[\]\n\0]*)\]", is_plain=True),
    _row("cite: cite citation", rf"cit{_BEFORE}(?:e|ation){_SUFFIX}:(?P<keys>{_KEY}*\w(?:,{_KEY}*\w)*)"),
    _row("cite:[ citenp:[", r"cite(?<![\w:/.\\]cite)(?:np)?:\[(?P<keys>[^\[\]\n\0]+)\]", is_plain=True),
    _row(
        "#cite",
        r"#cite\((?:<(?P<keys>[^<>\n\0]+)>|label\(\"(?P<label>[^\"\n\0]+)\"\))[^()\n\0]*\)",
        is_plain=True,
    ),
    _row("[[", r"\[\[(?:cite[a-z]{0,6}:)?(?P<keys>[^\[\]|#\n\0]+)[^\[\]\n\0]*(?:\]\[[^\[\]\n\0]*)?\]\]"),
    _row("[", r"\[(?P<keys>[^\[\]\n\0]+)\](?![(\[:{])_?"),
    _row(
        "[ (",
        rf"(?:\[|\((?=[^()\n]{{0,80}}\d))(?:see|cf|sources?|src|refs?|references?|cite|citation|from|via)\b\.?\s?[:=]?\s?"
        rf"(?!-?@)(?P<keys>{_KEY}{{1,80}})(?P<locator>,[^\[\]()\n\0]*)?[\])]",
    ),
    _row(
        "[",
        rf"\[(?P<keys>{_KEY}{{1,80}}?)(?:\s|:\s?)(?P<locator>(?:pp?\.\s?|S\.\s?|§\s?)?\d[^\[\]\n\0]*)\](?![(\[:{{])",
    ),
    _row("［ 【 〔 ⟦ \\[ &", rf"(?!\[){OPEN}(?P<keys>[^\[\]{{}}()<>\n\0&\\］】〕⟧]{{1,200}}){CLOSE}"),
    _row("&#64; &commat; &#x40; ＠", rf"(?:&(?:\#64|\#x40|commat);|＠)(?P<keys>{_KEY}{{0,80}}\w)"),
    _row("cite", rf"cite(?<![\w:/.\\{{]cite)(?:[ =]+|\(\s?)[\"'](?P<keys>{_KEY}{{1,80}})[\"'](?:\s?\))?"),
    _row("cite", rf"cite(?<![\w:.\\{{]cite)[ =](?P<keys>(?=[^\s]{{0,40}}\d){_KEY}{{0,80}}\w)"),
    _row("<<", r"<<(?P<keys>[^<>,\n\0]+)(?:,[^<>\n\0]*)?>>"),
    _row("<", rf"<(?P<keys>{_KEY}+)>"),
    _row(
        "<",
        r"<(?:cite|ref|citation|bib|bibref|q|i|em)\b[^<>\n\0]*>(?P<keys>[^<>\n\0]+)</(?:cite|ref|citation|bib|bibref|q|i|em)>",
    ),
    _row(
        "<",
        r"<(?:cite|ref|citation|bibref|span|a|sup|[a-z]{1,3}-cite|cite-ref|xref)\b(?:\s[^<>\n\0]*)?"
        r"[\s-](?:key|keys|cite|cites|name|id|rid|bib|target|source)\s*=\s*[\"']?(?P<keys>[^\"'<>\n\0/]+)[^<>\n\0]*>",
    ),
    _row("<ref", r"<ref\b[^<>\n\0]*>(?P<keys>[^<>\n\0]*)</ref>", is_plain=True),
    _row(
        "{{", rf"\{{\{{\s*(?:[<%#]\s*)?{_NAME}[\s|:]\s*(?P<keys>[^{{}}\n\0]+?)\s*[>%]?\}}\}}", is_plain=True
    ),
    _row("{%", rf"\{{%[-+]?\s*{_NAME}\s(?P<keys>[^{{}}\n\0]+?)[-+]?%\}}", is_plain=True),
    _row("@", r"\((?P<prefix>[^()@\n\0]{0,60})(?P<keys>-?@[^()\n\0]+)\)"),
    _row("(", rf"\((?<!\]\()(?P<keys>(?=[^()\s,]*\d){_KEY}+(?:;[^()\n\0]*)?)(?P<locator>,[^()\n\0]*)?\)"),
)
"""All forms but roles and pandoc's; where two begin at one place, the longer counts."""
# A text has few of the characters that they begin with, and a word is looked for by its first letters.
_BEGINNINGS = {
    sign: sign[:3] if sign[0].isalpha() else sign[0] for notation in NOTATIONS for sign in notation.signs
}
# The key of a role is in a code span: {cite:p}`key`.
_OF_ROLE = rf"{_NAME}(?::\w{{1,20}}){{0,3}}"
_ROLE = later(rf"(?:\{{{_OF_ROLE}\}}|:{_OF_ROLE}:)`(?P<keys>[^`\n]+)`")


def typed_keys(seen: str, content: str, keys: Collection[str]) -> Iterator[ByHand]:
    """Yield the citations in a text in which U+0000 stands for what is no prose; code is in the content."""
    begun = frozenset(filter(seen.__contains__, _BEGINNINGS.values()))
    there = frozenset(sign for sign, first in _BEGINNINGS.items() if first in begun and sign in seen)
    for notation in NOTATIONS:
        if not there.isdisjoint(notation.signs):
            for match in notation.pattern().finditer(seen):
                if found := _cited(match, notation, keys):
                    yield found
    if "cit" in seen:
        for match in _ROLE().finditer(content):
            if seen[match.start()] != "\0":
                names = tuple(_names(match["keys"]))
                yield ByHand(Span(*match.span()), names)


def _cited(match: re.Match[str], notation: Notation, keys: Collection[str]) -> ByHand | None:
    groups = match.groupdict()
    inside = groups["keys"] or groups.get("label") or ""
    names = tuple(_names(inside))
    known = tuple(name for name in names if composed(name) in keys)
    # What is first in brackets has to be a key: a later word may be one by chance.
    if not notation.is_plain and (not known or known[0] != names[0]):
        return None
    span, cited = Span(*match.span()), known or names
    if len(cited) > 1:
        return ByHand(span, cited, macro=notation.macro.name)
    locator = (groups.get("locator") or inside.partition(",")[2]).strip(", ")
    return ByHand(span, cited, locator, (groups.get("prefix") or "").strip(), notation.macro.name)


def _names(inside: str) -> Iterator[str]:
    """Yield what may be keys in the inside of brackets."""
    for part in _PARTS.split(inside):
        if name := part.strip().strip("\"'").lstrip(_SIGNS).split("(")[0].strip():
            yield name

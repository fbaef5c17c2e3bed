"""Citations in their usual form, which are read without Jinja: nearly all are typed this way."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ...core.macro_table import LISTING, MACROS, QUOTING, Meaning
from ...core.model import Call, Citation
from ...core.text import Span, Text, blanked, composed
from ...syntax.markdown.pandoc import clusters

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".txt")
_UNPUBLISHABLE = r"\x00-\x1f\x7f-\x9f\ud800-\udfff"
_KEY = re.compile(rf"""[^\s"'\\{{}},;{_UNPUBLISHABLE}]++""")
# An apostrophe is allowed only inside a word, where it does not begin a string.
_TEXT = rf"""(?: [^"'\\{{}}{_UNPUBLISHABLE}]++ | (?<=\w)'(?=\w) )*+"""
PLAIN = re.compile(
    rf"""
    \{{\{{ [ ]*
    (?: (?P<listing>{LISTING})\( "(?P<cited> {_KEY.pattern} (?: ",[ ]*" {_KEY.pattern} )*+ )"
      | (?P<quoting>{QUOTING})\( "(?P<quoted> {_KEY.pattern} )",[ ]*"(?P<words> {_TEXT} )" )
    (?: ,[ ]*prefix="(?P<prefix> {_TEXT} )" )?
    (?: ,[ ]*locator="(?P<locator> {_TEXT} )" )?
    \) [ ]* \}}\}}
    """,
    re.VERBOSE,
)


def plain_call(text: Text, span: Span, hidden_in: str) -> Call | None:
    """Read an expression; None when its form is unusual or something may be wrong with it."""
    match = PLAIN.fullmatch(text.content, span.start, span.end)
    if not match:
        return None
    words, prefix, locator = match["words"], match["prefix"], match["locator"]
    places = _KEY.finditer(text.content, *match.span("cited" if words is None else "quoted"))
    citations = tuple([Citation(composed(place[0]), Span(*place.span())) for place in places])
    name = _name(match)
    if len(citations) > 1 and (
        MACROS[name].takes_one
        or not (prefix is locator is None)
        or len({cited.key for cited in citations}) < len(citations)
    ):
        return None
    if words is not None and not words.strip():
        return None
    return Call(span, citations, locator or "", prefix or "", words or "", hidden_in, name)


def meaning(match: re.Match[str]) -> Meaning:
    """Return what a call says, from a match of PLAIN."""
    words = match["words"]
    keys = _KEY.findall(match["cited"]) if words is None else [match["quoted"]]
    said = match["locator"] or "", words or "", match["prefix"] or ""
    return _name(match), tuple(map(composed, keys)), *said


def said(content: str) -> Iterator[Meaning]:
    """Yield what the calls of a text say, wherever they are."""
    return map(meaning, PLAIN.finditer(content))


def as_markdown(text: Text) -> Text:
    """Return a text; of one in another language than Markdown nothing but its calls can be read."""
    if text.path.endswith(_MARKDOWN):
        return text
    ends = [place for match in PLAIN.finditer(text.content) for place in match.span()]
    edges = [0, *ends, len(text.content)]
    gaps = (Span(*edge) for edge in zip(edges[::2], edges[1::2], strict=True))
    return Text(text.path, blanked(text.content, gaps, "x"))


def without(text: str, syntax: str = "", keys: Collection[str] = ()) -> str:
    """Return a text without its citations; words that a call quotes stay."""
    plain = PLAIN.sub(lambda match: match["words"] or "", text)
    for cluster in reversed(tuple(clusters(plain, 0, keys)) if syntax else ()):
        if not cluster.is_in_text:
            plain = plain[: cluster.span.start].rstrip() + plain[cluster.span.end :]
    return plain


def _name(match: re.Match[str]) -> str:
    return match["listing"] or match["quoting"]

"""The rule on texts for which Python-Markdown takes minutes, or at which a build ends in an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from unicodedata import normalize

from ....content.links import UNREADABLE
from ....core.model import JOINER, Page
from ....core.patterns import later
from ....core.text import Span, covering
from ....syntax.markdown.blocks.fences import fenced
from ..found import AllPages, Found, RuleContext
from ..pages.links import of_kinds
from ..rule import ERROR, EVERY_PAGE, and_site, page_rule

_HOST_ENDS = frozenset("/?#@:")
"""The characters that end the name of a host, or stand before it."""

# Python-Markdown looks for the end of each link up to the end of its block, character by character:
# that many characters take it two seconds.
_MOST_PASSED = 8_000_000
_BRACKET = later(
    r"""
      \]\( (?P<address>) | \]\[ (?P<label>) | \[ (?P<open>) | \] (?P<closed>)
    | \n (?= [ \t]*+ (?: \n | \| | [*+-][ ] | \d++\.[ ] ) ) (?P<end>)
    """,
    re.VERBOSE,
)
# Each level of a list or an admonition takes Python-Markdown about ten calls in one another, of a thousand.
_MOST_LEVELS = 40
_REACH = 200
"""How many characters of a declaration are read; what is wrong with one is in its first word."""
_DEEP = later(
    rf"""
    ^ (?! [ ]{{0,3}} (?: (?:-[ ]{{0,2}}){{3,}}+ | (?:\*[ ]{{0,2}}){{3,}}+ ) [ ]*+ $ )   # a rule
      [ \t>{JOINER}]*+ (?: (?: [*+-] | \d++\. ) [ \t]++ ){{{_MOST_LEVELS},}}+
    | ^ (?: [ ]{{4}} | \t ){{{_MOST_LEVELS},}}+ [ ]{{0,3}}
        (?: [*+-][ ] | \d++\.[ ] | :[ ] | !!! | \?\?\? | === | \[\^ )
    """,
    re.VERBOSE | re.MULTILINE,
)
# Without any of these, nothing is as deep. A pattern is found faster that begins with a character.
_SEVERAL_MARKS = re.compile(rf"\n[ \t>{JOINER}]*+(?:[*+-]|\d++\.)[ \t]++(?:[*+-]|\d++\.)[ \t]")
_INDENTS = (" " * 4 * _MOST_LEVELS, "\t")


def _addresses(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """Find addresses of links that end MkDocs' build, since Python cannot take them apart."""
    for problem, _linked in of_kinds(pages, UNREADABLE):
        address = problem.link.address
        hint = "write a square bracket in an address as %5B or %5D"
        for letter, meant in ((letter, normalize("NFKC", letter)) for letter in address):
            if letter != meant and _HOST_ENDS.intersection(meant):
                hint = f'"{letter}" stands for "{meant}", which no name of a host holds: delete it'
        message = f'"{address}" is no address, and a build would end in an error'
        yield Found(pages.texts[problem.path], problem.link.span, message, hint)


@and_site(_addresses)
@page_rule("unrenderable-text", ERROR, EVERY_PAGE)
def unrenderable_text(page: Page, _: RuleContext) -> Iterator[Found]:
    """A build would take minutes for a paragraph, or end in an error.

    Reported are some thousand brackets in one paragraph that nothing closes, for each of which the build
      looks for the end of a link; tags that nothing closes, as many; and lists and admonitions in one
      another that are over 40 levels deep.
    Texts that a program has written, or that were cut in the middle, look so.
    An address with a square bracket in the name of its host ends a build as well.
    So does "<!" right before a "[", but for CDATA and "if", outside of fenced code: MkDocs takes it for HTML.

    Wrong:
        [[[[[[[[[[[[ … and some thousands more

    Right:
        One bracket: [
    """
    text = page.prose.text
    openings = text.count("[") + text.count("](")
    if openings * len(text) > _MOST_PASSED and (place := _slow(text)) is not None:
        message = "this paragraph has so many brackets that nothing closes that a build would take minutes"
        hint = "close them, write a backslash before each, or divide the paragraph by blank lines"
        yield Found(page.text, Span(place, place + 1), message, hint)
    if text.count("<") * len(text) > _MOST_PASSED and (place := _unclosed_tags(text)) is not None:
        message = 'from here on nothing closes so many "<" that a build would take minutes'
        yield Found(page.text, Span(place, place + 1), message, 'write "&lt;" for each, or close them')
    is_deep = _SEVERAL_MARKS.search(f"\n{text}") or any(indent in text for indent in _INDENTS)
    if is_deep and (deep := _DEEP().search(text)):
        message = f"this is over {_MOST_LEVELS} levels deep, and a build would end in an error"
        yield Found(page.text, Span(*deep.span()), message, "write it with fewer levels")
    yield from _declarations(page)


def _declarations(page: Page) -> Iterator[Found]:
    """Find what the HTML parser of Python, which MkDocs reads each page with, ends in an error at."""
    content = page.text.content
    if "<![" not in content:
        return
    apart = sorted((*fenced(content, page.body), *page.comments))
    for match in re.finditer(r"<!\[", content):
        if match.start() < page.body or covering(apart, match.start()) is not None:
            continue
        # The next one is looked at by itself.
        end = content.find("<!", match.end(), match.start() + _REACH)
        try:
            HTMLParser().feed(content[match.start() : end if end > 0 else match.start() + _REACH])
        except AssertionError:
            message = '"<![" begins a declaration that MkDocs cannot read, and its build ends in an error'
            hint = 'write "&lt;![", or put it into a fenced code block'
            yield Found(page.text, Span(*match.span()), message, hint)
            return


def _unclosed_tags(text: str) -> int | None:
    """Return the place of the first of too many tags that nothing closes up to the end of the page."""
    begin = text.rfind(">") + 1
    places = [match.start() for match in re.finditer(r"<[A-Za-z!?/]", text[begin:])]
    return begin + places[0] if len(places) * (len(text) - begin) > _MOST_PASSED else None


def _slow(text: str) -> int | None:
    """Return the place of the first bracket of the block with which the characters are too many."""
    passed, first, opened, leading = 0, -1, list[int](), list[int]()
    for match in _BRACKET().finditer(f"{text}\n\n"):
        place, kind = match.start(), match.lastgroup
        if kind == "end":
            passed += sum(place - start for start in (*opened, *leading))
            if passed > _MOST_PASSED:
                return first
            first, opened, leading = -1, [], []
            continue
        first = place if first < 0 else first
        if kind == "open":
            opened.append(place)
        elif opened:
            passed += place - opened.pop()
        if kind in ("address", "label"):
            leading.append(place)
    return None

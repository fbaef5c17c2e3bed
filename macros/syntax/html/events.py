"""Call the handlers of an HTMLParser without its own, slow reading, on HTML of a simple form.

Most built pages have that form.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

from ...core.patterns import later
from .oddities import evened

# HTML of the simple form: lower case, attributes in double quotes, no comments, no raw text elements.
_EVEN = later(
    r"""
    [^<]*+
    (?:
        <
        (?:
            /[a-z][a-z0-9]*+
            | (?!(?:script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)\b)
              [a-z][a-z0-9]*+  (?: [ ][a-z][a-z0-9:-]*+ (?: ="[^"<>]*+" )?+ )*+  (?: [ ]?/ )?+
        )
        >
        [^<]*+
    )*+
    """,
    re.VERBOSE,
)
_TAG = re.compile(r"<([^<>]*)>")
_ATTRIBUTE = re.compile(r' ([a-z][a-z0-9:-]*)(?:="([^"]*)")?')

Attributes = tuple[tuple[str, str | None], ...]


def feed(parser: HTMLParser, html: str) -> None:
    """Feed a whole text to a parser that converts character references, and close it."""
    if not is_even(html):
        parser.feed(evened(html))
        parser.close()
        return
    feed_even(parser, html)


def is_even(html: str) -> bool:
    """Return whether a text is HTML of the simple form, which Python-Markdown writes."""
    return _EVEN().fullmatch(html) is not None


def feed_even(parser: HTMLParser, html: str) -> None:
    """Call the handlers of a parser as `parser.feed` would, for HTML of the simple form."""
    first, *rest = _TAG.split(html)
    _text(parser, first)
    for tag, text in zip(rest[::2], rest[1::2], strict=True):
        if tag[0] == "/":
            parser.handle_endtag(tag[1:])
        else:
            name, attributes = _start(tag)
            handle = parser.handle_startendtag if tag[-1] == "/" else parser.handle_starttag
            handle(name, [*attributes])
        _text(parser, text)


def _text(parser: HTMLParser, text: str) -> None:
    if text:
        parser.handle_data(unescape(text) if "&" in text else text)


@lru_cache(maxsize=1024)
def _start(tag: str) -> tuple[str, Attributes]:
    if "&" in tag:
        # Python's parser decides, since its character references in attributes differ between versions.
        return _Start(tag).found
    name = tag.partition(" ")[0].rstrip("/")
    return name, tuple((match[1], match[2]) for match in _ATTRIBUTE.finditer(tag))


class _Start(HTMLParser):
    """A parser of one start tag."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.found: tuple[str, Attributes] = ("", ())
        self.feed(f"<{tag}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = tag, tuple(attrs)

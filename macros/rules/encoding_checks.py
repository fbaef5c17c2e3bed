"""One generator per rule on the characters of a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ..findings import Finding, at
from ..text import Span, Text
from .corpus import Corpus

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_INVISIBLE = re.compile(
    "[\u200b\u2060\ufeff]|(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])"
)


def encoding_damage(corpus: Corpus) -> Iterator[Finding]:
    """Find what a wrong encoding left of quotation marks, dashes and accents."""
    for page in corpus.pages:
        if page.manuscript.damage:
            letter, count = page.manuscript.damage[0]
            shown = letter if letter.isprintable() else f"U+{ord(letter):04X}"
            where = page.manuscript.prose.find(letter)
            where = where if where >= 0 else page.text.content.index(letter)
            times = f"{count} times" if count > 1 else "once"
            message = (
                f'"{shown}" stands {times} where it cannot belong: the text was read in a wrong encoding'
            )
            hint = (
                "take the text anew from where it came from, in UTF-8; "
                "until then the rules on prose are not run for this page"
            )
            yield at("encoding-damage", page.text, Span(where, where + 1), message, hint)


def encoding_damage_in_store(corpus: Corpus) -> Iterator[Finding]:
    """Find what a wrong encoding left in the bibliography."""
    for text in _store(corpus):
        if match := re.search("[\x80-\x9f\ufffd]", text.content):
            message = f"U+{ord(match[0]):04X} is no character of a text: it was read in a wrong encoding"
            yield at(
                "encoding-damage", text, Span(*match.span()), message, "write the character that was meant"
            )


def bidi_control(corpus: Corpus) -> Iterator[Finding]:
    """Find characters that nobody sees, and that make a text read otherwise than it is."""
    for page in corpus.pages:
        yield from _unseen(page.text)


def bidi_control_in_store(corpus: Corpus) -> Iterator[Finding]:
    """Find them in the bibliography."""
    for text in _store(corpus):
        yield from _unseen(text)


def _store(corpus: Corpus) -> Iterable[Text]:
    return dict.fromkeys(source.text for source in corpus.bibliography.sources)


def _unseen(text: Text) -> Iterator[Finding]:
    if text.content.isascii() or not _UNSEEN.search(text.content):
        return
    for pattern, what in ((_BIDI, "turns the direction of what follows"), (_INVISIBLE, "has no width")):
        for match in pattern.finditer(text.content):
            name = unicodedata.name(match[0], "").lower()
            message = f"the character U+{ord(match[0]):04X} ({name}) is not seen and {what}"
            yield at("bidi-control", text, Span(*match.span()), message, "delete it")

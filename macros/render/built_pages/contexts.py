"""Citation contexts: the sentence in which the reader of a built page meets each citation."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from ...core.patterns import later
from ...core.text import Span, compressed, decompressed
from ...syntax.sentences import excerpt, sentences
from .passages import Marker, Passage

# In a table a number or a name alone says nothing.
_FEWEST_WORDS = 4
# Chinese and Japanese, which set no spaces; Korean does.
_UNSPACED = later("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# From its first letter or digit on.
_WORD = re.compile(r"[^\W_]\S*")


class CitationContext(NamedTuple):
    """What the reader sees around one link to a source."""

    anchor: str
    """The id of the link."""
    key: str
    sentence: str
    """Plain text; empty where no text and no heading is around the link."""
    section: str
    """The text of the heading above, or of the heading that has the link; empty before the first."""


def packed(contexts: Iterable[CitationContext]) -> bytes:
    """Return contexts as few bytes, which are the same for equal contexts; nothing for none."""
    found = tuple(contexts)
    return compressed(json.dumps(found)) if found else b""


def unpacked(found: bytes) -> tuple[CitationContext, ...]:
    """Return contexts that were packed."""
    return tuple(CitationContext(*one) for one in json.loads(decompressed(found))) if found else ()


def contexts(passage: Passage) -> Iterator[CitationContext]:
    """Yield the context of each marker of a passage."""
    if passage.markers:
        marked = {marker.offset for marker in passage.markers}
        found = tuple(sentences(passage.text, passage.unbroken, marked))
        for marker in passage.markers:
            key = marker.anchor.removeprefix("cite-").rpartition("-")[0]
            sentence = _sentence(passage, found, marker) or passage.section
            yield CitationContext(marker.anchor, key, sentence, passage.section)


def _sentence(passage: Passage, found: Sequence[Span], marker: Marker) -> str:
    """Return the sentence that a marker is in or directly after; a short one begins with its cell's name."""
    if not found:
        return passage.name
    place = found[bisect_left(found, marker.offset, key=attrgetter("end"))]
    sentence = excerpt(passage.text, place, marker.offset)
    if not passage.name or (not passage.needs_name and count_words(sentence) >= _FEWEST_WORDS):
        return sentence
    named = f"{passage.name.rstrip(':')}: {sentence}"
    return excerpt(named, Span(0, len(named)), len(named))


def count_words(text: str) -> int:
    """Count the words of a text; two characters of a script without spaces are one."""
    unspaced = 0 if text.isascii() else len(_UNSPACED().findall(text))
    spaced = _UNSPACED().sub(" ", text) if unspaced else text
    return len(_WORD.findall(spaced)) + -(-unspaced // 2)

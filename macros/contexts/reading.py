"""Contexts: the sentence in which the reader of a rendered page meets each citation; and its length."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from ..sentences import excerpt, sentences
from ..text import Span
from .page_text import passages
from .passages import Marker, Passage

_WORDS_PER_MINUTE = 230
# In a table a number or a name alone says nothing.
_FEWEST_WORDS = 4
# Chinese and Japanese, which set no spaces; Korean does.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# From its first letter or digit on.
_WORD = re.compile(r"[^\W_]\S*")


class Context(NamedTuple):
    """What the reader sees around one link to a source."""

    anchor: str
    """The link's id."""
    key: str
    sentence: str
    """Plain text; empty where the link stands alone and under no heading."""
    section: str
    """The text of the heading above, or of the heading that has the link; empty before the first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader of one page reads."""

    contexts: tuple[Context, ...] = ()
    """Those of its links to sources, in document order."""
    words: int = 0
    """Of the text, without markers and lists; code counts.

    Two characters of Chinese or Japanese, which set no spaces, count as a word.
    """

    @property
    def minutes(self) -> int:
        """How long it takes, at 230 words a minute: whole minutes, at least one."""
        return max(1, -(-self.words // _WORDS_PER_MINUTE))


def read(html: str) -> Reading:
    """Read the content of a rendered page."""
    read = tuple(passages(html))
    found = tuple(context for passage in read for context in _contexts(passage))
    return Reading(found, _count(" ".join(passage.text for passage in read)))


def _contexts(passage: Passage) -> Iterator[Context]:
    if passage.markers:
        marked = {marker.offset for marker in passage.markers}
        found = tuple(sentences(passage.text, passage.unbroken, marked))
        for marker in passage.markers:
            key = marker.anchor.removeprefix("cite-").rpartition("-")[0]
            sentence = _sentence(passage, found, marker) or passage.section
            yield Context(marker.anchor, key, sentence, passage.section)


def _sentence(passage: Passage, found: Sequence[Span], marker: Marker) -> str:
    """Return the sentence that a marker is in or directly behind, with what names it."""
    if not found:
        return passage.name
    place = found[bisect_left(found, marker.offset, key=attrgetter("end"))]
    sentence = excerpt(passage.text, place, marker.offset)
    if not passage.name or _count(sentence) >= _FEWEST_WORDS:
        return sentence
    named = f"{passage.name.rstrip(':')}: {sentence}"
    return excerpt(named, Span(0, len(named)), len(named))


def _count(text: str) -> int:
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    spaced = _UNSPACED.sub(" ", text) if unspaced else text
    return len(_WORD.findall(spaced)) + -(-unspaced // 2)

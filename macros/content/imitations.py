"""Imitations: HTML of a text itself that has the look of what we make of a citation or of a list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ..core.text import Span, covering, merged
from ..syntax.html import tags
from ..syntax.markdown.regions import regions

_ANCHOR = re.compile(r"(?:cite|src)-(?P<key>\S+)")
_NUMBERED = re.compile(r"-\d+$")
# A list of attributes, in which a point begins a class and "#" an id; a template has two braces.
_LIST = re.compile(r"\{(?<!\{\{)(?!%|#[\s#])(?P<words>[^{}\n]++)\}(?!\})")
_SHORT = re.compile(r"(?<![^\s:{])[.#](?P<name>[^\s={}]+)")
# What becomes the class of a box or of a block of code.
_LINE = re.compile(r"^[ \t>]*(?:!!!|\?\?\?\+?|///|`{3,}|~{3,})(?P<words>[^\n\"]*)", re.MULTILINE)
_OVER = ("<!-->", "<!--->")
_FENCES = ("```", "~~~")
_WORD = re.compile(r"[\w-]+")


class Place(NamedTuple):
    """Where a text names what is ours."""

    span: Span
    name: str


class Looks(NamedTuple):
    """The names by which an element is taken for one of ours."""

    classes: Collection[str]
    roles: Collection[str]
    keys: Collection[str]

    def found(self, content: str, start: int, code: Sequence[Span]) -> Sequence[Place]:
        """Return the places of these names outside of code: in tags, lists of attributes, lines of boxes."""
        found = {*self._in_tags(content), *self._in_lists(content, start), *self._in_lines(content, start)}
        shown = [place for place in sorted(found) if not _is_in_code(content, code, place)]
        comments = regions(content, start).comments if shown else ()
        return [place for place in shown if not _is_in_comment(content, comments, place)]

    def _in_tags(self, content: str) -> Iterator[Place]:
        """Yield names in tags, those of the front matter too, which templates print."""
        named = tags.attributes(content, 0)
        if places := [place for one in named for place in self._in_attribute(content, one)]:
            around = merged((*tags.tags(content, 0), *(Span(*one.span()) for one in _LIST.finditer(content))))
            yield from (place for place in places if _is_in(around, place))

    def _in_attribute(self, content: str, one: tags.Attribute) -> Iterator[Place]:
        names = one.value.split() if one.name == "class" else [one.value.strip()]
        for name in names:
            is_role = one.name == "role" and name.lower() in self.roles
            if is_role or (one.name != "role" and self._is_ours(name)):
                begin = content.find(name, one.span.start, one.span.end)
                yield Place(Span(begin, begin + len(name)) if begin >= 0 else one.span, name)

    def _in_lists(self, content: str, start: int) -> Iterator[Place]:
        for match in _LIST.finditer(content, start):
            for word in _SHORT.finditer(content, *match.span("words")):
                if self._is_ours(word["name"]):
                    yield Place(Span(*word.span("name")), word["name"])

    def _in_lines(self, content: str, start: int) -> Iterator[Place]:
        for match in _LINE.finditer(content, start) if "ib-" in content else ():
            for word in _WORD.finditer(content, *match.span("words")):
                if word[0] in self.classes:
                    yield Place(Span(*word.span()), word[0])

    def _is_ours(self, name: str) -> bool:
        anchor = _ANCHOR.fullmatch(name)
        return name in self.classes or bool(anchor and _NUMBERED.sub("", anchor["key"]) in self.keys)


def _is_in(spans: Sequence[Span], place: Place) -> bool:
    return covering(spans, place.span.start) is not None


def _is_in_comment(content: str, comments: Sequence[Span], place: Place) -> bool:
    """Return whether a browser takes a place for a part of a comment; it ends some earlier than Markdown."""
    index = covering(comments, place.span.start)
    if index is None:
        return False
    before = content[comments[index].start : place.span.start].lstrip()
    return not before.startswith(_OVER) and "--!>" not in before


def _is_in_code(content: str, code: Sequence[Span], place: Place) -> bool:
    """Return whether readers see a place as code: what stands in the line of a fence is not shown."""
    index = covering(code, place.span.start)
    if index is None:
        return False
    before = content[code[index].start : place.span.start].lstrip(" \t>")
    return "\n" in before or not before.startswith(_FENCES)

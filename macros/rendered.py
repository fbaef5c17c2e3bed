"""What the reader of one built page sees of macros: markers, and macros as they were typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .html_events import is_even
from .html_reading import AS_TYPED, Element, ElementReader
from .macro_table import pattern

_TEMPLATE = re.compile(rf"\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{\{{\s*(?:{pattern()})\b[^\n]*", re.DOTALL)
_MARKER = re.compile(r'<sup class="ib-cite" data-call="(-?\d+)"')
# What hides, and what can begin a macro when tags and character references are taken out.
_UNPLAIN = (
    re.compile(r"hidden(?<!aria-hidden)"),
    re.compile(r"<template"),
    re.compile(r"\{(?:<[^<>]*>|&[\w#.-]+;?)*+[{%]"),
)
_CALL = re.compile(r'(?<=<sup class="ib-cite") data-call="-?\d+"')
_ERROR_PAGE = re.compile(
    r"""
    \#\ _Macro\ (?:Rendering|Syntax)\ Error_ \s+ _File_:[^\n]* \s+
    _(?: \w+_: | Line\ \d+\ in\ Markdown\ file:_ ) \ (?P<message>[^\n]*)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the reader of one built page sees of macros."""

    calls: tuple[int, ...] = ()
    """For each marker group its call's place in the scan, or -1."""
    templates: tuple[str, ...] = ()
    """Macros that stand in the prose as they were typed."""
    failure: str = ""
    """Why mkdocs-macros published an error page instead; empty when it did not."""
    anchors: frozenset[str] = frozenset()
    """All ids, which links can lead to."""


class _Reader(ElementReader):
    """Collects what is visible, in document order."""

    def __init__(self) -> None:
        # A brace written as a character reference is meant to be read.
        super().__init__(convert_charrefs=False)
        self.calls: list[int] = []
        self.anchors = set[str]()
        self.prose: list[str] = []

    def opened(self, element: Element) -> None:
        named = element.attributes.get("name") if element.tag == "a" else None
        self.anchors.update(filter(None, (element.attributes.get("id"), named)))
        is_marker = element.tag == "sup" and "ib-cite" in element.classes
        if is_marker and not element.is_unshown:
            self.calls.append(int(element.attributes.get("data-call") or -1))

    def handle_data(self, data: str) -> None:
        is_typed = any(element.tag in AS_TYPED for element in self.open)
        self.prose.append("\0" if is_typed or self.is_unshown else data)


def read(html: str, *, is_target: bool = True) -> Rendered:
    """Read the content of a rendered page; the anchors of one that is no target are not asked for."""
    if not is_target and (calls := _calls(html)) is not None:
        return Rendered(calls)
    reader = _Reader()
    reader.feed(html)
    reader.close()
    templates = tuple(match[0] for match in _TEMPLATE.finditer("".join(reader.prose)))
    return Rendered(tuple(reader.calls), templates, anchors=frozenset(reader.anchors))


def _calls(html: str) -> tuple[int, ...] | None:
    """Return the calls of a page that shows nothing else: no macro as typed, no marker that is hidden."""
    calls = _MARKER.findall(html)
    is_odd = html.count("ib-cite") != len(calls) or any(pattern.search(html) for pattern in _UNPLAIN)
    return tuple(map(int, calls)) if not is_odd and is_even(html) else None


def published(html: str) -> str:
    """Return a page's content without the marks that only the check reads."""
    return _CALL.sub("", html)


def failure(markdown: str) -> str:
    """Return why mkdocs-macros put an error page in a page's place; empty when it did not."""
    match = _ERROR_PAGE.match(markdown)
    return match["message"].strip("*. ") if match else ""

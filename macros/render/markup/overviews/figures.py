"""The box of key figures above the text, whose markers are numbered with all others of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown

from ....core.macro_table import CITE
from ....core.model import Figure, FrontMatter
from ....syntax.tokens import Token, seal
from ... import rendering
from ...seals import FIGURES, SEAL
from ...words import Words
from ..ranges import TOKEN


class PlacedFigure(NamedTuple):
    """A key figure, and the token of its citation."""

    figure: Figure
    token: Token


def tokens(front_matter: FrontMatter, page: str) -> Sequence[PlacedFigure]:
    """Return the key figures of the page at a path, whose citations have the first numbers of its calls."""
    calls = zip(front_matter.figures, front_matter.figure_calls, strict=True)
    return [
        PlacedFigure(one, Token(CITE.name, (one.source.key,), call.locator, call=number, page=page))
        for number, (one, call) in enumerate(calls)
    ]


def insert(
    root: Element, figures: Sequence[PlacedFigure], md: Markdown, words: Words, language: Mapping[str, str]
) -> None:
    """Put the box before the text, or after the heading with which the text begins."""
    marks = {"class": FIGURES, "role": "group", "aria-labelledby": FIGURES, SEAL: seal(FIGURES)}
    box = Element("div", {**marks, **language})
    name = SubElement(SubElement(box, "p", {"id": FIGURES}), "strong")
    name.text = words("key-figures")
    listed = SubElement(box, "dl")
    for figure, token in figures:
        entry = SubElement(listed, "div")
        label, number, date = rendering.figure(figure, words)
        SubElement(entry, "dt").text = md.htmlStash.store(label)
        told = SubElement(entry, "dd")
        told.text = md.htmlStash.store(number)
        marker = {"class": "ib-cite", "data-search-exclude": "", **language, TOKEN: str(token)}
        SubElement(told, "sup", marker)
        SubElement(entry, "dd").text = md.htmlStash.store(date)
    root.insert(int(len(root) > 0 and root[0].tag == "h1"), box)


def within(root: Element) -> frozenset[Element]:
    """Return the elements of the box of a page."""
    found = (child for child in root[:2] if child.get("class") == FIGURES)
    return frozenset(one for box in found for one in box.iter())

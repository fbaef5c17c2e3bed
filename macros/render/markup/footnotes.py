"""Footnotes in reading order: their numbers, and the marks that lead to them and back.

Python-Markdown numbers them in the order in which it happens to parse: what is in lists, quotes and tables
comes after all paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from ...syntax.markdown.footnotes import reading_order
from ..words import Words

# Python-Markdown's own, which a site may replace.
_BACK = "Jump back to footnote {} in the text"
_MARK = "{}"


def name_back_links(md: Markdown, words: Words) -> None:
    """Name the links from footnotes to the text in the words of the page, unless the site names them."""
    for one in md.registeredExtensions:
        if isinstance(one, FootnoteExtension) and one.getConfig("BACKLINK_TITLE") == _BACK:
            one.setConfig("BACKLINK_TITLE", words("back-from-footnote", number="{}"))


class FootnoteProcessor(Treeprocessor):
    """Numbers the footnotes of a page, before Python-Markdown sorts them and links them back."""

    def __init__(self, md: Markdown, words: Words, *, is_ours: bool) -> None:
        super().__init__(md)
        self.words, self.is_ours = words, is_ours

    def run(self, root: Element) -> None:
        """Give footnotes their numbers, unless the site wants them in the order of their definitions."""
        known = [one for one in self.md.registeredExtensions if isinstance(one, FootnoteExtension)]
        for extension in known:
            if extension.footnotes and not extension.getConfig("USE_DEFINITION_ORDER"):
                if self.is_ours and extension.getConfig("SUPERSCRIPT_TEXT") == _MARK:
                    # A bare number looks like that of a source.
                    extension.setConfig("SUPERSCRIPT_TEXT", self.words("footnote-mark", number=_MARK))
                _number(root, extension, gap="\u00a0" * self.is_ours)


def _number(root: Element, extension: FootnoteExtension, gap: str) -> None:
    ids = {extension.makeFootnoteId(label): label for label in extension.footnotes}
    blocks = [block for block in root.iter("div") if block.get("class") == "footnote"]
    marks = {
        ids[item.get("id", "")]: tuple(_marks(item, ids))
        for block in blocks
        for item in block.iter("li")
        if item.get("id") in ids
    }
    in_text = tuple(_marks(root, ids, blocks))
    order = reading_order(_labels(in_text), {label: _labels(inside) for label, inside in marks.items()})
    # Those that nobody reads come last; a finding names them.
    extension.footnote_order = [*order, *(label for label in marks if label not in order)]
    leading = dict[str, list[Element]]()
    for label, mark in chain(in_text, *(marks[label] for label in extension.footnote_order)):
        leading.setdefault(label, []).append(mark)
        # A space of the text, and not of the style: who copies the text gets the space too.
        mark.text = gap
    for number, label in enumerate(extension.footnote_order, 1):
        _name(extension, label, number, leading.get(label, ()))


_Marks = Sequence[tuple[str, Element]]
"""Marks of footnotes in the order of the text, each with the label of its footnote."""


def _labels(marks: _Marks) -> list[str]:
    return [label for label, _ in marks]


def _marks(
    element: Element, ids: Mapping[str, str], skipped: Sequence[Element] = ()
) -> Iterator[tuple[str, Element]]:
    for child in element:
        if child.tag == "sup" and len(child) and child[0].get("class") == "footnote-ref":
            yield ids[child[0].get("href", "").removeprefix("#")], child
        elif child not in skipped:
            yield from _marks(child, ids, skipped)


def _name(extension: FootnoteExtension, label: str, number: int, marks: Sequence[Element]) -> None:
    """Give the marks of a footnote its number, and ids in their order, to which the footnote leads back."""
    first = extension.makeFootnoteRefId(label)
    before, separator, after = first.partition(extension.get_separator())
    for count, mark in enumerate(marks, 1):
        mark.set("id", first if count == 1 else f"{before}{count}{separator}{after}")
        mark[0].text = extension.getConfig("SUPERSCRIPT_TEXT").format(number)
    extension.found_refs[first] = len(marks)

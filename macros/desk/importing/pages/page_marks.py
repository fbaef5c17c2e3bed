"""What a page says of itself in its markup: each statement by its mark, such as `citation_title`.

Nothing of the page is executed, and nothing that it names is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..foreign import plain
from . import linked_data

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

Marks = Mapping[str, tuple[str, ...]]
"""The statements of a page: texts in one line, in their order, by mark."""
_MOST = 10_000
"""How many statements of a page are read."""


def marks(page: str, address: str) -> Marks:
    """Read a page, whose address tells which of several articles on it is its own."""
    root = _tree(page)
    found = dict[str, list[str]]()
    if root is not None:
        for number, (mark, value) in enumerate(_statements(root, address)):
            if number >= _MOST:
                break
            if value:
                found.setdefault(mark, []).append(value)
    return {mark: tuple(dict.fromkeys(values)) for mark, values in found.items()}


def _tree(page: str) -> HtmlElement | None:
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # noqa: PLC0415  only this needs it
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    content = page.encode(errors="replace")
    try:
        return document_fromstring(content, parser=HTMLParser(encoding="utf-8", no_network=True))
    except LxmlError:
        return None


def _statements(root: HtmlElement, address: str) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        content = plain(element.get("content") or "")
        for name in ("name", "property", "itemprop", "http-equiv"):
            if mark := (element.get(name) or "").strip().lower():
                yield mark, content
    for element in root.iter("title"):
        # A drawing has a title as well.
        if element.getparent().tag in ("head", "html", "body"):
            yield "<title>", plain(_text(element))
    yield "<html lang>", plain(root.get("lang") or "")
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield "canonical", (element.get("href") or "").strip()
    yield from (("<time>", plain(day)) for day in _days(root.iter("time")))
    blocks = (_text(one) for one in root.iter("script") if "ld+json" in (one.get("type") or "").lower())
    yield from linked_data.statements(blocks, address)


def _text(element: HtmlElement) -> str:
    return str(element.text_content())


def _days(times: Iterable[HtmlElement]) -> Iterator[str]:
    """Yield the days of which the page says for sure that they are of publication."""
    for element in times:
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield element.get("datetime") or ""

"""Where a rendered page shows what stands at a place of its file."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from macros.check import site
from macros.check.site import Project
from macros.content.settings import Settings
from macros.core.model import Page
from macros.core.text import Text
from macros.render import source_map
from macros.render.source_map import SourcePlace

from .conftest import marked, store
from .published import published

_STORE = "@online{known2024, title = {Known}, url = {https://example.org/}}\n"
_MARK = "‸"


def _page(text: Text) -> Page:
    built = site.build(Project(Settings(), (Text("bibliography.bib", _STORE),), (text,)))
    (page,) = built.pages
    return page


def _seen(content: str) -> str:
    """Return the element and the text that «, a place in a page, is seen in, with a mark there."""
    text, (offset,) = marked(content)
    page = _page(text)
    html = published(text.content[page.body :], store(_STORE).by_key).html
    (place,) = source_map.find(page, html, [text.location(offset)])
    if not place.is_known:
        return f"under {place.heading} {place.anchor}" if place.anchor else "nowhere"
    tree = BeautifulSoup(source_map.with_marks(html, [(place.offset, _MARK)]), "html.parser")
    (found,) = tree.find_all(string=lambda string: _MARK in str(string))
    assert found.parent
    return f"{found.parent.name}: {' '.join(found.parent.get_text().split())}"


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        pytest.param("One thing is.\n\nAnother «thing was.\n", "p: ‸Another thing was.", id="paragraph"),
        pytest.param("One thing is\nas «it was.\n", "p: ‸One thing is as it was.", id="second-line"),
        pytest.param("One thing i«s.\n\nAnother thing.\n", "p: ‸One thing is.", id="in-a-word"),
        pytest.param("It is so.«\n\nAnother thing.\n", "p: ‸It is so.", id="behind-the-last-word"),
        pytest.param("# Title\n\n## «Of this\n\nText.\n", "h2: ‸Of this¶", id="heading"),
        pytest.param("A list:\n\n- first item\n- «second item\n", "li: ‸second item", id="item"),
        pytest.param(
            "| Head | More |\n| --- | --- |\n| first cell | «second cell |\n", "td: ‸second cell", id="cell"
        ),
        pytest.param("> A quoted «text.\n", "p: ‸A quoted text.", id="quotation"),
        pytest.param("```text\nSome «code here\n```\n", "pre: ‸Some code here", id="code"),
        pytest.param("<div>\nSome «raw text.\n</div>\n", "div: ‸ Some raw text.", id="raw"),
        pytest.param(
            'Text.\n\n<div>\nRaw {{ «cite("known2024") }}\n</div>\n',
            'div: ‸ Raw {{ cite("known2024") }}',
            id="citation-as-typed",
        ),
        pytest.param("[A link «to this](a.md)\n", "p: ‸A link to this", id="link"),
        pytest.param("Caf\u00e9 &amp; «Bar co.\n", "p: ‸Café & Bar co.", id="entity"),
        pytest.param('<a href="x.md"><div>Some «raw text.</div></a>\n', "p: ‸Some raw text.", id="in-a-link"),
        pytest.param("<div hidden>\nSome «raw text.\n</div>\n", "nowhere", id="unshown-nope"),
        pytest.param('It is.{{ «cite("known2024") }} So.\n', "p: It is.[1]‸ So.", id="marker"),
        pytest.param('It is.{{ cite("known2024", "«no") }} So.\n', "p: It is.[1][? no]‸ So.", id="undefined"),
        pytest.param(
            'It says {{ quote("«no", "a few words") }} so.\n',
            "span: “a few words”[? no]‸",
            id="quoted-words",
        ),
        pytest.param(
            "A note.[^1]\n\n## More\n\nText.\n\n[^1]: The note says «this at the end.\n",
            "p: ‸The note says this at the end. ↩",
            id="footnote",
        ),
        pytest.param(
            "# T\n\n## Of this\n\nText here.\n\n<!-- a «comment -->\n", "under Of this of-this", id="comment"
        ),
        pytest.param(
            '# T\n\n## Of {{ cite("known2024") }} this\n\nText.\n\n<!-- {{ cite("«no") }} -->\n',
            "under Of this of-this",
            id="hidden-citation",
        ),
        pytest.param("# T\n\nText here.\n«\nMore text.\n", "under T t", id="blank-line"),
        pytest.param("---\ndescription: «None\n---\n\n# Some title\n", "nowhere", id="front-matter"),
        pytest.param("Some words.\n\n<!-- other «words -->\n", "nowhere", id="no-heading"),
        pytest.param("«", "nowhere", id="empty"),
    ],
)
def test_a_place_of_a_file_is_seen(content: str, seen: str) -> None:
    assert _seen(content) == seen


def test_the_first_marker_of_a_citation_that_is_shown_twice_is_its_place() -> None:
    text, (offset,) = marked('{{ «cite("known2024") }}')
    sup = '<sup class="ib-cite" data-call="0">[1]</sup>'
    html = f'<template>{sup}</template><p>One{sup} two{sup} three<sup data-call="x">x</sup></p>'

    (place,) = source_map.find(_page(text), html, [text.location(offset)])

    assert html[: place.offset] == f"<template>{sup}</template><p>One{sup}"


def test_a_mark_is_never_inside_of_a_link() -> None:
    text, (offset,) = marked("Some «words here")

    (place,) = source_map.find(_page(text), "<a href='x'><p>Some words here</p></a>", [text.location(offset)])

    assert place == SourcePlace()


def test_html_that_is_not_well_formed_has_places_too() -> None:
    text, (offset,) = marked("One thing and\n\nanother «thing here")
    html = "<p>One thing and\n<p>another\nthing here</i></div>"

    (place,) = source_map.find(_page(text), html, [text.location(offset)])

    assert place == SourcePlace(html.index("another"))


def test_marks_stand_at_their_offsets_in_the_order_of_their_findings() -> None:
    assert source_map.with_marks("abc", [(2, "3"), (0, "1"), (2, "2"), (3, "4")]) == "1ab32c4"
    assert source_map.with_marks("abc", []) == "abc"

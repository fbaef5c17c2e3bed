"""Citations on their way through the real Python-Markdown, configured as in mkdocs.yml."""

from __future__ import annotations

from itertools import compress
from urllib.parse import unquote

import pytest
from bs4 import Tag

from macros.content.settings import Settings
from macros.core.model import Correction, Day, FrontMatter, Source
from macros.core.text import Span, Text
from macros.render import rendering
from macros.render.markup import CitationExtension, Lists, filled, insides
from macros.syntax.tokens import Token

from .published import Published, converted, converter, published

SOURCES = {
    key: Source(key, "online", Text("bibliography.bib", ""), Span(0, 0), title=f"Title {key}")
    for key in ("a", "b", "c", "d", "{")
}


def _published(markdown: str, *further_reading: str) -> Published:
    return published(markdown, SOURCES, further_reading)


def _listed(page: Published, section: str = "ib-sources") -> list[str]:
    """Return the ids of a list's items, without their prefix."""
    return [str(item["id"]).removeprefix("src-") for item in page.tree.select(f"section.{section} li")]


def _names(page: Published) -> list[tuple[object, object]]:
    return [(entry["id"], entry["name"]) for entry in _entries(page.toc)]


def _entries(entries: object) -> list[dict[str, object]]:
    assert isinstance(entries, list)
    return [found for entry in entries for found in (entry, *_entries(entry["children"]))]


@pytest.mark.parametrize(
    ("markdown", "body", "listed"),
    [
        pytest.param('A.{{ cite("a") }} B.{{ cite("b") }}', "A. [1] B. [2]", "ab", id="paragraph"),
        pytest.param('A.{{ cite("b", "a") }}', "A. [1] [2]", "ba", id="group"),
        pytest.param('A.{{ cite("a") }} B.{{ cite("a") }}', "A. [1] B. [1]", "a", id="repeat"),
        pytest.param('A.{{ cite("a", locator="p. 3") }}', "A. [1, p. 3]", "a", id="locator"),
        pytest.param('A.{{ cite("a", prefix="see") }}', "A. [see 1]", "a", id="prefix"),
        pytest.param('A.{{ cite("a", prefix="<i>", locator="&") }}', "A. [<i> 1, &]", "a", id="escaped"),
        pytest.param('{{ textcite("missing") }} A', "[? missing] A", "", id="no-names"),
        pytest.param('A {{ quote("a", "We said no.") }}', "A “We said no.” [1]", "a", id="quotation"),
        pytest.param('- A{{ cite("a") }}\n- B\n\n    C{{ cite("b") }}', "A [1] B C [2]", "ab", id="list"),
        pytest.param('1. A{{ cite("a") }}\n2. B{{ cite("b") }}', "A [1] B [2]", "ab", id="numbered-list"),
        pytest.param(
            '| A{{ cite("a") }} | B |\n|---|---|\n| {{ cite("b") }} | C{{ cite("a") }} |',
            "A [1] B [2] C [1]",
            "ab",
            id="table",
        ),
        pytest.param('> A{{ cite("a") }}\n>\n> > B{{ cite("b") }}', "A [1] B [2]", "ab", id="block-quote"),
        pytest.param(
            '!!! note "A{{ cite("a") }}"\n\n    B{{ cite("b") }}', "A [1] B [2]", "ab", id="admonition"
        ),
        pytest.param(
            '??? note "A{{ cite("a") }}"\n\n    B{{ cite("b") }}', "A [1] B [2]", "ab", id="collapsible"
        ),
        pytest.param(
            '=== "A{{ cite("a") }}"\n\n    B{{ cite("b") }}\n\n'
            '=== "C{{ cite("c") }}"\n\n    D{{ cite("a") }}',
            "A [1] C [2] B [3] D [1]",
            "acb",
            id="tabs",
        ),
        pytest.param('A{{ cite("a") }}\n\n:   B{{ cite("b") }}', "A [1] B [2]", "ab", id="definition-list"),
        pytest.param(
            '<figure markdown>\n![](x.png)\n<figcaption markdown>A{{ cite("a") }}</figcaption>\n</figure>\n\n'
            'B{{ cite("b") }}',
            "A [1] B [2]",
            "ab",
            id="figure-caption",
        ),
        pytest.param('*[HTML]: x\n\nHTML{{ cite("a") }}', "HTML [1]", "a", id="abbreviation"),
        pytest.param('A{{ cite("zz") }} B{{ cite("a") }}', "A [? zz] B [1]", "a", id="unknown-key"),
        pytest.param('A{{ cite("zz", "a", "yy") }}', "A [1] [? zz] [? yy]", "a", id="unknown-key-in-a-group"),
        pytest.param('`{{ cite("a") }}` {{ cite("b") }}', '{{ cite("a") }} [1]', "b", id="code-span"),
        pytest.param(
            '```\n{{ cite("a") }}\n```\n\nB{{ cite("b") }}', '{{ cite("a") }} B [1]', "b", id="fence"
        ),
        pytest.param("A", "A", "", id="no-citation"),
        pytest.param("", "", "", id="empty"),
    ],
)
def test_citations_are_numbered_and_listed(markdown: str, body: str, listed: str) -> None:
    page = _published(markdown)

    assert page.body == body
    assert _listed(page) == list(listed)


@pytest.mark.parametrize(
    ("row", "inside"),
    [
        pytest.param([[4]], [[]], id="one"),
        pytest.param([[4, 5]], [[]], id="two"),
        pytest.param([[4, 5, 6]], [[5]], id="three"),
        pytest.param([[4, 5, 6, 7, 8]], [[5, 6, 7]], id="five"),
        pytest.param([[1, 2, 3]], [[2]], id="from-the-first"),
        pytest.param([[6, 5, 4]], [[]], id="downward"),
        pytest.param([[4, 6, 8]], [[]], id="with-gaps"),
        pytest.param([[4, 4, 5]], [[]], id="one-twice"),
        pytest.param([[4, 5, 6, 9, 1, 2, 3]], [[5, 2]], id="two-ranges"),
        pytest.param([[4, 0, 5, 6]], [[]], id="more-than-a-number"),
        pytest.param([[0, 1, 2]], [[]], id="more-than-a-number-first"),
        pytest.param([[4], [5], [6]], [[], [5], []], id="adjacent-groups"),
        pytest.param([[4, 5], [6, 7]], [[5], [6]], id="across-groups"),
        pytest.param([[]], [[]], id="empty"),
    ],
)
def test_what_is_inside_of_a_range(row: list[list[int]], inside: list[list[int]]) -> None:
    told = insides(row)

    assert [len(group) for group in told] == [len(group) for group in row]
    assert [list(compress(group, told)) for group, told in zip(row, told, strict=True)] == inside


@pytest.mark.parametrize(
    ("markdown", "inside"),
    [
        pytest.param('A.{{ cite("a", "b", "c") }}', ["[2]"], id="group"),
        pytest.param('A.{{ cite("a", "b", "c", "d") }}', ["[2]", "[3]"], id="group-of-four"),
        pytest.param('A.{{ cite("a") }}{{ cite("b") }}{{ cite("c") }}', ["[2]"], id="adjacent-groups"),
        pytest.param('A.{{ cite("a") }} {{ cite("b") }}{{ cite("c") }}', [], id="space-between"),
        pytest.param('A.{{ cite("a") }} B.{{ cite("b") }} C.{{ cite("c") }}', [], id="words-between"),
        pytest.param('{{ cite("a") }}{{ cite("b") }}\n\n{{ cite("c") }}', [], id="two-paragraphs"),
        pytest.param('A.{{ cite("a", "zz", "b", "c") }}', ["[2]"], id="unknown-key-between"),
        pytest.param('A.{{ cite("b") }} B.{{ cite("c", "a", "b") }}', ["[2]"], id="in-ascending-order"),
        pytest.param('A.{{ cite("a", "b", "c", "zz") }}', ["[2]"], id="unknown-key-behind"),
        pytest.param(
            'A.{{ cite("a") }}{{ cite("b", prefix="see") }}{{ cite("c") }}', [], id="prefix-in-the-middle"
        ),
        pytest.param(
            'A.{{ cite("a") }}{{ cite("b", locator="p. 3") }}{{ cite("c") }}', [], id="locator-in-the-middle"
        ),
        pytest.param(
            'A.{{ cite("a") }}{{ cite("b") }}{{ cite("c", locator="p. 3") }}', [], id="locator-at-the-end"
        ),
        pytest.param('A{{ cite("a") }}*{{ cite("b") }}*{{ cite("c") }}', [], id="emphasis"),
        pytest.param('[A{{ cite("a") }}{{ cite("b") }}](x){{ cite("c") }}', ["[2]"], id="out-of-a-link"),
        pytest.param('[A{{ cite("a") }} b{{ cite("b") }}](x) {{ cite("c") }}', [], id="in-a-link"),
    ],
)
def test_a_range_of_numbers_is_a_row_of_links(markdown: str, inside: list[str]) -> None:
    page = _published(markdown)

    assert [link.get_text() for link in page.tree.select("a.ib-between")] == inside
    assert not page.tree.select("a a")


_FOOTNOTES = (
    'A[^x]{{ cite("a") }} B[^y]\n\n[^y]: Y{{ cite("b") }}\n[^x]: X{{ cite("c") }}\n\nC{{ cite("d") }}'
)


def test_footnotes_are_numbered_where_they_are_read() -> None:
    page = _published(_FOOTNOTES)

    assert [marker.get_text() for marker in page.markers] == ["[1]", "[2]", "[3]", "[4]"]
    assert _listed(page)[:2] == ["a", "d"]


def test_footnotes_are_read_in_the_order_of_their_references() -> None:
    assert _listed(_published(_FOOTNOTES)) == ["a", "d", "c", "b"]


def test_a_footnote_is_listed_above_the_sources() -> None:
    page = _published('A[^x]\n\n[^x]: X{{ cite("a") }}')

    assert [element.get("class") for element in page.tree.find_all(recursive=False)][-2:] == [
        ["footnote"],
        ["ib-sources"],
    ]


def test_a_footnote_that_is_referred_to_twice_cites_once() -> None:
    page = _published('A[^x] B[^x]\n\n[^x]: X{{ cite("a") }}')

    assert len(page.markers) == 1


@pytest.mark.parametrize(
    ("markdown", "anchors"),
    [
        pytest.param('## Terms{{ cite("a") }}', [("terms", "Terms")], id="at-the-end"),
        pytest.param('## The {{ cite("a") }} terms', [("the-terms", "The terms")], id="in-the-middle"),
        pytest.param('## Terms{{ cite("a", "b") }}', [("terms", "Terms")], id="group"),
        pytest.param('## Terms{{ cite("zz") }}', [("terms", "Terms")], id="unknown-key"),
        pytest.param('Terms{{ cite("a") }}\n---', [("terms", "Terms")], id="underlined"),
        pytest.param('## *Terms{{ cite("a") }}* `x`', [("terms-x", "Terms x")], id="emphasis-and-code"),
        pytest.param('## [Terms{{ cite("a") }}](x)', [("terms", "Terms")], id="link"),
        pytest.param('## Terms[^x]{{ cite("a") }}\n\n[^x]: A', [("terms", "Terms")], id="footnote"),
        pytest.param('## Terms{{ cite("a") }} {: #own }', [("own", "Terms")], id="own-anchor"),
        pytest.param('## It is {{ quote("a", "Over") }}', [("it-is-over", "It is “Over”")], id="quotation"),
        pytest.param(
            '## Terms{{ cite("a") }}\n\n## Terms\n\n## Terms{{ cite("b") }}',
            [("terms", "Terms"), ("terms_1", "Terms"), ("terms_2", "Terms")],
            id="one-name-thrice",
        ),
    ],
)
def test_a_heading_has_no_number_in_its_anchor_and_name(
    markdown: str, anchors: list[tuple[str, str]]
) -> None:
    page = _published(markdown)

    assert _names(page)[: len(anchors)] == anchors
    assert [heading["id"] for heading in page.tree.select("h2")][: len(anchors)] == [a for a, _ in anchors]


def test_a_heading_shows_its_number() -> None:
    assert _published('## Terms{{ cite("a") }}').tree.select_one("h2 .ib-ref") is not None


def test_the_table_of_contents_has_no_marker() -> None:
    page = _published('# A{{ cite("a") }}\n\n## B {{ quote("b", "x") }}')

    shown = " ".join(str(entry["html"]) for entry in _entries(page.toc))
    assert "[1]" not in shown
    assert "[2]" not in shown


@pytest.mark.parametrize(
    ("markdown", "section"),
    [
        pytest.param('A{{ cite("a") }}\n\n## Terms', "the mention", id="above-all"),
        pytest.param('## Terms\n\nA{{ cite("a") }}', "section Terms", id="below"),
        pytest.param('## Terms{{ cite("a") }}', "section Terms", id="in-the-heading"),
        pytest.param('## Terms{{ cite("b") }}\n\nA{{ cite("a") }}', "section Terms", id="below-a-citation"),
        pytest.param('## A & `b` "c"\n\nA{{ cite("a") }}', 'section A & b "c"', id="signs"),
        pytest.param('## A\n\n### B\n\nA{{ cite("a") }}', "section B", id="nearest"),
        pytest.param(
            '## Terms {: #own }\n\nA{{ cite("a") }}',
            "section Terms",
            id="own-anchor",
        ),
    ],
)
def test_a_backlink_names_the_section(markdown: str, section: str) -> None:
    link = _published(markdown).tree.select_one("#src-a [role=doc-backlink]")

    assert link is not None
    assert str(link["aria-label"]).endswith(f": back to {section}")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        pytest.param('**A**{{ cite("a") }}', "<strong>A</strong>^", id="behind-bold"),
        pytest.param('{{ cite("a") }}**A**', "^<strong>A</strong>", id="before-bold"),
        pytest.param('*A*{{ cite("a") }}*B*', "<em>A</em>^<em>B</em>", id="between-emphases"),
        pytest.param('_A_{{ cite("a") }}_B_', "<em>A</em>^<em>B</em>", id="between-emphases-of-lines"),
        pytest.param('*A{{ cite("a") }}*', "<em>A^</em>", id="at-the-end-of-emphasis"),
        pytest.param('**{{ cite("a") }}**', "<strong>^</strong>", id="in-bold-alone"),
        pytest.param('***A{{ cite("a") }}***', "<strong><em>A^</em></strong>", id="in-both"),
        pytest.param('2*3{{ cite("a") }}*4', "2<em>3^</em>4", id="in-emphasis-inside-a-word"),
        pytest.param('`A`{{ cite("a") }}', "<code>A</code>^", id="behind-code"),
        pytest.param('A{{ cite("a") }}  \nB', "A^<br/>\nB", id="before-a-line-break"),
        pytest.param('A\\*{{ cite("a") }}\\*', "A*^*", id="between-escaped-stars"),
        pytest.param('A & B{{ cite("a") }} &amp; C', "A &amp; B^ &amp; C", id="beside-ampersands"),
    ],
)
def test_markup_beside_a_marker_is_read(markdown: str, html: str) -> None:
    tree = _published(markdown).tree

    for marker in tree.select("sup"):
        marker.replace_with("^")
    assert tree.p is not None
    assert tree.p.decode_contents() == html


@pytest.mark.parametrize(
    ("markdown", "text", "body"),
    [
        pytest.param('[A{{ cite("a") }}](x) B', "A", "A [1] B", id="at-the-end"),
        pytest.param('[A{{ cite("a") }}C](x) B', "AC", "AC [1] B", id="in-the-middle"),
        pytest.param('[{{ cite("a") }}A](x) B', "A", "A [1] B", id="at-the-start"),
        pytest.param('[A **b{{ cite("a") }}c** d](x) B', "A bc d", "A bc d [1] B", id="in-bold"),
        pytest.param('[**b**{{ cite("a") }}c](x) B', "bc", "b c [1] B", id="behind-bold"),
        pytest.param('[A{{ cite("a") }}b{{ cite("b") }}](x)B', "Ab", "Ab [1] [2] B", id="two"),
        pytest.param('[A{{ cite("a") }}][x] B\n\n[x]: y', "A", "A [1] B", id="by-reference"),
        pytest.param('**[A{{ cite("a") }}](x)** B', "A", "A [1] B", id="link-in-bold"),
        pytest.param('[A {{ quote("a", "b") }}](x) B', "A “b”", "A “b” [1] B", id="quotation"),
    ],
)
def test_a_marker_moves_out_of_a_link(markdown: str, text: str, body: str) -> None:
    page = _published(markdown)
    link = page.tree.select_one("a")

    assert link is not None
    assert link.get_text() == text
    assert page.body == body
    assert not page.tree.select("a a")


def test_two_links_keep_their_markers() -> None:
    page = _published('[A{{ cite("a") }}](x) and [B{{ cite("b") }}](y)')

    assert page.body == "A [1] and B [2]"


def test_the_list_stands_at_the_end() -> None:
    page = _published('A{{ cite("a") }}\n\n## B\n\nC')

    last = page.tree.find_all(recursive=False)[-1]
    assert last["class"] == ["ib-sources"]
    assert last["role"] == "doc-bibliography"


def test_the_list_of_sources_alone_is_a_landmark_and_is_named_by_its_heading() -> None:
    page = _published('A{{ cite("a") }}', "b")
    (sources,) = page.tree.select("section[aria-labelledby]")

    assert sources["id"] == "ib-sources"
    assert page.tree.select_one(f"h2#{sources['aria-labelledby']}").get_text() == "Sources¶"  # type: ignore[union-attr]


def test_the_lists_are_in_the_table_of_contents() -> None:
    page = _published('# A\n\nB{{ cite("a") }}', "b")

    assert _names(page) == [("a", "A"), ("further-reading", "Further reading"), ("sources", "Sources")]


@pytest.mark.parametrize(
    ("markdown", "further_reading", "listed"),
    [
        pytest.param("A", ("b", "a"), ["b", "a"], id="in-the-order-of-the-page"),
        pytest.param('A{{ cite("a") }}', ("b",), ["b"], id="beside-sources"),
        pytest.param('A{{ cite("a") }}', ("a", "b"), ["b"], id="not-what-is-cited"),
        pytest.param('A{{ cite("a") }}', ("a",), [], id="nothing-left"),
        pytest.param("A", ("zz", "b"), ["b"], id="unknown-key"),
        pytest.param("A", (), [], id="none"),
        pytest.param(
            "A",
            ("b", "b"),
            ["b"],
            id="one-twice",
        ),
    ],
)
def test_further_reading_lists_what_no_sentence_cites(
    markdown: str, further_reading: tuple[str, ...], listed: list[str]
) -> None:
    page = _published(markdown, *further_reading)

    assert _listed(page, "ib-further-reading") == listed


def test_further_reading_stands_above_the_sources() -> None:
    sections = _published('A{{ cite("a") }}', "b").tree.select("section")

    assert [section["class"] for section in sections] == [["ib-further-reading"], ["ib-sources"]]


def test_a_page_without_citations_has_no_list() -> None:
    assert not _published("A").tree.select("section")


def test_a_marker_names_its_call() -> None:
    page = _published('A{{ cite("b") }} <!-- {{ cite("a") }} --> {{ quote("a", "x") }}')

    assert [marker["data-call"] for marker in page.markers] == ["0", "2"]


def test_a_marker_is_left_out_of_the_search() -> None:
    (marker,) = _published('A{{ cite("a") }}').markers

    assert marker.has_attr("data-search-exclude")


def test_a_marker_keeps_nothing_of_its_token() -> None:
    html = _published('A{{ cite("a") }} {{ quote("b", "x") }}').html

    assert " token=" not in html
    assert not any("\ue000" <= character <= "\uf8ff" for character in html)


def test_a_token_in_code_makes_no_marker() -> None:
    """Where the scan errs, the reader sees what was typed, and the page is reported."""
    page = converter(CitationExtension(SOURCES)).convert(
        f"`{Token('cite', ('a',))}` B{Token('cite', ('b',))}"
    )

    assert "src-a" not in page
    assert "src-b" in page


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("*a* _b_ `c` **d**", id="markdown"),
        pytest.param("[a](b) ![c](d)", id="links"),
        pytest.param("a & b", id="ampersand"),
        pytest.param("<b>a</b>", id="tags"),
        pytest.param("&amp; &lt;", id="references"),
        pytest.param("a | b", id="pipe"),
        pytest.param("ملف 資料", id="any-script"),
    ],
)
def test_quoted_words_stay_as_they_are(words: str) -> None:
    (quotation,) = _published(f'A {{{{ quote("a", "{words}") }}}}').tree.select(".ib-quotation")

    assert quotation.get_text() == f"“{words}”[1]"


def test_one_extension_carries_nothing_from_page_to_page() -> None:
    extension = CitationExtension(SOURCES)
    extension.further_reading = ["c"]
    first = converted('A{{ cite("b") }} B{{ cite("a") }}', extension)
    extension.further_reading = []

    second = converted('A{{ cite("a") }}', extension)

    assert _listed(first) == ["b", "a"]
    assert _listed(first, "ib-further-reading") == ["c"]
    assert second.html == published('A{{ cite("a") }}', SOURCES).html


@pytest.mark.parametrize(
    ("page_type", "has_frame", "is_focusable"),
    [("", False, False), ("explainer", False, True), ("", True, True)],
    ids=["guest", "typed", "frame"],
)
def test_tables_of_a_guest_stay_as_they_are(page_type: str, *, has_frame: bool, is_focusable: bool) -> None:
    extension = CitationExtension(SOURCES, settings=Settings(frame=has_frame))
    extension.begin(FrontMatter(type=page_type))

    html = converter(extension).convert("| a |\n|---|\n| b |\n")

    assert ('tabindex="0"' in html) == is_focusable


def test_one_converter_carries_nothing_from_page_to_page() -> None:
    md = converter(CitationExtension(SOURCES))
    token = str(Token("cite", ("a",), call=0))
    first = md.convert(f"A{token}")

    assert md.reset().convert(f"A{token}") == first


_LONG = """# A{{ cite("a") }}

B{{ cite("b") }} C[^1]{{ cite("b", "a") }}

## A{{ cite("c") }}

=== "T{{ cite("a") }}"

    - D{{ cite("a") }} [E{{ cite("d") }}](x)

[^1]: F{{ cite("d") }} {{ quote("d", "words") }}
"""


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param(_LONG, id="long"),
        pytest.param('## Sources\n\nA{{ cite("a") }}\n\n## Further reading', id="heading-as-of-the-list"),
        pytest.param(
            '## A {: #sources }\n\nB{{ cite("a") }}',
            id="own-anchor-as-of-the-list",
        ),
        pytest.param(
            '## Src a\n\nB{{ cite("a") }}',
            id="heading-as-an-entry",
        ),
        pytest.param(
            '## A{{ cite("zz") }}\n\n## B{{ cite("yy") }}',
            id="unknown-keys-in-two-headings",
        ),
    ],
)
def test_ids_are_unique(markdown: str) -> None:
    ids = [str(element["id"]) for element in _published(markdown, "d").tree.select("[id]")]

    assert len(set(ids)) == len(ids)


def test_links_and_backlinks_lead_to_each_other() -> None:
    tree = _published(_LONG).tree
    markers, backlinks = tree.select("a.ib-ref"), tree.select("[role=doc-backlink]")

    for marker in markers:
        entry = tree.find(id=_target(marker))
        assert isinstance(entry, Tag)
        assert marker["id"] in [_target(link) for link in entry.select("[role=doc-backlink]")]
    assert len(markers) == len(backlinks)


def test_backlinks_of_a_page_have_distinct_names() -> None:
    names = [link["aria-label"] for link in _published(_LONG).tree.select("[role=doc-backlink]")]

    assert len(set(names)) == len(names) == 10


def test_numbers_of_the_list_are_those_of_the_markers() -> None:
    tree = _published(_LONG).tree

    keys = [_target(marker) for marker in tree.select("a.ib-ref")]
    numbers = [marker.get_text() for marker in tree.select("a.ib-ref")]
    items = [str(item["id"]) for item in tree.select(".ib-sources > ol > li")]
    assert numbers == [f"[{items.index(key) + 1}]" for key in keys]


def _target(link: Tag) -> str:
    return unquote(str(link["href"])).removeprefix("#")


def test_private_characters_of_a_page_are_no_token() -> None:
    """A page may hold such characters; they are left alone."""
    own = "\ue100\ue200\ue201\ue101"

    assert own in _published(f"A {own} B").html


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param(_LONG, id="long"),
        pytest.param("A", id="no-citation"),
        pytest.param('## Sources\n\nA{{ cite("a") }}\n\n## Further reading', id="heading-as-of-the-list"),
        pytest.param('<section id="ib-sources">B</section>\n\nA{{ cite("a") }}', id="section-of-the-name"),
        pytest.param('<section class="b">B</section>\n\nA{{ cite("a") }}', id="another-section"),
    ],
)
def test_lists_that_are_put_in_later_are_the_same(markdown: str) -> None:
    extension, kept = CitationExtension(SOURCES), list[Lists]()
    extension.further_reading, extension.corrections = ("d",), (Correction(Day(2024), "fact", "</section>"),)
    at_once = converted(markdown, extension)
    extension.keep = kept.append
    (later, (lists,)) = converted(markdown, extension), kept

    assert filled(later.html, lists, rendering.reference) == at_once.html
    assert not any(later.tree.select("section li"))
    assert later.toc == at_once.toc


def test_lists_whose_section_somebody_has_rewritten_stand_at_the_end() -> None:
    lists = Lists((), (SOURCES["a"],), ())

    html = filled("<section id='ib-further-reading'></section>", lists, rendering.reference)

    before, _, after = html.partition("</section>")
    assert before == "<section id='ib-further-reading'>"
    assert after == lists.markup("further-reading", rendering.reference)


@pytest.mark.parametrize(
    ("lists", "has_braces"),
    [
        pytest.param(Lists((Correction(Day(2024), "fact", "A {{ b }}"),), (), ()), True, id="correction"),
        pytest.param(Lists((), (SOURCES["{"],), ()), True, id="further-reading"),
        pytest.param(Lists((), (), ((SOURCES["{"], ()),)), True, id="cited"),
        pytest.param(Lists((), (SOURCES["a"],), ((SOURCES["b"], ()),)), False, id="none"),
    ],
)
def test_lists_tell_whether_a_reader_may_see_a_macro_in_them(
    lists: Lists,
    has_braces: bool,  # noqa: FBT001
) -> None:
    assert lists.has_braces(rendering.reference) == has_braces

"""Footnotes: what the check reads of them, and their numbers on the real page, are the same."""

from __future__ import annotations

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from macros.content import citations, prose
from macros.core.model import Page, Source
from macros.core.text import Span, Text
from macros.render.markup import CitationExtension
from macros.syntax.markdown.footnotes import reading_order

from .published import Published, converter, published

_KEYS = "abcdefgh"
_SOURCES = {key: Source(key, "online", Text("b.bib", ""), Span(0, 0), title=key) for key in _KEYS}


def _page(content: str) -> Page:
    text = Text("docs/page.md", content)
    scanned, _ = citations.scan(text)
    read = prose.read(text, 0, scanned)
    return Page(text, 0, scanned.calls, prose=read)


def _id(tag: Tag | None) -> str:
    return str(tag.get("id", "")) if tag else ""


def _listed(page: Published) -> list[str]:
    return [_id(item).removeprefix("fn:") for item in page.tree.select("div.footnote > ol > li")]


def _marks(page: Published) -> list[tuple[str, str]]:
    """Return the marks of a page as readers meet them: the number, and the label that it leads to."""
    links = page.tree.select("a.footnote-ref")
    return [(link.get_text(), str(link["href"]).removeprefix("#fn:")) for link in links]


_MIXED = """\
# Title[^h]

| a[^t] | b |
|---|---|
| x[^p] | y[^u] |

- item[^l]

Para[^p] and again[^l].

> quote[^q]

!!! note "So[^a]"

    Text[^b]

Term[^c]

:   Meaning[^d] and [a link[^k]](x.md) *and[^e]*

<div markdown>
In HTML[^m].
</div>

End[^h]

"""
_LABELS = ["h", "t", "p", "u", "l", "q", "a", "b", "c", "d", "k", "e", "m", "z", "y"]
_NOTES = "".join(
    f"[^{label}]: {label.upper()}{' see [^z]' * (label == 't')}{' see [^y]' * (label == 'z')}\n"
    for label in reversed(_LABELS)
)


@pytest.fixture(name="mixed", scope="module")
def _mixed() -> Published:
    return published(_MIXED + _NOTES, {})


def test_footnotes_have_numbers_in_reading_order_wherever_they_are(mixed: Published) -> None:
    assert _listed(mixed) == _LABELS
    assert _marks(mixed) == [
        *[("1", "h"), ("2", "t"), ("3", "p"), ("4", "u"), ("5", "l"), ("3", "p"), ("5", "l"), ("6", "q")],
        *[("7", "a"), ("8", "b"), ("9", "c"), ("10", "d"), ("11", "k"), ("12", "e"), ("13", "m"), ("1", "h")],
        *[("14", "z"), ("15", "y")],
    ]


def test_footnotes_lead_back_to_their_marks_in_order(mixed: Published) -> None:
    for item in mixed.tree.select("div.footnote li"):
        back = [str(link["href"]) for link in item.select("a.footnote-backref")]
        marks = [
            f"#{_id(link.parent)}"
            for link in mixed.tree.select("a.footnote-ref")
            if link["href"] == f"#{item['id']}"
        ]
        assert back == marks
    ids = [_id(tag) for tag in mixed.tree.select("[id]")]
    assert len(ids) == len(set(ids))


def test_backlinks_say_the_number_of_their_footnote(mixed: Published) -> None:
    for number, item in enumerate(mixed.tree.select("div.footnote li"), 1):
        titles = {str(link["title"]) for link in item.select("a.footnote-backref")}
        assert titles == {f"Jump back to footnote {number} in the text"}


@pytest.mark.parametrize(
    ("markdown", "keys"),
    [
        pytest.param('- A[^y]\n\nB[^x]{{ cite("a") }}', "acb", id="list-first"),
        pytest.param('B[^x]{{ cite("a") }}\n\n- A[^y]', "abc", id="list-last"),
        pytest.param('> A[^y]\n\nB[^x]{{ cite("c") }}', "cb", id="quote"),
        pytest.param('| A[^y] | B[^x] |\n|---|---|\n| {{ cite("d") }} | x |', "dcb", id="table"),
        pytest.param("## A[^y]\n\nB[^x]", "cb", id="heading"),
    ],
)
def test_citations_in_footnotes_are_numbered_after_the_text_in_the_order_of_the_footnotes(
    markdown: str, keys: str
) -> None:
    content = f'{markdown}\n\n[^x]: X{{{{ cite("b") }}}}\n[^y]: Y{{{{ cite("c") }}}}\n'
    page = published(content, _SOURCES)

    listed = [_id(item).removeprefix("src-") for item in page.tree.select("section.ib-sources li")]
    assert listed == list(keys)
    assert list(dict.fromkeys(one.key for one in _page(content).read_citations)) == list(keys)


def test_a_mark_in_an_alternative_text_is_no_mark() -> None:
    page = published("![x[^a]](x.png) B[^b] A[^a]\n\n[^a]: A\n[^b]: B\n", {})

    back = [str(link["href"]) for link in page.tree.select("a.footnote-backref")]
    assert {_id(tag) for tag in page.tree.select("sup")} == {link.removeprefix("#") for link in back}


def test_a_site_can_keep_the_order_of_definitions() -> None:
    md = Markdown(extensions=["footnotes", CitationExtension({})])

    html = md.convert("A[^b] B[^a]\n\n[^a]: A\n[^b]: B\n")

    assert html.index('href="#fn:b">2<') < html.index('href="#fn:a">1<')


def test_a_converter_makes_many_pages() -> None:
    md = converter(CitationExtension({}))
    first = md.convert("- A[^b]\n\nB[^a]\n\n[^a]: A\n[^b]: B\n")
    md.reset()
    plain = md.convert("No notes.")
    md.reset()

    assert md.convert("- A[^b]\n\nB[^a]\n\n[^a]: A\n[^b]: B\n") == first
    assert "footnote" not in plain


@pytest.mark.parametrize(
    ("text", "notes", "order"),
    [
        pytest.param("ab", {"a": "", "b": ""}, "ab", id="text"),
        pytest.param("ab", {"a": "c", "b": "", "c": ""}, "abc", id="in-a-footnote"),
        pytest.param("ba", {"a": "c", "b": "d", "c": "e", "d": "", "e": ""}, "badce", id="in-their-order"),
        pytest.param("aab", {"a": "ab", "b": "a"}, "ab", id="again"),
        pytest.param("xa", {"a": "y"}, "a", id="undefined"),
        pytest.param("", {"a": "b", "b": "a"}, "", id="nobody-reads"),
    ],
)
def test_the_order_in_which_footnotes_are_read(text: str, notes: dict[str, str], order: str) -> None:
    assert reading_order(text, notes) == tuple(order)


_REFERENCES = st.lists(st.sampled_from("abcdeA"), max_size=2).map(
    lambda labels: "".join(f" so[^{label}]" for label in labels)
)
_CITED = st.sampled_from(["", *(f'{{{{ cite("{key}") }}}}' for key in _KEYS)])
_WORDS = st.tuples(_REFERENCES, _CITED).map(lambda both: f"Words{both[0]}{both[1]}")
_BLOCKS = st.one_of(
    _WORDS,
    _WORDS.map("- {}".format),
    _WORDS.map("## {}".format),
    st.tuples(_WORDS, _WORDS).map(lambda both: f"- {both[0]}\n\n    {both[1]}"),
    _WORDS.map("> {}".format),
    st.tuples(_WORDS, _WORDS).map(lambda both: f"| {both[0]} | {both[1]} |\n|---|---|\n| x | y |"),
    _WORDS.map("!!! note\n\n    {}".format),
    _WORDS.map("Term\n\n:   {}".format),
    _WORDS.map("```\n{}\n[^a]: code\n```".format),
    _WORDS.map("<!-- {}\n[^b]: hidden -->".format),
    _WORDS.map("\\[^c] `[^d]` {}".format),
)
_NOTE = st.one_of(
    st.tuples(st.sampled_from("abcde"), _WORDS).map(lambda note: f"[^{note[0]}]: {note[1]}"),
    st.tuples(st.sampled_from("abcde"), _WORDS).map(lambda note: f"[^{note[0]}]:\n    {note[1]}"),
    st.tuples(st.sampled_from("abcde"), _WORDS, _WORDS).map(
        lambda note: f"[^{note[0]}]: {note[1]}\nlazy {note[2]}"
    ),
    st.tuples(st.sampled_from("abcde"), _WORDS, _WORDS).map(
        lambda note: f"[^{note[0]}]: {note[1]}\n\n    {note[2]}"
    ),
    st.tuples(st.sampled_from("abcde"), _WORDS, _WORDS).map(
        lambda note: f"[^{note[0]}]: {note[1]}\n\n    ```\n    {note[2]}\n    ```\n\n    - {note[2]}"
    ),
    st.tuples(st.sampled_from("abcde"), _WORDS).map(lambda note: f"> [^{note[0]}]: {note[1]}"),
    st.tuples(st.sampled_from("abcde"), _WORDS).map(lambda note: f"- item\n\n    [^{note[0]}]: {note[1]}"),
    st.tuples(st.sampled_from("abcde"), _WORDS).map(lambda note: f"Words\n[^{note[0]}]: {note[1]}"),
)


@given(st.lists(_BLOCKS | _NOTE, max_size=8).map("\n\n".join))
def test_the_check_reads_footnotes_as_the_page_shows_them(content: str) -> None:
    page, shown = _page(content), published(content, _SOURCES)
    notes = page.prose.footnotes
    listed = _listed(shown)

    marks = {_id(tag) for tag in shown.tree.select("sup")}
    read = [label for label in listed if f"fnref:{label}" in marks]
    assert {note.label for note in notes} == set(listed)
    assert [note.label for note in notes if note.is_read] == read[: sum(note.is_read for note in notes)]
    is_defined_once = len({note.label for note in notes}) == len(notes)
    if is_defined_once and all(note.is_read for note in notes):
        keys = [str(link["href"]).removeprefix("#src-") for link in shown.tree.select("a.ib-ref")]
        assert [citation.key for citation in page.read_citations] == keys

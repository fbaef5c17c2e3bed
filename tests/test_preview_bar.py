"""The bar of a preview and the marks in its pages, of which a build for deployment has nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.core.findings import Finding, Severity
from macros.core.text import Location
from macros.render import rendering

from .builds import copy_site, copy_with_types, edited
from .built_sites import BuiltSite, deployed
from .previews import preview

_FAULTY = """\
---
title: A <b>title</b>
---

# A title

It is so.{{ cite("no<i>pe") }}

## Of this

Seen in {{ page.titel }} here.

<!-- {{ cite("hidden") }} -->
"""
_LONELY = "\n@online{lonely2024, title = {Lonely}, url = {https://example.org/}}\n"
_TRACES = ("ib-finding", "ib-mark", "ib-place", "data-call")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    return copy_site(tmp_path)


@pytest.fixture(name="previewed", scope="module")
def _previewed(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Preview a site with a page that has mistakes."""
    folder = copy_with_types(tmp_path_factory.mktemp("bar"))
    (folder / "docs/faulty.md").write_text(_FAULTY, encoding="utf-8")
    with (folder / "bibliography.bib").open("a", encoding="utf-8") as store:
        store.write(_LONELY)
    return preview(folder)


@pytest.fixture(name="trees", scope="module")
def _trees(previewed: BuiltSite) -> dict[str, BeautifulSoup]:
    return previewed.trees


def _bar(tree: BeautifulSoup) -> Tag:
    (bar,) = tree.select("body > aside.ib-findings")
    return bar


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


@pytest.mark.uncounted
def test_a_page_with_findings_lists_them_first_and_open(trees: dict[str, BeautifulSoup]) -> None:
    bar = _bar(trees["faulty/index.html"])

    assert bar.select("details[open]")
    assert _words(bar.select("summary")[0]) == "4 errors , 3 on this page"
    assert [_words(title) for title in bar.select("h2")] == ["This page: docs/faulty.md", "bibliography.bib"]
    assert len(bar.select("li")) == 4
    assert [_words(line) for line in bar.select("li p")] == [
        'error undefined-citation no source has the key "no<i>pe"',
        'Help: add an entry "@online{no<i>pe, …" to the bibliography',
        "docs/faulty.md:7:19 Show it on this page",
        'error unrendered-macro "titel" is undefined',
        "Help: fix the name, or put the macro into a code span",
        "docs/faulty.md:11:9 Show it on this page",
        "error hidden-citation this citation is in an HTML comment, where its number is not shown",
        "Help: cite in the text that readers see, or delete the citation",
        "docs/faulty.md:13:6 Under “Of this”",
        'error unused-source no page cites "lonely2024"',
        "Help: cite it, list it under further_reading, or remove it",
        "bibliography.bib:60:9",
    ]


def test_each_finding_is_marked_at_its_place_and_leads_there_and_back(
    trees: dict[str, BeautifulSoup],
) -> None:
    tree = trees["faulty/index.html"]
    marks = tree.select(".ib-mark")

    assert [_words(mark) for mark in marks] == ["error: undefined-citation", "error: unrendered-macro"]
    before = marks[0].previous_sibling
    assert isinstance(before, Tag)
    assert before.get_text() == "[? no<i>pe]"
    assert marks[1].parent
    assert _words(marks[1].parent).startswith("error: unrendered-macro Seen in")
    for mark in marks:
        (item,) = tree.select(str(mark["href"]))
        assert item.select(f"a[href='#{mark['id']}']")
    assert _bar(tree).select("a[href='#of-this']")


def test_other_pages_have_them_closed_with_links_to_where_they_are(trees: dict[str, BeautifulSoup]) -> None:
    bar = _bar(trees["types/opinion/index.html"])

    assert not bar.select("details[open]")
    assert _words(bar.select("summary")[0]) == "4 errors on other pages and in other files"
    assert [link["href"] for link in bar.select("h2 a")] == ["../../faulty/"]
    assert not trees["types/opinion/index.html"].select(".ib-mark")


def test_the_page_of_sources_leads_to_a_source_with_a_finding(trees: dict[str, BeautifulSoup]) -> None:
    tree = trees["sources/index.html"]

    assert _bar(tree).select("a[href='#src-lonely2024']")
    assert tree.select("#src-lonely2024")


def test_the_bar_says_that_it_is_english_on_a_page_in_any_language(trees: dict[str, BeautifulSoup]) -> None:
    for tree in trees.values():
        (bar,) = tree.select("body > aside.ib-findings")
        assert (bar["lang"], bar["dir"]) == ("en", "ltr")


def test_every_page_has_the_bar_once_with_ids_of_its_own(trees: dict[str, BeautifulSoup]) -> None:
    assert "404.html" in trees
    for path, tree in trees.items():
        assert _bar(tree), path
        ids = [str(tag["id"]) for tag in tree.select("[id]")]
        assert len(ids) == len(set(ids)), path
        assert len(_bar(tree).select("li")) == 4
        assert not tree.select("[data-call]")


def test_search_finds_no_marks(previewed: BuiltSite) -> None:
    index = previewed.text("search/search_index.json")

    assert "Seen in" in index
    assert "unrendered-macro" not in index


@pytest.mark.uncounted
def test_a_preview_without_findings_has_no_bar(tmp_path: Path) -> None:
    previewed = preview(copy_with_types(tmp_path))

    for path in previewed.trees:
        assert not any(trace in previewed.text(path) for trace in _TRACES), path


def test_a_deployed_site_has_no_trace_of_findings(folder: Path) -> None:
    # A citation without a source is published by no build, whatever its rule's severity is.
    faulty = _FAULTY.replace('It is so.{{ cite("no<i>pe") }}', "It is so.")
    (folder / "docs/faulty.md").write_text(faulty, encoding="utf-8")
    with (folder / "bibliography.bib").open("a", encoding="utf-8") as store:
        store.write(_LONELY)
    rules = ("undefined-citation", "unrendered-macro", "hidden-citation", "unused-source")
    with edited(folder) as settings:
        settings["extra"]["ibidem"]["rules"] = dict.fromkeys(rules, "warning")

    built = deployed(folder)

    names = [path for path in (folder / "site").rglob("*") if path.is_file()]
    assert [path for path in names if "finding" in path.name] == []
    for path in names:
        content = path.read_bytes()
        assert not any(trace.encode() in content for trace in _TRACES), path
    assert "faulty/index.html" in built.trees


@pytest.mark.uncounted
def test_warnings_are_shown_as_such(folder: Path) -> None:
    (folder / "docs/extra.md").write_text('# Extra\n\nSo.{{ cite("nope") }}\n', encoding="utf-8")
    with edited(folder) as settings:
        settings["extra"]["ibidem"]["rules"]["undefined-citation"] = "warning"

    tree = preview(folder).trees["extra/index.html"]

    assert _words(_bar(tree).select("summary")[0]) == "1 warning , 1 on this page"
    assert [_words(mark) for mark in tree.select(".ib-mark.ib-warning")] == ["warning: undefined-citation"]


def test_a_draft_has_its_findings_and_those_of_the_others(folder: Path) -> None:
    (folder / "docs/drafts").mkdir()
    for path in ("docs/drafts/later.md", "docs/faulty.md"):
        (folder / path).write_text(_FAULTY, encoding="utf-8")

    tree = preview(folder).trees["drafts/later/index.html"]

    assert _words(_bar(tree).select("summary")[0]) == "3 errors and 3 notes , 3 on this page"
    assert {_words(mark).partition(":")[0] for mark in tree.select(".ib-mark")} == {"note"}


def test_a_page_that_cannot_be_read_says_so_and_has_its_finding(folder: Path) -> None:
    (folder / "docs/damaged.md").write_bytes(b"It is.\xff\n")
    (folder / "docs/lost.md").symlink_to("lost.md")

    trees = preview(folder).trees

    for name, said in (
        ("damaged", "This page cannot be read: it is not UTF-8. Fix its file, and the page is here again."),
        ("lost", "This page cannot be read: Too many levels of symbolic links. Fix its file, and"),
    ):
        tree = trees[f"{name}/index.html"]
        assert said in _words(tree.select("article")[0])
        assert _words(_bar(tree).select("summary")[0]) == "2 errors , 1 on this page"
        assert _words(_bar(tree).select("h2")[0]) == f"This page: docs/{name}.md"
        assert _words(_bar(tree).select("li p")[0]).startswith("error unreadable-file ")
    assert _words(_bar(trees["index.html"]).select("summary")[0]).startswith("2 errors on other pages")


def test_a_mark_is_escaped_once() -> None:
    finding = Finding("a<b", Location("p.md", 1, 1), "message", severity=Severity.WARNING)

    assert rendering.finding_mark(finding, 3) == (
        '<a class="ib-mark ib-warning" id="ib-place-3" href="#ib-finding-3">warning: a&lt;b</a> '
    )

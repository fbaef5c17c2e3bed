"""The frame of a built page: its contents, the search, the ways around, and what machines find of it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag

from .builds import build, copy_site, copy_with_types, edited
from .built_sites import ADDRESS, BuiltSite, deployed

pytestmark = pytest.mark.uncounted

_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_SECONDARY = ".md-sidebar--secondary nav > ul"
_CURRENT = ".md-sidebar--primary nav.md-nav--secondary > ul"


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build the pages of all types; one of them stands in the navigation."""
    folder = copy_with_types(tmp_path_factory.mktemp("frame"))
    with edited(folder) as settings:
        settings["nav"].append("types/explainer.md")
    return deployed(folder)


def _with_heading(built: BuiltSite) -> dict[str, BeautifulSoup]:
    """Return the pages whose heading the theme writes: those of a type, and of authors."""
    typed = {path: tree for path, tree in built.trees.items() if tree.select(".ib-header")}
    authors = {path: tree for path, tree in built.trees.items() if path.startswith("authors/")}
    assert len(typed) > 3
    assert len(authors) > 2
    return typed | authors


def test_the_link_that_skips_the_frame_leads_to_the_heading(built: BuiltSite) -> None:
    for path, tree in _with_heading(built).items():
        assert [link["href"] for link in tree.select("a.md-skip")] == ["#ib-title"], path
        (target,) = tree.select("[id=ib-title]")
        assert target.name == "h1" or target.select("h1"), path


def _contents(lists: list[Tag]) -> list[tuple[str, list[tuple[str, object]]]]:
    """Return the entries of a table of contents, with those below each."""
    return [
        (str(entry.a and entry.a["href"]), [(href, below) for href, below in _contents(entry.select("ul"))])
        for found in lists[:1]
        for entry in found.find_all("li", recursive=False)
    ]


def _headings(tree: BeautifulSoup) -> list[tuple[str, list[tuple[str, object]]]]:
    found = list[tuple[str, list[tuple[str, object]]]]()
    for heading in tree.select(".ib-body h2[id], .ib-body h3[id]"):
        entry: tuple[str, list[tuple[str, object]]] = (f"#{heading['id']}", [])
        (found if heading.name == "h2" else found[-1][1]).append(entry)
    return found


def test_the_contents_have_the_sections_and_not_the_title(built: BuiltSite) -> None:
    for path, tree in _with_heading(built).items():
        assert _contents(tree.select(_SECONDARY)) == _headings(tree), path
    listed = dict(_contents(built.trees["types/explainer/index.html"].select(_SECONDARY)))
    assert listed["#what-the-gauges-say"] == [("#the-winter-of-2024", [])]
    assert listed["#sources"] == []


def test_the_navigation_has_the_same_contents(built: BuiltSite) -> None:
    tree = built.trees["types/explainer/index.html"]

    assert _contents(tree.select(_CURRENT)) == _contents(tree.select(_SECONDARY)) != []


def _found(built: BuiltSite, words: str) -> set[str]:
    """Return the pages that a search for words leads to."""
    docs = json.loads(built.text("search/search_index.json"))["docs"]
    return {doc["location"].partition("#")[0] for doc in docs if words in f"{doc['title']} {doc['text']}"}


@pytest.mark.parametrize(
    ("words", "path"),
    [
        pytest.param("wall of 2022 doubled", "types/fact-check/", id="claim"),
        pytest.param("Margaret Hamilton", "types/fact-check/", id="claimant"),
        pytest.param("Unsupported", "types/fact-check/", id="rating"),
        pytest.param("count of 2021 on which it stood", "types/fact-check/", id="change-of-the-rating"),
        pytest.param("a table that the Harbour Office has withdrawn", "types/analysis/", id="withdrawal"),
        pytest.param("owns a house behind the quay", "types/opinion/", id="disclosure"),
        pytest.param("Grace Hopper", "types/opinion/", id="author"),
    ],
)
def test_search_finds_a_page_by_its_header(built: BuiltSite, words: str, path: str) -> None:
    assert path in _found(built, words)


def test_no_page_holds_what_the_search_of_the_build_alone_asks_for(built: BuiltSite) -> None:
    for path, tree in built.trees.items():
        assert not tree.select("[data-search-exclude]"), path


def test_search_holds_no_numbers_no_ways_back_and_no_title_twice(built: BuiltSite) -> None:
    docs = json.loads(built.text("search/search_index.json"))["docs"]
    for doc in docs:
        assert not re.search(r"\[\d|↑|\ba b\b|<li>\s+[a-z] ", f"{doc['title']} {doc['text']}"), doc
        assert doc["title"] not in doc["text"][: len(doc["title"])], doc


def _days(folder: Path) -> dict[str, str | None]:
    """Read both forms of the sitemap, which are the same."""
    content = (folder / "site/sitemap.xml").read_bytes()
    assert gzip.decompress((folder / "site/sitemap.xml.gz").read_bytes()) == content
    urls = ET.fromstring(content).findall(f"{_SPACE}url")
    return {url.findtext(f"{_SPACE}loc", ""): url.findtext(f"{_SPACE}lastmod") for url in urls}


def test_the_sitemap_has_the_days_of_the_pages_alone(built: BuiltSite) -> None:
    days = _days(built.folder)

    assert days[f"{ADDRESS}types/explainer/"] == "2024-06-20"
    assert days[f"{ADDRESS}types/analysis/"] == "2024-08-01"
    assert [days[f"{ADDRESS}{path}"] for path in ("", "sources/", "authors/ada/")] == [None, None, None]
    assert set(days) == {f"{ADDRESS}{path.removesuffix('index.html')}" for path in built.trees} - {
        f"{ADDRESS}404.html"
    }


@pytest.fixture(name="bare")
def _bare(tmp_path: Path) -> Path:
    """Make a site of one page."""
    folder = copy_site(tmp_path)
    for path in (*(folder / "docs").rglob("*.md"), folder / "docs/.authors.yml"):
        path.unlink()
    (folder / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "bibliography.bib").write_text("", encoding="utf-8")
    with edited(folder) as settings:
        del settings["nav"]
    return folder


def test_a_sitemap_of_a_site_without_days_has_none(bare: Path) -> None:
    (bare / "docs/this & that.md").write_text("# This\n", encoding="utf-8")

    days = _days(deployed(bare).folder)

    assert days == {ADDRESS: None, f"{ADDRESS}this%20%26%20that/": None}


def _ways(built: BuiltSite, path: str) -> dict[str, str]:
    """Return where the links of a footer lead."""
    links = built.trees[path].select(".md-footer nav.ib-ways a")
    return {link.get_text(): (built.target(link, path) or ("",))[0] for link in links}


def test_the_footer_leads_to_what_stands_behind_the_pages(built: BuiltSite) -> None:
    for path in built.trees:
        assert _ways(built, path) == {
            "Sources": "sources/index.html",
            "Method": "about/method/index.html",
            "Corrections": "about/corrections/index.html",
            "Independence": "about/independence/index.html",
            "RSS": "feed_rss_created.xml",
        }, path


def test_the_footer_has_only_what_is_there(bare: Path) -> None:
    (bare / "docs/sources.md").write_text("# All & more\n", encoding="utf-8")

    assert _ways(deployed(bare), "index.html") == {"All & more": "sources/index.html"}


def test_the_footer_is_no_place_without_anything_in_it(bare: Path) -> None:
    with edited(bare) as settings:
        del settings["site_url"]

    assert build(bare).code == 0
    assert not BuiltSite(bare).trees["index.html"].select(".ib-ways")


def test_the_footer_keeps_a_copyright(bare: Path) -> None:
    with edited(bare) as settings:
        del settings["site_url"]
        settings["copyright"] = "<em>Ours</em>"

    assert build(bare).code == 0
    (footer,) = BuiltSite(bare).trees["index.html"].select(".ib-ways")
    assert footer.select("em")[0].get_text() == "Ours"


def test_the_sources_page_offers_journals_and_years_and_marks_corrected_pages(built: BuiltSite) -> None:
    tree = built.trees["sources/index.html"]
    chosen = {name: _options(tree, name) for name in ("publisher", "year")}

    assert "Journal of Harbours" in chosen["publisher"]
    assert chosen["year"] == sorted(chosen["year"], reverse=True)
    (moon,) = tree.select("#src-lovelace2023moon")
    assert moon["data-publisher"] == "Journal of Harbours"
    marked = {
        item.a.get_text(): item.select(":scope > .ib-status")
        for item in moon.select("details > ul > li")
        if item.a
    }
    statuses = {title: [status.get_text() for status in found] for title, found in marked.items()}
    assert statuses == {
        "Did the new wall make the floods worse?": ["Rating changed"],
        "Let the quay go": ["Corrected"],
        "What the harbour's silence costs": ["Withdrawn"],
        "Why does the northern quay flood?": ["Corrected"],
    }


def _options(tree: BeautifulSoup, name: str) -> list[str]:
    return [str(option["value"]) for option in tree.select(f"select[name={name}] option")][1:]


def test_the_sources_page_tells_a_sentence_once(built: BuiltSite) -> None:
    for item in built.trees["sources/index.html"].select(".ib-all details > ul > li"):
        sentences = [link.get_text() for link in item.select("ul a")]
        assert len(sentences) == len(set(sentences)), item


@pytest.mark.parametrize("has_own", [False, True], ids=["frame", "own main.html"])
def test_machines_are_told_once_whichever_template_a_page_has(*, has_own: bool, tmp_path: Path) -> None:
    folder = copy_with_types(tmp_path)
    if has_own:
        (folder / "own").mkdir()
        (folder / "own/main.html").write_text('{% extends "base.html" %}', encoding="utf-8")
        with edited(folder) as settings:
            settings["theme"]["custom_dir"] = "own"
    tree = deployed(folder).trees["types/explainer/index.html"]

    for told in ('meta[name="citation_title"]', 'script[type="application/ld+json"]'):
        assert len(tree.select(f"head {told}")) == 1, told

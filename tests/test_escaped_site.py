"""Texts that are markup to a browser, in every field that a site has: readers see them as typed."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from bs4 import BeautifulSoup

from macros.publish.exports.escaping import escaped

from .builds import copy_site, edited
from .built_sites import BuiltSite, deployed

pytestmark = pytest.mark.uncounted

_HOSTILE = [
    pytest.param("</script><script>alert(1)</script>", id="script"),
    pytest.param("</title></textarea></style><svg/onload=alert(1)>", id="ends-of-elements"),
    pytest.param('"onload=alert(1) x="', id="attribute"),
    pytest.param("' autofocus onfocus='alert(1)", id="attribute-in-single-quotes"),
    pytest.param("<img src=x onerror=alert(1)>", id="image"),
    pytest.param("<!--", id="comment"),
    pytest.param("]]>&ltb&gt &amp &#60i&#62", id="references"),
    pytest.param("javascript:alert(1)", id="address"),
    pytest.param("x" * 10_000, id="long"),
]
_AUTHORS = """\
authors:
  ada: {name: TEXT, description: TEXT, affiliation: TEXT}
  desk: {name: TEXT, organization: true}
"""
_PAGE = """\
---
title: TEXT
type: KIND
description: TEXT
authors: [ada, desk]
topics: [TEXT]
published: 2024-05-06
checked: 2024-05-06
claim: TEXT
claimant: TEXT
rating: TEXT
disclosure: TEXT
republished: {publisher: TEXT, url: "https://quay.example.org/a"}
corrections:
  - {date: 2024-07-01, kind: rating, text: TEXT}
  - {date: 2024-07-02, kind: fact, text: TEXT}
follow_ups:
  - {question: TEXT, page: plain.md}
  - {question: TEXT}
---

## In brief

It is so.{{ cite("book2024") }} It is.{{ cite("online2024") }}
"""
_PLAIN = "---\ntitle: TEXT\ndescription: TEXT\n---\n\nIt is so.{{ cite('article2024') }}\n"
_LISTS = "---\ntitle: TEXT\ntemplate: ibidem/explainers.html\n---\n\nAll.\n"
_STORE = """\
@book{book2024,
  title = {TEXT}, author = {{TEXT} and {TEXT}}, publisher = {TEXT}, series = {TEXT}, note = {TEXT},
  keywords = {TEXT}, edition = {TEXT}, volume = {TEXT}, location = {TEXT}
}
@online{online2024,
  title = {TEXT}, organization = {TEXT}, editor = {{TEXT}}, url = {https://example.org/},
  keywords = {TEXT}, langid = {arabic}
}
@article{article2024, title = {TEXT}, journaltitle = {TEXT}, number = {TEXT}, pages = {TEXT}}
"""
_HOUSE = """\
ratings: {? TEXT : TEXT, ? supported : TEXT}
support: {text: TEXT, label: TEXT, url: "https://example.org/", goal: 5, raised: 2, currency: TEXT}
"""


def _with(text: str, content: str) -> str:
    """Put a text into YAML, as a value in quotation marks."""
    return content.replace("TEXT", json.dumps(text))


def _site(folder: Path, text: str) -> BuiltSite:
    """Build a site in which every text is the same."""
    copy_site(folder, bibliography=("hostile.bib",))
    for kind in ("explainer", "fact-check", "analysis", "opinion"):
        page = _with(text, _PAGE).replace("KIND", kind)
        (folder / f"docs/{kind}.md").write_text(page, encoding="utf-8")
    (folder / "docs/plain.md").write_text(_with(text, _PLAIN), encoding="utf-8")
    (folder / "docs/lists.md").write_text(_with(text, _LISTS), encoding="utf-8")
    (folder / "docs/.authors.yml").write_text(_with(text, _AUTHORS), encoding="utf-8")
    (folder / "hostile.bib").write_text(_STORE.replace("TEXT", escaped(text)), encoding="utf-8")
    for path in (folder / "docs/explainers").iterdir():
        path.unlink()
    with edited(folder) as settings:
        settings.update(site_name=text, site_description=text)
        # The first group of the navigation has pages of its own.
        settings["nav"][0] = {text: ["index.md", {text: "fact-check.md"}, "lists.md"]}
        settings["extra"]["ibidem"] |= yaml.safe_load(_with(text, _HOUSE))
        settings["extra"]["ibidem"]["image"]["alt"] = text
        # A description that repeats the title is the point here.
        settings["extra"]["ibidem"].setdefault("rules", {})["placeholder"] = "off"
    return deployed(folder)


def _shape(tree: BeautifulSoup) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page, each with the names of its attributes."""
    return [(tag.name, tuple(sorted(tag.attrs))) for tag in tree.select("*")]


@pytest.fixture(name="harmless", scope="module")
def _harmless(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return _site(tmp_path_factory.mktemp("harmless"), "Words")


@pytest.fixture(name="built", scope="module", params=_HOSTILE)
def _built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, BuiltSite]:
    return request.param, _site(tmp_path_factory.mktemp("hostile"), request.param)


def test_pages_have_the_elements_of_a_harmless_site(
    built: tuple[str, BuiltSite], harmless: BuiltSite
) -> None:
    _, hostile = built

    assert hostile.trees.keys() == harmless.trees.keys()
    for path, tree in hostile.trees.items():
        assert _shape(tree) == _shape(harmless.trees[path]), path


def test_readers_see_a_text_as_typed(built: tuple[str, BuiltSite]) -> None:
    text, hostile = built
    tree = hostile.trees["fact-check/index.html"]
    places = (
        *("article h1", ".ib-byline a", ".ib-notice p", ".ib-corrections li", ".ib-claim dd"),
        *(".ib-questions a", ".ib-citing > p", ".ib-support p", ".ib-sources cite", ".ib-sources cite ~ bdi"),
        *("title", ".md-header__topic .md-ellipsis", ".md-nav--primary .md-ellipsis", ".ib-citing code"),
    )

    for place in places:
        assert text in _text(tree, place), place
    assert text in _text(hostile.trees["plain/index.html"], "article h1")
    assert text in _text(hostile.trees["opinion/index.html"], ".ib-disclosure")
    for name in ("description", "og:title", "og:site_name", "og:image:alt", "citation_title"):
        (tag,) = tree.select(f'meta[name="{name}"], meta[property="{name}"]')
        assert tag["content"] == text, name


def _text(tree: BeautifulSoup, selector: str) -> str:
    found = tree.select(selector)
    assert found, selector
    return " ".join(" ".join(tag.get_text() for tag in found).split())


def test_lists_show_a_text_as_typed(built: tuple[str, BuiltSite]) -> None:
    text, hostile = built

    assert _text(hostile.trees["index.html"], ".ib-cards h2").count(text) == 4
    assert text in _text(hostile.trees["404.html"], ".ib-cards h2")
    assert _text(hostile.trees["lists/index.html"], ".ib-index a").count(text) == 8
    assert _text(hostile.trees["lists/index.html"], "article h3").count(text) == 1
    assert text in _text(hostile.trees["opinion/index.html"], ".ib-header .ib-dates:last-child a")
    assert text in _text(hostile.trees["opinion/index.html"], ".md-nav--primary .md-nav__link--active")
    assert text in _text(hostile.trees["about/corrections/index.html"], ".ib-log")
    assert _text(hostile.trees["authors/ada/index.html"], "article h1") == text
    sources = hostile.trees["sources/index.html"]
    assert text in _text(sources, ".ib-all details > ul > li > a")
    assert [option["value"] for option in sources.select("[name=publisher] option")] == ["", text]


def test_machines_read_a_text_as_typed(built: tuple[str, BuiltSite]) -> None:
    text, hostile = built
    for path, tree in hostile.trees.items():
        for script in tree.select('script[type="application/ld+json"]'):
            assert json.loads(script.get_text())["@graph"][-1]["name"] == text, path
    feed = ET.fromstring(hostile.text("feed_rss_created.xml"))
    assert feed.findtext("channel/item/title") == feed.findtext("channel/title") == text
    assert json.loads(hostile.text("feed_json_created.json"))["items"][0]["title"] == text
    item = next(item for item in json.loads(hostile.text("bibliography.json")) if item["id"] == "book2024")
    assert item["title"] == item["publisher"] == text


def test_titles_and_texts_of_the_search_are_escaped(
    built: tuple[str, BuiltSite], harmless: BuiltSite
) -> None:
    """The search puts both into its results as HTML."""
    text, hostile = built
    shapes = [
        [_shape(BeautifulSoup(doc["title"] + doc["text"], "html.parser")) for doc in _documents(each)]
        for each in (hostile, harmless)
    ]

    assert shapes[0] == shapes[1]
    titles = [BeautifulSoup(doc["title"], "html.parser").get_text() for doc in _documents(hostile)]
    assert text in titles


def _documents(built: BuiltSite) -> list[dict[str, str]]:
    return list(json.loads(built.text("search/search_index.json"))["docs"])


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        pytest.param('A &lt;b&gt; & "c"', 'A <b> & "c"', id="escaped"),
        pytest.param('A <b>bold</b> & "c"', 'A bold & "c"', id="element"),
        pytest.param("A `<b>` &amp; *c*", "A <b> & c", id="code-and-reference"),
    ],
)
def test_a_heading_is_the_title_of_a_plain_page(tmp_path: Path, heading: str, title: str) -> None:
    folder = copy_site(tmp_path)
    (folder / "docs/about/method.md").write_text(f"# {heading}\n\nText.\n", encoding="utf-8")

    tree = deployed(folder).trees["about/method/index.html"]

    assert _text(tree, "title") == f"{title} – Harbour Notes"
    assert tree.select('[property="og:title"]')[0]["content"] == title
    assert _text(tree, ".md-header__topic + .md-header__topic") == title
    assert title in _text(tree, ".md-nav--primary .md-nav__link--active")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Ada 😀 \u00e9\u202e", id="any-character"),
        pytest.param("{{ 7 * 7 }} {% for %}", id="macros"),
        pytest.param('# "Ada": [x, *y] \\u0041 - !ENV X', id="yaml"),
    ],
)
def test_an_author_can_have_any_name(tmp_path: Path, name: str) -> None:
    folder = copy_site(tmp_path)
    content = f"authors: {{desk: {{name: {json.dumps(name, ensure_ascii=False)}}}}}\n"
    (folder / "docs/.authors.yml").write_text(content, encoding="utf-8")

    tree = deployed(folder).trees["authors/desk/index.html"]

    assert _text(tree, "article h1") == name
    assert _text(tree, "title") == f"{name} – Harbour Notes"

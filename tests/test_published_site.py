"""Every page of a site that uses everything: its citations, its links, and what machines are told."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
import rispy  # type: ignore[import-untyped]
from bs4 import BeautifulSoup, Tag
from markdown.extensions.toc import slugify

from macros.content.sources import bibliography
from macros.core.model import Page, Source
from macros.core.text import Span, Text
from macros.render import built_pages

from .builds import copy_with_types, edited
from .built_sites import ADDRESS, REPOSITORY, BuiltSite, deployed

pytestmark = pytest.mark.uncounted

_NUMBER = "a[role=doc-biblioref]"
# A footnote goes on as long as its lines are indented.
_NOTE = re.compile(r"^\[\^[^\]]+\]:.*(?:\n(?:[ \t]+.*)?)*", re.MULTILINE)


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return deployed(copy_with_types(tmp_path_factory.mktemp("types")))


@pytest.fixture(name="flat", scope="module")
def _flat(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Build a file for each page in place of a folder."""
    folder = copy_with_types(tmp_path_factory.mktemp("flat"))
    with edited(folder) as settings:
        settings["use_directory_urls"] = False
    return deployed(folder)


def _value(tag: Tag, name: str) -> str:
    return str(tag[name])


def _texts(tree: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in tree.select(selector)]


def _read_order(page: Page) -> list[str]:
    """Return the keys that a Markdown file cites: footnotes last, groups in ascending order."""
    notes = [match.span() for match in _NOTE.finditer(page.text.content)]
    shown = [call for call in page.calls if not call.hidden_in]
    shown.sort(key=lambda call: any(start < call.span.start < end for start, end in notes))
    keys = [[citation.key for citation in call.citations] for call in shown]
    numbers = list(dict.fromkeys(itertools.chain.from_iterable(keys)))
    return [key for group in keys for key in sorted(group, key=numbers.index)]


def _markers(tree: BeautifulSoup) -> list[str]:
    """Return the keys of a page's markers, in order."""
    return [unquote(_value(link, "href")).removeprefix("#src-") for link in tree.select(_NUMBER)]


def test_ids_are_unique(built: BuiltSite) -> None:
    for path, tree in built.trees.items():
        ids = [_value(tag, "id") for tag in tree.select("[id]")]
        assert len(ids) == len(set(ids)), path


def test_every_marker_leads_to_the_source_that_the_text_cites(built: BuiltSite) -> None:
    for page, tree in built.pages:
        assert _markers(tree) == _read_order(page), page.path
    assert sum(len(_markers(tree)) for tree in built.trees.values()) > 100


def test_every_marker_shows_the_number_of_its_source(built: BuiltSite) -> None:
    for path, tree in built.trees.items():
        listed = [_value(item, "id") for item in tree.select(".ib-sources > ol > li")]
        for link in tree.select(_NUMBER):
            number = listed.index(unquote(_value(link, "href")).removeprefix("#")) + 1
            assert link.get_text().strip("[]").split(",")[0] == str(number), path
            assert _value(link, "aria-label").split(",")[0] == f"Source {number}", path


def test_every_source_leads_back_to_its_markers_in_their_order(built: BuiltSite) -> None:
    for path, tree in built.trees.items():
        for item in tree.select(".ib-sources > ol > li"):
            mark = f"#{item['id']}"
            markers = [link for link in tree.select(_NUMBER) if unquote(_value(link, "href")) == mark]
            back = [unquote(_value(link, "href")) for link in item.select("a[role=doc-backlink]")]
            assert sorted(back) == sorted(f"#{link['id']}" for link in markers), path
            assert back, path


def test_backlinks_of_a_page_have_names_of_their_own(built: BuiltSite) -> None:
    for path, tree in built.trees.items():
        names = [_value(link, "aria-label") for link in tree.select("a[role=doc-backlink]")]
        assert len(names) == len(set(names)), path


def test_every_link_within_the_site_leads_somewhere(built: BuiltSite) -> None:
    assert built.broken_links() == []


def test_every_link_leads_somewhere_where_pages_are_files(flat: BuiltSite) -> None:
    assert flat.broken_links() == []
    assert (flat.folder / "site/types/explainer/sources.bib").is_file()
    for page, tree in flat.pages:
        assert _markers(tree) == _read_order(page), page.path


def test_the_page_for_lost_readers_has_addresses_that_hold_in_any_folder(built: BuiltSite) -> None:
    tree = built.trees["404.html"]
    addresses = [
        _value(tag, "href" if tag.has_attr("href") else "src")
        for tag in tree.select("a[href], link[href], script[src]")
    ]

    assert [url for url in addresses if not url.startswith(("/quay/", "https://", "#"))] == []


def test_the_page_for_lost_readers_helps(built: BuiltSite) -> None:
    article = built.trees["404.html"].select_one("article")
    assert article

    assert _texts(article, "h1") == ["Page not found"]
    assert built.target(article.select("p a")[0], "404.html") == ("index.html", "")
    assert _texts(article, ".ib-cards h2 a") == _texts(built.trees["index.html"], ".ib-cards h2 a")
    assert not built.trees["404.html"].select("link[rel=canonical], meta[property], meta[name=description]")


def test_the_home_page_lists_every_page_of_a_type(built: BuiltSite) -> None:
    cards = built.trees["index.html"].select(".ib-cards > li")
    typed = {page.front_matter.title: page for page, _ in built.pages if page.front_matter.type}

    assert {card.select("h2")[0].get_text() for card in cards} == set(typed)
    assert len(cards) == len(typed)
    for card in cards:
        page = typed[card.select("h2")[0].get_text()]
        count = len({citation.key for citation in page.citations})
        assert _texts(card, "p")[1] == page.front_matter.description
        assert _texts(card, ".ib-dates > span")[-1] == f"{count} source{'s' * (count > 1)}"


def test_corrected_pages_are_marked_in_lists(built: BuiltSite) -> None:
    cards = built.trees["index.html"].select(".ib-cards > li")

    marked = {
        card.select("h2")[0].get_text(): _texts(card, ".ib-status")
        for card in cards
        if card.select(".ib-status")
    }
    assert marked == {
        "What the harbour's silence costs": ["Withdrawn"],
        "Why does the northern quay flood?": ["Corrected"],
        "Did the new wall make the floods worse?": ["Rating changed"],
        "Let the quay go": ["Corrected"],
    }


def test_the_sources_page_has_every_source_once(built: BuiltSite) -> None:
    items = built.trees["sources/index.html"].select(".ib-all > li")
    sources = built.checked.bibliography.by_key

    assert sorted(_value(item, "id") for item in items) == sorted(f"src-{key}" for key in sources)
    assert built.trees["sources/index.html"].select(".ib-filter[hidden]")


def test_the_sources_page_leads_to_every_marker_with_the_words_around_it(built: BuiltSite) -> None:
    tree, followed = built.trees["sources/index.html"], list[tuple[str, str]]()
    for item in tree.select(".ib-all > li"):
        for link in item.select("details ul ul a"):
            target = built.target(link, "sources/index.html")
            assert target
            marker = built.trees[target[0]].find(id=target[1])
            assert isinstance(marker, Tag)
            assert unquote(_value(marker, "href")) == f"#{item['id']}"
            assert link.get_text(strip=True) in _around(marker)
            followed.append(target)

    # A sentence that cites a source twice is told once, at its first marker.
    told = list[tuple[str, str]]()
    for path, tree in built.trees.items():
        shown = tree.select_one(".ib-body, article:not(:has(.ib-body))")
        found = reversed(built_pages.read(str(shown)).contexts)
        first = {(context.key, context.sentence or context.anchor): context.anchor for context in found}
        told += [(path, anchor) for anchor in first.values()]
    assert len(told) > 90
    assert sorted(followed) == sorted(told)


def _around(marker: Tag) -> str:
    """Return the words of the block around a marker, and of the row and section that name it."""
    block = marker.find_parent(["td", "p", "li", "dd", "h2", "h3"])
    assert block
    naming = {"td": block.find_previous_siblings("td"), "dd": block.find_previous_siblings("dt")}
    row = [*naming.get(block.name, [])[-1:], block]
    return ": ".join(_without_signs(cell) for cell in row)


def test_the_sources_page_names_further_reading(built: BuiltSite) -> None:
    item = built.trees["sources/index.html"].find(id="src-tide1998handbook")
    assert isinstance(item, Tag)

    assert _texts(item, "summary") == ["Cited by 2 pages"]
    assert "Why does the northern quay flood? Corrected as further reading" in " ".join(
        item.get_text().split()
    )


def test_the_corrections_page_has_every_correction_the_latest_first(built: BuiltSite) -> None:
    entries = built.trees["about/corrections/index.html"].select(".ib-log > li")
    made = [correction for page, _ in built.pages for correction in page.front_matter.corrections]
    made.sort(key=lambda correction: correction.date.iso, reverse=True)

    assert [_texts(entry, "p")[1] for entry in entries] == [correction.text for correction in made]
    assert [_value(entry.select("time")[0], "datetime") for entry in entries] == [
        correction.date.iso for correction in made
    ]


def test_every_author_has_a_page_with_all_that_they_wrote(built: BuiltSite) -> None:
    for author in built.checked.authors.values():
        tree = built.trees[f"authors/{author.key}/index.html"]
        wrote = {
            page.front_matter.title
            for page, _ in built.pages
            if author.key in {reference.key for reference in page.front_matter.authors}
        }
        assert _texts(tree, "h1") == [author.name]
        assert set(_texts(tree, ".ib-cards h2")) == wrote
        assert not author.url or tree.select(f'article a[rel~=me][href="{author.url}"]')


def test_the_sitemap_says_when_the_pages_themselves_changed(built: BuiltSite) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    content = gzip.decompress((built.folder / "site/sitemap.xml.gz").read_bytes())
    urls = ET.fromstring(content).iter(f"{space}url")
    told = {url.findtext(f"{space}loc", ""): url.findtext(f"{space}lastmod") for url in urls}

    expected = {
        _value(tree.select("link[rel=canonical]")[0], "href"): page.front_matter.modified
        for page, tree in built.pages
        if not page.front_matter.republished
    }
    assert {url: told[url] for url in expected} == {
        url: day.iso if day else None for url, day in expected.items()
    }
    assert told[f"{ADDRESS}types/opinion/"] == "2024-06-02"


def _comparable(source: Source) -> Source:
    fields = tuple(sorted(source.fields))
    return source._replace(text=Text("", ""), span=Span(0, 0), parents=(), fields=fields)


def _listed(page: Page) -> list[str]:
    keys = [
        *(citation.key for citation in page.citations),
        *(item.key for item in page.front_matter.further_reading),
    ]
    return list(dict.fromkeys(keys))


def _downloads(built: BuiltSite) -> Iterator[tuple[str, list[str]]]:
    yield "bibliography", sorted(built.checked.bibliography.by_key, key=str.casefold)
    for page, _ in built.pages:
        if _listed(page):
            name = page.path.removeprefix("docs/").removesuffix(".md")
            yield f"{name}/sources", _listed(page)


def test_downloads_read_back_to_the_sources_that_a_page_lists(built: BuiltSite) -> None:
    known = built.checked.bibliography.by_key
    for name, keys in _downloads(built):
        read, findings = bibliography.read([Text("x.bib", built.text(f"{name}.bib"))])
        assert findings == (), name
        assert [_comparable(source) for source in read.sources] == [_comparable(known[key]) for key in keys]
        assert [item["id"] for item in json.loads(built.text(f"{name}.json"))] == keys
        records = rispy.loads((built.folder / "site" / f"{name}.ris").read_bytes().decode(), newline="\r\n")
        assert [record["id"] for record in records] == keys


@pytest.mark.parametrize(
    "words", ["Gauge Service", "Hochwasser am Kai", "Emmy Noether", "gauges.example.org"]
)
def test_search_finds_a_page_by_its_sources(built: BuiltSite, words: str) -> None:
    docs = json.loads(built.text("search/search_index.json"))["docs"]

    assert [doc for doc in docs if doc["location"].startswith("types/explainer/") and words in doc["text"]]


# Material has the list twice on pages of the navigation.
_CONTENTS = ".md-sidebar--secondary li a"


def _without_signs(tag: Tag) -> str:
    copied = BeautifulSoup(str(tag), "html.parser")
    for sign in copied.select(".ib-cite, .headerlink, .footnote-ref, .footnote-backref"):
        sign.decompose()
    return " ".join(copied.get_text().split())


def test_contents_anchors_and_search_have_no_numbers(built: BuiltSite) -> None:
    """Sections are counted by the stylesheet alone."""
    for page, tree in built.pages:
        headings = [tag for tag in tree.select("article h2[id], article h3[id]") if tag.select(".headerlink")]
        words = [_without_signs(tag) for tag in headings]
        assert [_without_signs(tag) for tag in tree.select(_CONTENTS)] == words, page.path
        assert [_value(tag, "id") for tag in headings] == [slugify(text, "-") for text in words], page.path
    docs = json.loads(built.text("search/search_index.json"))["docs"]
    assert not [doc for doc in docs if "[1" in doc["title"] + doc["text"]]
    titles = [doc["title"] for doc in docs if doc["location"].startswith("types/explainer/#")]
    assert "What the gauges say" in titles


_HEADINGS = "article h1, article h2, article h3"


def test_every_page_has_one_heading_of_the_first_level_and_skips_none(built: BuiltSite) -> None:
    for path, tree in built.trees.items():
        levels = [int(tag.name[1]) for tag in tree.select(_HEADINGS)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(later - before <= 1 for before, later in pairwise(levels)), path


def _content(tree: BeautifulSoup, name: str) -> str:
    (tag,) = tree.select(f'meta[property="{name}"], meta[name="{name}"]')
    return _value(tag, "content")


def test_every_page_has_a_title_and_what_shares_show(built: BuiltSite) -> None:
    for page, tree in built.pages:
        (title,) = _texts(tree, "title")
        if page.front_matter.type:
            assert title == f"{page.front_matter.title} – Harbour Notes"
            assert _content(tree, "og:title") == _content(tree, "citation_title") == page.front_matter.title
            assert _content(tree, "description") == page.front_matter.description
        assert _content(tree, "description") == _content(tree, "og:description")
        assert _content(tree, "og:url").startswith(ADDRESS)
        assert _content(tree, "og:image") == f"{ADDRESS}images/harbour.png"
    assert _texts(built.trees["index.html"], "title") == ["Harbour Notes"]


def _graph(tree: BeautifulSoup) -> list[dict[str, object]]:
    (script,) = tree.select('script[type="application/ld+json"]')
    document = json.loads(script.get_text())
    assert document["@context"] == "https://schema.org"
    return list(document["@graph"])


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        pytest.param("types/explainer/", ["WebPage", "BackgroundNewsArticle"], id="explainer"),
        pytest.param("types/fact-check/", ["WebPage", "Article", "ClaimReview"], id="fact-check"),
        pytest.param("types/analysis/", ["WebPage", "AnalysisNewsArticle"], id="analysis"),
        pytest.param("types/opinion/", ["WebPage", "OpinionNewsArticle"], id="opinion"),
        pytest.param("about/method/", [], id="plain"),
        pytest.param("authors/ada/", [], id="author"),
        pytest.param("", [], id="home"),
    ],
)
def test_machines_are_told_the_type_of_each_page(built: BuiltSite, path: str, kinds: list[str]) -> None:
    nodes = _graph(built.trees[f"{path}index.html"])

    assert [node["@type"] for node in nodes] == [*kinds, "WebSite", "Organization"]


def test_claims_are_reviewed_on_fact_checks_alone(built: BuiltSite) -> None:
    for page, tree in built.pages:
        kinds = [node["@type"] for node in _graph(tree)]
        assert ("ClaimReview" in kinds) == (page.front_matter.type == "fact-check"), page.path


def _cited(tree: BeautifulSoup) -> list[str]:
    (script,) = tree.select('script[type="application/ld+json"]')
    nodes = json.loads(script.get_text())["@graph"]
    return [item["name"] for node in nodes for item in node.get("citation", ())]


def test_machines_find_a_source_where_readers_do(built: BuiltSite) -> None:
    for page, tree in built.pages:
        named = [cite.get_text() for cite in tree.select(".ib-sources li > cite")]
        assert _cited(tree) in ([], named), page.path


def test_feeds_are_named_on_every_page_and_tell_of_its_dates(built: BuiltSite) -> None:
    for path, tree in built.trees.items():
        assert len(tree.select("link[rel=alternate][type]")) == 4, path
    items = json.loads(built.text("feed_json_updated.json"))["items"]
    assert items[0]["url"].startswith(ADDRESS)
    assert ET.fromstring(built.text("feed_rss_created.xml")).findall("./channel/item")


def test_readers_are_sent_to_the_repository_that_is_known(built: BuiltSite) -> None:
    for page, tree in built.pages:
        links = [_value(link, "href") for link in tree.select(".ib-actions a")]
        assert len(links) == (2 if page.front_matter.type else 0)
        assert all(link.startswith(f"{REPOSITORY}/") for link in links)
        assert not links or links[1].endswith(page.path)

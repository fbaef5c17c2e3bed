"""Sites in other languages than English show no English word of ours.

The small site uses everything that a page can have. Its writers write English: what is the same in an
English build and in another one is theirs, or a word of ours that no catalog has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.render.words import words

from .builds import build, copy_in, edited

_SPOKEN = ("aria-label", "title", "alt", "placeholder", "label", "data-unarchived", "data-shown")
_SCRIPTS = ("script", "style", "template", "code")
# The same in all languages: formats, and the numbers of identifiers.
_NAMES = {"BibTeX", "CSL-JSON", "RIS", "RSS", "JSON Feed", "doi", "PMID"}
_OURS = """
    [class*="ib-"] > :is(h2, small, label, button, summary), .ib-claim dt, .ib-filter option, .ib-label,
    .ib-status, .ib-open, .ib-dates span, .ib-jumps p, .ib-byline, .ib-log strong,
    .ib-corrections strong, li > small, h3
"""
_GERMAN = """---
language: de-AT
---

# Der Hafen

Was das Amt sagt.{{ cite("harbour2024tides") }}
"""
Texts = Mapping[str, frozenset[str]]
"""What readers see or hear, by page."""


@pytest.fixture(name="sites", scope="module")
def _sites(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    return {language: _built(tmp_path_factory.mktemp(language), language) for language in ("en", "de", "ar")}


def _built(folder: Path, language: str) -> Path:
    copy_in(folder, language)
    with edited(folder) as settings:
        # What a maintainer types is in English here.
        settings["markdown_extensions"] = [
            {"toc": {"permalink": "#", "permalink_title": ""}} if "toc" in str(extension) else extension
            for extension in settings["markdown_extensions"]
        ]
        del settings["theme"]["palette"]
    outcome = build(folder)
    assert outcome.code == 0, outcome.output
    return folder


def _pages(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    for path in sorted((site / "site").rglob("*.html")):
        yield path.relative_to(site / "site").as_posix(), _tree(path)


def _tree(path: Path) -> BeautifulSoup:
    tree = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    for element in tree(_SCRIPTS):
        element.decompose()
    return tree


def _texts(tree: BeautifulSoup) -> frozenset[str]:
    spoken = (
        str(element[name]) for element in tree.find_all(name=True) for name in _SPOKEN if element.get(name)
    )
    return frozenset(" ".join(text.split()) for text in (*tree.strings, *spoken))


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", text))


@cache
def _written(site: Path) -> str:
    """Return everything that the writers and the maintainer of the site have written."""
    paths = [
        *site.rglob("docs/**/*.md"),
        *site.glob("*.bib"),
        site / "mkdocs.yml",
        site / "docs/.authors.yml",
    ]
    content = " ".join(path.read_text(encoding="utf-8") for path in paths)
    names = (f"{given} {family}" for family, given in re.findall(r"(\w+), (\w+)", content))
    return _letters(" ".join((content, *names))).casefold()


def _is_written(text: str, site: Path) -> bool:
    """Return whether a writer wrote each part of a text between signs, or it has no letters."""
    parts = map(_letters, re.split(r"[^\w\s]", text))
    return all(part.casefold() in _written(site) for part in parts)


@pytest.mark.uncounted
@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_text_is_the_same_as_in_english_unless_a_writer_wrote_it(
    sites: Mapping[str, Path], language: str
) -> None:
    english = frozenset[str]().union(*(_texts(tree) for _, tree in _pages(sites["en"])))
    own = {" ".join(form.text.split()) for form in words(language).catalog.values()}
    known = own | {text[:1].upper() + text[1:] for text in own} | _NAMES

    leaks = {
        (path, text)
        for path, tree in _pages(sites[language])
        for text in _texts(tree) & english
        if not _is_written(text, sites[language]) and text not in known and _letters(text) not in _NAMES
    }

    assert sorted(leaks) == []


@pytest.mark.uncounted
@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_phrase_of_the_english_catalog_is_on_a_page(sites: Mapping[str, Path], language: str) -> None:
    own = words(language).catalog
    phrases = [
        re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text)))
        for key, form in words("en").catalog.items()
        for text in form.texts
        # A single word may be a writer's, and is looked for in the next test; so may one such as "of".
        if len(text.split()) > 1
        and len(_letters(re.sub(r"\{\w+\}", "", text))) > 5
        and text not in own[key].texts
    ]

    found = {
        (path, text)
        for path, tree in _pages(sites[language])
        for text in _texts(tree)
        for phrase in phrases
        if phrase.fullmatch(text) and not _is_written(re.sub(r"^\d.*?\d\. ", "", text), sites[language])
    }

    assert sorted(found) == []


@pytest.mark.uncounted
@pytest.mark.parametrize("language", ["de", "ar"])
def test_what_stands_alone_in_our_elements_is_not_english(sites: Mapping[str, Path], language: str) -> None:
    own = {form.text.casefold() for form in words(language).catalog.values()}
    english = {form.text.casefold().rstrip(":") for form in words("en").catalog.values()} - own

    found = {
        (path, element.get_text())
        for path, tree in _pages(sites[language])
        for element in tree.select(_OURS)
        if element.get_text(" ", strip=True).casefold().rstrip("#: ") in english
    }

    assert sorted(found) == []


@pytest.mark.parametrize("language", ["de", "ar"])
def test_feeds_speak_the_language_of_the_site(sites: Mapping[str, Path], language: str) -> None:
    feed = (sites[language] / "site/feed_json_updated.json").read_text(encoding="utf-8")

    assert words(language)("correction-fact") in feed
    assert "Corrected" not in feed
    assert "updates and corrections" not in feed


def test_a_page_in_another_language_has_words_of_its_own(tmp_path: Path) -> None:
    copy_in(tmp_path, "en")
    page = tmp_path / "docs/types/explainer.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("---\n", "---\nlanguage: he\n", 1), encoding="utf-8"
    )
    index = tmp_path / "docs/index.md"
    index.write_text(_GERMAN, encoding="utf-8")
    outcome = build(tmp_path)
    assert outcome.code == 0, outcome.output

    hebrew = BeautifulSoup((tmp_path / "site/types/explainer/index.html").read_text("utf-8"), "html.parser")
    for part in (".ib-header", ".ib-body", ".ib-part", "#ib-sources", "sup.ib-cite"):
        found = hebrew.select_one(part)
        assert found
        assert (found["lang"], found["dir"]) == ("he", "rtl"), part
    assert "מקורות" in hebrew.select_one("#ib-sources h2").get_text()  # type: ignore[union-attr]
    assert '"inLanguage":"he"' in str(hebrew)

    german = BeautifulSoup((tmp_path / "site/index.html").read_text("utf-8"), "html.parser")
    (section,) = german.select("#ib-sources")
    assert (section["lang"], section["dir"]) == ("de-AT", "ltr")
    assert section.select_one("h2").get_text().startswith("Quellen")  # type: ignore[union-attr]

    lists = BeautifulSoup((tmp_path / "site/questions/index.html").read_text("utf-8"), "html.parser")
    assert [link.get_text() for link in lists.select('.ib-index a[lang="he"][dir="rtl"]')]


def test_right_to_left_markers_and_references_keep_their_order(sites: Mapping[str, Path]) -> None:
    tree = _tree(sites["ar"] / "site/types/explainer/index.html")

    markers = [str(marker.select_one("bdi")) for marker in tree.select("a.ib-ref")]
    assert all(re.match(r"<bdi>\[\d", marker) for marker in markers if marker != "None")
    assert "<bdi>[1، p. 7]</bdi>" in markers
    english, arabic = tree.select_one("#src-lovelace2023moon"), tree.select_one("#src-alnur2024port")
    assert english
    assert arabic
    assert english.cite
    assert english.cite["dir"] == "auto"
    assert [str(name) for name in english.select('bdi[dir="rtl"] > span[dir="auto"]')][:2] == [
        '<span dir="auto">Ada Lovelace</span>',
        '<span dir="auto">Grace Hopper</span>',
    ]
    assert arabic.cite
    assert arabic.cite["dir"] == "rtl"
    assert [link["dir"] for link in english.select("a:not([role])")] == ["ltr"]

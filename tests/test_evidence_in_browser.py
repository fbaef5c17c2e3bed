"""Evidence in a real Chromium: links to the very words, the card, and the sources that can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.content import evidence_lock
from macros.core.model import (
    MatchState,
    Notice,
    QuotationRecord,
    ReadResult,
    Source,
    SourceRecord,
    words_digest,
)
from macros.core.text import Span, Text
from macros.render.rendering.evidence.passages import passage

from . import browsing

pytestmark = pytest.mark.browser
_browser = browsing.chromium

_SETTINGS = """\
site_name: A
site_url: https://site.example.net/
nav: [index.md, sources.md]
theme: {name: material}
plugins: [ibidem]
extra: {ibidem: {everywhere: true}}
"""
_STORE = """\
@online{vote, title = {The vote}, url = {https://example.org/vote}, date = {2024}}
@article{trial, title = {The trial}, journaltitle = {Trials}, date = {2020}, doi = {10.1000/trial}}
@online{gone, title = {Gone}, url = {https://example.org/gone}, date = {2019}}
"""
_PAGE = """\
# Home

It said {{ quote("vote", "We will never leave") }}.
A trial that was retracted said so.{{ cite("trial", retracted=true) }}
An old page told of it.{{ cite("gone") }}
"""
_COPY = "https://web.archive.org/web/20240305120000/https://example.org/gone"
_FOUND = {words_digest("We will never leave"): QuotationRecord(MatchState.EXACT, "2026-11-21")}
_RECORD = {
    "vote": SourceRecord("https://example.org/vote", "2026-11-21", ReadResult.READ, quotations=_FOUND),
    "trial": SourceRecord(
        *("", "2026-11-21", ReadResult.REFUSED), notice=Notice("retraction", "10.1000/n", "2022-02-01")
    ),
    "gone": SourceRecord("https://example.org/gone", "2026-11-21", ReadResult.GONE, archived=_COPY),
}
# What a source may be made of: words, and the same words within its HTML.
_WORDS = {
    "plain": ("the council will never leave the town", "the council will never leave the town"),
    "signs": ("no, it’s 5 % – and more-or-less", "no, it’s 5 % – and <b>more-or-less</b>"),
    "arabic": ("لن نترك المدينة أبدا", "لن نترك المدينة أبدا"),
    "ends": ("one two three, four five six seven eight-nine ten",) * 2,
    "second": ("it is over now", "it is over now"),
}


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("evidence")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    (folder / "bibliography.bib").write_text(_STORE, encoding="utf-8")
    (folder / "evidence.lock").write_text(evidence_lock.written(_RECORD), encoding="utf-8")
    (folder / "docs/index.md").write_text(_PAGE, encoding="utf-8")
    template = "---\ntemplate: ibidem/sources.html\n---\n# Sources\n"
    (folder / "docs/sources.md").write_text(template, encoding="utf-8")
    site = browsing.published(folder)
    room = "<p style='height: 3000px'>"
    paragraphs = "".join(
        f"{room}</p><p id='{name}'>Before: {html}.</p>" for name, (_, html) in _WORDS.items()
    )
    page = f"<!doctype html><meta charset=utf-8><p>It was that it is over now.</p>{paragraphs}{room}</p>"
    (site / "source.html").write_text(page, encoding="utf-8")
    with browsing.serving(site) as address:
        yield address


@pytest.fixture(name="page")
def _page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/")
    yield page
    context.close()


@pytest.mark.parametrize("name", _WORDS)
def test_a_link_leads_to_the_very_words(page: Page, address: str, name: str) -> None:
    source = Source("a", "online", Text("", ""), Span(0, 0), url=f"{address}/source.html")
    state = MatchState.AMBIGUOUS if name == "second" else MatchState.EXACT
    record = QuotationRecord(state, "2026-11-21", prefix="> Before: " if name == "second" else "")

    page.goto(passage(source, _WORDS[name][0], record, SourceRecord("", "2026-11-21", ReadResult.READ)))

    place = page.locator(f"#{name}").bounding_box()
    assert place
    assert 0 < place["y"] < 900


def test_the_card_tells_of_words_that_were_found(page: Page) -> None:
    page.hover("#cite-vote-1")

    card = page.locator(".ib-card")
    card.wait_for()
    assert card.locator("p").all_inner_texts() == ["“We will never leave”"]
    assert (
        "These words were found in the source on 21 November 2026." in card.locator("small").all_inner_texts()
    )


def test_the_card_tells_of_a_retraction(page: Page) -> None:
    assert page.locator("#cite-trial-1").inner_text() == "[2, retracted]"

    page.hover("#cite-trial-1")

    page.locator(".ib-card").wait_for()
    assert page.locator(".ib-card .ib-retracted").inner_text() == "Retracted on 1 February 2022"


def test_sources_are_chosen_by_their_state(page: Page, address: str) -> None:
    page.goto(f"{address}/sources/")

    page.locator("select[name=state]").select_option(label="Gone")

    assert page.locator(".ib-all > li:visible").count() == 1
    assert page.locator(".ib-all > li:visible a").first.get_attribute("href") == _COPY
    assert page.locator(".ib-affected tbody tr").count() == 2


@pytest.mark.parametrize("options", [*browsing.PHONES, *browsing.SCREENS])
@pytest.mark.parametrize("path", ["/", "/sources/"])
def test_a_page_on_evidence_is_accessible(
    browser: Browser, address: str, path: str, options: dict[str, Any]
) -> None:
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(f"{address}{path}")
    if options["color_scheme"] == "dark":
        page.evaluate("document.body.dataset.mdColorScheme = 'slate'")

    assert browsing.violations(page, "article") == []
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert width <= 0

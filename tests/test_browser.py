"""What a person sees and does, in a real Chromium, without a request to another host."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from . import browsing
from .builds import copy_site

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_PATH = "/extra/"
_STORE = "".join(
    f"@online{{extra{number},\n  title = {{Title {number}}},\n  url = {{https://example.org/{number}}},\n}}\n"
    for number in range(30)
)
_TEXT = "# Extra\n" + "".join(
    f'\n## Section {number}\n\nThe tide turns at Wellfleet.{{{{ cite("extra{number}") }}}}\n'
    f'So it does.{{{{ cite("extra{29 - number}") }}}}\n'
    for number in range(30)
)
_TEXT += "\nIt is on [the home page](index.md), among [the sources](sources.md) and [elsewhere](https://example.org/).\n"
_IS_IN_ARTICLE = "document.activeElement.closest('article') !== null"
_UNDER_THE_HEADER = """() => {
  const focused = document.activeElement;
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const { top, bottom } = focused.getBoundingClientRect();
  return top < header || bottom > innerHeight ? [`${focused.outerHTML}: ${top} to ${bottom}`] : [];
}"""


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a site with a long page and serve it on this machine."""
    folder = copy_site(tmp_path_factory.mktemp("browser"), bibliography=("bibliography.bib", "extra.bib"))
    (folder / "extra.bib").write_text(_STORE, encoding="utf-8")
    (folder / "docs/extra.md").write_text(_TEXT, encoding="utf-8")
    with browsing.serving(browsing.published(folder)) as address:
        yield address


@pytest.fixture(name="page", params=[*browsing.PHONES, *browsing.SCREENS])
def _page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open an explainer; fail when anything is asked of another host."""
    context = browser.new_context(**request.param)
    page = context.new_page()
    asked = list[str]()
    page.on("request", lambda made: asked.append(made.url))
    page.goto(address + _PATH, wait_until="networkidle")
    yield page
    context.close()
    assert asked
    assert not [url for url in asked if not url.startswith((address, "data:"))]


def _top(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"]


def test_marker_leads_to_its_source_below_the_header_and_back(page: Page) -> None:
    marker = page.locator("a[role=doc-biblioref]").nth(5)
    anchor = marker.get_attribute("id") or ""

    marker.dblclick()
    source = page.url.partition("#")[2]
    header = page.locator(".md-header").bounding_box()
    assert header
    page.wait_for_function("id => document.querySelector(':target').id === id", arg=source)
    assert _top(page, ":target") >= header["height"]

    page.locator(f":target a[role=doc-backlink][href='#{anchor}']").click()
    page.wait_for_function("id => document.querySelector(':target').id === id", arg=anchor)
    assert _top(page, ":target") >= header["height"]


def test_keyboard_reaches_a_marker_its_source_and_the_way_back(page: Page) -> None:
    page.locator("a[role=doc-biblioref]").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector(':target')?.tagName === 'LI'")
    page.locator(":target > div a").first.focus()

    assert page.evaluate("document.activeElement.getAttribute('role')") == "doc-backlink"


def test_nothing_that_has_the_focus_is_hidden_under_the_header(page: Page) -> None:
    last = page.locator("article a[href]").last
    last.focus()
    hidden, passed = list[str](), 0
    while page.evaluate(_IS_IN_ARTICLE):
        hidden += page.evaluate(_UNDER_THE_HEADER)
        page.keyboard.press("Shift+Tab")
        passed += 1

    assert passed > 100
    assert hidden == []


_LINES = "[...document.querySelectorAll('article a[href]')].map(a => getComputedStyle(a).textDecorationLine)"
_LINE_IN_FOCUS = "getComputedStyle(document.activeElement).textDecorationLine"


def test_the_keyboard_takes_no_underline_away(page: Page) -> None:
    before = page.evaluate(_LINES)
    page.locator("article a[href]").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    bare = 0
    while page.evaluate(_IS_IN_ARTICLE):
        bare += page.evaluate(_LINE_IN_FOCUS) == "none"
        page.keyboard.press("Tab")
    page.wait_for_timeout(200)  # Material takes its mark away

    assert page.evaluate(_LINES) == before
    assert before.count("underline") > 10
    # Of markers, backlinks and links to sections, none of which has one without the focus either.
    assert bare <= before.count("none")


def test_nothing_is_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_backlinks_are_large_enough_to_touch(page: Page) -> None:
    sizes = page.eval_on_selector_all(
        "a[role=doc-backlink]",
        "links => links.map(a => a.getBoundingClientRect()).map(r => Math.min(r.width, r.height))",
    )

    assert sizes
    assert min(sizes) >= 24


def test_citations_work_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + _PATH)

    page.locator("a[role=doc-biblioref]").first.click()

    assert page.locator("li:target > a").is_visible()
    context.close()


def test_search_finds_the_words_and_shows_no_numbers(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    # Material opens the search by itself once its index is ready; a key pressed before that is lost.
    page.goto(f"{address}/?q=Wellfleet")
    results = page.locator(".md-search-result__item")
    results.first.wait_for()

    assert "Wellfleet" in results.first.inner_text()
    assert "[1" not in " ".join(results.all_inner_texts())
    context.close()


def test_print_shows_the_addresses_of_sources(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + _PATH)
    page.emulate_media(media="print")

    link = page.locator(".ib-sources li > a").first
    printed = link.evaluate("a => getComputedStyle(a, '::after').content")

    assert link.get_attribute("href") in printed
    assert not page.locator("a[role=doc-backlink]").first.is_visible()
    context.close()

"""The page of lists in a real Chromium, and where a page says that it stands on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from . import browsing
from .builds import copy_in, copy_with_types, edited

pytestmark = pytest.mark.browser
_browser = browsing.chromium


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = copy_with_types(tmp_path_factory.mktemp("lists"))
    with edited(folder) as settings:
        settings["nav"][0]["Questions"].append("questions.md")
    with browsing.serving(browsing.published(folder)) as address:
        yield address


@pytest.fixture(name="page")
def _page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(**request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("page", [*browsing.PHONES, *browsing.SCREENS], indirect=True)
def test_a_jump_leads_to_its_list_below_the_header(page: Page, address: str) -> None:
    page.goto(f"{address}/questions/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.locator(".ib-jumps a", has_text="Northern quay").click()

    expect(page.locator(":target")).to_contain_text("Northern quay")
    header = page.locator(".md-header").bounding_box()
    heading = page.locator(":target").bounding_box()
    assert header
    assert heading
    assert heading["y"] >= header["height"]


@pytest.mark.parametrize("page", browsing.PHONES, indirect=True)
def test_the_drawer_of_a_phone_shows_the_page_behind_the_lists(page: Page, address: str) -> None:
    page.goto(f"{address}/types/opinion/")

    page.locator(".md-header label[for=__drawer]").click()

    drawer = page.locator(".md-sidebar--primary")
    expect(drawer.get_by_role("link", name="All questions")).to_be_in_viewport()
    expect(drawer.locator("label[for=__toc].md-nav__link")).to_be_in_viewport()
    drawer.locator("label[for=__toc].md-nav__link").click()
    expect(drawer.get_by_role("link", name="In brief")).to_be_in_viewport()


def test_lists_and_folds_run_as_their_page_does_on_a_site_that_runs_the_other_way(
    browser: Browser, tmp_path: Path
) -> None:
    folder = copy_in(tmp_path, "ar")
    path = folder / "docs/types/analysis.md"
    text = path.read_text(encoding="utf-8").replace("---\n", "---\nlanguage: en\n", 1)
    path.write_text(text, encoding="utf-8")
    with browsing.serving(browsing.published(folder)) as address:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto(f"{address}/types/analysis/")

        item = page.locator(".ib-sources li").first
        assert item.evaluate("item => parseFloat(getComputedStyle(item).marginLeft)") > 10
        arrow = page.locator(".ib-fold summary").first.evaluate(
            "fold => (({left, right, transform}) => [parseFloat(left), parseFloat(right), transform])"
            "(getComputedStyle(fold, '::after'))"
        )
        assert arrow[0] > arrow[1]
        assert arrow[2] == "none"
        page.close()

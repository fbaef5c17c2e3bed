"""The page of lists in a real Chromium, and where a page says that it stands on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from . import browsing
from .builds import copy_with_types, edited

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

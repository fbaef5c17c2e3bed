"""The box of key figures and the drawing of a timeline in a real Chromium, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from . import browsing
from .builds import copy_in, copy_with_types, edited

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_DAYS = """\
# Days

{{ timeline() }}

In winter { #on-2023-01 }
:   The water stood on the quay.{{ cite("alnur2024port") }}

5 March 2024 { #on-2024-03-05 }
:   It did again.{{ cite("hafen2024flut") }}
"""
_PAGES = ("types/explainer/", "days/")


def _address(folder: Path) -> Iterator[str]:
    (folder / "docs/days.md").write_text(_DAYS, encoding="utf-8")
    with edited(folder) as settings:
        settings["nav"].append("days.md")
    with browsing.serving(browsing.published(folder)) as address:
        yield address


@pytest.fixture(name="address", scope="module")
def _in_english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from _address(copy_with_types(tmp_path_factory.mktemp("overviews")))


@pytest.fixture(name="arabic", scope="module")
def _in_arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from _address(copy_in(tmp_path_factory.mktemp("arabic"), "ar"))


@pytest.fixture(name="page")
def _page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, **getattr(request, "param", {}))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", _PAGES)
@pytest.mark.parametrize("page", [*browsing.PHONES, *browsing.SCREENS], indirect=True)
def test_they_fit_the_screen_without_a_script(page: Page, path: str, address: str) -> None:
    page.goto(f"{address}/{path}")

    expect(page.locator(".ib-figures, .ib-timeline")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", _PAGES)
@pytest.mark.parametrize("options", [*browsing.PHONES, *browsing.SCREENS])
def test_axe_finds_nothing(browser: Browser, options: dict[str, Any], path: str, address: str) -> None:
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(f"{address}/{path}")

    assert browsing.violations(page, ".ib-figures, .ib-timeline") == []
    context.close()


def test_the_keyboard_goes_from_the_dots_of_a_month_to_its_event(page: Page, address: str) -> None:
    page.goto(f"{address}/days/")
    page.get_by_role("link", name="January 2023: 1 event").focus()
    page.keyboard.press("Tab")

    focused = page.locator(":focus")
    expect(focused).to_have_attribute("aria-label", "March 2024: 1 event")
    page.keyboard.press("Enter")
    expect(page.locator("dt:target")).to_have_text("5 March 2024")


def test_each_mark_is_large_enough_for_a_finger(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/days/")
    boxes = [dot.bounding_box() for dot in page.locator(".ib-dot").all()]

    assert all(box and min(box["width"], box["height"]) >= 24 for box in boxes)
    context.close()


def test_with_the_colors_of_the_system_the_dots_are_seen(browser: Browser, address: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}/days/")
    painted = "element => getComputedStyle(element, '::before').borderTopColor"
    dot = page.locator(".ib-events dt").first.evaluate(painted)

    assert dot == page.locator(".ib-events dt").first.evaluate("element => getComputedStyle(element).color")
    context.close()


def test_from_right_to_left_the_first_month_is_at_the_right(page: Page, arabic: str) -> None:
    page.goto(f"{arabic}/days/")
    first, last = (page.locator(".ib-dots th[scope=col]").nth(number).bounding_box() for number in (0, 11))

    assert first
    assert last
    assert first["x"] > last["x"]
    line = page.locator(".ib-events").first.evaluate("element => getComputedStyle(element).borderRightWidth")
    assert line == "2px"

"""The table of what is visible, measured: Chromium is asked about each row."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from . import browsing
from .visibility import HIDDEN, ON_DEMAND, PROBE, SHOWN

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_SEEN = """(row) => {
  const probe = row.querySelector(".probe");
  const asked = { opacityProperty: true, visibilityProperty: true };
  if (!probe || !probe.checkVisibility(asked)) return false;
  const { width, height } = probe.getBoundingClientRect();
  // A clipped element keeps its box, and nothing in the box can be met.
  probe.scrollIntoView();
  const { left, top } = probe.getBoundingClientRect();
  const met = document.elementFromPoint(left + width / 2, top + height / 2);
  const isInert = probe.closest("[inert], marquee") !== null;
  return width > 0 && height > 0 && (isInert || probe.contains(met));
}"""


@pytest.fixture(name="page", scope="module")
def _page(browser: Browser) -> Page:
    return browser.new_page()


@pytest.mark.parametrize("html", [*SHOWN, *HIDDEN, *ON_DEMAND])
def test_chromium_shows_what_the_table_says(page: Page, html: str) -> None:
    page.set_content(f"<!doctype html><body><main>{html.format(PROBE)}</main>")

    assert page.locator("main").evaluate(_SEEN) == (html in SHOWN)
    if html in ON_DEMAND:
        page.locator("summary, details").first.click()
        assert page.locator("main").evaluate(_SEEN)

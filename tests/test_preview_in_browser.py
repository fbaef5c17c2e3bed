"""What a writer sees and does with the bar of a preview, in a real Chromium."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from . import browsing
from .builds import copy_with_types
from .previews import preview

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_FAULTY = """\
---
type: explainer
title: How deep is the quay?
published: never
---

## In brief

It is so.{{ cite("nope") }} See [how we work](../about/method.md).

| Year | Depth |
| --- | --- |
| 2023 | 8 metres{{ cite("nope") }} |
""" + "".join(
    f'\n## Section {number}\n\nOf {{{{ page.titel }}}} [here](opinion.md).{{{{ cite("x{number}") }}}}\n'
    for number in range(12)
)
_PATH = "/types/faulty/"
_COVERED = """() => {
  const focused = document.activeElement;
  if (!focused.closest("article")) return [];
  const bar = document.querySelector(".ib-findings").getBoundingClientRect().top;
  const { bottom } = focused.getBoundingClientRect();
  return bottom > bar ? [`${focused.outerHTML}: ${bottom} below ${bar}`] : [];
}"""


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = copy_with_types(tmp_path_factory.mktemp("preview"))
    (folder / "docs/types/faulty.md").write_text(_FAULTY, encoding="utf-8")
    preview(folder)
    with browsing.serving(folder / "site") as address:
        yield address


@pytest.fixture(name="page", params=[*browsing.PHONES, *browsing.SCREENS])
def _page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(**request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", [_PATH, "/types/opinion/", "/sources/"])
def test_axe_finds_nothing_in_a_preview(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.locator(".ib-findings details").evaluate("details => details.open = true")

    found = browsing.violations(page)

    assert not found, "\n".join(found)


def test_the_bar_is_in_view_and_covers_neither_the_focus_nor_the_end(page: Page, address: str) -> None:
    page.goto(address + _PATH)
    page.locator("article a[href]").first.focus()
    covered, passed = list[str](), 0
    while page.evaluate("document.activeElement.closest('article') !== null"):
        covered += page.evaluate(_COVERED)
        page.keyboard.press("Tab")
        passed += 1

    assert passed > 30
    assert covered == []
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    bar, footer = (page.locator(name).bounding_box() for name in (".ib-findings", ".md-footer"))
    assert bar
    assert footer
    assert footer["y"] + footer["height"] <= bar["y"] + 1
    assert bar["y"] + bar["height"] <= 901


def test_a_finding_leads_to_its_place_and_back(page: Page, address: str) -> None:
    page.goto(address + _PATH)
    page.locator(".ib-findings a[href^='#ib-place-']").last.click()
    mark = page.locator(".ib-mark:target")
    box, bar, header = (
        found.bounding_box() for found in (mark, page.locator(".ib-findings"), page.locator(".md-header"))
    )
    assert box
    assert bar
    assert header
    assert header["y"] + header["height"] <= box["y"] <= bar["y"] - box["height"]

    page.locator(".ib-findings summary").click()
    mark.click()

    page.locator(".ib-findings li:target").wait_for(state="visible")


def test_paper_has_nothing_of_it(page: Page, address: str) -> None:
    page.goto(address + _PATH)

    printed = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)

    assert "In brief" in printed
    assert "undefined-citation" not in printed
    assert "on this page" not in printed

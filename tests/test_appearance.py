"""What the stylesheets owe to readers: with colours of their own, on paper, in two directions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from . import browsing
from .builds import copy_with_types

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_QUOTING = """\
# Quoting

The paper calls it {{ quote("alnur2024port", "خطوة أولى") }} in its report.
It says {{ quote("alnur2024port", "a first step") }} too.
"""
_WIDE = f"""\
# A wide table

| Row | {" | ".join(f"Column {number}" for number in range(8))} |
| --- |{" --- |" * 8}
| Name of the row |{" words [a link](quoting.md) |" * 8}
"""
_EDGES = """quotation => {
  const left = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().left;
  };
  const words = quotation.querySelector("bdi"), text = words.firstChild;
  const before = words.previousSibling;
  return {
    opening: left(before, before.length - 1), closing: left(words.nextSibling, 0),
    first: left(text, 0), last: left(text, text.length - 1),
    number: quotation.querySelector("a.ib-ref").getBoundingClientRect().left,
  };
}"""


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = copy_with_types(tmp_path_factory.mktemp("appearance"))
    (folder / "docs/quoting.md").write_text(_QUOTING, encoding="utf-8")
    (folder / "docs/wide.md").write_text(_WIDE, encoding="utf-8")
    with browsing.serving(browsing.published(folder)) as address:
        yield address


@pytest.fixture(name="context")
def _context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def _colors(page: Page, selector: str) -> set[tuple[str, str]]:
    """Return the backgrounds and borders of elements."""
    found = page.eval_on_selector_all(
        selector,
        "all => all.map(e => getComputedStyle(e)).map(s => [s.backgroundColor, s.borderTopColor])",
    )
    return {(str(background), str(border)) for background, border in found}


@pytest.mark.parametrize("forced", ["active", "none"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_scale_shows_which_step_is_meant(
    context: BrowserContext, address: str, scheme: str, forced: str
) -> None:
    page = context.new_page()
    page.emulate_media(forced_colors=forced, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{address}/types/fact-check/")

    (step,) = _colors(page, ".ib-scale .ib-step")
    (other,) = _colors(page, ".ib-scale i:not(.ib-step)")

    assert page.locator(".ib-scale i").count() == 5
    assert step[0] != other[0]
    if forced == "active":
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert step[0] != paper
        # The browser gives the others a border in place of their background.
        assert other[1] not in {paper, "rgba(0, 0, 0, 0)"}


def test_paper_says_who_wrote_an_opinion(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/types/opinion/")
    page.emulate_media(media="print")

    for words in ("Ada Lovelace writes on tides & tables", "Grace Hopper keeps the gauges."):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("heading", name="About the authors")).to_be_visible()


def test_a_browser_prints_the_text_and_the_addresses_of_sources(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/types/explainer/")

    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))

    sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in printed.pages}
    text = re.sub(r"[\s\u2060]+", "", "".join(sheet.extract_text() for sheet in printed.pages))
    assert sizes == {(595, 842)}
    assert f"1/{len(printed.pages)}" in text
    assert "https://doi.org/10.1234/moon.2023" in text
    assert "Foursourcesagree.[1]–[4]" in text
    assert not re.search("¶|Skiptocontent|Wanttodivedeeper|BibTeX", text)


@pytest.mark.parametrize(
    ("number", "is_arabic"), [pytest.param(0, True, id="ar"), pytest.param(1, False, id="en")]
)
def test_the_number_stands_behind_the_closing_mark_of_a_quotation_in_any_language(
    context: BrowserContext, address: str, number: int, *, is_arabic: bool
) -> None:
    page = context.new_page()
    page.goto(f"{address}/quoting/")

    left = page.locator(".ib-quotation").nth(number).evaluate(_EDGES)

    assert left["opening"] < min(left["first"], left["last"])
    assert max(left["first"], left["last"]) < left["closing"] < left["number"]
    assert (left["last"] < left["first"]) == is_arabic


@pytest.mark.parametrize("scripts", ["with", "without"])
def test_the_name_of_a_row_stays_and_hides_no_focus_when_a_table_scrolls(
    browser: Browser, address: str, scripts: str
) -> None:
    phone = {"width": 390, "height": 844}
    context = browser.new_context(viewport=phone, java_script_enabled=scripts == "with")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/wide/")
    links = page.locator("td a")

    links.last.focus()
    kept = _edges(page, "td")
    links.first.focus()
    named, linked = _edges(page, "td"), _edges(page, "td a")
    context.close()

    assert 0 <= kept[0] < 40
    assert linked[0] >= named[1]


def _edges(page: Page, selector: str) -> tuple[float, float]:
    """Return where the first such element begins and ends, from the left, in CSS pixels."""
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"], box["x"] + box["width"]

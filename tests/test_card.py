"""Following a claim from its marker to its source and back, with keyboard, mouse and touch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from . import browsing
from .builds import copy_site

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_PATH = "/card/"
_STORE = """\
@online{one, title = {A report on the tides of the northern coast}, author = {{Harbor Office}},
  organization = {Harbor Office}, date = {2024-03-25}, url = {https://example.org/1},
  archiveurl = {https://archive.org/1}, archivedate = {2024-02-09}, keywords = {primary document}}
@online{two, title = {المد والجزر}, langid = {arabic}, organization = {Tide Times},
  date = {2024-05}, note = {title in Arabic}, url = {https://example.org/2}, keywords = {news report}}
@book{three, title = {A book without an address}, author = {Lovelace, Ada}, date = {1999}}
"""
_TEXT = (
    """\
# Card

The tide turns.{{ cite("one") }} In a row.{{ cite("one", "two", "three") }}
They say {{ quote("two", "it turns twice a day", locator="p. 4") }}.

## High water{{ cite("one") }}

| Place | Time |
| --- | --- |
| Harbor{{ cite("two") }} | Noon[^note]{{ cite("three") }} |

[^note]: At full moon.{{ cite("three") }}

"""
    + 'So it goes on and on.{{ cite("one") }} It is said again.{{ cite("two") }} ' * 60
)
_WITHIN = """card => {
  const box = card.getBoundingClientRect(), page = document.documentElement;
  return box.left >= 0 && box.top >= 0 && box.right <= page.clientWidth && box.bottom <= innerHeight;
}"""


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = copy_site(tmp_path_factory.mktemp("card"), bibliography=("bibliography.bib", "card.bib"))
    (folder / "card.bib").write_text(_STORE, encoding="utf-8")
    (folder / "docs/card.md").write_text(_TEXT, encoding="utf-8")
    with browsing.serving(browsing.published(folder)) as address:
        yield address


@pytest.fixture(name="context")
def _context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(name="page")
def _page(context: BrowserContext, address: str) -> Iterator[Page]:
    """Open the page with a clock that only the test moves; fail on an error of a script."""
    page, errors = context.new_page(), list[str]()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.clock.install(time=0)
    page.goto(address + _PATH)
    page.clock.pause_at(60_000)
    yield page
    assert not errors


def _marker(page: Page, anchor: str) -> Locator:
    return page.locator(f"#cite-{anchor}")


def _card(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def _focus(page: Page, marker: Locator) -> None:
    """Focus as the Tab key does: a browser shows the focus that follows a key."""
    page.keyboard.press("Shift")
    marker.focus()
    page.clock.run_for(10)


def _point(page: Page, element: Locator) -> None:
    box = element.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def _targets(page: Page, anchor: str) -> None:
    page.wait_for_function("id => document.querySelector(':target')?.id === id", arg=anchor)


def _is_marked(element: Locator) -> bool:
    return bool(element.evaluate("e => getComputedStyle(e).outlineStyle === 'solid'"))


def _is_below_header(page: Page, element: Locator) -> bool:
    header, box = page.locator(".md-header").bounding_box(), element.bounding_box()
    assert header
    assert box
    return box["y"] >= header["height"]


def test_the_keyboard_follows_a_claim_and_returns(page: Page) -> None:
    marker = _marker(page, "two-2")
    _focus(page, marker)
    expect(_card(page)).to_be_visible()
    assert marker.get_attribute("aria-describedby") == "ib-card"

    page.keyboard.press("Escape")
    expect(_card(page)).to_have_count(0)
    expect(marker).to_be_focused()
    assert marker.get_attribute("aria-describedby") is None

    page.keyboard.press("Enter")
    _targets(page, "src-two")
    source = page.locator("#src-two")
    assert _is_marked(source)
    assert _is_below_header(page, source)

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    _targets(page, "cite-two-2")
    page.clock.run_for(400)
    assert _is_marked(marker)
    assert _is_below_header(page, marker)
    expect(_card(page)).to_have_count(0)


def test_a_card_opens_under_the_mouse_and_stays_while_it_is_used(page: Page) -> None:
    marker = _marker(page, "one-1")
    _point(page, marker)
    page.clock.run_for(140)
    expect(_card(page)).to_have_count(0)
    page.clock.run_for(20)
    expect(_card(page)).to_be_visible()

    page.mouse.move(5, 5)
    page.clock.run_for(250)
    _point(page, _card(page))
    page.clock.run_for(60_000)
    expect(_card(page)).to_be_visible()

    page.mouse.move(5, 5)
    page.clock.run_for(290)
    expect(_card(page)).to_be_visible()
    page.clock.run_for(20)
    expect(_card(page)).to_have_count(0)


def test_a_mouse_that_passes_by_opens_no_card(page: Page) -> None:
    _point(page, _marker(page, "one-1"))
    page.clock.run_for(100)
    page.mouse.move(5, 5)
    page.clock.run_for(1_000)

    expect(_card(page)).to_have_count(0)


def test_a_card_that_was_dismissed_stays_away_until_the_mouse_comes_back(page: Page) -> None:
    marker = _marker(page, "one-1")
    _point(page, marker)
    page.clock.run_for(200)
    page.keyboard.press("Escape")
    page.clock.run_for(1_000)
    expect(_card(page)).to_have_count(0)

    page.mouse.move(5, 5)
    _point(page, marker)
    page.clock.run_for(200)
    expect(_card(page)).to_be_visible()


def test_a_card_that_was_dismissed_stays_away_until_the_focus_comes_back(page: Page) -> None:
    """Though another one was open in between."""
    marker = _marker(page, "one-2")
    _focus(page, _marker(page, "one-1"))
    page.keyboard.press("Tab")
    page.clock.run_for(400)
    expect(marker).to_be_focused()
    expect(_card(page)).to_contain_text("Harbor Office")
    page.keyboard.press("Escape")
    expect(_card(page)).to_have_count(0)

    _point(page, _marker(page, "two-2"))
    page.clock.run_for(200)
    expect(_card(page)).to_contain_text("Tide Times")
    page.mouse.move(5, 5)
    page.clock.run_for(1_000)
    expect(_card(page)).to_have_count(0)

    page.keyboard.press("Tab")
    page.clock.run_for(400)
    page.keyboard.press("Shift+Tab")
    page.clock.run_for(400)
    expect(marker).to_be_focused()
    expect(_card(page)).to_contain_text("Harbor Office")


def test_there_is_one_card_at_a_time(page: Page) -> None:
    _focus(page, _marker(page, "one-1"))
    _point(page, _marker(page, "two-2"))
    page.clock.run_for(200)

    expect(_card(page)).to_have_count(1)
    expect(_card(page)).to_contain_text("Tide Times")
    expect(page.locator("[aria-describedby=ib-card]")).to_have_attribute("id", "cite-two-2")


def test_a_card_that_lost_the_mouse_goes_back_to_the_focus(page: Page) -> None:
    _focus(page, _marker(page, "one-1"))
    _point(page, _marker(page, "two-2"))
    page.clock.run_for(200)
    page.mouse.move(5, 5)
    page.clock.run_for(400)

    expect(_card(page)).to_contain_text("Harbor Office")


def test_a_card_closes_when_the_focus_moves_on(page: Page) -> None:
    _focus(page, _marker(page, "one-1"))
    page.locator(".md-content a[href='#cite-one-1']").focus()
    page.clock.run_for(400)

    expect(_card(page)).to_have_count(0)


def test_a_card_closes_when_its_link_is_followed(page: Page) -> None:
    marker = _marker(page, "one-1")
    _point(page, marker)
    page.clock.run_for(200)
    marker.click()
    page.clock.run_for(400)

    expect(_card(page)).to_have_count(0)


def test_a_page_that_opens_at_a_marker_shows_no_card(page: Page, address: str) -> None:
    page.goto(f"{address}/?")
    page.goto(f"{address}{_PATH}#cite-two-2")
    page.clock.run_for(400)

    assert _is_marked(_marker(page, "two-2"))
    expect(_card(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("anchor", "lines"),
    [
        pytest.param(
            "one-1",
            [
                *("Primary document", "Harbor Office", "A report on the tides of the northern coast"),
                *("25 March 2024", "archived 9 February 2024"),
            ],
            id="author-that-publishes-and-archived-copy",
        ),
        pytest.param(
            "two-2",
            [
                *("News report", "المد والجزر", "Tide Times", "May 2024"),
                *("“it turns twice a day”", "not archived"),
            ],
            id="quotation",
        ),
        pytest.param(
            "two-1", ["News report", "المد والجزر", "Tide Times", "May 2024", "not archived"], id="range"
        ),
        pytest.param("three-2", ["Ada Lovelace", "A book without an address", "1999"], id="table"),
        pytest.param("three-3", ["Ada Lovelace", "A book without an address", "1999"], id="footnote"),
        pytest.param(
            "one-3",
            [
                *("Primary document", "Harbor Office", "A report on the tides of the northern coast"),
                *("25 March 2024", "archived 9 February 2024"),
            ],
            id="heading",
        ),
    ],
)
def test_a_card_says_what_stands_behind_a_claim(page: Page, anchor: str, lines: list[str]) -> None:
    _focus(page, _marker(page, anchor))
    card = _card(page)

    assert card.evaluate("card => [...card.children].map(part => part.textContent)") == lines
    expect(card.locator("a, [id]")).to_have_count(0)


def test_a_title_in_a_card_keeps_its_language(page: Page) -> None:
    _focus(page, _marker(page, "two-2"))

    title = _card(page).locator("cite")
    expect(title).to_have_attribute("lang", "ar")
    expect(title).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("height", [320, 900])
@pytest.mark.parametrize("edge", ["start", "center", "end"])
def test_a_card_is_inside_of_the_viewport(page: Page, width: int, height: int, edge: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    for marker in page.locator("a.ib-ref").all()[:40:4]:
        marker.evaluate("(marker, edge) => marker.scrollIntoView({block: edge})", edge)
        page.keyboard.press("Shift")
        marker.evaluate("marker => marker.focus({preventScroll: true})")
        page.clock.run_for(10)
        assert _card(page).evaluate(_WITHIN)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture(name="phone")
def _phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + _PATH)
    yield page
    context.close()


def test_a_tap_follows_the_link_and_opens_no_card(phone: Page) -> None:
    _marker(phone, "two-2").tap()
    _targets(phone, "src-two")
    phone.wait_for_timeout(500)

    expect(_card(phone)).to_have_count(0)


def test_a_finger_that_rests_on_a_marker_opens_no_card(phone: Page) -> None:
    box = _marker(phone, "two-2").bounding_box()
    assert box
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    session = phone.context.new_cdp_session(phone)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    phone.wait_for_timeout(400)

    expect(_card(phone)).to_have_count(0)


def test_the_middle_of_a_range_is_a_dash_until_it_has_the_focus(page: Page) -> None:
    before, middle = _marker(page, "one-2"), _marker(page, "two-1")
    assert middle.inner_text() == "[2]"
    assert middle.locator("span").evaluate("span => span.getBoundingClientRect().width") == 0

    _focus(page, before)
    page.keyboard.press("Tab")
    expect(middle).to_be_focused()
    assert middle.locator("span").evaluate("span => span.getBoundingClientRect().width") > 10


def test_a_range_stands_in_one_line_with_the_word_before_it(page: Page) -> None:
    for width in range(320, 420, 5):
        page.set_viewport_size({"width": width, "height": 900})
        first, last = _marker(page, "one-2"), _marker(page, "three-1")
        lines = [link.evaluate("link => link.getClientRects()[0].top") for link in (first, last)]
        word = first.evaluate("""link => {
          const range = document.createRange(), words = link.closest("sup").previousSibling;
          range.setStart(words, words.length - 1);
          range.setEnd(words, words.length);
          return range.getBoundingClientRect().top;
        }""")
        assert lines[0] == lines[1]
        assert abs(word - lines[0]) < 12


@pytest.mark.parametrize(
    "has_scripts", [pytest.param(True, id="scripts"), pytest.param(False, id="no-scripts")]
)
def test_the_dash_of_a_range_leads_to_the_source_in_the_middle(
    browser: Browser, address: str, *, has_scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(address + _PATH)

    box = _marker(page, "two-1").bounding_box()
    assert box
    assert box["width"] > 3
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("li#src-two:target")).to_be_visible()

    page.locator("#src-two a[role=doc-backlink]").first.click()
    expect(page.locator("#cite-two-1:target")).to_be_visible()
    assert page.url.endswith("#cite-two-1")
    context.close()


def test_print_has_neither_card_nor_backlinks(page: Page) -> None:
    _focus(page, _marker(page, "one-1"))
    page.emulate_media(media="print")

    expect(page.locator("#ib-card")).to_be_hidden()
    expect(page.locator("[role=doc-backlink]").first).to_be_hidden()

"""Following a claim from its marker to its source and back, with keyboard, mouse and touch."""

from __future__ import annotations

import itertools
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
_IN_A_ROW = [f"row{number:02}" for number in range(1, 16)]
_STORE += "".join(f"@book{{{key}, title = {{Book {key}}}, date = {{1999}}}}\n" for key in _IN_A_ROW)
_ROWS = "# Rows\n\n" + "".join(
    f"It is said by as many as {count} of them.{{{{ cite({', '.join(map(repr, _IN_A_ROW[:count]))}) }}}}\n\n"
    for count in (5, 15)
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
    (folder / "docs/rows.md").write_text(_ROWS, encoding="utf-8")
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


def _pinned(page: Page) -> Locator:
    return page.locator("#ib-card[role=dialog]")


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
    expect(_pinned(page)).to_be_visible()
    expect(marker).to_be_focused()
    page.keyboard.press("Enter")
    _targets(page, "src-two")
    source = page.locator("#src-two")
    assert _is_marked(source)
    assert _is_below_header(page, source)

    back = source.locator("[href='#cite-two-2']")
    back.focus()
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
                *("Source 1", "Primary document", "Harbor Office"),
                *("A report on the tides of the northern coast", "25 March 2024", "archived 9 February 2024"),
            ],
            id="author-that-publishes-and-archived-copy",
        ),
        pytest.param(
            "two-2",
            [
                *("Source 2, p. 4", "News report", "المد والجزر", "Tide Times", "May 2024"),
                "“it turns twice a day”",
            ],
            id="quotation",
        ),
        pytest.param(
            "two-1", ["Source 2", "News report", "المد والجزر", "Tide Times", "May 2024"], id="range"
        ),
        pytest.param(
            "three-2", ["Source 3", "Ada Lovelace", "A book without an address", "1999"], id="table"
        ),
        pytest.param(
            "three-3", ["Source 3", "Ada Lovelace", "A book without an address", "1999"], id="footnote"
        ),
        pytest.param(
            "one-3",
            [
                *("Source 1", "Primary document", "Harbor Office"),
                *("A report on the tides of the northern coast", "25 March 2024", "archived 9 February 2024"),
            ],
            id="heading",
        ),
    ],
)
def test_a_card_says_what_stands_behind_a_claim(page: Page, anchor: str, lines: list[str]) -> None:
    _focus(page, _marker(page, anchor))
    card = _card(page)

    assert card.evaluate("card => [...card.children].map(part => part.textContent)") == lines
    expect(card.locator("[href], [id]")).to_have_count(0)


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


def test_a_tap_pins_a_sheet_at_the_foot_of_a_phone(phone: Page) -> None:
    marker = _marker(phone, "two-2")
    marker.tap()

    box, at = _pinned(phone).bounding_box(), marker.bounding_box()
    assert box
    assert at
    assert (box["x"], box["x"] + box["width"]) == (0, 390)
    assert abs(box["y"] + box["height"] - 844) < 1
    assert at["y"] + at["height"] <= box["y"]
    assert "#" not in phone.url

    marker.tap()
    _targets(phone, "src-two")
    expect(_pinned(phone)).to_have_count(0)


def test_a_sheet_moves_the_text_only_as_far_as_the_sentence_needs(phone: Page) -> None:
    for edge, is_moved in (("start", False), ("end", True)):
        marker = phone.locator(".ib-cite a").nth(40)
        marker.evaluate("(marker, edge) => marker.scrollIntoView({block: edge})", edge)
        if edge == "start":
            phone.evaluate("scrollBy(0, -100)")
        before = phone.evaluate("scrollY")
        marker.tap()
        box, at = _pinned(phone).bounding_box(), marker.bounding_box()
        assert box
        assert at
        assert at["y"] + at["height"] <= box["y"]
        assert (phone.evaluate("scrollY") > before) == is_moved
        phone.keyboard.press("Escape")


def test_markers_are_large_enough_for_a_finger(phone: Page) -> None:
    """WCAG 2.5.8, though markers stand side by side: none is on another."""
    boxes = [box for link in phone.locator("a.ib-ref").all()[:12] if (box := link.bounding_box())]

    assert len(boxes) == 12
    for box in boxes:
        assert box["width"] >= 24
        assert box["height"] >= 24
    for one, other in itertools.combinations(boxes, 2):
        beside = one["x"] + one["width"] <= other["x"] + 0.5 or other["x"] + other["width"] <= one["x"] + 0.5
        above = one["y"] + one["height"] <= other["y"] + 0.5 or other["y"] + other["height"] <= one["y"] + 0.5
        assert beside or above


def test_a_click_pins_the_card_with_links_until_one_closes_it(page: Page) -> None:
    marker = _marker(page, "one-1")
    before = page.evaluate("document.querySelector('.md-content').getBoundingClientRect().height")
    marker.click()
    card = _pinned(page)
    expect(card).to_have_accessible_name("Source 1")
    expect(marker).to_have_attribute("aria-expanded", "true")
    hrefs = [link.get_attribute("href") for link in card.get_by_role("link").all()]
    assert hrefs == ["https://archive.org/1", "https://example.org/1", "#src-one"]
    assert page.evaluate("document.querySelector('.md-content').getBoundingClientRect().height") == before

    page.mouse.move(5, 300)
    page.clock.run_for(60_000)
    _point(page, _marker(page, "two-2"))
    page.clock.run_for(1_000)
    expect(card).to_have_accessible_name("Source 1")

    page.mouse.click(5, 300)
    expect(card).to_have_count(0)
    assert marker.get_attribute("aria-expanded") is None


@pytest.mark.parametrize("way", ["Escape", "button", "marker", "another marker"])
def test_a_pinned_card_closes(page: Page, way: str) -> None:
    marker = _marker(page, "one-1")
    marker.click()
    card = _pinned(page)
    expect(card).to_be_visible()
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "button":
        card.get_by_role("button", name="Close").click()
        expect(marker).to_be_focused()
    elif way == "marker":
        marker.click()
        _targets(page, "src-one")
    else:
        _marker(page, "two-2").click()
        expect(card).to_have_accessible_name("Source 2, p. 4")
        page.keyboard.press("Escape")
    page.clock.run_for(1_000)

    expect(card).to_have_count(0)


def test_the_keyboard_reaches_what_a_pinned_card_leads_to(page: Page) -> None:
    marker = _marker(page, "two-2")
    _focus(page, marker)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(_pinned(page).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    _targets(page, "src-two")

    _focus(page, marker)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()
    expect(_pinned(page)).to_have_count(0)

    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(_pinned(page)).to_have_count(0)


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_a_link_for_a_new_tab_pins_nothing(page: Page, key: str) -> None:
    with page.context.expect_page() as opened:
        _marker(page, "one-1").click(modifiers=[key])  # type: ignore[list-item]
    opened.value.close()

    expect(_pinned(page)).to_have_count(0)


def test_a_pinned_card_has_no_faults_of_access(page: Page) -> None:
    _marker(page, "two-2").click()
    page.clock.resume()

    assert not browsing.violations(page)


def test_a_finger_that_rests_on_a_marker_opens_no_card(phone: Page) -> None:
    box = _marker(phone, "two-2").bounding_box()
    assert box
    point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    session = phone.context.new_cdp_session(phone)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    phone.wait_for_timeout(400)

    expect(_card(phone)).to_have_count(0)


def test_a_range_has_one_dash_and_the_focus_moves_nothing(page: Page) -> None:
    first, last = _marker(page, "one-2"), _marker(page, "three-1")
    middle = _marker(page, "two-1")
    assert middle.inner_text() == "[2]"
    # The middle fills the space between its neighbors: the parts of a longer range make one line.
    boxes = [link.bounding_box() for link in (first, middle, last)]
    _focus(page, first)
    page.keyboard.press("Tab")
    expect(middle).to_be_focused()

    assert [link.bounding_box() for link in (first, middle, last)] == boxes
    assert boxes[1]
    assert boxes[1]["width"] > 3


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


@pytest.mark.parametrize("width", [320, 340, 360, 390])
def test_a_long_range_stays_in_its_line_on_a_phone_while_it_fits(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, has_touch=True, is_mobile=True)
    phone = context.new_page()
    phone.goto(address + "/rows/")
    short = phone.locator(".ib-cite").first.locator("a")
    boxes = [link.bounding_box() for link in short.all()]
    overflow = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert len({round(box["y"]) for box in boxes if box}) == 1
    assert overflow == 0
    context.close()


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
    for _ in range(1 + has_scripts):
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

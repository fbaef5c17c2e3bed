"""The page of all sources, in a real Chromium: filtered by what a person chooses and types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from . import browsing
from .builds import copy_with_types, edited

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_KINDS = ("primary document", "news report", "analysis", "opinion", "data")
_MANY = 1_000
_STORE = "".join(
    f"@online{{many{number},\n"
    f"  title = {{Title {number} of {_KINDS[number % 5]}s}},\n"
    f"  organization = {{Publisher {number % 50}}},\n"
    f"  date = {{{2000 + number % 20}}},\n"
    f"  url = {{https://example.org/{number}}},\n"
    f"  keywords = {{{_KINDS[number % 5]}}}\n}}\n"
    for number in range(_MANY)
)
_PAGE = "# Many\n\n" + "".join(f'Fact {n}.{{{{ cite("many{n}") }}}}\n\n' for n in range(_MANY))


def _served(folder_factory: pytest.TempPathFactory, *, has_many: bool) -> Iterator[str]:
    folder = copy_with_types(folder_factory.mktemp("sources"))
    if has_many:
        with (folder / "types.bib").open("a", encoding="utf-8") as store:
            store.write(_STORE)
        (folder / "docs/many.md").write_text(_PAGE, encoding="utf-8")
    with browsing.serving(browsing.published(folder)) as address:
        yield address


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from _served(tmp_path_factory, has_many=False)


@pytest.fixture(name="many", scope="module")
def _many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from _served(tmp_path_factory, has_many=True)


@pytest.fixture(name="page")
def _page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/sources/")
    yield page
    context.close()


def _shown(page: Page) -> list[str]:
    """Return the keys of the sources that are shown."""
    ids = page.eval_on_selector_all(
        ".ib-all > li", "items => items.filter(item => item.checkVisibility()).map(item => item.id)"
    )
    return [str(name).removeprefix("src-") for name in ids]


def _all(page: Page) -> int:
    return page.locator(".ib-all > li").count()


def _said(page: Page) -> str:
    return page.locator(".ib-filter output").inner_text()


def test_all_sources_are_shown_at_first(page: Page) -> None:
    assert page.locator(".ib-filter").is_visible()
    assert len(_shown(page)) == _all(page)
    assert _said(page) == f"{_all(page):,} of {_all(page):,} sources"


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        pytest.param({"publisher": "Hafenblatt"}, {"hafen2024flut"}, id="publisher"),
        pytest.param({"publisher": "صحيفة الميناء"}, {"alnur2024port"}, id="publisher-in-arabic"),
        pytest.param({"year": "1998"}, {"tide1998handbook"}, id="year"),
        pytest.param({"text": "CURRENTS noether"}, {"tide1998handbook"}, id="words-in-any-order-and-case"),
        pytest.param({"text": "counted from 2019"}, {"harbour2024tides"}, id="sentence"),
        pytest.param(
            {"text": "let the quay go"},
            {"hafen2024flut", "harbour2024tides", "lovelace2023moon"},
            id="page",
        ),
        pytest.param({"text": "الشتاء"}, {"alnur2024port"}, id="words-in-arabic"),
        pytest.param(
            {"kind": "opinion", "text": "quay", "year": "2024", "publisher": "The Daily Quay"},
            {"quay2024column"},
            id="together",
        ),
        pytest.param({"publisher": "Hafenblatt", "year": "1998"}, set(), id="nothing"),
        pytest.param({"text": "  "}, None, id="blank"),
    ],
)
def test_only_what_fits_is_shown(page: Page, chosen: dict[str, str], shown: set[str] | None) -> None:
    _choose(page, chosen)

    found = _shown(page)
    assert shown is None or set(found) == shown
    said = f"{len(found):,} of {_all(page):,} sources" if found else "No source fits."
    assert _said(page) == said


def _choose(page: Page, chosen: dict[str, str]) -> None:
    for name, value in chosen.items():
        if name == "text":
            page.locator("[name=text]").fill(value)
        else:
            page.locator(f"select[name={name}]").select_option(value)


def test_a_kind_shows_every_source_of_it_and_no_other(page: Page) -> None:
    kinds = page.locator("select[name=kind] option").all_inner_texts()[1:]
    counts = list[int]()
    for kind in kinds:
        _choose(page, {"kind": kind})
        counts.append(len(_shown(page)))
        labels = page.locator(".ib-all > li:not([hidden]) small").all_inner_texts()
        assert {label.lower() for label in labels} == {kind}

    assert sum(counts) == page.locator(".ib-all small").count()


def test_reset_shows_all(page: Page) -> None:
    _choose(page, {"kind": "data", "text": "gauges"})
    assert len(_shown(page)) < _all(page)

    page.get_by_role("button", name="Reset").click()

    expect(page.locator(".ib-filter output")).to_have_text(f"{_all(page):,} of {_all(page):,} sources")
    assert len(_shown(page)) == _all(page)
    assert page.locator("[name=text]").input_value() == ""


def test_the_number_is_told_to_those_who_cannot_see_it(page: Page) -> None:
    assert page.locator(".ib-filter output[aria-live=polite]").count() == 1
    assert page.get_by_role("searchbox", name="Search in sources", exact=True).is_visible()
    for name in ("Kind", "Publisher", "Year"):
        assert page.get_by_role("combobox", name=name, exact=True).is_visible()


def test_enter_in_the_text_leaves_the_page(page: Page) -> None:
    before = page.url
    page.locator("[name=text]").fill("moon")
    page.locator("[name=text]").press("Enter")

    assert page.url == before
    assert _shown(page) == ["lovelace2023moon"]


def test_a_link_to_a_source_shows_it_whatever_is_chosen(page: Page) -> None:
    _choose(page, {"publisher": "Hafenblatt"})

    page.evaluate("location.hash = '#src-tide1998handbook'")

    target = page.locator("#src-tide1998handbook")
    expect(target).to_be_visible()
    expect(target).to_be_in_viewport()
    assert page.locator("select[name=publisher]").input_value() == ""


def test_a_link_from_elsewhere_shows_its_source(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/sources/#src-tide1998handbook")

    expect(page.locator("#src-tide1998handbook")).to_be_in_viewport()
    assert len(_shown(page)) == _all(page)
    context.close()


def test_coming_back_shows_what_the_form_says(page: Page) -> None:
    _choose(page, {"publisher": "Hafenblatt"})
    page.goto(page.url.replace("sources/", ""))
    page.go_back()

    chosen = page.locator("select[name=publisher]").input_value()
    expect(page.locator(".ib-filter output")).to_have_text(
        f"{1 if chosen else _all(page)} of {_all(page):,} sources"
    )
    assert len(_shown(page)) == (1 if chosen else _all(page))


def test_a_sentence_leads_to_the_marker_in_its_page(page: Page) -> None:
    item = page.locator("#src-quay2024column")
    item.locator("summary").click()
    item.locator("details ul ul a").first.click()

    page.wait_for_function("document.querySelector(':target')?.getAttribute('role') === 'doc-biblioref'")
    assert page.locator(":target").get_attribute("href") == "#src-quay2024column"


def test_without_scripts_there_is_no_form_and_every_source(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/sources/")
    items = page.locator(".ib-all > li")

    assert not page.locator(".ib-filter").is_visible()
    assert items.count() > 10
    assert all(item.is_visible() for item in items.all())
    context.close()


def test_instant_navigation_shows_the_form(browser: Browser, tmp_path: Path) -> None:
    folder = copy_with_types(tmp_path)
    with browsing.serving(folder / "site") as address:
        with edited(folder) as settings:
            settings["site_url"] = f"{address}/"
            settings["theme"]["features"].append("navigation.instant")
        browsing.published(folder)
        page = browser.new_page()
        page.goto(address)
        page.evaluate("window.isSame = true")

        for _ in range(2):
            page.locator(".md-nav--primary a[href$='sources/']").evaluate("link => link.click()")
            expect(page.locator(".ib-filter")).to_be_visible()
            page.locator("a.md-logo").first.evaluate("link => link.click()")
            expect(page.locator(".ib-filter")).to_have_count(0)

        assert page.evaluate("window.isSame")
        page.close()


def test_a_part_of_a_thousand_sources_can_be_filtered(browser: Browser, many: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{many}/sources/")
    assert _all(page) == 0
    page.get_by_role("link", name="P 2", exact=True).click()
    expect(page.locator(".ib-all > li").first).to_be_visible()
    keys = _shown(page)
    numbers = [int(key.removeprefix("many")) for key in keys]

    _choose(page, {"kind": "data", "text": "title"})

    assert _shown(page) == [f"many{number}" for number in numbers if number % 5 == 4]
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".ib-filter output")).to_have_text(f"{_all(page):,} of {_all(page):,} sources")
    context.close()


def test_fields_are_equal(page: Page) -> None:
    fields = page.locator(".ib-filter :is(input, select)").all()
    boxes = [box for field in fields if (box := field.bounding_box())]

    assert len({round(box["height"]) for box in boxes}) == 1
    assert max(box["width"] for box in boxes) - min(box["width"] for box in boxes) < 1


def test_an_address_of_before_the_list_was_divided_leads_on(browser: Browser, many: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    for address in ("sources/#src-many999", "sources/h/#src-many999"):
        page.goto(f"{many}/{address}")

        expect(page.locator("#src-many999")).to_be_in_viewport()
        assert page.url.startswith(f"{many}/sources/p")
    context.close()


def test_a_link_on_the_page_that_leads_to_all_parts_leads_on_too(browser: Browser, many: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{many}/sources/")

    page.evaluate("location.hash = '#src-many7'")

    expect(page.locator("#src-many7")).to_be_in_viewport()
    context.close()


def test_without_scripts_an_old_address_shows_the_way(browser: Browser, many: str) -> None:
    """No host sees what follows the hash: readers find a source by its name, between the ends of a part."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{many}/sources/#src-many999")

    parts = page.locator(".ib-parts li").all_inner_texts()
    last = next(part for part in reversed(parts) if part.startswith("P"))
    assert "Publisher 9" in last
    page.get_by_role("link", name=last.partition(" P")[0].partition(" T")[0], exact=True).click()
    expect(page.locator(".ib-all > li").first).to_be_visible()
    assert not page.locator(".ib-filter").is_visible()
    context.close()


def test_a_page_of_a_thousand_sources_works(browser: Browser, many: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{many}/many/")

    page.locator("a[role=doc-biblioref]").last.dblclick()
    expect(page.locator(f"#src-many{_MANY - 1}")).to_be_in_viewport()

    assert page.locator(".ib-sources > ol > li").count() == _MANY
    context.close()

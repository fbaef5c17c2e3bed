"""Notes in the margin of wide screens: beside their lines, none on another, and nowhere else."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from . import browsing
from .builds import copy_with_types, edited

pytestmark = pytest.mark.browser
_browser = browsing.chromium
Open = Callable[..., Page]
_PATH = "/types/explainer/"
_BESIDE = """() => [...document.querySelectorAll('.ib-aside')].map(e => {
  const {top, bottom, left, right} = e.getBoundingClientRect();
  return {text: e.textContent, top, bottom, left, right};
})"""
_EDGES = """() => ({
  text: document.querySelector('article p:has(.ib-cite)').getBoundingClientRect().right,
  contents: document.querySelector('.md-sidebar--secondary').getBoundingClientRect().left,
  page: document.documentElement.scrollWidth - innerWidth,
})"""


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = copy_with_types(tmp_path_factory.mktemp("margin"))
    with edited(folder) as settings:
        settings["extra"]["ibidem"]["margin_notes"] = True
    plain = '# Plain\n\nThe tide turns.{{ cite("harbour2024tides", "lovelace2023moon") }}\n'
    (folder / "docs/plain.md").write_text(plain, encoding="utf-8")
    quiet = folder / "docs/types/analysis.md"
    text = quiet.read_text(encoding="utf-8")
    quiet.write_text(text.replace("\n---\n", "\nmargin_notes: false\n---\n", 1), encoding="utf-8")
    with browsing.serving(browsing.published(Path(folder))) as address:
        yield address


@pytest.fixture(name="open_at")
def _open_at(browser: Browser, address: str) -> Iterator[Open]:
    context = browser.new_context()

    def open_at(width: int, path: str = _PATH) -> Page:
        page = context.new_page()
        page.set_viewport_size(ViewportSize(width=width, height=900))
        page.goto(address + path)
        return page

    yield open_at
    context.close()


@pytest.mark.parametrize("width", [1440, 1920])
@pytest.mark.parametrize(("path", "count"), [(_PATH, 7), ("/plain/", 2)])
def test_notes_stand_between_text_and_contents_and_none_is_on_another(
    open_at: Open, width: int, path: str, count: int
) -> None:
    page = open_at(width, path)
    notes, edges = page.evaluate(_BESIDE), page.evaluate(_EDGES)

    assert edges["page"] == 0
    assert len(notes) == count
    for above, below in itertools.pairwise(notes):
        assert above["bottom"] <= below["top"]
    for note in notes:
        assert edges["text"] < note["left"]
        assert note["right"] < edges["contents"]
        assert note["bottom"] > note["top"]


def test_a_note_says_number_who_title_and_where(open_at: Open) -> None:
    notes = [note["text"].split() for note in open_at(1440).evaluate(_BESIDE)]

    assert notes[0][:4] == ["[1,", "p.", "7]", "Primary"]
    assert "note" in notes[4]
    assert [note[0] for note in notes] == ["[1,", "[2]", "[3]", "[4]", "note", "[5]", "[6]"]
    assert "".join(notes[4]).startswith("note1Thewindismeasuredatthepier.")
    page = open_at(1440)
    expect(page.locator(".ib-aside .footnote-backref")).to_be_hidden()


def test_a_note_begins_beside_its_own_paragraph(open_at: Open) -> None:
    page = open_at(1920)
    for note in page.locator(".ib-body > p .ib-aside").all():
        box, around = note.bounding_box(), note.locator("xpath=ancestor::p").bounding_box()
        assert box
        assert around
        assert around["y"] - 5 <= box["y"] <= around["y"] + around["height"] + 90


@pytest.mark.parametrize("width", [390, 1280, 1439])
def test_narrower_screens_are_as_without_notes(open_at: Open, width: int) -> None:
    for note in open_at(width).locator(".ib-aside").all():
        expect(note).to_be_hidden()


def test_paper_has_no_notes_beside_its_text(open_at: Open) -> None:
    page = open_at(1920)
    page.emulate_media(media="print")

    expect(page.locator(".ib-aside").first).to_be_hidden()
    expect(page.locator("li[id^='src-']").first).to_be_visible()


def test_a_page_can_do_without(open_at: Open) -> None:
    page = open_at(1920, "/types/analysis/")

    expect(page.locator("a.ib-ref").first).to_be_visible()
    expect(page.locator(".ib-aside")).to_have_count(0)


def test_notes_are_for_eyes_alone_and_no_id_is_there_twice(open_at: Open) -> None:
    page = open_at(1440)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")

    assert len(ids) == len(set(ids))
    for note in page.locator(".ib-aside").all():
        assert note.get_attribute("aria-hidden") == "true"
        assert note.locator("a[href]").count() == 0
    assert not browsing.violations(page)


def test_copied_text_has_numbers_in_brackets_and_no_notes(open_at: Open) -> None:
    page = open_at(1440)
    copied = page.evaluate("""() => {
      const body = document.querySelector('.ib-body');
      getSelection().selectAllChildren(body);
      return getSelection().toString();
    }""")

    assert "spring tide meets a north wind,[1][2] and" in copied
    assert "Four sources agree.[1][2][3][4]\u00a0note 1" in copied
    assert copied.count("Hochwasser am Kai") == 1


def test_a_card_of_a_quotation_has_its_words_alone(open_at: Open) -> None:
    page = open_at(1440)
    page.locator(".ib-quotation a").first.click()

    assert page.locator("#ib-card p").inner_text() == "“rare & <expected>”"

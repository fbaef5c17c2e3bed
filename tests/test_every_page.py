"""Every page of a site that uses everything, in a real Chromium: what it asks for, and how it prints."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from . import browsing
from .builds import copy_with_types

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_TYPES = ("explainer", "fact-check", "analysis", "opinion")


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return browsing.published(copy_with_types(tmp_path_factory.mktemp("every")))


@pytest.fixture(name="address", scope="module")
def _address(site: Path) -> Iterator[str]:
    with browsing.serving(site) as address:
        yield address


@pytest.fixture(name="context")
def _context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def test_no_page_asks_another_host_or_for_what_is_not_there(
    context: BrowserContext, site: Path, address: str
) -> None:
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    page = context.new_page()
    asked, failed, wrong = list[str](), list[str](), list[str]()
    page.on("request", lambda made: asked.append(made.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)

    for path in paths:
        page.goto(f"{address}/{path}", wait_until="networkidle")

    assert {"404.html", "sources/index.html", "types/opinion/index.html"} <= set(paths)
    assert len(asked) > len(paths)
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert failed == []
    assert wrong == []


@pytest.mark.parametrize("name", _TYPES)
def test_a_printed_page_has_the_address_of_every_source(
    context: BrowserContext, site: Path, address: str, name: str
) -> None:
    tree = BeautifulSoup((site / f"types/{name}/index.html").read_text(encoding="utf-8"), "html.parser")
    links = tree.select(".ib-sources li > a, .ib-further-reading li > a")

    printed = _printed(context.new_page(), f"{address}/types/{name}/")

    assert links
    assert [link["href"] for link in links if str(link["href"]) not in printed] == []


@pytest.mark.parametrize("name", _TYPES)
def test_a_printed_page_has_what_counts_on_paper_and_nothing_to_click(
    context: BrowserContext, site: Path, address: str, name: str
) -> None:
    tree = BeautifulSoup((site / f"types/{name}/index.html").read_text(encoding="utf-8"), "html.parser")
    whole = tree.select(
        "article h1, .ib-byline, .ib-dates span, .ib-disclosure, .ib-republished, .ib-notice strong,"
        " .ib-corrections li, .ib-claim dd, .ib-sources cite:not([dir])"
    )
    # Between the markers, some of which show as dashes.
    parts = [
        text for block in tree.select(".ib-body > p") for text in block.find_all(string=True, recursive=False)
    ]
    kept = [*(tag.get_text() for tag in whole), *map(str, parts)]

    printed = _printed(context.new_page(), f"{address}/types/{name}/")

    assert len(kept) > 5
    assert [text for text in kept if _squeezed(text) not in printed] == []
    for words in (
        "Report a problem",
        "View all changes",
        "Want to dive deeper?",
        "Support Harbour Notes",
        "↑",
    ):
        assert _squeezed(words) not in printed, words


def _printed(page: Page, url: str) -> str:
    """Print a page, and return its text without spaces: lines break anywhere on paper."""
    page.goto(url, wait_until="networkidle")
    reader = PdfReader(io.BytesIO(page.pdf()))
    return _squeezed("".join(sheet.extract_text() for sheet in reader.pages))


def _squeezed(text: str) -> str:
    return "".join(text.split())

"""Every page of the built site is accessible by axe, and valid by the Nu Html Checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from . import browsing
from .builds import copy_in_arabic, copy_in_german, copy_own, copy_with_types

pytestmark = pytest.mark.browser
_browser = browsing.chromium
_FEW = ("index.html", "404.html", "explainer/index.html", "fact-check/index.html", "sources/index.html")
"""The ends of the paths of pages that have, together, all words of ours."""
_BROKEN_WORDS = """links => links.flatMap(link => {
  const text = link.firstChild, range = document.createRange();
  return text.nodeType == 3 ? text.data.split(/[ -]/).filter(word => {
    const start = text.data.indexOf(word);
    range.setStart(text, start);
    range.setEnd(text, start + word.length);
    return range.getClientRects().length > 1;
  }) : [];
})"""
_WRITTEN_IN = "This document appears to be written in English"


@pytest.fixture(name="site", scope="module", params=[copy_own, copy_with_types])
def _site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build this repository's own site, however small it is, and one that uses everything."""
    return browsing.published(request.param(tmp_path_factory.mktemp("pages")))


@pytest.fixture(name="paths", scope="module")
def _paths(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(name="address", scope="module")
def _address(site: Path) -> Iterator[str]:
    with browsing.serving(site) as address:
        yield address


@pytest.fixture(name="page", params=[*browsing.PHONES, *browsing.SCREENS])
def _page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(**request.param, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_any_page(page: Page, address: str, paths: list[str]) -> None:
    found = list[str]()
    for path in paths:
        page.goto(f"{address}/{path}")
        found += browsing.violations(page)

    assert paths
    assert not found, "\n".join(found)


@pytest.mark.parametrize("site", [copy_in_german, copy_in_arabic], indirect=True)
@pytest.mark.parametrize("page", [browsing.PHONES[0], browsing.SCREENS[0]], indirect=True)
def test_axe_finds_nothing_on_pages_in_other_languages(page: Page, address: str, paths: list[str]) -> None:
    found, few = list[str](), [path for path in paths if path == _FEW[0] or path.endswith(_FEW[1:])]
    for path in few:
        page.goto(f"{address}/{path}")
        found += browsing.violations(page)

    assert len(few) >= len(_FEW)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("site", [copy_with_types], indirect=True)
def test_axe_finds_nothing_in_the_open_search(page: Page, address: str) -> None:
    # Material opens the search by itself once its index is ready.
    page.goto(f"{address}/?q=harbour")
    page.locator(".md-search-result__item").first.wait_for()

    found = browsing.violations(page)

    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", browsing.PHONES, indirect=True)
def test_axe_finds_nothing_in_the_open_menu(page: Page, address: str, paths: list[str]) -> None:
    found = list[str]()
    for path in paths:
        page.goto(f"{address}/{path}")
        page.locator(".md-header label[for=__drawer]").click()
        found += browsing.violations(page, ".md-sidebar--primary")

    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", browsing.PHONES[:1], indirect=True)
def test_no_word_of_a_link_in_a_cell_breaks_on_a_phone(
    page: Page, address: str, site: Path, paths: list[str]
) -> None:
    broken = dict[str, list[str]]()
    for path in (path for path in paths if "<td><a " in (site / path).read_text(encoding="utf-8")):
        page.goto(f"{address}/{path}")
        if words := page.locator("td > a:not([class])").evaluate_all(_BROKEN_WORDS):
            broken[path] = words

    assert broken == {}


def _complaint(message: dict[str, Any]) -> str:
    place = f"{message.get('url', '')}:{message.get('lastLine', 0)}"
    return f"{place}: {message['message']}\n    {' '.join(message.get('extract', '').split())}"


@pytest.mark.parametrize("site", [copy_own, copy_with_types, copy_in_german, copy_in_arabic], indirect=True)
def test_nu_has_no_error_and_no_warning_for_pages_and_styles(site: Path, paths: list[str]) -> None:
    java = shutil.which("java") or browsing.missing(
        "no Java is installed: apt-get install default-jre-headless"
    )
    jar = browsing.installed("vnu-jar/build/dist/vnu.jar")
    flags = ("--also-check-css", "--skip-info-messages", "--format", "json", "--stdout", "--exit-zero-always")
    styles = [path.relative_to(site).as_posix() for path in site.glob("assets/ibidem/*.css")]

    ran = subprocess.run(
        [java, "-jar", jar, *flags, *paths, *styles], cwd=site, check=True, capture_output=True, text=True
    )
    messages = json.loads(ran.stdout)["messages"]
    # The writers of the small site write English in all languages.
    found = [_complaint(one) for one in messages if not one["message"].startswith(_WRITTEN_IN)]

    assert styles
    assert not found, "\n".join(found)

"""The typefaces of our frame: whose they are, how heavy, and that a page does not move when they arrive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from . import browsing
from .builds import copy_with_types
from .conftest import ROOT

_browser = browsing.chromium
_ASSETS = ROOT / "macros/publish/frame/assets/ibidem"
_NEWSREADER, _PUBLIC_SANS = "@fontsource/newsreader", "@fontsource-variable/public-sans"
_ORIGINS = {
    "newsreader-400.woff2": f"{_NEWSREADER}/files/newsreader-latin-400-normal.woff2",
    "newsreader-400-italic.woff2": f"{_NEWSREADER}/files/newsreader-latin-400-italic.woff2",
    "newsreader-600.woff2": f"{_NEWSREADER}/files/newsreader-latin-600-normal.woff2",
    "newsreader-ext-400.woff2": f"{_NEWSREADER}/files/newsreader-latin-ext-400-normal.woff2",
    "newsreader-OFL.txt": f"{_NEWSREADER}/LICENSE",
    "public-sans.woff2": f"{_PUBLIC_SANS}/files/public-sans-latin-wght-normal.woff2",
    "public-sans-OFL.txt": f"{_PUBLIC_SANS}/LICENSE",
}
"""Our files, and those of the packages in tests/checkers that they are copies of."""
_SHIFTS = """() => new Promise(done => {
  new PerformanceObserver(list => {
    window.shift = (window.shift ?? 0) + list.getEntries().reduce((sum, one) => sum + one.value, 0);
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(window.shift ?? 0), 100);
})"""


def test_typefaces_are_light() -> None:
    assert 0 < sum(path.stat().st_size for path in _ASSETS.glob("*.woff2")) <= 120_000


def test_each_typeface_is_named_once_and_waited_for_by_nobody() -> None:
    style = (_ASSETS / "frame.css").read_text(encoding="utf-8")
    faces = [face for face in re.findall(r"@font-face \{(.*?)\}", style, re.DOTALL) if "woff2" in face]

    assert sorted(re.findall(r'url\("(.+?)"\)', style)) == sorted(
        path.name for path in _ASSETS.glob("*.woff2")
    )
    assert all("font-display: swap" in face for face in faces)


@pytest.mark.browser
@pytest.mark.parametrize("name", sorted(_ORIGINS))
def test_a_typeface_is_that_of_its_package(name: str) -> None:
    assert (_ASSETS / name).read_bytes() == browsing.installed(_ORIGINS[name]).read_bytes()


def test_all_files_of_typefaces_have_an_origin() -> None:
    assert {path.name for path in _ASSETS.iterdir() if path.suffix != ".css"} == set(_ORIGINS)


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return browsing.published(copy_with_types(tmp_path_factory.mktemp("typefaces")))


@pytest.fixture(name="page")
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("late", "most"),
    [pytest.param(0, 0.02, id="at-once"), pytest.param(300, 0.1, id="a-third-of-a-second-late")],
)
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", "types/explainer/", "types/fact-check/", "sources/"])
def test_a_page_hardly_moves_when_typefaces_arrive(
    page: Page, site: Path, width: int, path: str, late: int, most: float
) -> None:
    """Those that come late break some lines elsewhere; 0.1 is good by Core Web Vitals."""

    def arrive(route: Route) -> None:
        page.wait_for_timeout(late)
        route.continue_()

    page.set_viewport_size({"width": width, "height": 900})
    page.route("**/*.woff2", arrive)
    with browsing.serving(site) as address:
        page.goto(f"{address}/{path}")
        page.evaluate("document.fonts.ready")

        assert page.evaluate("document.fonts.check('16px Newsreader')")
        assert page.evaluate(_SHIFTS) < most


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "types/explainer/", "sources/", "404.html"])
def test_all_pages_are_set_in_one_system(page: Page, site: Path, path: str) -> None:
    with browsing.serving(site) as address:
        page.goto(f"{address}/{path}")
        texts = page.locator(".md-content :is(h1, h2, article > p, .ib-body > p)").all()
        families = {
            text.evaluate("text => getComputedStyle(text).fontFamily.split(',')[0]") for text in texts
        }
        frame = page.locator(".md-header").evaluate("text => getComputedStyle(text).fontFamily.split(',')[0]")

    assert families <= {"Newsreader", '"Public Sans"'}
    assert "Newsreader" in families
    assert frame == '"Public Sans"'


@pytest.mark.browser
def test_an_admonition_is_as_large_as_the_text_around_it(page: Page, site: Path) -> None:
    with browsing.serving(site) as address:
        page.goto(f"{address}/types/explainer/")
        page.evaluate("""document.querySelector('.ib-body').insertAdjacentHTML(
          'beforeend', '<div class="admonition"><p class="added">One</p></div><p class="plain">Two</p>')""")
        sizes = [
            page.locator(one).evaluate("text => getComputedStyle(text).fontSize")
            for one in (".added", ".plain")
        ]

    assert sizes[0] == sizes[1]

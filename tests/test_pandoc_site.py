"""Sites that cite in pandoc's notation: each way of building shows the same as with macros."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from macros.plugin.faces.markdown_extension import make_extension

from .builds import build
from .conftest import ROOT, Write
from .previews import preview

pytestmark = pytest.mark.uncounted

_STORE = """\
@book{a, author = {Smith, Ada and Jones, Bo}, title = {A & B}, publisher = {P}, date = {2024}}
@book{b, author = {Roe, Cy and Poe, Di and Doe, Ed}, title = {B}, publisher = {P}, date = {2024}}
@misc{t, title = {No <author>}, date = {2022}}
"""
_PANDOC = """\
# On [@a, p. 1]

@a say so [see @a, pp. 3-5; @b, p. "9" & 10]. In @t it is else ^[@t], as in @b [p. 2].

`[@a]` and <me@a.org>, @octocat.

- An item [^@t]

\\bibliography
"""
_MACROS = """\
# On {{ cite("a", locator="p. 1") }}

{{ textcite("a") }} say so \
{{ cite("a", prefix="see", locator="pp. 3-5") }}{{ cite("b", locator='p. "9" & 10') }}. \
In {{ textcite("t") }} it is else {{ cite("t") }}, as in {{ textcite("b", locator="p. 2") }}.

`[@a]` and <me@a.org>, @octocat.

- An item {{ cite("t") }}
"""
_SETTINGS = "site_name: A\ntheme: {{name: material, font: false}}\nplugins: {}\n"
_OPTIONS = "ibidem: {bibliography: [refs.bib], syntax: pandoc}"
_BESIDE = "extra: {ibidem: {bibliography: [refs.bib], syntax: pandoc}}\n"


def _files(settings: str, page: str) -> dict[str, str]:
    return {"mkdocs.yml": settings, "refs.bib": _STORE, "docs/index.md": page}


def _article(folder: Path) -> str:
    tree = BeautifulSoup((folder / "site/index.html").read_text(encoding="utf-8"), "html.parser")
    article = tree.select_one("article")
    assert article
    return " ".join(re.sub(r' data-call="\d+"', "", str(article)).split())


@pytest.fixture(name="expected", scope="module")
def _expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build the page with macros, and return what readers get."""
    folder = tmp_path_factory.mktemp("macros")
    for name, content in _files(_SETTINGS.format(f"[search, {_OPTIONS}]"), _MACROS).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    outcome = build(folder, "--strict")
    assert outcome.code == 0, outcome.output
    return _article(folder)


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(_SETTINGS.format(f"[search, {_OPTIONS}]"), id="alone"),
        pytest.param(_SETTINGS.format(f"[search, macros, {_OPTIONS}]"), id="beside-mkdocs-macros"),
        pytest.param(
            _SETTINGS.format("[search, macros: {module_name: macros}]") + _BESIDE, id="as-its-module"
        ),
    ],
)
@pytest.mark.parametrize("options", [("--strict",), ("--strict", "--dirty")], ids=["whole", "partial"])
def test_a_build_shows_the_same_in_both_notations(
    settings: str, options: tuple[str, ...], expected: str, write: Write
) -> None:
    folder = write(_files(settings, _PANDOC))
    (folder / "macros").symlink_to(ROOT / "macros")
    outcome = build(folder, *options)

    assert outcome.code == 0, outcome.output
    assert _article(folder) == expected


@pytest.mark.parametrize("dirty", [False, True], ids=["whole", "partial"])
def test_a_preview_shows_the_same_in_both_notations(
    dirty: bool,  # noqa: FBT001
    expected: str,
    write: Write,
) -> None:
    folder = write(_files(_SETTINGS.format(f"[search, {_OPTIONS}]"), _PANDOC))
    preview(folder, dirty=dirty)

    assert _article(folder) == expected


def test_the_page_is_what_was_meant(expected: str) -> None:
    text = " ".join(BeautifulSoup(expected, "html.parser").get_text().split())

    assert (
        'On [1, p. 1] Smith and Jones [1] say so [see 1, pp. 3-5][2, p. "9" & 10]. In No <author> [3]' in text
    )
    assert "as in Roe et al. [2, p. 2]." in text
    assert 'aria-label="see Source 1, pp. 3-5"' in expected
    assert "<bdi>Smith and Jones</bdi>" in expected
    assert "<cite>No &lt;author&gt;</cite>" in expected


def test_the_extension_reads_both_notations(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(_files(f"markdown_extensions: [ibidem]\n{_BESIDE}", _PANDOC))
    (folder / "docs/list.md").write_text("# List\n\n\\bibliography\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["host", "build"])
    page, listing = (
        Markdown(extensions=[make_extension()]).convert(text)
        for text in (_PANDOC, "# List\n\n\\bibliography\n")
    )

    assert (
        BeautifulSoup(page, "html.parser")
        .get_text()
        .startswith("On [1, p. 1]\nSmith and Jones\xa0[1] say so")
    )
    assert "bibliography" not in listing

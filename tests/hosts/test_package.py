"""The wheel in environments that hold what it asks for, and nothing else: what a maintainer types."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ..conftest import Write
from .environments import host

pytestmark = pytest.mark.hosts

_MATERIAL = "site_name: Guest\nsite_url: https://guest.example.org/\ntheme: {name: material, font: false}\n"
_STORE = "@book{a, title = {A}, author = {Ann Smith}, publisher = {P}, date = {2024}}\n"


def _tree(folder: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((folder / "site" / path).read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize(
    ("environment", "requirement"),
    [
        pytest.param("core", "mkdocs-ibidem", id="check alone"),
        pytest.param("package", "mkdocs-ibidem[mkdocs]", id="with MkDocs"),
    ],
)
def test_an_environment_has_all_that_the_package_asks_for(
    environment: str, requirement: str, tmp_path: Path
) -> None:
    typed = ("python", "-m", "pip", "install", "--dry-run", "--no-index", "--disable-pip-version-check")

    done = host(environment).run(tmp_path, *typed, requirement)

    assert done.code == 0, done.output
    assert "Would install" not in done.output


def test_a_first_site_builds_where_the_package_is_installed(tmp_path: Path) -> None:
    begun = host("package").run(tmp_path, "ibidem", "init", "harbor-notes", "--author", "Lise Meitner")
    assert begun.code == 0, begun.output
    *_, moved, typed = begun.output.splitlines()
    folder = tmp_path / moved.removeprefix("cd ")

    built = host("package").run(folder, *typed.split())
    checked = host("package").run(folder, "ibidem", "check", "--strict")

    assert built.code == 0, built.output
    assert "WARNING" not in built.output
    assert checked.output == "no findings in 4 pages and 1 source\n"
    page = _tree(folder, "explainers/what-does-the-answer-404-mean/index.html")
    assert len(page.select("a[role=doc-biblioref]")) == 5
    assert "HTTP Semantics" in page.select("#src-ietf2022http")[0].get_text()
    assert _tree(folder, "sources/index.html").select("#ietf2022http, #src-ietf2022http")
    assert "Lise Meitner" in _tree(folder, "authors/lise-meitner/index.html").get_text()


def test_a_line_and_a_citation_are_all_that_a_plain_site_needs(write: Write) -> None:
    folder = write(
        {
            "mkdocs.yml": f"{_MATERIAL}plugins: [search]\n",
            "docs/index.md": "# Home\n\nIt began.\n",
            "bibliography.bib": _STORE,
        }
    )
    assert host("package").run(folder, "mkdocs", "build", "--strict").code == 0

    write(
        {
            "mkdocs.yml": f"{_MATERIAL}plugins: [search, ibidem]\n",
            "docs/index.md": '# Home\n\nIt began.{{ cite("a", locator="p. 3") }}\n',
        }
    )
    built = host("package").run(folder, "mkdocs", "build", "--strict")

    assert built.code == 0, built.output
    assert _tree(folder, "index.html").select("sup.ib-cite")[0].get_text() == "[1, p. 3]"

    write({"docs/index.md": '# Home\n\nIt began.{{ cite("b") }}\n'})
    failed = host("package").run(folder, "mkdocs", "build", "--strict")

    assert failed.code == 1
    assert 'docs/index.md:3:19: error[undefined-citation] no source has the key "b"' in failed.output
    assert "Traceback" not in failed.output


def test_a_check_needs_no_host(write: Write) -> None:
    files = {"mkdocs.yml": f"{_MATERIAL}plugins: [search, ibidem]\n", "bibliography.bib": _STORE}
    folder = write({**files, "docs/index.md": '# Home\n\nIt began.{{ cite("a", locator="p. 3") }}\n'})

    assert host("core").run(folder, "ibidem", "check").output == "no findings in 1 page and 1 source\n"
    assert host("core").run(folder, "python", "-m", "ibidem", "check", "--strict").code == 0


def test_the_core_says_what_finishing_needs(write: Write) -> None:
    folder = write({"mkdocs.yml": _MATERIAL, "docs/index.md": "# Home\n", "site/index.html": "<p>A"})

    done = host("core").run(folder, "ibidem", "finish")

    assert done.code == 2
    assert re.fullmatch(
        r"error: .* type \"python -m pip install 'mkdocs-ibidem\[markdown\]'\"\n", done.output
    )

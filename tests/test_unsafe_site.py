"""Unsafe values on a site that allows them: a build escapes them, or leaves them out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from .builds import build

_SETTINGS = """\
site_name: Guest
repo_url: https://git.example/a
edit_uri: edit/main/docs/
theme: {name: material, font: false, features: [content.action.edit]}
plugins: [search, ibidem]
extra: {ibidem: {rules: {unsafe-value: off}}}
"""
_IMAGE = "<img src=x onerror=alert(1)>"
_PAGES = {
    "docs/index.md": "# Home\n",
    "docs/status.md": "---\nstatus: 'x\" onclick=\"f()'\nsubtitle: a <b>b</b>\n---\n# A\n",
    "docs/title.md": f"---\ntitle: {_IMAGE}\ndescription: [{json.dumps(_IMAGE)}, 1]\n---\nText\n",
    "docs/away.md": "---\ntemplate: redirect.html\nlocation: javascript:alert(1)\n---\n# B\n",
    f"docs/{_IMAGE}.md": "Text\n",
    "docs/typed.md": (
        '---\ntype: explainer\ntitle: T\ndescription: It is "so" & <b>.\nauthors: [ada]\n'
        "published: 2024-05-06\nchecked: 2024-05-06\n---\n\nIt began.\n"
    ),
    "docs/.authors.yml": "authors: {ada: {name: Ada}}\n",
}


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unsafe")
    (folder / "docs").mkdir()
    for name, text in {"mkdocs.yml": _SETTINGS, **_PAGES}.items():
        (folder / name).write_text(text, encoding="utf-8")
    outcome = build(folder)
    assert outcome.code == 0, outcome.output
    assert "away.md: left out, since it is not safe to print: location" in outcome.output
    return folder / "site"


def _tree(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name / "index.html").read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize("name", ["status", "title", "away", _IMAGE, "typed"])
def test_no_element_of_a_page_acts(site: Path, name: str) -> None:
    tree = _tree(site, name)

    # A browser takes markup in the title of a page for text; this parser does not.
    tags = tree.select(":not(title *)")
    assert [tag for tag in tags if any(attribute.startswith("on") for attribute in tag.attrs)] == []
    assert "javascript:alert" not in str(tree)


def test_a_mark_is_left_out_and_a_line_below_a_title_stays(site: Path) -> None:
    tree = _tree(site, "status")

    assert tree.select(".md-status") == []
    assert next(small.decode_contents() for small in tree.select("small")) == "a <b>b</b>"


def test_a_title_and_a_description_are_escaped(site: Path) -> None:
    tree = _tree(site, "title")

    assert tree.title
    assert tree.title.get_text() == f"{_IMAGE} - Guest"
    assert tree.select('meta[name="description"]')[0]["content"] == f"['{_IMAGE}', 1]"


def test_a_description_on_a_page_with_a_type_is_read_as_typed(site: Path) -> None:
    tree = _tree(site, "typed")

    for tag in tree.select('meta[name="description"], meta[property="og:description"]'):
        assert tag["content"] == 'It is "so" & <b>.'


def test_the_name_of_a_file_is_text_in_its_title_and_its_addresses(site: Path) -> None:
    tree = _tree(site, _IMAGE)

    assert _IMAGE in " ".join(tree.select("article h1")[0].get_text().split())
    assert tree.select("a[rel=edit]")[0]["href"] == (
        "https://git.example/a/edit/main/docs/%3Cimg src=x onerror=alert(1)%3E.md"
    )


def test_an_address_that_runs_does_not_become_a_redirection(site: Path) -> None:
    assert _tree(site, "away").select("article h1")[0].get_text().startswith("B")

"""The plugin on a site that is not ours: citations, lists and checks, and nothing else of ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from .builds import Outcome, build
from .conftest import Write

_STORE = "@book{a, title = {A}, author = {Ann Smith}, publisher = {P}, date = {2024}}\n"
_SETTINGS = "site_name: Guest\ntheme: {{name: {theme}, font: false}}\nplugins: {plugins}\n"
_PAGE = '# Home\n\nIt began.{{ cite("a", locator="p. 3") }}\n'
_TYPED = """\
---
title: What happened?
type: explainer
description: It is told.
published: 2026-01-02
checked: 2026-01-03
authors: [ada]
---

It began.{{ cite("a", locator="p. 3") }}
"""
_AUTHORS = "authors:\n  ada: {name: Ada Lovelace, description: Writes.}\n"
_ALONE = "[search, ibidem]"


def _built(write: Write, files: dict[str, str], *, plugins: str = _ALONE, theme: str = "material") -> Outcome:
    settings = _SETTINGS.format(theme=theme, plugins=plugins)
    files = {"mkdocs.yml": settings, "bibliography.bib": _STORE, "docs/index.md": _PAGE, **files}
    return build(write(files), "--strict")


def _tree(folder: Path, path: str = "index.html") -> BeautifulSoup:
    return BeautifulSoup((folder / "site" / path).read_text(encoding="utf-8"), "html.parser")


def _words(tag: Tag | None) -> str:
    assert tag
    return " ".join(tag.get_text(" ").split())


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
@pytest.mark.parametrize(
    "plugins",
    [
        pytest.param(_ALONE, id="alone"),
        pytest.param("[search, macros, ibidem]", id="after macros"),
        pytest.param("[search, ibidem, macros]", id="before macros"),
        pytest.param("{search: {}, ibidem: {}}", id="as a mapping"),
    ],
)
def test_a_line_in_the_settings_brings_numbers_and_a_list(
    plugins: str, theme: str, write: Write, tmp_path: Path
) -> None:
    outcome = _built(write, {}, plugins=plugins, theme=theme)

    assert outcome.code == 0, outcome.output
    tree = _tree(tmp_path)
    assert _words(tree.select_one("sup.ib-cite")) == "[1, p. 3]"
    assert _words(tree.select_one("#src-a cite")) == "A"
    styles = [str(link["href"]) for link in tree.select('link[rel="stylesheet"]') if "ibidem" in link["href"]]
    assert [name.partition("?")[0] for name in styles] == ["assets/ibidem/ibidem.css"]
    assert (tmp_path / "site/assets/ibidem/ibidem.js").is_file()
    assert not (tmp_path / "site/assets/ibidem/frame.css").exists()


def test_without_mkdocs_macros_no_page_is_a_template(write: Write, tmp_path: Path) -> None:
    page = f"{_PAGE}\nIt has {{% if %}}, {{{{ site.name }}}} and `{{{{ cite }}}}`.\n"

    outcome = _built(write, {"docs/index.md": page})

    assert outcome.code == 0, outcome.output
    assert "It has {% if %}, {{ site.name }} and {{ cite }} ." in _words(
        _tree(tmp_path).select_one("article")
    )


def test_beside_macros_that_render_on_demand_every_page_can_cite(write: Write, tmp_path: Path) -> None:
    asking = f"---\nrender_macros: true\n---\n{_PAGE}\nIt is {{{{ 1 + 1 }}}}.\n"
    other = f"{_PAGE}\nIt has {{{{{{{{ {{0}} }}}}}}}} and {{% if %}}.\n"
    files = {"docs/index.md": other, "docs/asking.md": asking}

    outcome = _built(write, files, plugins="[search, macros: {render_by_default: false}, ibidem]")

    assert outcome.code == 0, outcome.output
    read = [
        _words(_tree(tmp_path, path).select_one("article")) for path in ("index.html", "asking/index.html")
    ]
    assert [text.count("[1, p. 3]") for text in read] == [1, 1]
    assert "It has {{{{ {0} }}}} and {% if %}." in read[0]
    assert "It is 2." in read[1]


@pytest.mark.parametrize(
    ("plugins", "message"),
    [
        pytest.param(
            "[ibidem: {bibliografy: a.bib}]",
            'mkdocs.yml:3:20: unknown setting "bibliografy"; did you mean "bibliography"?',
            id="misspelt",
        ),
        pytest.param("[ibidem: {1: 2}]", 'mkdocs.yml:3:20: unknown setting "1"; known: ', id="number"),
    ],
)
def test_an_unknown_option_stops_the_build_at_its_place(plugins: str, message: str, write: Write) -> None:
    outcome = _built(write, {}, plugins=plugins)

    assert outcome.code == 1
    assert message in outcome.output


_BESIDE = """\
# R&D

- Nothing[^b] is cited.

Some are noted.[^a]

| A | B |
| - | - |
| 1 | 2 |

[^a]: A.
[^b]: B.
"""


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_a_page_that_does_not_cite_stays_as_it_was(theme: str, write: Write, tmp_path: Path) -> None:
    authors = "authors:\n  ada: {name: Ada, description: Writes., avatar: https://example.org/a.png}\n"
    files = {
        "docs/beside.md": _BESIDE,
        "docs/meta.md": "---\ntitle: Q & A\nauthors: [ada]\n---\nText.\n",
        "docs/.authors.yml": authors,
    }
    settings = "markdown_extensions: [footnotes]\n"
    nav = settings + "nav: [{Home & more: index.md}, {R & D: beside.md}, {<i>M</i>: [meta.md]}]\n"
    with_us = _SETTINGS.format(theme=theme, plugins=_ALONE).replace("Guest", "Us & them") + nav
    without_us = with_us.replace(_ALONE, "[search]")
    without = build(write({**files, "mkdocs.yml": without_us, "docs/index.md": "# Home\n"}))
    assert without.code == 0, without.output
    paths = ("beside/index.html", "meta/index.html", "404.html")
    before = [(tmp_path / "site" / path).read_text(encoding="utf-8") for path in paths]

    outcome = _built(write, {**files, "mkdocs.yml": with_us})

    assert outcome.code == 0, outcome.output
    after = [(tmp_path / "site" / path).read_text(encoding="utf-8") for path in paths]
    assert [_without_ours(page) for page in after] == [_without_ours(page) for page in before]
    assert not (tmp_path / "site/authors").exists()


def _without_ours(page: str) -> str:
    """Return a page without our style and script, and without the white space between elements."""
    return re.sub(
        r">\s+<", "><", re.sub(r"<(?:link|script)[^>]*assets/ibidem/[^>]*>(?:</script>)?", "", page)
    )


def test_a_key_that_no_source_has_stops_the_build(write: Write, tmp_path: Path) -> None:
    outcome = _built(write, {"docs/index.md": f'{_PAGE}\nIt ended.{{{{ cite("b") }}}}\n'})

    assert outcome.code == 1
    found = 'docs/index.md:5:19: error[undefined-citation] no source has the key "b"'
    assert outcome.findings == found
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_a_page_with_a_type_has_the_frame_of_the_site(theme: str, write: Write, tmp_path: Path) -> None:
    files = {"docs/typed.md": _TYPED, "docs/.authors.yml": _AUTHORS}

    outcome = _built(write, files, theme=theme)

    assert outcome.code == 0, outcome.output
    tree = _tree(tmp_path, "typed/index.html")
    assert [_words(heading) for heading in tree.select("h1") if "ib-header" in str(heading.parent)] == [
        "What happened?"
    ]
    assert "Ada Lovelace" in _words(tree.select_one(".ib-byline"))
    assert tree.select(".ib-citing")
    assert len(tree.select('meta[name="description"]')) == (theme == "material")
    assert (tmp_path / "site/authors/ada/index.html").is_file()


def test_a_template_of_the_site_comes_before_ours(write: Write, tmp_path: Path) -> None:
    files = {
        "docs/typed.md": _TYPED,
        "docs/.authors.yml": _AUTHORS,
        "own/main.html": '{% extends "base.html" %}{% block announce %}Hear, hear.{% endblock %}',
        "own/ibidem/foot.html": "<p>Our own foot.</p>",
    }

    outcome = _built(write, files, theme="material, custom_dir: own")

    assert outcome.code == 0, outcome.output
    page = _words(_tree(tmp_path, "typed/index.html"))
    assert "Hear, hear." in page
    assert "Our own foot." in page


def test_the_package_is_a_module_of_mkdocs_macros_beside_one_of_the_site(
    write: Write, tmp_path: Path
) -> None:
    (tmp_path / "ours").symlink_to(Path(__file__).parent.parent / "macros")
    files = {
        "main.py": 'def define_env(env):\n    env.variables["place"] = "the quay"\n',
        "docs/index.md": f"{_PAGE}\nIt was at {{{{ place }}}}.\n",
    }

    outcome = _built(write, files, plugins="[search, macros: {modules: [macros]}]")

    assert outcome.code == 0, outcome.output
    page = _words(_tree(tmp_path).select_one("article"))
    assert "[1, p. 3]" in page
    assert "It was at the quay." in page


def test_the_plugin_begins_the_build_where_the_site_has_both(write: Write, tmp_path: Path) -> None:
    outcome = _built(write, {}, plugins="[search, macros: {modules: [macros]}, ibidem]")

    assert outcome.code == 0, outcome.output
    assert len(_tree(tmp_path).select("#src-a")) == 1


def test_a_macro_of_the_site_with_our_name_is_refused(write: Write) -> None:
    files = {"main.py": "def define_env(env):\n    @env.macro\n    def cite(key):\n        return key\n"}

    outcome = _built(write, files, plugins="[search, macros, ibidem]")

    assert outcome.code == 1
    assert 'mkdocs.yml: "cite" is a macro of ours; give the macro "cite" of your module' in outcome.output
    assert "Traceback" not in outcome.output

"""The adapter's own part: previews, computed citations, pages that render no macros."""

from __future__ import annotations

import inspect
import os
from html import unescape
from pathlib import Path
from typing import Protocol

import click
import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.theme import Theme

from macros.check import site
from macros.plugin.build import Build
from macros.plugin.patches.search_index import Searching
from macros.plugin.templates.page_values import has_template
from macros.project import files

from .builds import build, copy_site
from .conftest import RULES, Write

_STORE = "@misc{a, title = {A}}\n"
_SETTINGS = """\
site_name: Host
theme: {name: material, font: false}
plugins: [macros: {module_name: macros}]
extra: {ibidem: {rules: {dynamic-citation: warning}}}
"""


@pytest.fixture(name="folder")
def _folder(write: Write) -> Path:
    folder = write({"mkdocs.yml": _SETTINGS, "bibliography.bib": _STORE, "docs/index.md": "# Home\n"})
    (folder / "macros").symlink_to(Path(__file__).parent.parent / "macros")
    return folder


def _write_page(folder: Path, body: str) -> None:
    (folder / "docs/index.md").write_text(body, encoding="utf-8")


def test_computed_citations_are_never_what_the_text_says(folder: Path) -> None:
    _write_page(folder, '{% set k = "a" %}One.{{ cite(k) }} {{ quote(k, "two") }} Three.{{ cite("a") }}\n')

    outcome = build(folder)

    assert outcome.code == 1
    shown = "the built page shows 2 citations that its text does not have"
    computed = "a citation must stand on its own, with its keys as literal text"
    assert outcome.findings.splitlines() == [
        f"docs/index.md:1:1: error[hidden-citation] {shown}",
        f"docs/index.md:1:22: warning[dynamic-citation] {computed}",
        f"docs/index.md:1:36: warning[dynamic-citation] {computed}",
    ]


def test_other_marks_of_templates_are_refused(folder: Path) -> None:
    marks = "module_name: macros, j2_variable_start_string: '[[', j2_variable_end_string: ']]'"
    settings = _SETTINGS.replace("module_name: macros", marks)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    _write_page(folder, 'One.{{ cite("a") }} [[ 1 + 1 ]]\n')

    outcome = build(folder)

    assert outcome.code == 1
    assert 'mkdocs.yml:3:67: "j2_variable_start_string" changes the marks of macros' in outcome.output


def test_macros_of_a_page_that_renders_none_are_published_as_typed(folder: Path) -> None:
    _write_page(folder, '---\nrender_macros: false\n---\nOne.{{ cite("a") }}\n')

    outcome = build(folder)

    assert outcome.code == 1
    assert "docs/index.md:4:5: error[unrendered-macro] this page renders no macros" in outcome.findings


def test_marks_of_such_a_page_are_its_own_text(folder: Path) -> None:
    typed = "It is {{ x }}, {% if y %} and {% include 'gone.md' ignore missing %}."
    _write_page(folder, f"---\nrender_macros: false\nfurther_reading: [a]\n---\n{typed}\n")

    outcome = build(folder)

    assert outcome.code == 0, outcome.output
    assert typed in unescape((folder / "site/index.html").read_text(encoding="utf-8"))


def test_macros_of_such_a_page_stay_as_typed_where_that_is_a_warning(folder: Path) -> None:
    settings = _SETTINGS.replace("dynamic-citation", "unrendered-macro")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    _write_page(folder, '---\nrender_macros: false\n---\nOne.{{ cite("a") }}\n')

    assert build(folder).code == 0
    assert 'One.{{ cite("a") }}' in (folder / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param('One.{{ cite("b") }} Two.{{ cite("a") }}\n', "citation check failed", id="errors"),
        pytest.param(
            '{% if false %}{{ cite("a"|lower) }}{% endif %}{{ cite("a") }}\n',
            "citation check: warnings",
            id="warnings",
        ),
    ],
)
def test_preview_goes_on_and_logs(
    folder: Path, caplog: pytest.LogCaptureFixture, body: str, message: str
) -> None:
    _write_page(folder, body)

    with click.Context(click.Command("serve"), info_name="serve").scope():
        build_site(load_config(str(folder / "mkdocs.yml")), serve_url="http://127.0.0.1:8000/")

    assert message in caplog.text
    assert (folder / "site/index.html").exists()


class _Handler(Protocol):
    """What is told of changes."""

    path: str


class _Server:
    """Notes what it is asked to watch."""

    def __init__(self) -> None:
        self.watched: list[str] = []
        self.observer = self

    def watch(self, path: str, *, recursive: bool) -> None:
        assert not recursive
        self.watched.append(path)

    def schedule(self, handler: _Handler, folder: str, *, recursive: bool) -> None:
        assert str(Path(handler.path).parent) == folder
        self.watch(handler.path, recursive=recursive)

    def server_bind(self) -> None:
        raise AssertionError("nothing is served here")

    def server_activate(self) -> None:
        raise AssertionError("nothing is served here")


class _Templating:
    """What stands for mkdocs-macros where no page is rendered."""

    pre_macro_functions = ()

    def has_j2(self, s: str) -> bool:
        return "{{" in s


@pytest.mark.parametrize(
    ("name", "watched"),
    [
        pytest.param("bibliography.bib", ["bibliography.bib"], id="file"),
        pytest.param("missing.bib", ["missing.bib"], id="missing"),
        pytest.param("no/such/folder/books.bib", [""], id="folder-missing"),
    ],
)
def test_preview_watches_the_store(folder: Path, name: str, watched: list[str]) -> None:
    settings = _SETTINGS.replace("rules:", f"bibliography: {name}, rules:")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    checked = site.build(files.read(folder / "mkdocs.yml", RULES))
    server = _Server()

    build = Build(checked, folder, _Templating(), is_preview=True)
    config = load_config(str(folder / "mkdocs.yml"))
    build.on_serve(server, config=config)  # type: ignore[arg-type]

    assert server.watched == [*(str(folder / name) for name in watched), str(folder / "mkdocs.yml")]


def test_pages_that_another_tool_takes_away_are_found(folder: Path) -> None:
    (folder / "hook.py").write_text(
        "def on_files(files, config):\n    files.remove(files.get_file_from_path('gone.md'))\n",
        encoding="utf-8",
    )
    (folder / "mkdocs.yml").write_text(f"{_SETTINGS}hooks: [hook.py]\n", encoding="utf-8")
    (folder / "docs/gone.md").write_text('Gone.{{ cite("a") }}\n', encoding="utf-8")

    outcome = build(folder)

    assert outcome.code == 1
    assert "docs/gone.md:1:1: error[hidden-citation] this page is not built" in outcome.findings


def test_pages_that_another_tool_makes_are_found(folder: Path) -> None:
    (folder / "hook.py").write_text(
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        '    content = \'Made.{{ cite("a", locator="p. 9") }}\'\n'
        "    files.append(File.generated(config, 'made.md', content=content))\n",
        encoding="utf-8",
    )
    (folder / "mkdocs.yml").write_text(f"{_SETTINGS}hooks: [hook.py]\n", encoding="utf-8")
    _write_page(folder, 'One.{{ cite("a") }}\n')

    outcome = build(folder)

    assert outcome.code == 1
    assert "docs/made.md:1:1: error[hidden-citation] a plugin makes this page" in outcome.findings


@pytest.mark.uncounted
def test_partial_builds_check_what_they_leave_alone(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    assert build(folder).code == 0

    outcome = build(folder, "--dirty")

    assert outcome.code == 0, outcome.output
    assert "no findings" in outcome.output


def test_macros_that_render_no_page_by_default_are_refused(folder: Path) -> None:
    settings = _SETTINGS.replace("module_name: macros", "module_name: macros, render_by_default: false")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")

    outcome = build(folder)

    assert outcome.code == 1
    assert "mkdocs.yml:3:60: citations need rendering; take render_by_default: false out" in outcome.output


def test_macros_are_refused_where_only_the_build_knows_that_they_are_ours(folder: Path) -> None:
    module = "from importlib import import_module\ndefine_env = import_module('mac' + 'ros').define_env\n"
    (folder / "main.py").write_text(module, encoding="utf-8")
    settings = _SETTINGS.replace("module_name: macros", "render_by_default: false")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")

    assert "citations need rendering" in build(folder).output


@pytest.mark.parametrize(
    "plugins", ["", "plugins: []", "plugins: [macros: {module_name: macros, enabled: false}]"]
)
def test_a_build_that_has_lost_our_plugin_ends_in_one_line(folder: Path, plugins: str) -> None:
    hooks = f"site_name: Host\nhooks: [macros/plugin/faces/hook.py]\n{plugins}\n"
    (folder / "mkdocs.yml").write_text(hooks, encoding="utf-8")
    _write_page(folder, 'One.{{ cite("a") }}\n')

    outcome = build(folder)

    assert outcome.code == 1
    assert "mkdocs.yml: nothing here renders citations" in outcome.output
    assert not (folder / "site").exists()


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        pytest.param(
            'Of {{ page.titel }}.{{ cite("a") }}\n',
            'docs/index.md:1:4: error[unrendered-macro] "titel"',
            id="name",
        ),
        pytest.param(
            '{% set n = "titel" %}Of {{ page[n] }}.{{ cite("a") }}\n',
            'docs/index.md:1:1: error[unrendered-macro] "titel" is undefined',
            id="computed-name",
        ),
    ],
)
def test_what_is_not_there_is_named_where_it_is_asked_for(folder: Path, body: str, finding: str) -> None:
    _write_page(folder, body)

    assert finding in build(folder).findings


def test_what_no_text_says_is_wrong_is_found_by_the_build(folder: Path) -> None:
    _write_page(folder, 'Of {{ page.title.nope() }}.{{ cite("a") }}\n')

    outcome = build(folder)

    assert outcome.code == 1
    assert outcome.findings == (
        "docs/index.md:1:18: error[unrendered-macro] "
        "mkdocs-macros cannot render this page: 'str object' has no attribute 'nope'"
    )


def test_what_a_page_shows_raw_is_shown_as_typed(folder: Path) -> None:
    raw = "{% raw %}$\\frac{{a}}{{b}}$ and {{ page.x & 'y' }}{% endraw %}"
    _write_page(folder, f'One.{{{{ cite("a") }}}} {raw} <pre>{{{{ foo }}}}</pre>\n')

    outcome = build(folder)

    assert outcome.code == 0, outcome.output


def test_what_looks_like_a_macro_in_the_list_of_sources_is_found(folder: Path) -> None:
    (folder / "bibliography.bib").write_text("@misc{a, title = {Of \\{\\{ b \\}\\}}}\n", encoding="utf-8")
    _write_page(folder, 'One.{{ cite("a") }}\n')

    outcome = build(folder)

    assert outcome.code == 1
    assert "the macro {{ b }} is published as it is typed" in outcome.findings


def _shown(folder: Path) -> str:
    assert build(folder).code == 0
    return (folder / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("front", ["", "---\nrender_macros: true\n---\n"])
def test_a_page_without_other_macros_says_of_itself_what_its_file_says(folder: Path, front: str) -> None:
    hook = "def on_page_content(html, page, **_):\n    return html + f'<pre>{page.meta}</pre>'\n"
    (folder / "hook.py").write_text(hook, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{_SETTINGS}hooks: [hook.py]\n", encoding="utf-8")
    _write_page(folder, f'{front}One.{{{{ cite("a") }}}}\n')

    assert f"<pre>{ {'render_macros': True} if front else {} }</pre>" in _shown(folder)


def test_other_plugins_may_write_macros_into_a_page_that_has_none(folder: Path) -> None:
    hook = (
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(50)\n"
        "def on_page_markdown(markdown, **_):\n    return markdown + '\\nIt is {{ 1 + 1 }}.\\n'\n"
    )
    (folder / "hook.py").write_text(hook, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{_SETTINGS}hooks: [hook.py]\n", encoding="utf-8")
    _write_page(folder, 'One.{{ cite("a") }}\n')

    assert "It is 2." in _shown(folder)


def test_other_modules_may_write_macros_into_a_page_that_has_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = "def on_pre_page_macros(env):\n    env.markdown += '\\nIt is {{ 1 + 1 }}.\\n'\n"
    (folder / "writing_more.py").write_text(module, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    settings = _SETTINGS.replace("module_name: macros", "module_name: macros, modules: [writing_more]")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    _write_page(folder, 'One.{{ cite("a") }}\n')

    assert "It is 2." in _shown(folder)


def test_a_name_in_the_navigation_may_be_a_macro(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(
        f"{_SETTINGS}nav: [{{'Of {{{{ 1 + 1 }}}}': index.md}}]\n", encoding="utf-8"
    )
    _write_page(folder, 'One.{{ cite("a") }}\n')

    assert "Of 2" in _shown(folder)


def test_a_title_that_cannot_be_rendered_fails_the_build(folder: Path) -> None:
    nav = "nav: [{'Of {{ page.title.nope() }}': index.md}]\n"
    (folder / "mkdocs.yml").write_text(f"{_SETTINGS}{nav}", encoding="utf-8")
    _write_page(folder, 'One.{{ cite("a") }}\n')

    outcome = build(folder)

    assert "mkdocs-macros cannot render this page" in outcome.findings


_PLUGINS = "plugins: [macros: {{module_name: macros}}, {plugin}]"


@pytest.mark.parametrize(
    ("theme", "plugin"),
    [
        pytest.param("material", "search", id="of-material"),
        pytest.param("material", "search: {enabled: false}", id="switched-off"),
        pytest.param("mkdocs", "search", id="of-mkdocs"),
    ],
)
def test_search_finds_what_it_finds_alone(
    folder: Path, theme: str, plugin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = _SETTINGS.replace("plugins: [macros: {module_name: macros}]", _PLUGINS.format(plugin=plugin))
    (folder / "mkdocs.yml").write_text(settings.replace("name: material", f"name: {theme}"), encoding="utf-8")
    _write_page(folder, '# A\n\nOne.{{ cite("a") }}\n\n<h2 id="b" data-search-exclude>B</h2>\n\nTwo.\n')
    (folder / "docs/uneven.md").write_text("# C\n\n<P>Three.</P>\n", encoding="utf-8")
    (folder / "docs/left-out.md").write_text("---\nsearch: {exclude: true}\n---\nFour.\n", encoding="utf-8")
    assert build(folder).code == 0
    index = folder / "site/search/search_index.json"
    found = index.read_text(encoding="utf-8") if index.exists() else ""

    monkeypatch.setattr(Searching, "on_env", lambda *_, **__: None)
    assert build(folder).code == 0

    assert found == (index.read_text(encoding="utf-8") if index.exists() else "")
    assert bool(found) == ("false" not in plugin)


def test_another_plugin_may_change_a_download(folder: Path) -> None:
    hook = (
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(-200)\n"
        "def on_nav(nav, config, files):\n"
        "    file = files.get_file_from_path('bibliography.bib')\n"
        "    file.content_string = '% Ours.\\n' + file.content_string\n"
    )
    (folder / "hook.py").write_text(hook, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{_SETTINGS}hooks: [hook.py]\n", encoding="utf-8")
    _write_page(folder, 'One.{{ cite("a") }}\n')
    assert build(folder).code == 0

    written = (folder / "site/bibliography.bib").read_text(encoding="utf-8")
    assert written == "% Ours.\n@misc{a,\n  title        = {A}\n}\n"


@pytest.mark.parametrize(
    ("name", "is_there"),
    [
        ("main.html", True),
        (".icons/material/scale-balance.svg", True),
        ("nonsense.html", False),
        ("./main.html", False),
        ("../templates/main.html", False),
        ("/main.html", False),
    ],
)
def test_a_template_has_the_name_that_a_list_of_them_has(name: str, is_there: bool) -> None:  # noqa: FBT001
    env = Theme("material").get_env()

    # The tests leave icons out of such lists.
    listed = inspect.unwrap(type(env.loader).list_templates)(env.loader)  # type: ignore[union-attr]

    assert has_template(env, name) == is_there == (name in listed)


def test_downloads_are_there_with_one_processor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    _write_page(folder, 'One.{{ cite("a") }}\n')

    assert build(folder).code == 0

    assert (folder / "site/sources.bib").read_text(encoding="utf-8").startswith("@")
    assert (folder / "site/bibliography.json").exists()


def test_another_plugin_may_rewrite_a_download(folder: Path) -> None:
    hook = (
        "def on_env(env, config, files):\n"
        "    files.get_file_from_path('sources.bib').content_string = 'Rewritten.'\n"
    )
    (folder / "hook.py").write_text(hook, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{_SETTINGS}hooks: [hook.py]\n", encoding="utf-8")
    _write_page(folder, 'One.{{ cite("a") }}\n')

    assert build(folder).code == 0

    assert (folder / "site/sources.bib").read_text(encoding="utf-8") == "Rewritten."

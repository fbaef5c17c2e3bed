"""Which file configures a site, and what it and the folder around it say."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.content.settings import SetupError
from macros.project import configuration

from .conftest import RULES, Write

_PAGE = {"docs/index.md": "# Home\n"}


@pytest.mark.parametrize(
    ("contents", "name"),
    [
        pytest.param({}, "mkdocs.yml", id="none"),
        pytest.param({"mkdocs.yaml": ""}, "mkdocs.yaml", id="other ending"),
        pytest.param({"properdocs.yml": ""}, "properdocs.yml", id="properdocs"),
        pytest.param({"properdocs.yaml": ""}, "properdocs.yaml", id="properdocs with the other ending"),
        pytest.param({"zensical.toml": ""}, "zensical.toml", id="zensical"),
        pytest.param({"zensical.yml": ""}, "zensical.yml", id="zensical in YAML"),
        pytest.param({"mkdocs.yml": "", "zensical.toml": ""}, "mkdocs.yml", id="first of two"),
        pytest.param(
            {"mkdocs.yml": "a: 1\n", "zensical.toml": "[project.extra.ibidem]\n"},
            "zensical.toml",
            id="names us",
        ),
        pytest.param(
            {"mkdocs.yml": "plugins: [ibidem]\n", "properdocs.yml": "plugins: [ibidem]\n"},
            "mkdocs.yml",
            id="both name us",
        ),
    ],
)
def test_the_configuration_of_a_folder_is_found(
    write: Write, monkeypatch: pytest.MonkeyPatch, contents: dict[str, str], name: str
) -> None:
    monkeypatch.chdir(write({**_PAGE, **contents}))

    assert configuration.config_file() == Path(name)


_NUMBERED = 'It began.{{ cite("a") }}\n'
_STORE = "@misc{a, title = {A}}\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("mkdocs.yml", "plugins: [ibidem: {bibliography: refs.bib}]\n", id="plugin"),
        pytest.param(
            "properdocs.yml",
            "plugins: {ibidem: {}}\nextra: {ibidem: {bibliography: refs.bib}}\n",
            id="properdocs",
        ),
        pytest.param(
            "zensical.toml",
            '[project]\nmarkdown_extensions = ["ibidem"]\n'
            '[project.extra.ibidem]\nbibliography = "refs.bib"\n',
            id="zensical",
        ),
        pytest.param(
            "zensical.yml",
            "markdown_extensions: [ibidem]\nextra: {ibidem: {bibliography: refs.bib}}\n",
            id="zensical in YAML",
        ),
    ],
)
def test_a_site_of_any_host_is_checked(
    write: Write, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    monkeypatch.chdir(write({name: content, "docs/index.md": _NUMBERED, "refs.bib": _STORE}))

    result = CliRunner().invoke(main, ["check"])

    assert (result.exit_code, result.output) == (0, "no findings in 1 page and 1 source\n")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("zensical.toml", 'add "[project.markdown_extensions.ibidem]"', id="TOML"),
        pytest.param("zensical.yml", 'add "markdown_extensions: [ibidem]"', id="YAML"),
        pytest.param("mkdocs.yaml", 'add "plugins: [search, ibidem]"', id="MkDocs"),
    ],
)
def test_a_site_that_renders_no_citation_is_told_what_to_type(
    write: Write, monkeypatch: pytest.MonkeyPatch, name: str, hint: str
) -> None:
    monkeypatch.chdir(write({name: "", "docs/index.md": _NUMBERED, "bibliography.bib": _STORE}))

    result = CliRunner().invoke(main, ["check", "--format", "concise"])

    message = "nothing here renders citations; the page that cites is at docs/index.md:1:10"
    assert (result.exit_code, result.output) == (1, f"{name}:1:1: error[unrendered-macro] {message}\n")
    assert f"help: {hint}\n" in CliRunner().invoke(main, ["check"]).output


def test_a_site_without_a_bibliography_has_no_finding_nope(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write({**_PAGE, "mkdocs.yml": "site_name: x\n"}))

    result = CliRunner().invoke(main, ["check"])

    assert (result.exit_code, result.output) == (0, "no findings in 1 page and 0 sources\n")


def test_who_cites_without_a_bibliography_is_told_which_file_to_write(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write({"mkdocs.yml": "plugins: [ibidem]\n", "docs/index.md": _NUMBERED}))

    output = CliRunner().invoke(main, ["check"]).output

    assert 'no source has the key "a"' in output
    assert (
        'help: create "bibliography.bib" with this source, '
        'or name your file: "bibliography: refs.bib" below extra: ibidem: in mkdocs.yml\n'
    ) in output


@pytest.mark.parametrize("command", [["format"], ["rename", "a", "b"], ["source", "a", "--title", "A"]])
def test_a_command_on_the_store_says_that_there_is_none(
    write: Write, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(write({**_PAGE, "mkdocs.yml": "site_name: x\n"}))

    result = CliRunner().invoke(main, command)

    assert result.exit_code == 1
    assert "bibliography.bib:1:1: error[unreadable-file] this file does not exist" in result.output


@pytest.mark.parametrize(
    ("files", "is_ours"),
    [
        pytest.param({"main.py": "from ibidem import define_env\n"}, True, id="default module"),
        pytest.param({"main.py": "import ibidem\n"}, True, id="import"),
        pytest.param({"main/__init__.py": "from macros import define_env\n"}, True, id="package"),
        pytest.param({"main.py": "def define_env(env): ...\n"}, False, id="other module"),
        pytest.param({"other.py": "import ibidem\n"}, False, id="module that is not loaded"),
        pytest.param({}, False, id="no module"),
    ],
)
def test_a_module_of_mkdocs_macros_may_load_us(write: Write, files: dict[str, str], *, is_ours: bool) -> None:
    folder = write({**files, "mkdocs.yml": "plugins: [search, macros]\n"})

    rendering = configuration.read(folder / "mkdocs.yml", RULES).rendering

    assert (rendering.is_ours, rendering.missing is None) == (is_ours, is_ours)


@pytest.mark.parametrize(
    ("own", "above", "error"),
    [
        pytest.param(
            "plugins: [macros: {j2_block_start_string: '[%'}]\n",
            "",
            'mkdocs.yml:1:43: "j2_block_start_string" changes the marks of macros, which no check reads; '
            'delete it, and write "{%" on the pages',
            id="marks",
        ),
        pytest.param(
            "INHERIT: base.yml\nplugins: {macros: {}}\n",
            "plugins: {macros: {render_by_default: false}}\n",
            "base.yml:1:39: citations need rendering; "
            "take render_by_default: false out of macros, or add ibidem to the plugins",
            id="inherited",
        ),
    ],
)
def test_options_are_refused_where_a_module_loads_us(write: Write, own: str, above: str, error: str) -> None:
    folder = write({"main.py": "from ibidem import define_env\n", "mkdocs.yml": own, "base.yml": above})

    with pytest.raises(SetupError) as caught:
        configuration.read(folder / "mkdocs.yml", RULES)
    assert str(caught.value) == error

    (folder / "main.py").unlink()
    assert not configuration.read(folder / "mkdocs.yml", RULES).rendering.is_ours


def test_a_copy_of_this_package_under_another_name_is_known(write: Write) -> None:
    folder = write({"mkdocs.yml": "plugins: [macros: {module_name: citing}]\n"})
    (folder / "citing").symlink_to(Path(configuration.__file__).parent.parent)

    assert configuration.read(folder / "mkdocs.yml", RULES).rendering.is_ours
    assert "cite" not in configuration.macros(folder)


@pytest.mark.parametrize(
    ("theme", "known"),
    [
        pytest.param(
            "{name: material, custom_dir: theme}", {"redirect.html", "blog-post.html"}, id="material"
        ),
        pytest.param("{name: readthedocs, custom_dir: theme}", {"search.html", "404.html"}, id="readthedocs"),
        pytest.param("{name: null, custom_dir: theme}", {"main.html"}, id="folder alone"),
    ],
)
def test_the_templates_of_a_theme_are_known(write: Write, theme: str, known: set[str]) -> None:
    folder = write({"mkdocs.yml": f"theme: {theme}\n", "theme/own.html": "", "theme/partials/a.html": ""})

    named = configuration.templates(folder, configuration.read(folder / "mkdocs.yml", RULES))

    assert {"own.html", "main.html"} | known <= named
    assert not any(name.startswith("partials/") for name in named)


@pytest.mark.parametrize("theme", ["material", "{name: cinder, custom_dir: theme}"])
def test_templates_that_are_not_known_are_not_judged(write: Write, theme: str) -> None:
    folder = write({"mkdocs.yml": f"theme: {theme}\n", "theme/own.html": ""})

    assert configuration.templates(folder, configuration.read(folder / "mkdocs.yml", RULES)) == frozenset()


@pytest.mark.parametrize(
    ("theme", "package"),
    [
        ("material", "material.templates"),
        ("mkdocs", "mkdocs.themes.mkdocs"),
        ("readthedocs", "mkdocs.themes.readthedocs"),
    ],
)
def test_the_templates_of_a_theme_are_those_that_it_has(theme: str, package: str) -> None:
    files = (file for file in resources.files(package).iterdir() if file.name.endswith(".html"))
    # Others are parts of a page.
    pages = {file.name for file in files if re.search(r"<html|{% extends", file.read_text(encoding="utf-8"))}

    assert {f"{name}.html" for name in configuration._OF_THEMES[theme].split()} == pages

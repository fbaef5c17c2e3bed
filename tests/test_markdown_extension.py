"""The Markdown extension: on a host that says nothing, and on one that speaks as Zensical does."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

import macros
from macros.core.macro_table import KNOWN
from macros.plugin.anywhere import hosts, projects
from macros.plugin.anywhere.ending import CheckFailedError
from macros.plugin.faces.markdown_extension import make_extension
from macros.syntax.tokens import Token

from .conftest import Write

_STORE = """\
@online{a,
  title = {A},
  date = {2024-05-06},
  url = {https://example.org/a},
  archiveurl = {https://example.org/archived/a},
}
@online{b,
  title = {B},
  date = {2024-05-06},
  url = {https://example.org/b},
  archiveurl = {https://example.org/archived/b},
}
"""
_BODY = '# One\n\nIt rained.{{ cite("a") }} It snowed.{{ cite("b", locator="p. 2") }}\n'
_PAGE = f"---\ntitle: One\n---\n{_BODY}"
_FILES = {
    "mkdocs.yml": "site_name: x\nmarkdown_extensions: [ibidem]\n",
    "bibliography.bib": _STORE,
    "docs/index.md": _PAGE,
    "docs/other.md": "# Other\n\nNothing.\n",
}


@pytest.fixture(name="folder")
def _folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(_FILES)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["host", "build"])
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    return folder


class _Context(Preprocessor):
    """What Zensical tells extensions."""

    def __init__(self, md: Markdown, page: object, config: dict[str, Any]) -> None:
        super().__init__(md)
        self.page, self.config = page, config

    def run(self, lines: list[str]) -> list[str]:
        return lines


class _Telling(Extension):
    """The extension by which Zensical tells others what it converts."""

    def __init__(self, root: Path, path: str, **meta: object) -> None:
        super().__init__()
        self.page = SimpleNamespace(path=path, meta=meta)
        self.config_of_host: dict[str, object] = {"root_dir": str(root)}
        self.macros: Any = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(_Context(md, self.page, self.config_of_host), "rendering_context", 0)
        if self.macros:
            renders = _Context(md, self.page, {})
            renders.config = self.macros
            md.preprocessors.register(renders, "macros", -1)


def _converted(text: str, *others: Extension, **options: object) -> BeautifulSoup:
    html = Markdown(extensions=[*others, make_extension(**options)]).convert(text)
    return BeautifulSoup(html, "html.parser")


def _numbers(page: BeautifulSoup) -> list[str]:
    return [tag.text for tag in page.select("a.ib-ref")]


def test_a_page_is_known_by_its_text(folder: Path) -> None:
    page = _converted(_BODY)

    assert _numbers(page) == ["[1]", "[2, p. 2]"]
    assert [tag["data-call"] for tag in page.select("sup.ib-cite")] == ["0", "1"]
    assert [tag["id"] for tag in page.select("section.ib-sources > ol > li")] == ["src-a", "src-b"]
    assert folder.exists()


@pytest.mark.usefixtures("folder")
def test_a_text_that_is_no_page_has_numbers_too() -> None:
    page = _converted('Elsewhere.{{ cite("b") }}\n')

    assert _numbers(page) == ["[1]"]
    assert [tag["data-call"] for tag in page.select("sup.ib-cite")] == ["-1"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("text", "path"),
    [
        (_BODY, "docs/index.md"),
        (_BODY.rstrip(), "docs/index.md"),
        ("# Other\n\nNothing.", "docs/other.md"),
        ("Nothing.", None),
        ("", None),
        ("\n\n", None),
        ("It rained.", None),
    ],
)
def test_a_text_belongs_to_the_page_whose_body_it_is(text: str, path: str | None) -> None:
    found = projects.known(Path("mkdocs.yml")).page("", text)

    assert (found.path if found else None) == path


def test_the_host_says_which_page_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)

    page = _converted(f"{_BODY}\nAdded by a plugin.\n", _Telling(folder, "index.md"))

    assert _numbers(page) == ["[1]", "[2, p. 2]"]
    assert [tag["data-call"] for tag in page.select("sup.ib-cite")] == ["0", "1"]


def test_a_page_that_the_check_does_not_read_is_a_text(folder: Path) -> None:
    page = _converted('It rained.{{ cite("a") }}\n', _Telling(folder, "made.md"))

    assert _numbers(page) == ["[1]"]


def test_the_option_names_a_configuration(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "mkdocs.yml").rename(folder / "other.yml")
    monkeypatch.chdir(folder.parent)

    page = _converted(_BODY, config_file=str(folder / "other.yml"))

    assert _numbers(page) == ["[1]", "[2, p. 2]"]


def test_a_part_that_another_extension_converts_is_left_as_typed(folder: Path) -> None:
    telling = _Telling(folder, "index.md")
    _converted(_BODY, telling)

    part = _converted('A docstring.{{ cite("a") }}\n', telling)

    assert 'A docstring.{{ cite("a") }}' in part.text
    assert part.select("section") == []


def test_where_our_plugin_is_the_extension_does_nothing(folder: Path) -> None:
    class Plugin(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.inlinePatterns.register(md.inlinePatterns["backtick"], "ibidem", 1)

    assert '{{ cite("a") }}' in _converted(_BODY, Plugin()).text
    assert folder.exists()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('`{{ cite("a") }}` and {{ x }}', '{{ cite("a") }} and {{ x }}'),
        ("{# no comment #} {% no statement %}", "{# no comment #} {% no statement %}"),
    ],
    ids=["code", "others"],
)
def test_without_jinja_nothing_else_is_a_mark(folder: Path, typed: str, shown: str) -> None:
    text = f"{_BODY}\n{typed}\n"
    (folder / "docs/index.md").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"{_FILES['mkdocs.yml']}plugins: [search]\n", encoding="utf-8")

    page = _converted(text, _Telling(folder, "index.md"))

    assert shown in page.text
    assert "\ue100" not in str(page)
    assert _numbers(page) == ["[1]", "[2, p. 2]"]


@pytest.mark.parametrize(
    ("meta", "by_default", "opening", "shown"),
    [
        ({}, True, "{{", "{{ '{{' }} cite(\"a\") }}"),
        ({}, False, "{{", '{{ cite("a") }}'),
        ({}, True, "[[", '{{ cite("a") }}'),
        ({"render_macros": True}, False, "{{", "{{ '{{' }} cite(\"a\") }}"),
        ({"render_macros": False}, True, "{{", '{{ cite("a") }}'),
    ],
)
def test_with_jinja_code_is_protected(
    folder: Path, meta: dict[str, Any], by_default: object, opening: str, shown: str
) -> None:
    text = '# Other\n\n`{{ cite("a") }}`\n'
    (folder / "docs/other.md").write_text(text, encoding="utf-8")
    telling = _Telling(folder, "other.md", **meta)
    telling.macros = SimpleNamespace(render_by_default=by_default, j2_variable_start_string=opening)

    assert shown in _converted(text, telling).text


def test_the_notation_of_pandoc_is_read_where_a_site_cites_so(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(
        f"{_FILES['mkdocs.yml']}extra: {{ibidem: {{syntax: pandoc}}}}\n", encoding="utf-8"
    )
    body = "# Other\n\nIt rained [@a; @b, p. 2].\n"
    (folder / "docs/other.md").write_text(body, encoding="utf-8")

    assert _numbers(_converted(body, _Telling(folder, "other.md"))) == ["[1]", "[2, p. 2]"]


@pytest.mark.usefixtures("folder")
def test_a_token_that_no_phase_has_taken_is_shown_as_typed() -> None:
    page = _converted(f'<div title="{Token("cite", ("a",))}">raw</div>\n')

    assert page.div
    assert page.div["title"] == '{{ cite("a") }}'


def test_templates_of_ours_are_left_to_hosts_that_have_them(folder: Path) -> None:
    text = "---\ntemplate: ibidem/sources.html\n---\n# Other\n"
    (folder / "docs/other.md").write_text(text, encoding="utf-8")
    telling = _Telling(folder, "other.md", template="ibidem/sources.html")

    page = _converted("# Other\n", telling)

    assert telling.page.meta == {}
    assert str(page).endswith("<!-- ibidem ibidem/sources.html --><!-- /ibidem ibidem/sources.html -->")


def test_the_template_of_a_site_stays(folder: Path) -> None:
    telling = _Telling(folder, "other.md", template="own.html")
    _converted("# Other\n\nNothing.\n", telling)

    assert telling.page.meta == {"template": "own.html"}


def test_a_missing_key_ends_the_build(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "docs/other.md").write_text('# Other\n\nNothing.{{ cite("c") }}\n', encoding="utf-8")

    with pytest.raises(CheckFailedError, match='no source has the key "c"') as failed:
        _converted(_BODY)
    # What a host in another language makes of our exception.
    sys.excepthook(RuntimeError, RuntimeError(f"Python error: {failed.value}\nTraceback: …"), None)

    assert capsys.readouterr().err == f"{failed.value}\n"


def test_warnings_end_a_strict_build(folder: Path) -> None:
    rules = "extra: {ibidem: {rules: {unused-source: warning}}}\n"
    (folder / "mkdocs.yml").write_text(_FILES["mkdocs.yml"] + rules, encoding="utf-8")
    (folder / "docs/index.md").write_text('It rained.{{ cite("a") }}\n', encoding="utf-8")
    telling = _Telling(folder, "index.md")

    assert _numbers(_converted('It rained.{{ cite("a") }}\n', telling)) == ["[1]"]
    telling.config_of_host["strict"] = True
    with pytest.raises(CheckFailedError, match=r"warning\[unused-source\]"):
        _converted('It rained.{{ cite("a") }}\n', telling)


@pytest.mark.parametrize(
    ("typed", "is_strict"),
    [
        (["build", "--strict"], True),
        (["build", "-cs", "-f", "mkdocs.yml"], True),
        (["build", "--clean", "-f", "strict.yml"], False),
        (["serve", "--strict"], False),
    ],
    ids=["asked", "in short", "not asked", "preview"],
)
def test_a_host_that_is_asked_for_a_strict_build_ends_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str], *, is_strict: bool
) -> None:
    """Zensical does not say so in its settings."""
    monkeypatch.setattr(sys, "argv", ["zensical", *typed])

    md = Markdown(extensions=[_Telling(folder, "index.md")])

    assert hosts.told(md).is_strict == is_strict


def test_other_errors_are_shown_as_before(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mkdocs.yml").write_text("extra: {ibidem: {colour: red}}\n", encoding="utf-8")

    with pytest.raises(CheckFailedError, match=r'^error: mkdocs\.yml:1:18: unknown setting "colour"'):
        _converted(_BODY)
    sys.excepthook(KeyError, KeyError("x"), None)

    assert capsys.readouterr().err == "KeyError: 'x'\n"


def test_a_preview_shows_a_report_once_and_continues(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["host", "serve", "--open"])
    body = f'{_BODY}\nMore.{{{{ cite("c") }}}}\n'
    (folder / "docs/index.md").write_text(body, encoding="utf-8")

    pages = [_converted(body) for _ in range(2)]

    assert [page.select_one("mark.ib-missing").text for page in pages] == ["[? c]"] * 2  # type: ignore[union-attr]
    assert capsys.readouterr().err.count('error[undefined-citation] no source has the key "c"') == 1


@pytest.mark.parametrize("name", ["docs/index.md", "bibliography.bib", "mkdocs.yml"])
def test_a_project_is_read_again_when_a_file_has_changed(folder: Path, name: str) -> None:
    first = projects.known(folder / "mkdocs.yml", "index.md")
    assert projects.known(folder / "mkdocs.yml", "index.md") is first

    path = folder / name
    path.write_text(f"{path.read_text(encoding='utf-8')}\n", encoding="utf-8")

    assert projects.known(folder / "mkdocs.yml", "index.md") is not first


def test_a_project_whose_store_is_gone_is_read_again(folder: Path) -> None:
    first = projects.known(folder / "mkdocs.yml")
    (folder / "bibliography.bib").unlink()

    assert projects.known(folder / "mkdocs.yml") is not first


def test_hosts_look_for_several_names(folder: Path) -> None:
    assert hosts.config_file(folder, {}) == folder / "mkdocs.yml"
    (folder / "mkdocs.yml").rename(folder / "properdocs.yml")
    assert hosts.config_file(folder, {}) == folder / "properdocs.yml"
    assert hosts.config_file(folder, {"config_file": "x.yml"}) == folder / "x.yml"


def test_the_macros_of_zensical_are_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    found = dict[str, Any]()
    env: Any = SimpleNamespace(
        conf={"markdown_extensions": ["toc", "ibidem"]},
        macros=found,
        macro=lambda function: found.setdefault(function.__name__, function),
    )

    macros.define_env(env)

    assert sorted(found) == sorted(KNOWN)
    found["timeline"] = own = object()
    macros.define_env(env)
    assert found["timeline"] is own
    env.conf["markdown_extensions"] = ["toc"]
    with pytest.raises(CheckFailedError, match='does not load ibidem, which makes markers; add "- ibidem"'):
        macros.define_env(env)

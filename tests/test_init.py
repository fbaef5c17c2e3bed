"""`ibidem init`: a small site that builds and passes the check, and never in the place of another file."""

from __future__ import annotations

import os
import re
from importlib import metadata, resources
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from macros.__main__ import main
from macros.core.findings import FaultError
from macros.desk.first_site import filling
from macros.desk.first_site.wanted_site import LANGUAGES, Given, WantedSite, wanted
from macros.project import writing

from .builds import build
from .conftest import of_github

_FILES = {
    ".gitignore",
    "bibliography.bib",
    "docs/.authors.yml",
    "docs/explainers/index.md",
    "docs/explainers/what-does-the-answer-404-mean.md",
    "docs/index.md",
    "docs/sources.md",
    "mkdocs.yml",
    "requirements.txt",
}
_OF_HOSTS = {"github": {".github/workflows/publish.yml"}, "gitlab": {".gitlab-ci.yml"}, "none": set[str]()}
_PAGE = "docs/explainers/what-does-the-answer-404-mean.md"
NAMES = [
    pytest.param("Harbor Notes", id="plain"),
    pytest.param("The \"Quay\": notes & 'answers'", id="quotes and a colon"),
    pytest.param("# 🦜 Parrots? Yes: 100 %", id="emoji"),
    pytest.param("مدونة المرفأ: أسئلة", id="right to left"),
    pytest.param("{{ site }} {% if %}", id="marks of a template"),
    pytest.param("null", id="word of YAML"),
    pytest.param("2024-01-02", id="date"),
    pytest.param("港のノート", id="Japanese"),
    pytest.param("می\u200cدانیم: چرا؟", id="Persian, with a joiner"),
    pytest.param("👩\u200d💻 Notes", id="emoji of two"),
    pytest.param("- [x], {y}", id="list of YAML"),
    pytest.param("!ENV &a *b", id="tags of YAML"),
    pytest.param("It costs $5 §{name} §", id="placeholder"),
]


def _init(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", str(folder), *arguments])


def _found(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _settings(folder: Path) -> dict[str, object]:
    content = (folder / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV [", "[")
    read: dict[str, object] = yaml.safe_load(content)
    return read


def _authors(folder: Path) -> dict[str, object]:
    listed = yaml.safe_load((folder / "docs/.authors.yml").read_text(encoding="utf-8"))
    authors: dict[str, object] = listed["authors"]
    return authors


def _checked(folder: Path) -> str:
    return CliRunner().invoke(main, ["check", "--strict", "-f", str(folder / "mkdocs.yml")]).output


def test_a_site_and_what_to_do_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = _init(Path("harbor notes"))

    said = "made a site of 10 files in harbor notes\n\nWhat to do next:"
    typed = "cd 'harbor notes'\nmkdocs build --strict"
    assert (result.exit_code, result.output) == (0, f"{said}\n{typed}\n")
    assert _settings(tmp_path / "harbor notes")["site_name"] == "Harbor notes"


@pytest.mark.parametrize("host", _OF_HOSTS)
def test_the_files_are_those_of_the_host(host: str, tmp_path: Path) -> None:
    result = _init(tmp_path / "a", "--host", host)

    assert result.exit_code == 0
    assert _found(tmp_path / "a") == _FILES | _OF_HOSTS[host]


@pytest.mark.uncounted
@pytest.mark.parametrize("name", NAMES)
def test_a_site_builds_and_passes_under_any_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "a"

    result = _init(folder, "--name", name, "--author", name)

    assert result.exit_code == 0, result.output
    assert _settings(folder)["site_name"] == name
    (key,) = _authors(folder)
    assert _checked(folder) == "no findings in 4 pages and 1 source\n"
    outcome = build(folder, "--strict")
    assert outcome.code == 0, outcome.output
    assert "WARNING" not in outcome.output
    assert (folder / f"site/authors/{key}/index.html").is_file()


@pytest.mark.parametrize(
    "author",
    [
        "Lise Meitner",
        'José "Pepe" O\'Neil: editor',
        "李娜",
        "null",
        "محمد علي",
        "विजय",
        "123",
        "index",
        "🦜 A",
    ],
)
def test_an_author_may_have_any_name(author: str, tmp_path: Path) -> None:
    folder = tmp_path / "a"

    result = _init(folder, "--author", author, "--host", "none")

    assert result.exit_code == 0, result.output
    assert [*_authors(folder).values()] == [{"name": author}]
    assert _checked(folder) == "no findings in 4 pages and 1 source\n"


@pytest.mark.uncounted
@pytest.mark.parametrize("language", ["de", "pt-BR", "ar", "zh-Hant", "PT_br"])
def test_a_language_is_that_of_the_words_around_a_page(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "a"

    result = _init(folder, "--language", language)

    assert result.exit_code == 0, result.output
    theme = _settings(folder)["theme"]
    assert isinstance(theme, dict)
    assert theme["language"].casefold() == language.replace("_", "-").casefold()
    assert "\nlanguage: en\n" in (folder / _PAGE).read_text(encoding="utf-8")
    assert build(folder, "--strict").code == 0


def test_languages_are_those_of_the_theme() -> None:
    folder = resources.files("material") / "templates/partials/languages"

    assert set(LANGUAGES) == {path.name.removesuffix(".html") for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("arguments", "address", "repository"),
    [
        pytest.param((), ["SITE_URL", ""], ["REPO_URL", ""], id="from GitHub"),
        pytest.param(("--host", "gitlab"), ["SITE_URL", ""], ["REPO_URL", ""], id="from GitLab"),
        pytest.param(("--host", "none"), None, None, id="from nobody"),
        pytest.param(("--url", "https://a.org/b"), "https://a.org/b/", ["REPO_URL", ""], id="given"),
        pytest.param(("--host", "none", "--url", "http://a.org/"), "http://a.org/", None, id="to no host"),
    ],
)
def test_the_address_is_that_of_the_host_or_given(
    arguments: tuple[str, ...], address: object, repository: object, tmp_path: Path
) -> None:
    _init(tmp_path / "a", *arguments)

    settings = _settings(tmp_path / "a")
    assert (settings.get("site_url"), settings.get("repo_url")) == (address, repository)


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_a_workflow_gives_each_value_that_the_settings_ask_for(host: str, tmp_path: Path) -> None:
    _init(tmp_path / "a", "--host", host)

    asked = re.findall(r"!ENV \[(\w+)", (tmp_path / "a/mkdocs.yml").read_text(encoding="utf-8"))
    workflow = next(
        path for path in (tmp_path / "a").rglob("*.yml") if re.search("publish|gitlab", path.name)
    )
    assert asked
    assert all(f"{name}: $" in workflow.read_text(encoding="utf-8") for name in asked)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("--name", " "), "the name has no letter; name one: --name", id="blank name"),
        pytest.param(("--name", "A\u202eb"), "U+202E is a character that nobody sees", id="name that turns"),
        pytest.param(("--author", "?!"), "the author has no letter", id="author without a letter"),
        pytest.param(
            ("--language", "dee"), 'has no words in the language "dee"; did you mean "de"?', id="language"
        ),
        pytest.param(("--language", "pt-PT"), 'language "pt-PT"; did you mean "pt"?', id="region"),
        pytest.param(("--language", "klingon"), "it has af, ar", id="unknown language"),
        pytest.param(
            ("--url", "example.org"), "write --url https://example.org/", id="address without a scheme"
        ),
        pytest.param(("--url", "https://"), '"https://" is not a web address', id="address without a host"),
        pytest.param(("--url", "https://a b.org"), "is not a web address", id="address with a space"),
        pytest.param(("--host", "ftp"), "'ftp' is not one of 'github', 'gitlab', 'none'", id="host"),
    ],
)
def test_what_cannot_be_is_refused(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    result = _init(tmp_path / "a", *arguments)

    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "a").exists()


def test_a_folder_without_a_letter_needs_a_name(tmp_path: Path) -> None:
    assert "the name has no letter" in _init(tmp_path / "--").output
    assert _init(tmp_path / "--", "--name", "A").exit_code == 0


def test_a_folder_with_a_repository_is_as_good_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("# A\n")
    monkeypatch.chdir(tmp_path)

    result = _init(Path())

    assert (result.exit_code, result.output.splitlines()[2:]) == (
        0,
        ["What to do next:", "mkdocs build --strict"],
    )
    assert (tmp_path / "README.md").read_text() == "# A\n"
    assert _found(tmp_path) == _FILES | _OF_HOSTS["github"] | {"README.md"}


def test_no_file_is_overwritten_and_all_that_are_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("mkdocs.yml", "docs/index.md"):
        (tmp_path / name).write_text("mine")
    (tmp_path / "requirements.txt").symlink_to("nowhere")
    (tmp_path / ".github").write_text("mine")

    result = _init(tmp_path)

    named = ", ".join(
        f"{tmp_path}/{name}" for name in (".github", "docs/index.md", "mkdocs.yml", "requirements.txt")
    )
    assert result.exit_code == 2
    assert result.output == f"error: {named} are there already; nothing is written: name another folder\n"
    assert _found(tmp_path) == {"mkdocs.yml", "docs/index.md", ".github"}
    assert (tmp_path / "mkdocs.yml").read_text() == "mine"


@pytest.mark.parametrize("name", ["mkdocs.yaml", "zensical.toml", "properdocs.yml"])
def test_a_folder_with_a_site_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine")

    result = _init(tmp_path)

    assert result.exit_code == 2
    assert f"has a site already, by its {name}; nothing is written" in result.output
    assert _found(tmp_path) == {name}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")

    result = _init(tmp_path / "a")

    assert (result.exit_code, result.output) == (
        2,
        f"error: {tmp_path}/a is there already; nothing is written: name another folder\n",
    )


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")

    for folder, said in (
        ("circle", "is there already"),
        ("circle/a", "cannot be written"),
        ("a" * 300, "too long"),
    ):
        result = _init(tmp_path / folder)
        assert (result.exit_code, result.output.count("\n")) == (2, 1)
        assert said in result.output
    assert list(tmp_path.iterdir()) == [tmp_path / "circle"]


def test_a_folder_like_an_option_is_typed_as_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(main, ["init", "--", "-a b"])

    assert (result.exit_code, result.output.splitlines()[-2]) == (0, "cd './-a b'")


def test_a_site_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put = writing.put
    monkeypatch.setattr(
        writing, "put", lambda path, content: put(path / "x" if path.name == "sources.md" else path, content)
    )

    result = _init(tmp_path / "a/b")

    assert result.exit_code == 2
    assert result.output == (
        f"error: {tmp_path}/a/b/docs/sources.md cannot be written: {os.strerror(2)}; nothing is written\n"
    )
    assert list(tmp_path.iterdir()) == []


@given(st.text(min_size=1))
def test_a_name_is_read_back_or_refused(name: str) -> None:
    told: Given = {"name": name, "author": name, "language": "en", "host": "none", "url": ""}
    try:
        files = filling.filled(wanted("folder", told))
    except FaultError:
        assert not name.isprintable() or not any(map(str.isalnum, name))
        assert not re.fullmatch(r"[\w .,:;!?'\"-]*[^\W_][\w .,:;!?'\"-]*", name)
        return

    listed = yaml.safe_load(files["docs/.authors.yml"])["authors"]
    assert yaml.safe_load(files["mkdocs.yml"])["site_name"] == " ".join(name.split())
    assert [fields["name"] for fields in listed.values()] == [" ".join(name.split())]
    assert yaml.safe_load(files[_PAGE].split("---")[1])["authors"] == [*listed]


@pytest.mark.parametrize("host", filling.HOSTS)
def test_no_file_names_a_registry_or_a_wheel(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda _: "1.2.3")
    files = filling.filled(WantedSite("A", "", "en", host, ""))

    assert files["requirements.txt"].splitlines()[-1] == "mkdocs-ibidem[mkdocs]~=1.2.3"
    assert not re.search(r"pypi|\.whl|file:|index-url", "".join(files.values()))


def test_the_source_says_what_the_page_says(tmp_path: Path) -> None:
    _init(tmp_path / "a")
    page = (tmp_path / "a" / _PAGE).read_text(encoding="utf-8")

    assert set(re.findall(r'"section ([\d.]+)"', page)) == {"15.5.5", "15.5.11"}
    assert '"does not indicate whether this lack of representation is temporary or permanent"' in page


def test_the_actions_of_the_workflow_are_those_of_this_repository() -> None:
    """Where ours has a newer version, that of the template is late."""
    ours = of_github("workflows/deploy.yml")
    template = filling.filled(WantedSite("A", "", "en", "github", ""))[".github/workflows/publish.yml"]

    used = re.findall(r"uses: (.*)", template)
    assert len(used) == 5
    assert [use for use in used if use not in ours] == []

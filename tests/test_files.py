from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions
from pathspec import GitIgnoreSpec

from macros.check.site import Project
from macros.content.settings import Settings, SetupError
from macros.core.model import Image
from macros.core.text import Text
from macros.project import files
from macros.project.listing import docs_folder, matching

from .conftest import RULES, Write
from .modes import obey_modes

_MINIMAL = {"mkdocs.yml": "site_name: x\n", "bibliography.bib": "", "docs/index.md": "# Home\n"}
_WITHOUT_STORE = {name: content for name, content in _MINIMAL.items() if name != "bibliography.bib"}


def _read(folder: Path) -> Project:
    return files.read(folder / "mkdocs.yml", RULES)


def _pages(folder: Path) -> list[str]:
    return [page.path for page in _read(folder).pages]


def test_a_project_is_read(write: Write) -> None:
    project = _read(write(_MINIMAL))
    assert project.pages == (Text("docs/index.md", "# Home\n"),)
    assert project.bibliography == (Text("bibliography.bib", ""),)
    assert (project.faults, project.unread) == ((), frozenset())


def test_a_project_may_be_named_by_its_file_alone(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(_MINIMAL))
    assert [page.path for page in files.read(Path("mkdocs.yml"), RULES).pages] == ["docs/index.md"]


def test_files_are_normalized(write: Write) -> None:
    folder = write(
        {**_MINIMAL, "docs/index.md": "\ufeff# Home\r\n\r\nx\r", "bibliography.bib": "\ufeffa\r\n"}
    )
    project = _read(folder)
    assert project.pages[0].content == "# Home\n\nx\n"
    assert project.bibliography[0].content == "a\n"


@pytest.mark.parametrize(
    ("config", "names", "pages"),
    [
        pytest.param("", ["b.md", "a.md"], ["a.md", "b.md", "index.md"], id="in path order"),
        pytest.param("", ["z/a.md", "y/a.md"], ["index.md", "y/a.md", "z/a.md"], id="folders in order"),
        pytest.param(
            "",
            ["a.markdown", "b.mdown", "c.mkdn", "d.mkd", "e.txt", "f.MD", "g.html"],
            ["a.markdown", "b.mdown", "c.mkdn", "d.mkd", "index.md"],
            id="Markdown alone",
        ),
        pytest.param("", ["قرار.md", "a b.md"], ["a b.md", "index.md", "قرار.md"], id="any name"),
        pytest.param("", [".hidden.md", ".git/a.md", "a/.b/c.md"], ["index.md"], id="hidden"),
        pytest.param(
            "", ["templates/a.md", "a/templates/b.md"], ["index.md", "a/templates/b.md"], id="templates"
        ),
        pytest.param("", ["README.md"], ["index.md"], id="README beside index"),
        pytest.param("", ["a/README.md"], ["index.md", "a/README.md"], id="README alone"),
        pytest.param(
            "", ["a/README.md", "a/b.md"], ["index.md", "a/README.md", "a/b.md"], id="README with another"
        ),
        pytest.param("", ["readme.md"], ["index.md", "readme.md"], id="readme in lower case"),
        pytest.param(
            "exclude_docs: secret.md", ["secret.md", "a/secret.md"], ["index.md"], id="excluded anywhere"
        ),
        pytest.param(
            "exclude_docs: /secret.md",
            ["secret.md", "a/secret.md"],
            ["index.md", "a/secret.md"],
            id="excluded at the top",
        ),
        pytest.param("exclude_docs: a/", ["a/b.md", "c/a/d.md"], ["index.md"], id="excluded folder"),
        pytest.param("exclude_docs: |\n  *.md\n  !index.md", ["a.md"], ["index.md"], id="excluded but one"),
        pytest.param(
            "exclude_docs: '!.hidden.md'", [".hidden.md"], [".hidden.md", "index.md"], id="hidden let in"
        ),
        pytest.param("draft_docs: drafts/", ["drafts/a.md"], ["index.md"], id="drafts"),
        pytest.param(
            "draft_docs: |\n  drafts/\n  # remark", ["drafts/a.md", "b.md"], ["b.md", "index.md"], id="remark"
        ),
        pytest.param(
            "exclude_docs: index.md", ["README.md"], ["README.md"], id="README beside an excluded index"
        ),
        pytest.param("not_in_nav: a.md", ["a.md"], ["a.md", "index.md"], id="left out of the navigation"),
        pytest.param(
            "exclude_docs: a.md\ndraft_docs: |\n  b.md\n  !a.md",
            ["a.md", "b.md"],
            ["index.md"],
            id="draft patterns do not let in what is excluded",
        ),
    ],
)
def test_the_pages_are_those_that_mkdocs_builds(
    write: Write, config: str, names: list[str], pages: list[str]
) -> None:
    folder = write({**_MINIMAL, "mkdocs.yml": config, **{f"docs/{name}": "" for name in names}})
    assert _pages(folder) == [f"docs/{page}" for page in pages]


@pytest.mark.parametrize(
    ("patterns", "unlisted"),
    [
        pytest.param("", [], id="none"),
        pytest.param("a/", ["a/b.md", "c/a/d.md"], id="folder"),
        pytest.param("/a/", ["a/b.md"], id="folder at the top"),
        pytest.param("b.md\n", ["a/b.md", "b.md"], id="name"),
        pytest.param("*\n!b.md", ["c/a/d.md"], id="all but one"),
    ],
)
def test_what_may_be_missing_in_the_navigation_is_what_mkdocs_says(
    write: Write, patterns: str, unlisted: list[str]
) -> None:
    names = ["a/b.md", "b.md", "c/a/d.md"]
    folder = write({"mkdocs.yml": "site_name: x\n", **{f"docs/{name}": "" for name in names}})
    config = load_config(str(folder / "mkdocs.yml"), not_in_nav=patterns)
    found = get_files(config)
    set_exclusions(found, config)

    left_out = [name for name in names if files.is_unlisted(Settings(unlisted=patterns), name)]

    assert left_out == unlisted
    assert left_out == [name for name in names if found.src_uris[name].inclusion == InclusionLevel.NOT_IN_NAV]


def test_the_folder_of_pages_can_be_named(write: Write) -> None:
    folder = write(
        {"mkdocs.yml": "docs_dir: pages/en", "bibliography.bib": "", "pages/en/a.md": "", "docs/b.md": ""}
    )
    assert _pages(folder) == ["pages/en/a.md"]


def test_the_bibliographies_are_read_in_the_order_of_the_settings(write: Write) -> None:
    config = "extra: {ibidem: {bibliography: [b.bib, sources/a.bib]}}"
    project = _read(write({**_MINIMAL, "mkdocs.yml": config, "b.bib": "B", "sources/a.bib": "A"}))
    assert project.bibliography == (Text("b.bib", "B"), Text("sources/a.bib", "A"))


def test_a_bibliography_may_lie_outside_the_project(write: Write) -> None:
    config = "extra: {ibidem: {bibliography: ../shared.bib}}"
    folder = write({"site/mkdocs.yml": config, "site/docs/index.md": "", "shared.bib": ""})
    assert [text.path for text in _read(folder / "site").bibliography] == ["../shared.bib"]


@pytest.mark.parametrize(
    ("raw", "place", "byte"),
    [
        pytest.param(b"\xff", "1:1", "ff", id="at the start"),
        pytest.param(b"abc\xe9", "1:4", "e9", id="at the end"),
        pytest.param("é漢😀".encode() + b"\x80", "1:4", "80", id="behind characters of several bytes"),
        pytest.param(b"a\nb\n\tc\xff", "3:3", "ff", id="on a later line"),
        pytest.param(b"a\r\nb\xff", "2:2", "ff", id="behind a line end of Windows"),
        pytest.param(b"a\r\xff", "2:1", "ff", id="behind a lone cr"),
        pytest.param(b"\xef\xbb\xbfa\xff", "1:2", "ff", id="behind a byte order mark"),
        pytest.param(b"a\xe6\xbc", "1:2", "e6", id="in a character that is cut off"),
        pytest.param("é".encode("utf-16"), "1:1", "ff", id="other encoding"),
        pytest.param(b"a\x0cb\xff", "1:4", "ff", id="behind a form feed"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_found_in_its_place(
    write: Write, raw: bytes, place: str, byte: str
) -> None:
    folder = write(_MINIMAL)
    (folder / "bibliography.bib").write_bytes(raw)

    (fault,) = _read(folder).faults

    assert (fault.rule, str(fault.location)) == ("unreadable-file", f"bibliography.bib:{place}")
    assert fault.message == f"the byte 0x{byte} here is not UTF-8"


def test_a_page_that_is_not_utf_8_is_found(write: Write) -> None:
    folder = write({**_MINIMAL, "docs/a.md": ""})
    (folder / "docs" / "a.md").write_bytes(b"# T\xe9\n")

    project = _read(folder)

    assert [str(fault.location) for fault in project.faults] == ["docs/a.md:1:4"]
    assert project.unread == {"pages"}
    assert [page.path for page in project.pages] == ["docs/index.md"]


def test_a_bibliography_that_is_missing_is_found_where_the_site_names_it(write: Write) -> None:
    named = {**_WITHOUT_STORE, "mkdocs.yml": "extra: {ibidem: {bibliography: bibliography.bib}}\n"}
    project = _read(write(named))
    (fault,) = project.faults
    assert (str(fault.location), fault.message) == ("bibliography.bib:1:1", "this file does not exist")
    assert (project.bibliography, project.unread) == ((), frozenset({"store"}))


def test_a_bibliography_that_nobody_names_may_be_missing_nope(write: Write) -> None:
    project = _read(write(_WITHOUT_STORE))
    assert (project.faults, project.unread, project.bibliography) == ((), frozenset(), ())
    assert project.missing_store == "bibliography.bib"


def test_a_command_that_changes_the_store_needs_one(write: Write) -> None:
    project = files.read(write(_WITHOUT_STORE) / "mkdocs.yml", RULES, needs_store=True)
    assert [fault.message for fault in project.faults] == ["this file does not exist"]
    assert project.missing_store == ""


def test_a_bibliography_that_is_a_folder_is_found(write: Write) -> None:
    folder = write({**_MINIMAL, "mkdocs.yml": "extra: {ibidem: {bibliography: docs}}"})
    (fault,) = _read(folder).faults
    assert str(fault.location) == "docs:1:1"
    assert fault.message == "this file cannot be read: Is a directory"


def test_one_bibliography_is_read_where_another_is_missing(write: Write) -> None:
    config = "extra: {ibidem: {bibliography: [no.bib, bibliography.bib]}}"
    project = _read(write({**_MINIMAL, "mkdocs.yml": config}))
    assert [text.path for text in project.bibliography] == ["bibliography.bib"]
    assert project.unread == {"store"}


_AUTHORS = "docs/.authors.yml"


def test_the_authors_are_read(write: Write) -> None:
    assert _read(write({**_MINIMAL, _AUTHORS: "authors:\r\n"})).authors == Text(_AUTHORS, "authors:\n")


def test_a_project_may_have_no_authors(write: Write) -> None:
    project = _read(write(_MINIMAL))
    assert (project.authors, project.faults) == (None, ())


def test_the_authors_lie_beside_the_pages(write: Write) -> None:
    contents = {
        "mkdocs.yml": "docs_dir: pages",
        "bibliography.bib": "",
        "pages/.authors.yml": "",
        _AUTHORS: "",
    }
    authors = _read(write(contents)).authors
    assert authors is not None
    assert authors.path == "pages/.authors.yml"


def test_authors_that_are_not_utf_8_are_found(write: Write) -> None:
    folder = write({**_MINIMAL, _AUTHORS: ""})
    (folder / _AUTHORS).write_bytes(b"authors:\n  ada: {name: Andr\xe9}\n")

    project = _read(folder)

    assert [str(fault.location) for fault in project.faults] == [f"{_AUTHORS}:2:19"]
    assert project.authors is None
    assert project.unread == {"authors"}


def test_authors_that_are_a_folder_are_found(write: Write) -> None:
    project = _read(write({**_MINIMAL, f"{_AUTHORS}/x": ""}))
    assert [str(fault.location) for fault in project.faults] == [f"{_AUTHORS}:1:1"]
    assert project.unread == {"authors"}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param(
            "refs", 'name each file in mkdocs.yml: "bibliography: [refs/a.bib, refs/b/c.bib]"', id="folder"
        ),
        pytest.param(
            "refs/", 'name each file in mkdocs.yml: "bibliography: [refs/a.bib, refs/b/c.bib]"', id="slash"
        ),
        pytest.param(
            "refs/*.bib", 'name each file in mkdocs.yml: "bibliography: [refs/a.bib]"', id="pattern"
        ),
        pytest.param(
            "*/*/*",
            'name each file in mkdocs.yml: "bibliography: [many/1/a.bib, many/1/b.bib, many/1/c.bib, …]"',
            id="many",
        ),
        pytest.param("none*.bib", "create it, or name the right one in mkdocs.yml", id="pattern of nothing"),
        pytest.param("docs", "put a text file in its place", id="folder without any"),
        pytest.param(
            "https://example.org/a.bib", "save it as a file, and name that in mkdocs.yml", id="address"
        ),
    ],
)
def test_a_bibliography_that_is_no_file_is_told_which_files_to_name(
    name: str, hint: str, write: Write
) -> None:
    files = ("refs/a.bib", "refs/b/c.bib", "refs/b.txt", *(f"many/1/{one}.bib" for one in "abcd"))
    folder = write(
        {
            **_MINIMAL,
            **dict.fromkeys(files, ""),
            "mkdocs.yml": f"extra: {{ibidem: {{bibliography: '{name}'}}}}",
        }
    )

    (fault,) = _read(folder).faults

    assert (fault.rule, fault.hint) == ("unreadable-file", hint)


def test_a_page_may_be_a_folder(write: Write) -> None:
    assert _pages(write({**_MINIMAL, "docs/a.md/b.md": ""})) == ["docs/index.md", "docs/a.md/b.md"]


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        pytest.param({}, "this file does not exist; run this in the folder of your mkdocs.yml", id="missing"),
        pytest.param({"mkdocs.yml/x": ""}, "this file cannot be read: Is a directory", id="folder"),
        pytest.param({"mkdocs.yml": "a: b: c"}, "mkdocs.yml:1:5: not YAML", id="not YAML"),
        pytest.param({"mkdocs.yml": ""}, 'mkdocs.yml: the docs_dir "docs" is not a folder', id="no pages"),
        pytest.param(
            {"mkdocs.yml": "docs_dir: pages", "docs/index.md": ""},
            'mkdocs.yml: the docs_dir "pages" is not a folder',
            id="docs_dir missing",
        ),
        pytest.param(
            {"mkdocs.yml": "", "docs": ""}, 'the docs_dir "docs" is not a folder', id="docs_dir is a file"
        ),
        pytest.param(
            {"mkdocs.yml": "site_name: x\nINHERIT: base.yml"},
            'mkdocs.yml:2:10: there is no "base.yml" to inherit from; name it relative to this file',
            id="base missing",
        ),
        pytest.param(
            {"mkdocs.yml": "extra: {ibidem: {rules: {x: off}}}"},
            'mkdocs.yml:1:26: unknown rule "x"',
            id="rule",
        ),
        pytest.param(
            {"mkdocs.yml": "plugins: [ibidem: {included: [docs, parts/]}]", "docs/index.md": ""},
            'mkdocs.yml:1:37: there is no "parts/" to include; name it relative to this file',
            id="included file missing",
        ),
        pytest.param(
            {"mkdocs.yml": "extra: {ibidem: {image: {file: a.png, alt: A}}}", "docs/index.md": ""},
            'mkdocs.yml:1:32: there is no "a.png" in "docs"; put the picture there',
            id="picture missing",
        ),
    ],
)
def test_a_project_that_cannot_be_checked_is_refused(
    write: Write, contents: dict[str, str], message: str
) -> None:
    folder = write(contents)
    with pytest.raises(SetupError) as caught:
        _read(folder)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_configuration_that_is_not_utf_8_is_refused(write: Write) -> None:
    folder = write(_MINIMAL)
    (folder / "mkdocs.yml").write_bytes(b"site_name: \xe9")
    with pytest.raises(SetupError, match="0xe9"):
        _read(folder)


def test_a_configuration_that_is_not_utf_8_is_refused_in_its_place(write: Write) -> None:
    folder = write(_MINIMAL)
    (folder / "mkdocs.yml").write_bytes(b"site_name: \xe9")
    with pytest.raises(SetupError, match=":1:12"):
        _read(folder)


def test_settings_are_inherited(write: Write) -> None:
    base = "docs_dir: pages\nextra: {ibidem: {bibliography: b.bib}}"
    folder = write(
        {"mkdocs.yml": "INHERIT: config/base.yml", "config/base.yml": base, "b.bib": "", "pages/a.md": ""}
    )
    project = _read(folder)
    assert [page.path for page in project.pages] == ["pages/a.md"]
    assert [text.path for text in project.bibliography] == ["b.bib"]


def test_the_scale_and_the_support_are_inherited(write: Write) -> None:
    base = (
        "extra:\n  ibidem:\n    ratings: {low: x, high: y}\n"
        "    support: {text: t, url: https://example.org, label: l}\n    image: {file: a.png, alt: z}\n"
    )
    own = "INHERIT: base.yml\nextra: {ibidem: {ratings: {no: x, perhaps: y, yes: z}}}\n"
    configured = _read(write({**_MINIMAL, "mkdocs.yml": own, "base.yml": base, "docs/a.png": ""})).settings

    assert [(rating.name, rating.value) for rating in configured.ratings] == [
        ("no", 1),
        ("perhaps", 2),
        ("yes", 3),
    ]
    assert configured.support is not None
    assert (configured.support.label, configured.image) == ("l", Image("a.png", "z"))


def test_a_fault_in_an_inherited_setting_is_refused_in_its_file(write: Write) -> None:
    base = "extra:\n  ibidem:\n    ratings: {low: x}\n"
    folder = write({**_MINIMAL, "mkdocs.yml": "INHERIT: base.yml\n", "base.yml": base})
    with pytest.raises(SetupError, match=r'^base\.yml:3:14: "ratings" is not a scale; write '):
        _read(folder)


def test_own_settings_come_before_inherited_ones(write: Write) -> None:
    base = "exclude_docs: index.md"
    folder = write(
        {**_MINIMAL, "mkdocs.yml": "INHERIT: base.yml\nexclude_docs: a.md", "base.yml": base, "docs/a.md": ""}
    )
    assert _pages(folder) == ["docs/index.md"]


def test_an_inherit_that_is_no_text_is_passed_over(write: Write) -> None:
    assert _pages(write({**_MINIMAL, "mkdocs.yml": "INHERIT: [a, b]"})) == ["docs/index.md"]


def test_the_folder_of_pages_may_be_named_by_the_heir_alone(write: Write) -> None:
    contents = {"mkdocs.yml": "INHERIT: base.yml\ndocs_dir: pages", "base.yml": "", "bibliography.bib": ""}
    assert _pages(write({**contents, "pages/a.md": ""})) == ["pages/a.md"]


def test_a_configuration_that_inherits_from_itself_is_refused(write: Write) -> None:
    folder = write({**_MINIMAL, "mkdocs.yml": "INHERIT: mkdocs.yml"})
    with pytest.raises(SetupError):
        _read(folder)


def test_a_page_without_the_right_to_read_is_given_it(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write({**_MINIMAL, "docs/a b.md": ""})
    (folder / "docs/a b.md").chmod(0)
    obey_modes(monkeypatch)

    (fault,) = _read(folder).faults

    assert fault.message == "this file cannot be read: Permission denied"
    assert fault.hint == "type \"chmod u+r 'docs/a b.md'\""


def test_a_configuration_without_the_right_to_read_is_given_it(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(_MINIMAL)
    (folder / "mkdocs.yml").chmod(0)
    obey_modes(monkeypatch)

    with pytest.raises(SetupError, match=r'this file cannot be read: .*; type "chmod u\+r mkdocs\.yml"$'):
        _read(folder)


_PARTS = ["docs", "drafts", "templates", ".hidden", "a.md", "drafts.md", "old-drafts", "x"]
_PATTERNS = ["drafts/", "x/", "old-drafts/", "templates/", "", "# x", "*.md", "!x/", "/x", "a.md", "docs/x/"]


@given(
    st.lists(st.sampled_from(_PARTS), min_size=1, max_size=4).map("/".join),
    st.lists(st.sampled_from(_PATTERNS), max_size=3),
)
@example("x/drafts/a.md", ["drafts/"])
def test_plain_patterns_match_what_gitignore_matches(path: str, lines: list[str]) -> None:
    assert bool(matching("\n".join(lines))(path)) == GitIgnoreSpec.from_lines(lines).match_file(path)
    expected = GitIgnoreSpec.from_lines([".*", "/templates/", *lines]).match_file(path)
    assert bool(matching("\n".join(lines), *docs_folder._ALWAYS_EXCLUDED)(path)) == expected

"""The folder of pages: what cannot be read there, links without end, and pages that share an address."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from macros.__main__ import main
from macros.check.site import Project
from macros.content.settings import SetupError
from macros.project import files, listing
from macros.project.listing import Listing, globbed, listed

from .conftest import RULES, Write
from .modes import obey_modes

_MINIMAL = {"mkdocs.yml": "site_name: x\n", "bibliography.bib": "", "docs/index.md": "# Home\n"}


def _read(folder: Path) -> Project:
    return files.read(folder / "mkdocs.yml", RULES)


def _told(project: Project) -> list[str]:
    return [
        f"{fault.location.path}: {fault.message}; {fault.hint}"
        for fault in (*project.faults, *project.inclusions.faults)
    ]


def _bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


_COPIED = "this file cannot be copied into the site"
_NO_FILE = "it is a pipe, a socket or a device"
_LOOP = "Too many levels of symbolic links"
_FIX = "fix the file, delete it, or exclude it"
_NOT_UTF_8 = "the name of this file is not UTF-8; rename it"
_FILES: Mapping[str, tuple[Callable[[Path], object], list[str]]] = {
    "pipe": (
        lambda docs: os.mkfifo(docs / "a.md"),
        [f"docs/a.md: this file cannot be read: {_NO_FILE}; put a text file in its place"],
    ),
    "socket": (
        lambda docs: _bound(docs / "a.md"),
        [f"docs/a.md: this file cannot be read: {_NO_FILE}; put a text file in its place"],
    ),
    "device": (
        lambda docs: (docs / "a.md").symlink_to("/dev/zero"),
        [f"docs/a.md: this file cannot be read: {_NO_FILE}; put a text file in its place"],
    ),
    "link to nothing": (
        lambda docs: (docs / "a.md").symlink_to("b.md"),
        ["docs/a.md: this link leads to no file; delete it, or let it lead to a file"],
    ),
    "link to itself": (
        lambda docs: (docs / "a.md").symlink_to("a.md"),
        [f"docs/a.md: this file cannot be read: {_LOOP}; put a text file in its place"],
    ),
    "picture that is a pipe": (
        lambda docs: os.mkfifo(docs / "a.png"),
        [f"docs/a.png: {_COPIED}: {_NO_FILE}; {_FIX}"],
    ),
    "link to no picture": (
        lambda docs: (docs / "a.png").symlink_to("b.png"),
        [f"docs/a.png: {_COPIED}: No such file or directory; {_FIX}"],
    ),
    "no UTF-8": (lambda docs: _named(docs, b"caf\xe9.md"), [rf"docs/caf\xe9.md: {_NOT_UTF_8}"]),
    "picture without UTF-8": (lambda docs: _named(docs, b"\xff.png"), [rf"docs/\xff.png: {_NOT_UTF_8}"]),
    "folder without UTF-8": (
        lambda docs: Path(os.fsdecode(os.fsencode(docs) + b"/\xe9")).mkdir(),
        [rf"docs/\xe9: {_NOT_UTF_8}"],
    ),
    "lock of an editor": (lambda docs: (docs / ".#a.md").symlink_to("me@here.1"), []),
    "hidden without UTF-8": (lambda docs: _named(docs, b".caf\xe9.md"), []),
    "link to a file": (lambda docs: (docs / "a.md").symlink_to("index.md"), []),
    "authors": (
        lambda docs: (docs / ".authors.yml").symlink_to("no.yml"),
        ["docs/.authors.yml: this link leads to no file; delete it, or let it lead to a file"],
    ),
}


def _named(docs: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(docs) + b"/" + name)).touch()


@pytest.mark.parametrize("name", _FILES)
def test_a_file_that_cannot_be_read_is_found(name: str, write: Write) -> None:
    make, told = _FILES[name]
    folder = write(_MINIMAL)
    make(folder / "docs")

    assert _told(_read(folder)) == told


def test_a_page_that_is_no_text_leaves_what_is_used_open(write: Write) -> None:
    folder = write(_MINIMAL)
    os.mkfifo(folder / "docs/a.md")

    assert _read(folder).unread == {"pages"}


def _closed(monkeypatch: pytest.MonkeyPatch, *closed: Path) -> None:
    """Let folders be closed, for an administrator too."""
    scan = os.scandir

    def scandir(path: str) -> object:
        if Path(path) in closed:
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_folder_that_cannot_be_read_is_found(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write({**_MINIMAL, "docs/a b/c.md": "", "docs/d/e.md": "", "docs/.git/f.md": ""})
    _closed(monkeypatch, folder / "docs/a b", folder / "docs/.git")

    project = _read(folder)

    assert _told(project) == [
        "docs/a b: this folder cannot be read: Permission denied; type \"chmod u+rx 'docs/a b'\""
    ]
    assert project.unread == {"pages"}
    assert [text.path for text in project.pages] == ["docs/index.md", "docs/d/e.md"]


def test_the_folder_of_pages_itself_may_be_closed(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(_MINIMAL)
    _closed(monkeypatch, folder / "docs")

    (told,) = _told(_read(folder))

    assert told == 'docs: this folder cannot be read: Permission denied; type "chmod u+rx docs"'


def test_a_folder_of_included_texts_that_cannot_be_read_is_found(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = "plugins: [ibidem: {included: [parts, one.md]}]\n"
    folder = write({**_MINIMAL, "mkdocs.yml": config, "parts/a/b.md": "", "parts/c.md": "", "one.md": ""})
    _closed(monkeypatch, folder / "parts/a")
    (folder / "one.md").write_bytes(b"\xff")
    os.mkfifo(folder / "parts/pipe.md")

    project = _read(folder)

    assert [told.split(";")[0] for told in _told(project)] == [
        "parts/a: this folder cannot be read: Permission denied",
        f"parts/pipe.md: this file cannot be read: {_NO_FILE}",
        "one.md: the byte 0xff here is not UTF-8",
    ]
    assert [text.path for text in project.included] == ["parts/c.md"]
    assert project.unread == {"pages"}


def test_nothing_is_renamed_where_a_folder_is_closed(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = "@online{a, title = {A}, url = {https://example.org/}}\n"
    cited = '{{ cite("a") }}\n'
    folder = write({**_MINIMAL, "bibliography.bib": store, "docs/x/y.md": cited, "docs/index.md": cited})
    _closed(monkeypatch, folder / "docs/x")

    with pytest.raises(SystemExit) as ended:
        main(["rename", "-f", str(folder / "mkdocs.yml"), "a", "b"])

    assert ended.value.code == 1
    assert "docs/x:1:1: error[unreadable-file] this folder cannot be read" in capsys.readouterr().out
    assert (folder / "bibliography.bib").read_text(encoding="utf-8") == store
    assert (folder / "docs/index.md").read_text(encoding="utf-8") == cited


def test_a_folder_that_is_broken_is_no_question_of_rights(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write({**_MINIMAL, "docs/a/b.md": ""})
    scan = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "a":
            raise OSError(5, "Input/output error", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)

    assert _told(_read(folder)) == [
        "docs/a: this folder cannot be read: Input/output error; fix the folder, or delete it"
    ]


def test_a_folder_that_cannot_be_entered_is_opened(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write({**_MINIMAL, "docs/a/b.md": ""})
    (folder / "docs/a/b.md").chmod(0)
    (folder / "docs/a").chmod(0o600)
    obey_modes(monkeypatch)

    (told,) = _told(_read(folder))

    assert told == 'docs/a/b.md: this file cannot be read: Permission denied; type "chmod u+rx docs/a"'


def test_a_picture_without_the_right_to_read_is_found(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write({**_MINIMAL, "docs/a.png": ""})
    (folder / "docs/a.png").chmod(0)
    obey_modes(monkeypatch)

    assert _told(_read(folder)) == [f"docs/a.png: {_COPIED}: Permission denied; {_FIX}"]


def test_a_page_that_vanishes_meanwhile_is_found(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write({**_MINIMAL, "docs/a.md": ""})

    def vanishing(root: Path, docs: Path, is_out: Callable[[str], object]) -> Listing:
        found = listed(root, docs, is_out)
        (folder / "docs/a.md").unlink()
        return found

    monkeypatch.setattr(listing, "listed", vanishing)

    assert [told.split(";")[0] for told in _told(_read(folder))] == ["docs/a.md: this file does not exist"]


_ENDLESS: Mapping[str, tuple[Mapping[str, str], str]] = {
    "itself": ({"docs/loop": "."}, "docs/loop"),
    "the project": ({"docs/all": "../.."}, "docs/all"),
    "a folder above": ({"docs/a/up": ".."}, "docs/a/up"),
    "by another link": ({"docs/c": "../ext", "ext/back": "../docs"}, "docs/c/back"),
    "two by two": ({"docs/a/x": "../b", "docs/b/y": "../a"}, "docs/a/x/y"),
}


@pytest.mark.parametrize("name", _ENDLESS)
def test_a_link_without_end_is_refused(name: str, write: Write) -> None:
    links, place = _ENDLESS[name]
    folder = write({**_MINIMAL, "docs/a/b.md": "", "docs/b/c.md": "", "ext/d.md": ""})
    for link, target in links.items():
        (folder / link).symlink_to(target)

    with pytest.raises(SetupError) as caught:
        _read(folder)

    assert str(caught.value).startswith(f"{place}: this link leads back to a folder that it is in")


def test_links_with_an_end_are_followed_as_mkdocs_follows_them(write: Write) -> None:
    folder = write({**_MINIMAL, "docs/a/b.md": "", "ext/c/d.md": ""})
    (folder / "docs/z").symlink_to("a")
    (folder / "docs/ext").symlink_to("../ext")
    (folder / "docs/.up").symlink_to(".")

    pages = [text.path for text in _read(folder).pages]

    assert pages == ["docs/index.md", "docs/a/b.md", "docs/ext/c/d.md", "docs/z/b.md"]
    (folder / "docs/.up").unlink()
    found = get_files(load_config(str(folder / "mkdocs.yml")))
    assert pages == [f"docs/{file.src_uri}" for file in found.documentation_pages()]


_SHARED = {
    "page and folder": (["a.md", "a/index.md"], [("a.md", "a/index.md", "a/", True)]),
    "page and README of a folder": (["a.md", "a/README.md"], [("a.md", "a/README.md", "a/", True)]),
    "deep": (["x/a.md", "x/a/index.md"], [("x/a.md", "x/a/index.md", "x/a/", True)]),
    "two endings": (["a.md", "a.markdown"], [("a.markdown", "a.md", "a/", True)]),
    "three endings": (
        ["a.md", "a.mkd", "a.mdown"],
        [("a.md", "a.mdown", "a/", True), ("a.mdown", "a.mkd", "a/", True)],
    ),
    "index and its file": (["index.html"], [("index.md", "index.html", "", False)]),
    "page and file": (["a.md", "a/index.html"], [("a.md", "a/index.html", "a/", False)]),
    "README beside the index": (["README.md"], []),
    "README with a citation": (["README.md: cites"], [("README.md", "index.md", "", True)]),
    "README beside a file": (["a/README.md", "a/index.html"], []),
    "README beside a file, with a citation": (
        ["a/README.md: cites", "a/index.html"],
        [("a/README.md", "a/index.html", "a/", True)],
    ),
    "folders and files": (["a.md", "a.html", "a/b.md", "A.md"], []),
    "two files": (["a.png", "a.txt"], []),
    "without folders: page and folder": (["/", "a.md", "a/index.md"], []),
    "without folders: file": (["/", "a.md", "a.html"], [("a.md", "a.html", "a.html", False)]),
    "without folders: endings": (["/", "b.md", "b.mkdn"], [("b.md", "b.mkdn", "b.html", True)]),
    "excluded": (["a.md", "drafts/a.md", "drafts/a/index.md"], []),
}


@pytest.mark.parametrize("case", _SHARED)
def test_pages_that_share_an_address_are_found(case: str, write: Write) -> None:
    names, shared = _SHARED[case]
    config = "exclude_docs: drafts/\n" + "use_directory_urls: false\n" * ("/" in names)
    cited = '{{ cite("a") }}'
    named = [name.partition(":") for name in names if name != "/"]
    written = {f"docs/{name}": cited if cites else "" for name, _, cites in named}
    folder = write({**_MINIMAL, "mkdocs.yml": config, **written})

    found = _read(folder).displaced

    assert [(one.text.path[5:], one.other[5:], one.address, one.is_lost) for one in found] == shared


def test_the_pages_are_those_that_mkdocs_keeps(write: Write) -> None:
    names = ("a.md", "a.mkd", "README.md", "b/README.md", "b/index.html", "c.md", "c/index.md", "d/README.md")
    folder = write({**_MINIMAL, **{f"docs/{name}": "" for name in names}})

    pages = {text.path for text in _read(folder).pages}

    found = get_files(load_config(str(folder / "mkdocs.yml")))
    assert pages == {f"docs/{file.src_uri}" for file in found.documentation_pages()}


def test_names_that_differ_in_case_share_an_address_where_the_disk_says_so(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write({**_MINIMAL, "docs/Tide.md": "", "docs/tide/index.md": "", "docs/1.md": ""})
    assert _read(folder).displaced == ()
    exists = os.path.exists
    monkeypatch.setattr(os.path, "exists", lambda path: exists(path) or str(path).endswith("tIDE.MD"))

    (found,) = _read(folder).displaced

    assert (found.text.path, found.other) == ("docs/Tide.md", "docs/tide/index.md")


def test_a_page_that_is_lost_and_cannot_be_read_is_left_to_its_own_finding(write: Write) -> None:
    folder = write({**_MINIMAL, "docs/a/index.html": ""})
    (folder / "docs/a.md").write_bytes(b"\xff")

    assert _read(folder).displaced == ()


_ENDLESS_PATTERNS = ["*" * 100, "**/" * 9 + "x", "*a" * 9, "ok/" + "?*" * 5, "!" + "*-" * 5]
_PATTERNS = ["*_*_*_*.md", "a?" * 50, "*/" * 50, "**/a/**/b/**/*.md", "# " + "*" * 50, r"\*" * 9, "[*]" * 9]


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs", "not_in_nav"])
@pytest.mark.parametrize("pattern", _ENDLESS_PATTERNS)
def test_a_pattern_that_takes_too_long_is_refused(setting: str, pattern: str, write: Write) -> None:
    folder = write({**_MINIMAL, "mkdocs.yml": f"{setting}: |\n  ok.md\n  {pattern}\n"})

    with pytest.raises(SetupError) as caught:
        _read(folder)

    shown = pattern if len(pattern) <= 40 else f"{pattern[:40]}…"
    told = f'mkdocs.yml:3:3: "{setting}" has a pattern that takes too long: "{shown}"'
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize("pattern", _PATTERNS)
def test_other_patterns_are_read(pattern: str, write: Write) -> None:
    folder = write({**_MINIMAL, "mkdocs.yml": f"exclude_docs: |\n  {pattern}\n"})

    assert [text.path for text in _read(folder).pages] == ["docs/index.md"]


@pytest.mark.parametrize("pattern", ["!", "a\\", "[z-a]"])
def test_what_is_no_pattern_is_refused(pattern: str, write: Write) -> None:
    folder = write({**_MINIMAL, "mkdocs.yml": f"draft_docs: '{pattern}'\n"})

    with pytest.raises(SetupError, match="is no pattern for names of files; write"):
        _read(folder)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.md", ["c.md"]),
        ("**/*.md", ["a/b.md", "c.md"]),
        ("**/" * 50 + "*.md", ["a/b.md", "c.md"]),
        ("**/x/**/y/**/z/**/*.md", []),
        ("**.md", []),
        ("/*.md", []),
    ],
)
def test_a_pattern_for_files_to_include_ends(pattern: str, found: list[str], write: Write) -> None:
    folder = write({"a/b.md": "", "c.md": ""})

    assert [path.relative_to(folder).as_posix() for path in globbed(folder, pattern)] == found


def test_code_beside_the_configuration_that_cannot_be_read_is_passed_over(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(
        {**_MINIMAL, "closed.py": "def tide(): ...\n", "zensical.toml": "", "ours.py": "def wave(): ..."}
    )
    os.mkfifo(folder / "pipe.py")
    (folder / "closed.py").chmod(0)
    obey_modes(monkeypatch)

    assert _read(folder).macros == {"wave"}

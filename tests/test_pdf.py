"""`pdf` without WeasyPrint: the document that is made of a page, and what the command says when it cannot."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.check import site
from macros.content.settings import SetupError
from macros.core import program
from macros.desk.commands import pdf
from macros.project import built_site, files
from macros.project.printing import SiteBuildError, site_builds, typesetting
from macros.publish.paper import Paper, paper
from macros.publish.theme_folders import PRINT
from macros.render.built_pages import BuiltFile

from .conftest import RULES, Write

_FILES = {
    "mkdocs.yml": """\
site_name: Small
site_url: https://small.example.org/notes
plugins: [ibidem]
draft_docs: drafts/
theme: {name: material, language: de}
extra: {ibidem: {rules: {missing-archive: off}}}
""",
    "bibliography.bib": "@online{a,\n  author = {Ann Ash},\n  title = {A},\n  date = {2024-05-06},\n"
    "  url = {https://example.org/a},\n}\n",
    "docs/.authors.yml": "authors:\n  ann:\n    name: Ann & Ash\n    description: Writes.\n",
    "docs/index.md": "# Home\n\nHere.\n",
    "docs/notes/index.md": "# Notes\n\nThere.\n",
    "docs/drafts/later.md": "# Later\n\nSoon.\n",
    "docs/why.md": """\
---
title: Why & how?
type: explainer
description: It says "why".
authors: [ann]
topics: [Rain, Snow]
published: 2024-06-01
checked: 2024-06-03
---

It rained in May.{{ cite("a") }}
""",
}
_HEAD = """\
<html lang="de"><head>
<link rel="stylesheet" href="../assets/stylesheets/main.css">
<link rel="stylesheet" href="../assets/ibidem/ibidem.css">
<link rel=stylesheet href=../own.css>
</head>"""
_BUILT = (
    _HEAD + '<body><nav><a href="../">Home</a></nav><article><h1>Warum?</h1>'
    '<p><a class="x>y" title=\'z\' href="../">Up</a> <a href="#b">B</a> <a href=\'c/\'>C</a> '
    '<a href="https://example.org/">E</a> <img src="../pic.png" alt="P"></p></article><script></script>'
    "</body></html>"
)
Run = Callable[..., Result]


def _paper(
    folder: Path, page: str = "docs/why.md", name: str = "why/index.html", html: str = _BUILT
) -> Paper:
    known = site.build(files.read(folder / "mkdocs.yml", RULES))
    return paper(known, known.profiles[page], BuiltFile(name, html, page), "p { color: red }")


def _names(made: Paper) -> list[tuple[str, str]]:
    tree = BeautifulSoup(made.document, "html.parser")
    return [(str(tag["name"]), str(tag["content"])) for tag in tree.select("meta[name]")]


def test_a_document_has_the_text_of_the_page_and_no_navigation(write: Write) -> None:
    made = _paper(write(_FILES))

    tree = BeautifulSoup(made.document, "html.parser")
    assert tree.html
    assert (tree.html["lang"], tree.html["dir"]) == ("de", "ltr")
    assert tree.title
    assert tree.title.text == "Why & how?"
    assert tree.select("nav, script") == []
    assert [link.get("href") for link in tree.select("article a")] == [
        "../",
        "#b",
        "c/",
        "https://example.org/",
    ]
    assert made.address == "https://small.example.org/notes/why/"
    assert tree.body
    assert tree.body["data-address"] == made.address


def test_the_metadata_are_those_of_the_front_matter(write: Write) -> None:
    assert _names(_paper(write(_FILES))) == [
        ("author", "Ann & Ash"),
        ("description", 'It says "why".'),
        ("keywords", "Rain"),
        ("keywords", "Snow"),
        ("generator", "Ibidem"),
        ("dcterms.created", "2024-06-01"),
        ("dcterms.modified", "2024-06-03"),
    ]


def test_a_page_that_says_nothing_of_itself_has_its_heading_and_no_day(write: Write) -> None:
    made = _paper(write(_FILES), "docs/index.md", "index.html")

    assert "<title>Warum?</title>" in made.document
    assert _names(made) == [("generator", "Ibidem")]
    assert "<title>docs/index.md</title>" in _paper(write(_FILES), "docs/index.md", html="<p>x</p>").document


def test_the_day_of_checking_is_that_of_a_page_that_was_never_published(write: Write) -> None:
    page = _FILES["docs/why.md"].replace("published: 2024-06-01\n", "")

    assert _names(_paper(write({**_FILES, "docs/why.md": page})))[-2:] == [
        ("dcterms.created", "2024-06-03"),
        ("dcterms.modified", "2024-06-03"),
    ]


def test_the_styles_of_the_theme_stay_away_and_those_of_the_site_stay(write: Write) -> None:
    document = _paper(write(_FILES)).document

    styles = BeautifulSoup(document, "html.parser").select("link, style")
    assert [style.get("href") or style.text.strip() for style in styles[:3]] == [
        *("../assets/ibidem/ibidem.css", "../own.css", "p { color: red }")
    ]
    # The address of the page runs along with it.
    assert [style.text.count("string(address)") for style in styles[3:]] == [1]


def test_the_style_for_paper_is_there_once(write: Write) -> None:
    own = f'<link rel="stylesheet" href="../{PRINT}" media="print"></head>'

    document = _paper(write(_FILES), html=_BUILT.replace("</head>", own)).document

    assert document.count("<style>") == 1
    assert document.count(PRINT) == 1


def test_a_page_without_a_style_of_ours_has_that_for_paper_alone(write: Write) -> None:
    document = _paper(write(_FILES), html=_BUILT.replace("assets/ibidem/", "css/")).document

    assert "<link" not in document
    assert "<style>" in document


def test_without_an_address_links_within_the_site_are_plain_text(write: Write) -> None:
    settings = _FILES["mkdocs.yml"].replace("site_url: https://small.example.org/notes\n", "")

    made = _paper(write({**_FILES, "mkdocs.yml": settings}))

    tree = BeautifulSoup(made.document, "html.parser")
    assert [link.get("href") for link in tree.select("article a")] == [
        None,
        "#b",
        None,
        "https://example.org/",
    ]
    assert tree.select("a")[0]["class"] == ["x>y"]
    assert "data-address" not in made.document
    assert made.address == "https://site.invalid/why/"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        pytest.param("https://small.example.org/notes/a%20b.png?v=1#x", "a b.png", id="a file"),
        pytest.param("https://small.example.org/other.png", "", id="beside the site"),
        pytest.param("file:///etc/passwd", "", id="of the disk"),
        pytest.param("http://127.0.0.1/", "", id="of the network"),
    ],
)
def test_an_address_is_a_file_of_the_site_or_none(address: str, name: str) -> None:
    assert Paper("", "", "https://small.example.org/notes/").file(address) == name


def test_only_files_of_the_site_are_read(write: Write) -> None:
    folder = write({"site/a.txt": "a", "b.txt": "b", "site/folder/c.txt": "c"})

    names = ("a.txt", "folder", "../b.txt", str(folder / "b.txt"), "nope")
    assert [built_site.content(folder / "site", name) for name in names] == [b"a", None, None, None, None]


def test_a_page_is_found_where_its_host_has_written_it(write: Write) -> None:
    folder = write({"why/index.html": "a", "how.html": "b", "index.html": "c"})

    names = [built_site.page(folder, "docs", f"docs/{name}.md") for name in ("why", "how", "index", "nope")]
    assert [made and made.name for made in names] == ["why/index.html", "how.html", "index.html", None]


class _Fetcher:
    """Stands for WeasyPrint's own, which reads addresses with data in them."""

    def __init__(self, **_: object) -> None:
        self._fail_on_errors = False

    def fetch(self, url: str, _: object = None) -> object:
        return url

    def __call__(self, url: str) -> object:
        return self.fetch(url)


class _Html:
    """Stands for a document of WeasyPrint: its PDF is the document, and its pictures are asked for."""

    def __init__(self, *, string: str, base_url: str, url_fetcher: Callable[[str], object]) -> None:
        self.string, self.base, self.fetch = string, base_url, url_fetcher
        self.pages = [1, 2]

    def render(self, **_: object) -> _Html:
        for kind, url in re.findall(r'(src|link)="([^"]*)"', self.string):
            try:
                if "damaged" in str(self.fetch(url)):
                    raise ValueError(url)  # noqa: TRY301  as WeasyPrint
            except ValueError as error:
                words = {
                    "src": "Failed to load image at %r: %s",
                    "link": "Failed to load stylesheet at %s: %s",
                }
                logging.getLogger("weasyprint").error(words[kind], url, error)  # noqa: TRY400  as WeasyPrint
        return self

    def write_pdf(self, **_: object) -> bytes:
        return f"{self.base} {self.string}".encode()


@pytest.fixture(name="stand_in")
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in: Any = ModuleType("weasyprint")
    stand_in.HTML = _Html
    stand_in.urls = ModuleType("weasyprint.urls")
    stand_in.urls.URLFetcher = _Fetcher
    stand_in.urls.URLFetcherResponse = lambda *parts: parts
    monkeypatch.setitem(sys.modules, "weasyprint", stand_in)


@pytest.mark.usefixtures("stand_in")
def test_a_pdf_says_what_could_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    there = {"https://a.example/b.png": b"b", "https://a.example/c": b"c"}
    typed = '<img src="{}"><i link="{}">'
    pictures = ["https://a.example/b.png", "https://a.example/c", "data:,d", "https://e.example/", "e:"]
    document = "".join(typed.format(one, f"{one}x") for one in pictures) + '<img src="e:">'
    document += '<i link="file:///usr/share/fonts/one.ttf">'

    made = typesetting.typeset(document, "https://a.example/", there.get)

    assert made.pages == 2
    assert made.pdf.startswith(b"https://a.example/ <img")
    assert made.pictures == ("https://e.example/", "e:")
    assert made.others == ("https://a.example/b.pngx", "https://a.example/cx", "https://e.example/x", "e:x")
    assert capsys.readouterr() == ("", "")


def test_a_missing_library_of_the_system_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = (
        "print('A banner of many lines')\nraise OSError('cannot load library libpango: no such file\\nmore')"
    )
    (tmp_path / "weasyprint.py").write_text(failing, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)

    with pytest.raises(SetupError) as raised:
        typesetting.ready()

    assert str(raised.value).startswith(
        "WeasyPrint, which makes PDFs, misses a library of the system: cannot load library libpango; install"
    )
    assert "\n" not in str(raised.value)
    assert capsys.readouterr().out == ""


def test_where_weasyprint_is_not_installed_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, write: Write, pdf_of: Run
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    result = pdf_of(write(_FILES), "docs/why.md")

    assert isinstance(result.exception, ModuleNotFoundError)
    told = program.missing_package(result.exception, "ibidem")
    assert told.endswith("type \"python -m pip install 'mkdocs-ibidem[pdf]'\"")


@pytest.fixture(name="pdf_of")
def _pdf_of(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder; the site is built by hand."""

    @contextmanager
    def built(_: Path) -> Iterator[Path]:
        yield Path.cwd() / "made"

    monkeypatch.setattr(pdf, "built_aside", built)

    def run(folder: Path, *arguments: str) -> Result:
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, ["pdf", *arguments])

    return run


_MADE = {"made/why/index.html": _BUILT, "made/notes/index.html": _BUILT, "made/index.html": _BUILT}
_HOME = "https://small.example.org/notes/"


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("page", "name"),
    [
        pytest.param("docs/why.md", "why.pdf", id="a page"),
        pytest.param("docs/notes/index.md", "notes.pdf", id="the index of a folder"),
        pytest.param("docs/index.md", "index.pdf", id="the home page"),
    ],
)
def test_a_pdf_is_called_as_its_page(write: Write, pdf_of: Run, page: str, name: str) -> None:
    html = _BUILT.replace("../pic.png", "data:,")
    folder = write({**_FILES, **dict.fromkeys(_MADE, html)})

    result = pdf_of(folder, page)

    assert (result.exit_code, result.output) == (0, f"{name}: 2 pages\n")
    assert b"Warum?" in (folder / name).read_bytes()


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param(
            "https://e.example/a.png",
            'the picture "https://e.example/a.png" is not in the site; nothing is asked of the network: '
            "save it as a file below docs_dir, and show that",
            id="of others",
        ),
        pytest.param(
            f"{_HOME}no.png",
            'the site has no picture "no.png"; correct its address in the page',
            id="nowhere",
        ),
        pytest.param(
            f"{_HOME}bad.png",
            '"bad.png" cannot be read as a picture; save it as PNG, JPEG or SVG',
            id="damaged",
        ),
    ],
)
def test_without_a_picture_there_is_no_pdf(write: Write, pdf_of: Run, address: str, told: str) -> None:
    html = _BUILT.replace("../pic.png", address)
    folder = write({**_FILES, "made/why/index.html": html, "made/bad.png": "damaged"})

    result = pdf_of(folder, "docs/why.md", "-o", "a.pdf")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"error: there is no PDF: {told}\n"
    assert not (folder / "a.pdf").exists()


@pytest.mark.usefixtures("stand_in")
def test_a_picture_of_the_site_is_read_and_a_style_of_others_is_left_out(write: Write, pdf_of: Run) -> None:
    html = _BUILT.replace("../pic.png", f"{_HOME}pic.png").replace("<p>", '<p><i link="https://e.example/f">')
    folder = write({**_FILES, "made/why/index.html": html, "made/pic.png": "p"})

    result = pdf_of(folder, "docs/why.md", "-o", "a.pdf")

    assert (result.exit_code, result.stdout) == (0, "a.pdf: 2 pages\n")
    told = 'note: the PDF does without "https://e.example/f", which is no file of the site\n'
    assert result.stderr == told


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param(
            ["docs/wy.md"], 'the site has no page "docs/wy.md"; did you mean "docs/why.md"?', id="misspelt"
        ),
        pytest.param(
            ["docs"],
            'the site has no page "docs"; name one of its Markdown files, such as "docs/index.md"',
            id="a folder",
        ),
        pytest.param(["mkdocs.yml"], 'the site has no page "mkdocs.yml"; name one', id="the configuration"),
        pytest.param(["/etc/hosts"], '"/etc/hosts" is outside the project', id="elsewhere"),
        pytest.param(
            ["docs/drafts/later.md"], '"docs/drafts/later.md" is a draft; take it out', id="a draft"
        ),
        pytest.param(
            ["docs/why.md", "-o", "docs/index.md"], '"docs/index.md" is a file of your site', id="own"
        ),
        pytest.param(
            ["docs/index.md", "-o", "docs"], '"docs" is not a file; name one for the PDF', id="no file"
        ),
        pytest.param(
            ["docs/index.md", "-o", "nope/a.pdf"],
            'the PDF cannot be written to "nope/a.pdf": No such file or directory',
            id="no folder",
        ),
        pytest.param(
            ["docs/notes/index.md"],
            'the build has no page at the place of "docs/notes/index.md"; print it in a browser',
            id="not built",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    write: Write, pdf_of: Run, typed: list[str], told: str
) -> None:
    folder = write({**_FILES, "made/index.html": "<article>Home</article>", "made/why/index.html": _BUILT})

    result = pdf_of(folder, *typed)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: {told}")
    assert result.stderr.count("\n") == 1
    assert not list(folder.glob("*.pdf"))


@pytest.mark.usefixtures("stand_in")
def test_findings_are_told_and_nothing_is_written(write: Write, pdf_of: Run) -> None:
    folder = write({**_FILES, **_MADE, "docs/index.md": '# Home\n\nHere.{{ cite("b") }}\n'})

    result = pdf_of(folder, "docs/why.md")

    assert result.exit_code == 1
    assert 'error[undefined-citation] no source has the key "b"' in result.stdout
    assert result.stderr == "error: there is no PDF: fix these first\n"
    assert not list(folder.glob("*.pdf"))


@pytest.mark.usefixtures("stand_in")
def test_what_a_failed_build_says_is_passed_on(
    write: Write, pdf_of: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: Path) -> None:
        raise SiteBuildError("Error: a plugin is broken")

    monkeypatch.setattr(pdf, "built_aside", failing)
    result = pdf_of(write(_FILES), "docs/why.md")

    assert (result.exit_code, result.stdout) == (1, "")
    told = "error: there is no PDF, since the site cannot be built\n"
    assert result.stderr == f"Error: a plugin is broken\n{told}"


def test_a_host_that_cannot_build_aside_is_refused(write: Write) -> None:
    folder = write({"zensical.toml": ""})

    with (
        pytest.raises(
            SetupError, match=r"zensical.toml: a PDF is made of a page that MkDocs or ProperDocs has"
        ),
        site_builds.built_aside(folder / "zensical.toml"),
    ):
        pass


@pytest.mark.parametrize(
    ("name", "host"), [("mkdocs.yml", "mkdocs"), ("own.yml", "mkdocs"), ("properdocs.yml", "properdocs")]
)
def test_a_host_that_is_not_installed_is_named(name: str, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_builds, "find_spec", lambda _: None)

    with pytest.raises(ModuleNotFoundError) as raised, site_builds.built_aside(Path(name)):
        pass

    assert raised.value.name == host


def test_properdocs_builds_where_mkdocs_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_builds, "find_spec", {"properdocs": "there"}.get)
    # No such host is installed here, so the program ends at once.
    with (
        pytest.raises(SiteBuildError, match="No module named properdocs"),
        site_builds.built_aside(Path("mkdocs.yml")),
    ):
        pass

"""`ibidem source` without a title: registries and pages are asked, a person decides."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer
from werkzeug import Response

from macros.__main__ import main
from macros.desk.commands import source
from macros.project.evidence import Clock, visits
from macros.project.evidence.lookups import describing

from .conftest import Write

A = "@online{a,\n  title        = {A},\n  url          = {https://example.org/a}\n}\n"
SETTINGS = """
site_name: A
theme: {{name: material, language: de}}
extra:
  ibidem:
    bibliography: [one.bib, more/two.bib]
    evidence:
      private: true
      contact: https://example.org/about
      doi: {0}doi/
      pubmed: {0}pubmed
      openlibrary: {0}books
"""
ITEM = {
    "type": "article-journal",
    "title": "The vote",
    "author": [{"family": "Roe", "given": "Ann"}],
    "container-title": "Journal of Votes",
    "issued": {"date-parts": [[2024, 3]]},
    "DOI": "10.1234/a<b>",
    "language": "de-DE",
}
PAGE = """<!doctype html><html lang="en"><head><title>The poll | The Daily</title>
<meta property="og:site_name" content="The Daily"><meta name="author" content="Jane Smith">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://daily.example.org/poll"></head><body>…</body></html>"""
CSL = "application/vnd.citationstyles.csl+json"


@pytest.fixture(name="folder")
def _folder(write: Write, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Write a site whose services are on the loopback address, and wait for no host."""
    monkeypatch.setattr(describing, "visits", partial(visits, clock=Clock(sleep=lambda _: None)))
    monkeypatch.setattr("macros.desk.commands.source.date", _Today)
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    settings = SETTINGS.format(httpserver.url_for("/"))
    yield write({"mkdocs.yml": settings, "one.bib": "", "more/two.bib": A, "docs/index.md": "# A\n"})
    httpserver.check_assertions()


class _Today:
    @staticmethod
    def today() -> date:
        return date(2026, 11, 30)


def _run(folder: Path, *arguments: str, typed: str = "") -> Result:
    named = ["source", "-f", str(folder / "mkdocs.yml"), *arguments]
    return CliRunner().invoke(main, named, input=typed, prog_name="python -m macros")


def _stores(folder: Path) -> list[str]:
    return [(folder / name).read_text() for name in ("one.bib", "more/two.bib")]


def _with_doi(httpserver: HTTPServer, name: str = "10.1234/a<b>") -> None:
    expected = httpserver.expect_request(f"/doi/{name}", headers={"Accept": CSL})
    expected.respond_with_json(ITEM)


ENTRY = """@article{roe2024vote,
  author       = {Roe, Ann},
  title        = {The vote},
  date         = {2024-03},
  doi          = {10.1234/a<b>},
  journaltitle = {Journal of Votes},
  keywords     = {analysis}
}
"""
ORIGINS = """where each field is from:
  title        doi.org
  author       doi.org
  journaltitle doi.org
  date         doi.org
  doi          typed
  keywords     typed
"""
SAID = 'cite it: {{ cite("roe2024vote") }}\n'


def test_a_doi_is_looked_up_and_added(folder: Path, httpserver: HTTPServer) -> None:
    _with_doi(httpserver)

    result = _run(folder, "--doi", "10.1234/a<b>", "--kind", "analysis", "--yes")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"{ORIGINS}{ENTRY}one.bib:1:10: would be added\n{SAID}one.bib:1:10: added\n{SAID}"
    )
    assert _stores(folder) == [ENTRY, A]


def test_a_lookup_shows_and_changes_nothing(folder: Path, httpserver: HTTPServer) -> None:
    _with_doi(httpserver)

    result = _run(folder, "--doi", "10.1234/a<b>", "--kind", "analysis", "--dry-run")

    assert result.exit_code == 0
    assert result.stdout == f"{ORIGINS}{ENTRY}one.bib:1:10: would be added\n{SAID}"
    assert _stores(folder) == ["", A]


def test_without_a_terminal_nothing_is_added(folder: Path, httpserver: HTTPServer) -> None:
    _with_doi(httpserver)

    result = _run(folder, "--doi", "10.1234/a<b>")

    assert (result.exit_code, result.stderr) == (
        1,
        "error: nothing is added, since nobody can be asked here: add --yes when the entry is right\n",
    )
    assert "title        = {The vote}" in result.stdout
    assert _stores(folder) == ["", A]


@pytest.mark.parametrize(("answer", "is_added"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_a_person_is_asked(
    folder: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, answer: str, *, is_added: bool
) -> None:
    _with_doi(httpserver)
    monkeypatch.setattr("macros.desk.commands.source._is_answering", lambda: True)

    result = _run(folder, "k", "--url", "https://doi.org/10.1234/a<b>", "--file", "two.bib", typed=answer)

    assert result.exit_code == (0 if is_added else 1)
    assert "add this entry? [y/N]" in result.stdout
    assert ("error: nothing is added\n" in result.stderr) is not is_added
    assert ("@article{k," in _stores(folder)[1]) is is_added
    assert "url" not in _stores(folder)[1].replace("  url          = {https://example.org/a}", "")


def test_a_page_is_looked_up(folder: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/poll").respond_with_data(PAGE, content_type="text/html")
    address = httpserver.url_for("/poll")

    result = _run(folder, "--url", address, "--kind", "news report", "--yes")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "where each field is from:\n"
        "  title        <title> on the page (a guess: compare it with the source)\n"
        "  author       author on the page (a guess: compare it with the source)\n"
        "  organization Open Graph of the page\n"
        "  date         Open Graph of the page\n"
        "  url          typed\n"
        "  urldate      today, when the page was read\n"
        "  langid       <html lang> on the page\n"
        "  keywords     typed\n"
        "note: the page says its address is https://daily.example.org/poll; "
        "type --url with it to cite that one\n"
    )
    assert _stores(folder)[0] == (
        "@online{daily2024poll,\n  author       = {Smith, Jane},\n  title        = {The poll},\n"
        f"  date         = {{2024-03-05}},\n  url          = {{{address}}},\n"
        "  urldate      = {2026-11-30},\n"
        "  organization = {The Daily},\n  langid       = {en},\n  keywords     = {news report}\n}\n"
    )


@pytest.mark.parametrize(
    "link", ['<link rel="canonical" href="/poll">', '<link rel="icon" href="/poll">', ""]
)
def test_a_page_without_another_address_is_as_asked(folder: Path, httpserver: HTTPServer, link: str) -> None:
    page = PAGE.replace('<link rel="canonical" href="https://daily.example.org/poll">', link)
    httpserver.expect_request("/poll").respond_with_data(page, content_type="text/html")

    result = _run(folder, "--url", httpserver.url_for("/poll"), "--dry-run")

    assert "note:" not in result.stdout


def test_what_is_typed_is_not_looked_up(folder: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/poll").respond_with_data(PAGE, content_type="text/html")
    typed = ("--title", "Mine", "--type", "misc", "--fill", "--url", httpserver.url_for("/poll"))

    result = _run(folder, "k", *typed, "--yes")

    assert result.exit_code == 0
    assert _stores(folder)[0].startswith(
        "@misc{k,\n  author       = {Smith, Jane},\n  title        = {Mine},\n"
    )


def test_a_pmid_is_looked_up(folder: Path, httpserver: HTTPServer) -> None:
    expected = httpserver.expect_request("/pubmed/", query_string={"format": "csl", "id": "123"})
    expected.respond_with_json({**ITEM, "DOI": None, "PMID": "123"})

    result = _run(folder, "--pmid", "123", "--yes")

    assert result.exit_code == 0
    assert "  pmid         = {123}" in _stores(folder)[0]
    assert "  title        PubMed\n" in result.stdout


def test_a_work_at_arxiv_is_looked_up(folder: Path, httpserver: HTTPServer) -> None:
    item = {
        **ITEM,
        "type": "article",
        "container-title": None,
        "publisher": "arXiv",
        "DOI": "10.48550/arXiv.2301.05217",
    }
    item["categories"] = ["FOS: Computer", "Machine Learning (cs.LG)"]
    httpserver.expect_request("/doi/10.48550/arXiv.2301.05217").respond_with_json(item)

    result = _run(folder, "--arxiv", "arXiv:2301.05217", "--yes")

    assert result.exit_code == 0
    written = {line.split(" =")[0].strip(): line for line in _stores(folder)[0].splitlines()}
    assert "{2301.05217}" in written["eprint"]
    assert "{arxiv}" in written["eprinttype"]
    assert "{cs.LG}" in written["eprintclass"]
    assert "{arXiv}" in written["organization"]


def test_a_book_is_looked_up(folder: Path, httpserver: HTTPServer) -> None:
    query = {"bibkeys": "ISBN:9783161484100", "format": "json", "jscmd": "data"}
    book = {"title": "B", "authors": [{"name": "Ann Roe"}], "publish_date": "2005"}
    httpserver.expect_request("/books/api/books", query_string=query).respond_with_json({"x": book})

    result = _run(folder, "--isbn", "978-3-16-148410-0", "--yes")

    assert result.exit_code == 0
    assert _stores(folder)[0].startswith("@book{roe2005,")
    assert "{978-3-16-148410-0}" in _stores(folder)[0]


def test_the_key_is_proposed_anew_where_it_is_taken(folder: Path, httpserver: HTTPServer) -> None:
    (folder / "one.bib").write_text("@misc{Roe2024vote,\n  title        = {A}\n}\n")
    _with_doi(httpserver)

    assert 'cite("roe2024votea")' in _run(folder, "--doi", "10.1234/a<b>", "--dry-run").stdout


PDF = Response(b"%PDF-1.7 \0", content_type="application/pdf")
HAND = "type what you know: --title …, --author …, --date …"


@pytest.mark.parametrize(
    ("response", "said"),
    [
        pytest.param(Response("", status=404), "cannot be read: its server says 404 Not Found", id="gone"),
        pytest.param(Response("", status=403), "cannot be read: its server says 403 Forbidden", id="refused"),
        pytest.param(PDF, "is a file and no page, and says nothing of itself", id="pdf"),
        pytest.param(
            Response("<html><title>Just a moment...</title>", content_type="text/html"),
            'shows "Just a moment..." in place of the source',
            id="guard",
        ),
        pytest.param(Response("<html><p>A", content_type="text/html"), "has no title", id="no-title"),
    ],
)
def test_a_page_that_says_nothing_fills_nothing(
    folder: Path, httpserver: HTTPServer, response: Response, said: str
) -> None:
    httpserver.expect_request("/poll").respond_with_response(response)
    address = httpserver.url_for("/poll")

    result = _run(folder, "--url", address, "--yes")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"error: {address} {said}; {HAND}\n"
    assert _stores(folder) == ["", A]


def test_a_login_fills_nothing(folder: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/poll").respond_with_data(status=302, headers={"Location": "/login?to=poll"})
    httpserver.expect_request("/login").respond_with_data(PAGE, content_type="text/html")
    address = httpserver.url_for("/poll")

    result = _run(folder, "--url", address, "--yes")

    assert result.exit_code == 1
    assert f"leads to a login, {httpserver.url_for('/login?to=poll')}" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--doi", "10"), '"10" is not a DOI; type --doi again'),
        (("--isbn", "9783161484101"), '"9783161484101" is not an ISBN; type --isbn again'),
        (("--pmid", "x"), '"x" is not a PMID; type --pmid again'),
        (("--url", "ftp://x"), '"ftp://x" is shown without a link, since browsers open no ftp addresses'),
        (("--arxiv", "x"), '"x" is not an arXiv identifier; type --arxiv 2301.05217'),
    ],
)
def test_what_cannot_be_looked_up_is_not_asked_for(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = _run(folder, *arguments)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"error: {said}")


def test_a_registry_that_knows_nothing_fills_nothing(folder: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/doi/10.1234/a").respond_with_json([])

    result = _run(folder, "--doi", "10.1234/a")

    assert (result.exit_code, result.stderr) == (1, f"error: doi.org says nothing of 10.1234/a; {HAND}\n")


def test_a_source_that_is_there_already_is_refused(folder: Path, httpserver: HTTPServer) -> None:
    (folder / "one.bib").write_text("@misc{b,\n  title        = {A},\n  doi          = {10.1234/A<B>}\n}\n")
    _with_doi(httpserver)

    result = _run(folder, "--doi", "10.1234/a<b>", "--yes")

    assert result.exit_code == 1
    assert '"b" has the same address, 10.1234/a<b>' in result.stderr


def test_texts_of_others_do_not_act(folder: Path, httpserver: HTTPServer) -> None:
    item = {
        **ITEM,
        "title": "::set-output name=a::b\u202e \x1b[31m {} \\input{x}",
        "author": "x",
        "DOI": "::error::",
    }
    httpserver.expect_request("/doi/10.1234/a").respond_with_json(item)

    result = _run(folder, "k", "--doi", "10.1234/a", "--dry-run")

    assert result.exit_code == 0
    assert not any(line.startswith("::") for line in result.stdout.splitlines())
    assert "\u202e" not in result.stdout
    assert "\x1b" not in result.stdout
    assert "\\textbackslash{}input\\{x\\}" in result.stdout


# Fields and files, without the network.
def test_every_field_of_a_type_can_be_typed(folder: Path) -> None:
    typed = ("--type", "report", "--title", "T", "--institution", "WHO", "--number", "7", "--pages", "3-9")
    more = ("--genre", "Policy brief", "--location", "Oslo", "--date", "2024", "--file", "more/two.bib")

    result = _run(folder, "k", *typed, *more)

    assert (result.exit_code, result.stderr) == (0, "")
    assert _stores(folder) == [
        "",
        (
            f"{A}\n@report{{k,\n  title        = {{T}},\n  institution  = {{WHO}},\n"
            "  type         = {Policy brief},\n  number       = {7},\n  date         = {2024},\n"
            "  pages        = {3-9},\n  location     = {Oslo}\n}\n"
        ),
    ]


def test_people_of_other_roles_are_names(folder: Path) -> None:
    people = ("--editor", "Doe, Max", "--editor", "The Group", "--translator", "Poe, Eva")

    assert _run(folder, "k", "--type", "book", "--title", "T", *people).exit_code == 0
    assert (
        "  editor       = {Doe, Max and {The Group}},\n  title        = {T},\n  translator   = {Poe, Eva}\n"
        in _stores(folder)[0]
    )


def test_a_part_names_its_book(folder: Path) -> None:
    (folder / "one.bib").write_text("@book{b_1,\n  title        = {B}\n}\n")
    part = ("--type", "inbook", "--title", "T", "--crossref")

    assert _run(folder, "k", *part, "b_1").exit_code == 0
    assert "  crossref     = {b_1}\n" in _stores(folder)[0]
    assert 'no source has the key "b_2"; did you mean "b_1"?' in _run(folder, "l", *part, "b_2").stderr
    assert "add that source before, or leave --crossref out" in _run(folder, "l", *part, "zzz").stderr


def test_several_names_in_one_are_refused_for_each_role(folder: Path) -> None:
    result = _run(folder, "k", "--type", "book", "--title", "T", "--editor", "Doe, M and Roe, A")

    assert "type one --editor for each person" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--type", "misc", "--institution", "WHO"),
            (
                'a source of the type "misc" has no institution; institution is for the types '
                "report, techreport, thesis, mastersthesis, phdthesis"
            ),
        ),
        (
            ("--type", "article", "--institution", "x", "--issuetitleaddon", "y"),
            'a source of the type "article" has no institution',
        ),
        (
            ("--type", "book", "--issuetitle", "x"),
            'a source of the type "book" has no issuetitle; did you mean "subtitle"? issuetitle is for',
        ),
        (
            ("--type", "misc", "--titleadon", "x"),
            "No such option '--titleadon'",
        ),
        (
            ("--url", "https://example.org/", "--volume", "3"),
            (
                'a source of the type "online" has no volume; volume is for the types '
                "article, suppperiodical, book, mvbook, collection, mvcollection, …"
            ),
        ),
    ],
)
def test_a_field_that_the_type_does_not_know_is_refused(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = _run(folder, "k", "--title", "T", *arguments)

    assert result.exit_code != 0
    assert said in result.stderr
    assert _stores(folder) == ["", A]


@pytest.mark.parametrize("name", ["tow.bib", "x"])
def test_a_file_that_is_none_is_wrong_usage(folder: Path, name: str) -> None:
    result = _run(folder, "k", "--type", "misc", "--title", "T", "--file", name)

    assert result.exit_code == 2
    assert f'--file "{name}" is not one file of the bibliography' in result.stderr


def test_a_name_of_two_files_is_wrong_usage(folder: Path) -> None:
    settings = (folder / "mkdocs.yml").read_text().replace("[one.bib,", "[two.bib,")
    (folder / "mkdocs.yml").write_text(settings)
    (folder / "two.bib").write_text("")

    assert _run(folder, "k", "--type", "misc", "--title", "T", "--file", "two.bib").exit_code == 2


def test_a_terminal_is_asked() -> None:
    assert source._is_answering() is sys.stdin.isatty()

"""`pdf` as it is: a site is built, WeasyPrint sets a page of it, and other programs read the PDF."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader
from pypdf.generic import Destination

from macros.content.settings import SetupError
from macros.project.printing import SiteBuildError, built_aside, ready, typeset

from .browsing import missing
from .builds import copy_with_types, edited

_ADDRESS = "https://harbour.example.org/"
_PAGE = "docs/types/explainer.md"
_BOUNDS = re.compile(r"\s+")


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    try:
        ready()
    except SetupError as error:
        missing(str(error))
    folder = copy_with_types(tmp_path_factory.mktemp("printed"))
    with edited(folder) as settings:
        settings["site_url"] = _ADDRESS
    text = (folder / _PAGE).read_text(encoding="utf-8")
    picture = '\n<img src="../../assets/images/favicon.png" alt="A buoy">\n\n## Bottom line'
    (folder / _PAGE).write_text(text.replace("\n## Bottom line", picture), encoding="utf-8")
    return folder


@pytest.fixture(name="pdf", scope="module")
def _pdf(folder: Path) -> PdfReader:
    assert _run(folder, "a.pdf", seed="1") == "a.pdf: 2 pages\n"
    return PdfReader(folder / "a.pdf")


def _run(folder: Path, name: str, *, seed: str) -> str:
    command = [sys.executable, "-m", "macros", "pdf", _PAGE, "-o", name]
    # Sets have another order in each.
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines(keepends=True)[-1]


def _text(pdf: PdfReader) -> str:
    return _BOUNDS.sub(" ", " ".join(page.extract_text() for page in pdf.pages))


def _titles(outline: Any) -> Iterator[str]:  # noqa: ANN401  pypdf nests lists
    for item in outline:
        yield from [str(item.title)] if isinstance(item, Destination) else _titles(item)


def _links(pdf: PdfReader) -> Iterator[dict[str, Any]]:
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            yield link.get_object()


@pytest.mark.uncounted
def test_a_pdf_says_what_it_is(pdf: PdfReader) -> None:
    told = dict(pdf.metadata or {})

    assert told == {
        "/Title": "Why does the northern quay flood?",
        "/Author": "Ada Lovelace, Northern Desk",
        "/Subject": "What the gauges, the tide tables and the harbour's own records say "
        "about the floods at the northern quay.",
        "/Keywords": "Floods, Northern quay",
        "/Creator": "Ibidem",
        "/Producer": told["/Producer"],
        "/CreationDate": "D:20240505",
        "/ModDate": "D:20240620",
    }
    root: Any = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    assert b"pdfuaid" in root["/Metadata"].get_data()


def _shown(marker: Tag) -> str:
    """Return what readers see of a marker: of a range, its ends."""
    numbers = "".join("–" if "ib-between" in link["class"] else link.text for link in marker.select("a"))
    return re.sub("–+", "–", numbers)


@pytest.mark.uncounted
def test_a_pdf_has_the_numbers_of_the_page(folder: Path, pdf: PdfReader) -> None:
    with built_aside(folder / "mkdocs.yml") as site:
        html = (site / "types/explainer/index.html").read_text(encoding="utf-8")
    markers = [_shown(marker) for marker in BeautifulSoup(html, "html.parser").select(".ib-body sup.ib-cite")]

    printed = re.findall(r"(?:\[\d[^\]]*\]–?)+", _text(pdf))

    assert printed == markers
    # Those of the key figures come first.
    assert printed[:7] == ["[1, p. 7]", "[2]", "[1][2]", "[3]", "[1]", "[1, p. 7]", "[1]–[4]"]


def test_a_pdf_is_a_page_on_paper(pdf: PdfReader) -> None:
    text = _text(pdf)

    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages} == {(595, 842)}
    assert "1 / 2" in text
    assert f"{_ADDRESS}types/explainer/" in text
    assert "Sources checked 20 June 2024" in text
    assert text.rindex("Sources") < text.index("https://doi.org/10.1234/moon.2023")
    assert not re.search("¶|Skip to content|Want to dive deeper|BibTeX", text)


def test_a_pdf_has_bookmarks_of_the_sections(pdf: PdfReader) -> None:
    assert list(_titles(pdf.outline)) == [
        "Why does the northern quay flood?",
        *("In brief", "What the gauges say", "The winter of 2024", "Bottom line", "What is uncertain"),
        *("Corrections", "Further reading", "Sources", "Cite this page"),
    ]


def test_links_lead_within_the_pdf_to_the_site_and_to_others(pdf: PdfReader) -> None:
    links = list(_links(pdf))

    within = [link["/Dest"] for link in links if "/Dest" in link]
    away = {link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})}
    assert "src-harbour2024tides" in within
    assert set(within) <= set(pdf.named_destinations)
    assert f"{_ADDRESS}authors/ada/" in away
    assert "https://hafenblatt.example.org/flut" in away
    assert [address for address in away if ".invalid" in address or address.startswith("file:")] == []


def test_a_picture_is_in_the_pdf(pdf: PdfReader) -> None:
    assert pdf.pages[0].images[0].image


@pytest.mark.uncounted
def test_the_same_files_make_the_same_pdf(folder: Path, pdf: PdfReader) -> None:
    _run(folder, "b.pdf", seed="2")

    assert len(pdf.pages) == 2
    assert (folder / "b.pdf").read_bytes() == (folder / "a.pdf").read_bytes()


def test_the_site_stays_as_it_is(folder: Path, pdf: PdfReader) -> None:
    assert len(pdf.pages) == 2
    assert not (folder / "site").exists()


@pytest.fixture(name="small")
def _small(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\nHere.\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ntheme: mkdocs\n", encoding="utf-8")
    return tmp_path


def test_a_site_is_built_aside_and_goes_again(small: Path) -> None:
    with built_aside(small / "mkdocs.yml") as site:
        assert "Here." in (site / "index.html").read_text(encoding="utf-8")

    assert not site.parent.exists()
    assert sorted(path.name for path in small.iterdir()) == ["docs", "mkdocs.yml"]


@pytest.mark.uncounted
def test_a_site_that_cannot_be_built_says_why(small: Path) -> None:
    (small / "mkdocs.yml").write_text("site_name: A\nplugins: [nope]\n", encoding="utf-8")

    with (
        pytest.raises(SiteBuildError, match='The "nope" plugin is not installed'),
        built_aside(small / "mkdocs.yml"),
    ):
        pass


def test_nothing_is_asked_of_the_network(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page or its styles name: pictures of others, of the disk, and typefaces."""

    def fail(*_: object, **__: object) -> None:
        raise AssertionError(folder)

    monkeypatch.setattr(socket, "socket", fail)
    monkeypatch.setattr(socket, "getaddrinfo", fail)
    style = "@font-face { font-family: A; src: url(https://e.example/a.woff) } p { font-family: A }"
    document = (
        f'<html lang="en"><title>A</title><style>@import url(https://e.example/a.css); {style}</style>'
        '<p>A <img alt="A" src="https://e.example/a.png"> <img alt="B" src="file:///etc/hostname">'
        '<img alt="C" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">'
    )

    made = typeset(document, "https://site.invalid/a/", lambda _: None)

    assert made.pages == 1
    assert made.pictures == ("https://e.example/a.png", "file:///etc/hostname")
    assert set(made.others) == {"https://e.example/a.css", "https://e.example/a.woff"}

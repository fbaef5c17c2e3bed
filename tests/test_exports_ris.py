from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pytest
import rispy  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from macros.content.biblatex import ENTRY_TYPES, PERIODICALS, SOURCE_KINDS
from macros.core.model import Author, Correction, Dating, Day, FrontMatter, Organization, Person, Source, Work
from macros.core.text import Span, Text
from macros.publish.exports import formats

from .conftest import ROOT, store
from .generated import pages

Record = Mapping[str, object]

_SOURCE = Source("a", "article", Text("", ""), Span(0, 0), title="T")
_MATTER = FrontMatter(title="How did it end?", description="D.", published=Day(2024, 3, 5))
_SITE = Organization("Ibidem", "https://ibidem.example/", "en")
_WORK = Work("https://ibidem.example/end/", _MATTER, _SITE, (Author("ada", "Ada Lovelace"),))


def _records(written: str) -> list[Record]:
    assert "\n" not in written.replace("\r\n", "")
    return cast("list[Record]", rispy.loads(written, newline="\r\n", skip_unknown_tags=False))


def _read(content: str) -> list[Record]:
    return _records(formats.RIS.bibliography(store(content).sources))


def _record(**values: object) -> Record:
    (record,) = _records(formats.RIS.bibliography([_SOURCE._replace(**values)]))  # type: ignore[arg-type]
    return record


def test_a_source_is_written_whole() -> None:
    content = r"""
        @article{eriksen2024vote,
          author = {van den Berg, Eva and Doe, Jr., John and {World Health Organization} and others},
          editor = {M{\"u}ller, Kurt}, title = {The vote}, subtitle = {a record},
          journaltitle = {Journal of Votes}, series = {2}, volume = {3}, number = {4}, pages = {12--19},
          publisher = {A Press}, location = {Oslo}, date = {2024-03-05}, url = {https://e.org/a;b},
          urldate = {2024-04}, doi = {10.1234/vote}, archiveurl = {https://web.archive.org/e.org},
          pmid = {12345678}, pmcid = {PMC1234567}, issn = {1234-5678}, langid = {english},
          note = {through A}, keywords = {analysis, elections}, abstract = {Short.}, shorttitle = {Vote},
        }
    """

    assert _read(content) == [
        {
            "type_of_reference": "JOUR",
            "authors": ["van den Berg, Eva", "Doe, John, Jr.", "World Health Organization", "others"],
            "secondary_authors": ["Müller, Kurt"],
            "title": "The vote: a record",
            "secondary_title": "Journal of Votes",
            "tertiary_title": "2",
            "publisher": "A Press",
            "place_published": "Oslo",
            "year": "2024",
            "date": "2024/03/05",
            "start_page": "12",
            "end_page": "19",
            "volume": "3",
            "number": "4",
            "issn": "1234-5678",
            "doi": "10.1234/vote",
            "accession_number": "12345678",
            "custom2": "PMC1234567",
            "urls": ["https://e.org/a%3Bb"],
            "file_attachments2": "https://web.archive.org/e.org",
            "access_date": "2024/04",
            "language": "en",
            "abstract": "Short.",
            "short_title": "Vote",
            "notes": ["through A"],
            "keywords": ["analysis", "elections"],
            "id": "eriksen2024vote",
        }
    ]


def test_a_record_begins_with_its_type_and_has_no_empty_line() -> None:
    sources = store("@book{b, title = {B}}\n@xdata{x, title = {X}}\n@misc{a, title = {A}}").sources

    assert formats.RIS.bibliography(sources) == (
        "TY  - BOOK\r\nTI  - B\r\nID  - b\r\nER  - \r\nTY  - GEN\r\nTI  - A\r\nID  - a\r\nER  - \r\n"
    )
    assert formats.RIS.bibliography([]) == ""


@pytest.mark.parametrize(
    ("date", "written"),
    [
        pytest.param(None, (None, None), id="none"),
        pytest.param(Dating(Day(2024)), ("2024", "2024"), id="year"),
        pytest.param(Dating(Day(2024, 3)), ("2024", "2024/03"), id="month"),
        pytest.param(Dating(Day(824, 3, 5)), ("0824", "0824/03/05"), id="early"),
        pytest.param(Dating(Day(-43)), (None, "44 BC"), id="before-the-first-year"),
        pytest.param(Dating(Day(2024, 21)), ("2024", "2024///spring 2024"), id="season"),
        pytest.param(Dating(Day(2024), is_approximate=True), ("2024", "2024///circa"), id="approximate"),
        pytest.param(
            Dating(Day(2024, 3, 5), Day(2024, 4), is_range=True),
            ("2024", "2024/03/05/to April 2024"),
            id="range",
        ),
        pytest.param(Dating(Day(2024, 3), is_range=True), ("2024", "2024/03//to today"), id="since"),
        pytest.param(Dating(None, Day(2024), is_range=True), ("2024", "2024///to 2024"), id="until"),
        pytest.param(Dating(None, is_range=True), (None, None), id="no-day"),
    ],
)
def test_dates(date: Dating | None, written: tuple[str | None, str | None]) -> None:
    record = _record(date=date)

    assert (record.get("year"), record.get("date")) == written


@pytest.mark.parametrize(
    ("pages", "written"),
    [
        pytest.param("12", ("12", None), id="one"),
        pytest.param("12--19", ("12", "19"), id="range"),
        pytest.param("A1–A9", ("A1", "A9"), id="letters"),
        pytest.param("1-3, 7", ("1-3, 7", None), id="several-ranges"),
    ],
)
def test_pages(pages: str, written: tuple[str, str | None]) -> None:
    record = _record(fields=(("pages", pages),))

    assert (record.get("start_page"), record.get("end_page")) == written


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        pytest.param({"type": "online"}, "ELEC", id="web"),
        pytest.param({"type": "online", "kind": "news report"}, "NEWS", id="news"),
        pytest.param({"fields": (("entrysubtype", "magazine"),)}, "MGZN", id="magazine"),
        pytest.param({"type": "report", "kind": "data"}, "RPRT", id="report"),
        pytest.param({"type": "nothing-known"}, "GEN", id="unknown"),
    ],
)
def test_types(values: Mapping[str, object], kind: str) -> None:
    assert _record(**values)["type_of_reference"] == kind


def test_a_newspaper_is_what_a_report_appeared_in() -> None:
    record = _record(type="online", kind="news report", publisher="The Daily")

    assert record["secondary_title"] == "The Daily"
    assert "publisher" not in record


def test_every_type_is_one_of_the_format() -> None:
    known = rispy.TYPE_OF_REFERENCE_MAPPING

    assert {row.ris for row in ENTRY_TYPES} <= known.keys()
    assert {kind.ris for kind in (*SOURCE_KINDS, *PERIODICALS) if kind.ris} <= known.keys()


def test_the_isbn_goes_before_the_issn() -> None:
    record = _record(type="book", fields=(("issn", "1234-5678"), ("isbn", "978-3-16-148410-0")))

    assert record["issn"] == "978-3-16-148410-0"


@given(
    text=st.text(st.sampled_from("aé-; \r\n\t\x00\x0b\x1b\x85\u2028TYER"), max_size=20) | st.text(max_size=20)
)
def test_no_text_breaks_its_record(text: str) -> None:
    named = _SOURCE._replace(
        key=text,
        title=text,
        authors=(Person(text, text),),
        container=text,
        note=f"{text}\nER  - \r\nTY  - BOOK",
        url=text,
        fields=(("abstract", text), ("keywords", text)),
    )

    first, second = _records(formats.RIS.bibliography([named, _SOURCE]))

    assert first["type_of_reference"] == "JOUR"
    assert second == {"type_of_reference": "JOUR", "title": "T", "id": "a"}


def _names(persons: tuple[Person, ...]) -> list[list[str]]:
    parted = ([f"{name.prefix} {name.family}".strip(), name.given, name.suffix] for name in persons)
    return [list(filter(None, name)) for name in parted]


@pytest.mark.parametrize("path", ["bibliography.bib", "tests/cases/sites/types/types.bib", ""])
def test_a_bibliography_is_read_back(path: str) -> None:
    content = (ROOT / path).read_text(encoding="utf-8") if path else pages(2)["bibliography.bib"]
    sources = [source for source in store(content).sources if not source.is_data]
    records = _records(formats.RIS.bibliography(sources))

    assert [record["id"] for record in records] == [source.key for source in sources]
    for record, source in zip(records, sources, strict=True):
        names = [name.split(", ") for name in cast("list[str]", record.get("authors", []))]
        first = source.date.start if source.date else None
        assert record.get("title", "") == source.title
        assert names[: len(source.authors)] == _names(source.authors)
        assert str(record.get("date", "")).startswith(first.iso.replace("-", "/") if first else "")
        assert record.get("doi", "") == source.doi
        assert record.get("urls", []) == [source.address.replace(";", "%3B")] * bool(source.address)
        assert {record.get("secondary_title", ""), record.get("publisher", "")} == {
            *((source.container, source.publisher) if source.container else ("", source.publisher))
        }


def test_a_page_is_cited() -> None:
    assert formats.RIS.work(_WORK) == (
        "TY  - ELEC\nAU  - Lovelace, Ada\nTI  - How did it end?\nT2  - Ibidem\nPY  - 2024\nDA  - 2024/03/05\n"
        "AB  - D.\nLA  - en\nUR  - https://ibidem.example/end/\nID  - lovelace2024how\nER  - \n"
    )


def test_a_page_that_was_corrected_says_when() -> None:
    front_matter = _MATTER._replace(published=None, corrections=(Correction(Day(2024, 5, 7), "fact", "C"),))
    written = formats.RIS.work(_WORK._replace(front_matter=front_matter))

    assert "N1  - updated 7 May 2024\n" in written
    assert "PY  - " not in written

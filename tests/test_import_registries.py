"""What registries say of works, and what of it becomes an entry."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.biblatex import fields_of
from macros.core.model import Bibliography, Source
from macros.core.text import Span, Text
from macros.desk.importing import books, bylines, csl_items, foreign, key_proposals, proposals
from macros.desk.importing.proposals import Proposal, Proposed
from macros.desk.importing.publication_days import of_parts, stated_day
from macros.desk.store import addition, loading
from macros.desk.store.addition import Addition

_TODAY = date(2026, 11, 30)

ARTICLE = {
    "type": "article-journal",
    "title": ["The <i>E. coli</i> &amp; me"],
    "author": [
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
        {"literal": "The Smith and Jones Group"},
        {"name": "WHO"},
        {"family": "Madonna"},
        {"given": "", "family": ""},
        {"family": "Roe, Ann and Doe", "given": "Max"},
    ],
    "container-title": "Journal",
    "issued": {"date-parts": [[2024, 3]]},
    "volume": 12,
    "issue": "3",
    "page": "1-9",
    "DOI": "10.1234/a",
    "URL": "https://doi.org/10.1234/a",
    "ISSN": ["1234-5678", "8765-4321"],
    "language": "de",
    "publisher": "A Press",
    "abstract": "No.",
}


def _said(item: object) -> tuple[str, dict[str, str]]:
    found = proposals.decided(csl_items.of_item(foreign.record(item), "doi.org", _TODAY), ())
    assert all(one.origin == "doi.org" for one in found.fields)
    return found.type, {one.field: "; ".join(one.values) for one in found.fields}


def test_an_article_is_read() -> None:
    assert _said(ARTICLE) == (
        "article",
        {
            "title": "The E. coli & me",
            "author": "van Beethoven, Ludwig; King, Jr., Martin; {The Smith and Jones Group}; {WHO}; "
            "{Madonna}; {Max Roe, Ann and Doe}",
            "journaltitle": "Journal",
            "date": "2024-03",
            "doi": "10.1234/a",
            "langid": "de",
            "volume": "12",
            "number": "3",
            "pages": "1-9",
            "issn": "1234-5678 8765-4321",
        },
    )


@pytest.mark.parametrize(
    ("item", "kind", "fields"),
    [
        pytest.param(
            {"type": "report", "number": "7", "publisher": "P"},
            "report",
            {"number": "7", "institution": "P"},
            id="report",
        ),
        pytest.param(
            {
                "type": "book",
                "publisher": "P",
                "edition": "2",
                "ISBN": ["9783161484100"],
                "publisher-place": "Oslo",
            },
            "book",
            {"publisher": "P", "location": "Oslo", "edition": "2", "isbn": "9783161484100"},
            id="book",
        ),
        pytest.param(
            {
                "type": "chapter",
                "container-title": "B",
                "publisher": "P",
                "editor": [{"family": "Roe", "given": "A"}],
            },
            "incollection",
            {"editor": "Roe, A", "booktitle": "B", "publisher": "P"},
            id="chapter",
        ),
        pytest.param(
            {"type": "paper-conference", "container-title": "Proc."},
            "inproceedings",
            {"booktitle": "Proc."},
            id="paper",
        ),
        pytest.param(
            {"type": "posted-content", "publisher": "bioRxiv", "URL": "https://example.org/"},
            "online",
            {"organization": "bioRxiv", "url": "https://example.org/"},
            id="preprint",
        ),
        pytest.param({"type": "article-journal"}, "online", {}, id="no-journal"),
        pytest.param({"type": "dissertation", "publisher": "U"}, "thesis", {"institution": "U"}, id="thesis"),
        pytest.param(
            {"type": "dataset", "publisher": "P", "version": "1"},
            "dataset",
            {"publisher": "P", "version": "1"},
            id="data",
        ),
        pytest.param({"type": "unheard-of"}, "online", {}, id="unknown"),
        pytest.param(
            {"type": {"a": 1}, "title": 3.5, "author": "x", "issued": [], "ISSN": [1]}, "online", {}, id="odd"
        ),
        pytest.param(
            {"type": "article-journal", "container-title": "J", "PMID": "123", "issue": "S1", "number": "4"},
            "article",
            {"journaltitle": "J", "number": "S1", "pmid": "123"},
            id="issue-before-number",
        ),
    ],
)
def test_each_type_has_its_fields(item: object, kind: str, fields: dict[str, str]) -> None:
    assert _said(item) == (kind, fields)


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({"issued": {"date-parts": [[2024, 3, 5]]}}, "2024-03-05"),
        ({"issued": {"date-parts": [["2024", "3"]]}}, "2024-03"),
        ({"issued": {"date-parts": [[None]]}, "published-online": {"date-parts": [[2023]]}}, "2023"),
        ({"issued": {"raw": "5 March 2024"}}, "2024-03-05"),
        ({"issued": {"literal": "spring"}}, ""),
        ({"issued": {"date-parts": [[2024, 22]]}}, ""),
        ({"issued": {"date-parts": [["x"]]}}, ""),
        ({"issued": {"date-parts": [[99999999]]}}, ""),
        ({"created": {"date-parts": [[2024]]}}, ""),
        ({"issued": {"date-parts": [[2300]]}}, ""),
    ],
)
def test_a_date_is_as_precise_as_it_is_stated(dates: dict[str, object], day: str) -> None:
    assert _said({"type": "report", **dates})[1].get("date", "") == day


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("20240305", "2024-03-05"),
        ("2024-03-05T23:59:00-11:00", "2024-03-05"),
        ("2024-03-05 23:59", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("3/4/2024", ""),
        ("2024-03/2024-05", ""),
        ("2024-13-01", ""),
        ("1499", ""),
        ("2027-06-01", "2027-06-01"),
        ("2028-06-01", ""),
        ("٢٠٢٤-٠٣-٠٥", "2024-03-05"),
        ("", ""),
    ],
)
def test_a_day_is_read_as_stated(stated: str, day: str) -> None:
    assert stated_day(stated, _TODAY) == day


def test_a_day_has_three_parts_at_most() -> None:
    assert of_parts([], _TODAY) == of_parts([2024, 1, 1, 1], _TODAY) == ""


def test_a_book_is_read() -> None:
    answer = {
        "ISBN:9783161484100": {
            "title": "B",
            "subtitle": "S",
            "authors": [{"name": "Ann Roe"}, {"url": "x"}],
            "publishers": [{"name": "P"}, {"name": "Q"}],
            "publish_places": [],
            "publish_date": "March 2005",
            "number_of_pages": 300,
        }
    }
    found = books.of_answer(answer, "Open Library", _TODAY)

    assert found == Proposal(
        "book",
        (
            Proposed("title", ("B",), "Open Library"),
            Proposed("subtitle", ("S",), "Open Library"),
            Proposed("author", ("Roe, Ann",), "Open Library", is_guessed=True),
            Proposed("publisher", ("P",), "Open Library"),
            Proposed("pagetotal", ("300",), "Open Library"),
        ),
    )


def test_a_book_without_authors_has_none() -> None:
    found = books.of_answer({"a": {"title": "B"}}, "o", _TODAY)

    assert found == Proposal("book", (Proposed("title", ("B",), "o"),))
    assert books.of_answer({}, "o", _TODAY) is None


def test_what_is_typed_counts() -> None:
    found = csl_items.of_item(ARTICLE, "doi.org", _TODAY)
    typed = proposals.of_typed({"author": ("Doe, Max",)}, {"title": "Mine", "institution": "odd"})
    entry = proposals.decided(found, typed)
    origins = {one.field: one.origin for one in entry.fields}

    assert (origins["author"], origins["title"], origins["date"]) == ("typed", "typed", "doi.org")
    assert proposals.wanted("k", entry).authors == ("Doe, Max",)
    assert proposals.wanted("k", entry).values["institution"] == "odd"


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"organization": "The Daily", "date": "2024-03-05", "title": "What the poll says"}, "daily2024poll"),
        ({"institution": "World Health Organization", "title": "On water"}, "whowater"),
        ({"author": "Smith, Jane", "date": "2024", "title": "Über"}, "smith2024uber"),
        ({"author": "{Al Arabiya}", "title": "خبر", "date": "2025"}, "alarabiya2025"),
        ({"title": "خبر"}, "source"),
        ({"publisher": "O'Reilly"}, "oreilly"),
        ({"organization": "Taken", "title": "2024"}, "takena"),
    ],
)
def test_a_key_is_proposed(fields: dict[str, str], key: str) -> None:
    found = Proposal("online", tuple(Proposed(name, (value,), "x") for name, value in fields.items()))
    taken = Bibliography((Source("Taken", "misc", Text("", "taken"), Span(0, 5)),))

    assert key_proposals.proposed_key(found, taken) == key


def test_a_key_is_found_when_all_letters_are_taken() -> None:
    names = ["source", *(f"source{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"), "source-2"]
    taken = Bibliography(tuple(Source(name, "misc", Text("", name), Span(0, 1)) for name in names))

    assert key_proposals.proposed_key(Proposal("online"), taken) == "source-3"


@pytest.mark.parametrize("value", [None, True, 3.5, {}, [], [[]], ""])
def test_what_is_no_word_is_empty(value: object) -> None:
    assert foreign.word(value) == ""


@pytest.mark.parametrize("content", [b"\xff", b"{", b"[" * 100_000, b"9" * 5_000])
def test_what_is_no_json_is_nothing(content: bytes) -> None:
    assert foreign.parsed(content) is None


def test_an_institution_without_a_name_is_none() -> None:
    assert bylines.institution("") == bylines.person("", "") == ""


_VALUE = st.recursive(
    st.none()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from(['{"', "}\\", "\u202e", "&amp;#123;", " and ", ",", "%"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["family", "given", "literal", "date-parts", "raw", "suffix"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
_VARIABLES = st.sampled_from(
    [
        "title",
        "author",
        "editor",
        "container-title",
        "issued",
        "publisher",
        "volume",
        "issue",
        "page",
        "URL",
        "number",
        "ISSN",
        "ISBN",
        "language",
        "edition",
        "subtitle",
        "translator",
        "publisher-place",
        "DOI",
    ]
)
_TYPES = st.sampled_from(["article-journal", "book", "report", "chapter", "webpage", "thesis", "dataset"])


@given(_TYPES, st.dictionaries(_VARIABLES, _VALUE, max_size=6))
def test_no_answer_breaks_the_entry(kind: str, values: dict[str, object]) -> None:
    item = foreign.record(foreign.parsed(json.dumps({"type": kind, "container-title": "J", **values})))
    found = proposals.decided(csl_items.of_item(item, "doi.org", _TODAY), ())
    wanted = proposals.wanted("k", found)
    wanted = wanted._replace(values={"title": "T", "url": "https://example.org/", **wanted.values})
    added = addition.add(loading.read([Text("b.bib", "")]), wanted)

    if isinstance(added, Addition):
        source = added.after.bibliography.by_key["k"]
        assert len(source.authors) == len(wanted.authors)
        assert dict(source.fields).keys() <= set(fields_of(found.type))
        assert not added.after.faults

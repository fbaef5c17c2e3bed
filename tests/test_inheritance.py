"""What an entry inherits, beside what biber makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from macros.content.biblatex.data_inheritance import inherited_names
from macros.content.sources import inheritance
from macros.core.text import Text
from macros.syntax import bibtex

from .conftest import store
from .record_inheritance import RECORD
from .record_inheritance import store as recorded_store


def _fields(content: str) -> dict[str, Mapping[str, str]]:
    """Return the fields of each entry with those that it inherits, but for the names of its parents."""
    entries = bibtex.read(Text("a.bib", content)).entries
    by_key = {entry.key: entry for entry in entries}
    found = {fields.entry.key: fields.values for fields in inheritance.with_inherited(entries, by_key)}
    return {
        key: {name: value for name, value in values.items() if name not in ("crossref", "xdata")}
        for key, values in found.items()
    }


def test_each_pair_of_types_inherits_as_with_biber() -> None:
    found = _fields(recorded_store())
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    expected = {pair: row["fields"] for row in record for pair in row["pairs"].split()}
    assert {key: found[key] for key in expected} == expected
    assert len(expected) == len([key for key in found if not key.startswith("p-")])


def test_fields_about_the_title_of_a_book_stay_there() -> None:
    assert not any(
        inherited_names("book", "inbook")[name] for name in ("sorttitle", "shorttitle", "indextitle")
    )


def test_most_types_rename_nothing() -> None:
    assert inherited_names("book", "article") == {}


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        pytest.param(
            "@inbook{a, crossref = {p}, year = {1999}}\n@book{p, date = {2019-05}}",
            {"year": "1999"},
            id="own year against a date",
        ),
        pytest.param(
            "@inbook{a, crossref = {p}, date = {1999}}\n@book{p, year = {2019}, month = may}",
            {"date": "1999"},
            id="own date against a year and a month",
        ),
        pytest.param(
            "@inbook{a, crossref = {p}, year = {1999}}\n@book{p, year = {2019}, month = may}",
            {"year": "1999"},
            id="no month of another year",
        ),
        pytest.param(
            "@inbook{a, crossref = {p}, month = jun}\n@book{p, year = {2019}, month = may}",
            {"month": "jun", "year": "2019"},
            id="own month in the year of the parent",
        ),
        pytest.param(
            "@inbook{a, crossref = {p}, month = jun}\n@book{p, date = {2019-05-03}}",
            {"month": "jun", "year": "2019"},
            id="own month in the date of the parent",
        ),
        pytest.param(
            "@inbook{a, crossref = {p}, month = jun}\n@book{p, date = {c1990}}",
            {"month": "jun", "date": "c1990"},
            id="own month and no year",
        ),
        pytest.param(
            "@article{a, crossref = {p}, journal = {Own}}\n@periodical{p, title = {J}, date = {2019}}",
            {"journal": "Own", "date": "2019"},
            id="own journal against a title",
        ),
        pytest.param(
            "@misc{a, crossref = {p}, location = {Oslo}, school = {S}}"
            "\n@misc{p, address = {Rome}, institution = {I}, note = {N}}",
            {"location": "Oslo", "school": "S", "note": "N"},
            id="other names of one field",
        ),
        pytest.param(
            "@book{a, xdata = {x}, publisher = {Own}, year = {1999}}"
            "\n@xdata{x, publisher = {X}, date = {2001}}",
            {"publisher": "Own", "year": "1999"},
            id="own field against xdata",
        ),
        pytest.param(
            "@misc{a, xdata = {x}}"
            "\n@xdata{x, title = {T}, shorttitle = {S}, entrysubtype = {newspaper}, ids = {y}}",
            {"title": "T", "shorttitle": "S", "entrysubtype": "newspaper"},
            id="xdata copies fields as they are",
        ),
        pytest.param(
            "@misc{a, crossref = {p}, publisher = {}}\n@misc{p, publisher = {P}, entrysubtype = {newspaper}}",
            {"publisher": "P"},
            id="an empty field is none",
        ),
        pytest.param(
            "@inbook{a, crossref = {v}}\n@book{v, title = {V}, subtitle = {S}, crossref = {m}}"
            "\n@mvbook{m, title = {M}, subtitle = {N}, author = {A B}}",
            {
                "booktitle": "V",
                "booksubtitle": "S",
                "maintitle": "M",
                "mainsubtitle": "N",
                "author": "A B",
                "bookauthor": "A B",
            },
            id="chapter of a volume of a work",
        ),
        pytest.param(
            "@inproceedings{a, crossref = {p}}\n@proceedings{p, booktitle = {B}, title = {T}}",
            {"booktitle": "T"},
            id="title before the booktitle of the parent",
        ),
        pytest.param(
            "@misc{a, note = {xdata=x-note}}\n@xdata{x, note = {N}, publisher = {P}}",
            {"note": "N"},
            id="one field",
        ),
        pytest.param(
            "@misc{a, author = {A B and xdata=my-x-author-2}, editor = {xdata = my-x-Author and C D}}"
            "\n@xdata{my-x, author = {E F and G H}}",
            {"author": "A B and G H", "editor": "E F and G H and C D"},
            id="items of a list",
        ),
        pytest.param(
            "@misc{a, location = {xdata=x-location-1 and Rome}}\n@xdata{x, xdata = {y}}"
            "\n@xdata{y, location = {Oslo and Bergen}}",
            {"location": "Oslo and Rome"},
            id="item that the container inherits",
        ),
        pytest.param(
            "@misc{a, note = {xdata=x-title}, author = {xdata=x-author-3}, editor = {xdata=y-editor}}"
            "\n@xdata{x, author = {E F and G H}}",
            {"note": "xdata=x-title", "author": "xdata=x-author-3", "editor": "xdata=y-editor"},
            id="nothing there",
        ),
        pytest.param("@misc{a, note = {xdata=a-note}}", {"note": "xdata=a-note"}, id="itself"),
        pytest.param(
            "@misc{a, note = {the metadata=x-note}}", {"note": "the metadata=x-note"}, id="other words"
        ),
    ],
)
def test_an_entry_has(content: str, fields: Mapping[str, str]) -> None:
    assert _fields(content)["a"] == fields


@pytest.mark.parametrize(
    ("fields", "container"),
    [
        pytest.param("journaltitle = {J}, journalsubtitle = {S}", "J: S", id="journal"),
        pytest.param("journal = {J}, journalsubtitle = {S}", "J: S", id="journal of BibTeX"),
        pytest.param("booktitle = {B}, booksubtitle = {S}", "B: S", id="book"),
        pytest.param("maintitle = {M}, mainsubtitle = {S}", "M: S", id="work of several volumes"),
        pytest.param(
            "booktitle = {B}, booksubtitle = {S}, maintitle = {M}, mainsubtitle = {N}",
            "B: S, M: N",
            id="both",
        ),
        pytest.param("subtitle = {S}", "", id="none"),
    ],
)
def test_a_container_has_its_titles(fields: str, container: str) -> None:
    assert store(f"@misc{{a, title = {{T}}, {fields}}}").by_key["a"].container == container


def test_a_container_that_a_value_refers_to_is_a_parent() -> None:
    (source, _) = store("@misc{a, note = {xdata=x-note}}\n@xdata{x, note = {N}}").sources
    (parent,) = source.parents
    assert (parent.key, source.text.content[parent.span.start : parent.span.end]) == ("x", "x")

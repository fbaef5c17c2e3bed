from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.content.sources import bibliography
from macros.core.findings import Finding
from macros.core.model import Bibliography, Dating, Day, Listed, Person, Source
from macros.core.text import Text, normalized
from macros.render.words import english

from .conftest import marked, store


def _source(fields: str, kind: str = "misc") -> Source:
    """Read an entry that has no faults."""
    (source,) = store(f"@{kind}{{a, {fields}}}").sources
    return source


def _read(*contents: str) -> tuple[Bibliography, tuple[Finding, ...]]:
    return bibliography.read([Text(f"{n}.bib", content) for n, content in enumerate(contents, start=1)])


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        pytest.param(r"title = {G{\"o}del \& {NATO}}", "title", "Gödel & NATO", id="title"),
        pytest.param("title = {T}, subtitle = {S}", "title", "T: S", id="title with subtitle"),
        pytest.param("subtitle = {S}", "title", "S", id="subtitle alone"),
        pytest.param("title = {<script>_*|</script>}", "title", "<script>_*|</script>", id="markup stays"),
        pytest.param("title = {two\n  lines}", "title", "two lines", id="title over lines"),
        pytest.param("journaltitle = {J}, journal = {K}", "container", "J", id="journaltitle"),
        pytest.param("journal = {K}", "container", "K", id="journal"),
        pytest.param("journaltitle = {}, journal = {K}", "container", "K", id="empty field is passed over"),
        pytest.param("booktitle = {B}", "container", "B", id="booktitle"),
        pytest.param("publisher = {P}", "publisher", "P", id="publisher"),
        pytest.param("organization = {O}", "publisher", "O", id="organization"),
        pytest.param("institution = {I}", "publisher", "I", id="institution"),
        pytest.param("school = {S}", "publisher", "S", id="school"),
        pytest.param(r"note = {caf\'e}", "note", "café", id="note"),
        pytest.param("note = mar", "note", "mar", id="string"),
        pytest.param("keywords = {gaza, News report}", "kind", "news report", id="kind"),
        pytest.param("keywords = {gaza, israel}", "kind", "", id="kind that is none"),
        pytest.param("langid = {hebrew}", "language", "he", id="langid"),
        pytest.param("language = {ar}", "language", "ar", id="language"),
        pytest.param(
            "url = {https://x.org/a_b?c=1&d=%20e#f~g--h}",
            "url",
            "https://x.org/a_b?c=1&d=%20e#f~g--h",
            id="url is not decoded",
        ),
        pytest.param('url = "https://x.org/{a}"', "url", "https://x.org/{a}", id="braces in a url"),
        pytest.param("url = { https://x.org/ }", "url", "https://x.org/", id="space around a url"),
        pytest.param("doi = {10.1000/a_b--c%d}", "doi", "10.1000/a_b--c%d", id="doi is not decoded"),
        pytest.param("doi = {https://doi.org/10.1000/a}", "doi", "10.1000/a", id="doi as an address"),
        pytest.param("doi = {http://dx.doi.org/10.1000/a}", "doi", "10.1000/a", id="doi as an old address"),
        pytest.param("doi = {doi: 10.1000/a}", "doi", "10.1000/a", id="doi with a prefix"),
        pytest.param(
            "url = {https://x.org/}, doi = {10.1000/a}", "address", "https://x.org/", id="address is the url"
        ),
        pytest.param(
            "doi = {10.1000/a#b}", "address", "https://doi.org/10.1000/a%23b", id="address is the doi"
        ),
        pytest.param("note = {x}", "address", "", id="no address"),
        pytest.param(
            "archiveurl = {https://archive.org/x}", "archive_url", "https://archive.org/x", id="archived copy"
        ),
        pytest.param("date = {2024-03-05}", "date", Dating(Day(2024, 3, 5)), id="date"),
        pytest.param("date = {2024/2025}", "date", Dating(Day(2024), Day(2025), is_range=True), id="range"),
        pytest.param("year = 2024, month = mar", "date", Dating(Day(2024, 3)), id="year and month"),
        pytest.param("year = {2024}", "date", Dating(Day(2024)), id="year"),
        pytest.param("date = {2024}, year = {1999}", "date", Dating(Day(2024)), id="date before year"),
        pytest.param("date = {}, year = {1999}", "date", Dating(Day(1999)), id="year when the date is empty"),
        pytest.param("urldate = {2024-03-05}", "accessed", Dating(Day(2024, 3, 5)), id="access date"),
        pytest.param("archivedate = {2024-03}", "archived", Dating(Day(2024, 3)), id="archive date"),
        pytest.param("title = {T}", "date", None, id="no date"),
        pytest.param("year = {{2000-11-12}}", "date", Dating(Day(2000, 11, 12)), id="year in more braces"),
        pytest.param("year = {08.04.2016}", "date", Dating(Day(2016, 4, 8)), id="day with dots"),
        pytest.param(
            "year = {1998-99}", "date", Dating(Day(1998), Day(1999), is_range=True), id="years in short"
        ),
        pytest.param("year = {2006/1}", "date", Dating(Day(2006), literal="2006/1"), id="issue of a year"),
        pytest.param("title = {T}", "authors", (), id="no authors"),
        pytest.param(
            "author = {von der Leyen, Ursula and King, Jr., Martin Luther}",
            "authors",
            (Person("Leyen", "Ursula", "von der"), Person("King", "Martin Luther", "", "Jr.")),
            id="particles and suffixes",
        ),
        pytest.param(
            r"author = {{\"O}zil, Mesut}", "authors", (Person("Özil", "Mesut"),), id="accent in a name"
        ),
        pytest.param(
            "author = {{World Health Organization}}",
            "authors",
            (Person("World Health Organization"),),
            id="institution",
        ),
        pytest.param(
            'author = "{World Health Organization}"',
            "authors",
            (Person("World Health Organization"),),
            id="institution in quotation marks",
        ),
        pytest.param(
            "author = {{Marks and Spencer} and Smith, Jane}",
            "authors",
            (Person("Marks and Spencer"), Person("Smith", "Jane")),
            id="institution and person",
        ),
        pytest.param("author = {Smith, Jane and others}", "has_more_authors", True, id="and others"),
        pytest.param(
            "author = {Smith, Jane and others}", "authors", (Person("Smith", "Jane"),), id="others are nobody"
        ),
        pytest.param("editor = {Smith, Jane}", "editors", (Person("Smith", "Jane"),), id="editor"),
    ],
)
def test_a_field_becomes(fields: str, name: str, value: object) -> None:
    assert getattr(_source(fields), name) == value


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param("volume = 3, number = 2, pages = {4--9}", "vol. 3, no. 2, pp. 4–9", id="issue"),
        pytest.param("pages = {4-9}", "pp. 4–9", id="pages with one hyphen"),
        pytest.param("pages = {4–9}", "pp. 4–9", id="pages with a dash"),
        pytest.param("pages = {4, 7}", "pp. 4, 7", id="pages in a list"),
        pytest.param("pages = {4}", "p. 4", id="one page"),
        pytest.param("type = {Report}, number = {A/78}", "Report, no. A/78", id="report"),
        pytest.param("edition = {2}", "2nd ed.", id="edition"),
    ],
)
def test_numbers_tell_a_work_apart(fields: str, said: str) -> None:
    assert english().said(Listed(_source(fields).designation)) == said


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("a.b:c/d-e+f", id="punctuation"),
        pytest.param("naïve2020", id="accent"),
        pytest.param("o'brien2020", id="apostrophe"),
        pytest.param("a--b", id="two hyphens"),
        pytest.param("قرار2024", id="arabic"),
        pytest.param("决议2024", id="chinese"),
    ],
)
def test_a_key_stays_as_typed(key: str) -> None:
    read = store(f"@misc{{{key}, title = {{T}}}}")
    assert read.by_key[key].title == "T"


def test_sources_are_in_file_order() -> None:
    read, _ = _read("@misc{b, title = {x}}\n@misc{a, title = {y}}", "@misc{0, title = {z}}")
    assert [source.key for source in read.sources] == ["b", "a", "0"]


def test_a_source_knows_its_file() -> None:
    read, _ = _read("@misc{a, title = {x}}", "\n@misc{b, title = {y}}")
    assert [str(s.text.location(s.span.start)) for s in read.sources] == ["1.bib:1:7", "2.bib:2:7"]


def test_remarks_know_their_file() -> None:
    read, _ = _read("One.\n@misc{a, title = {x}}", "Two.")
    assert [(text.path, text.content[span.start : span.end]) for text, span in read.remarks] == [
        ("1.bib", "One."),
        ("2.bib", "Two."),
    ]


def test_of_two_entries_with_one_key_the_first_counts() -> None:
    read, _ = _read("@misc{a, title = {x}}\n@misc{a, title = {y}}", "@misc{a, title = {z}}")
    assert read.by_key["a"].title == "x"


def test_broken_keys_of_all_files_are_known() -> None:
    read, _ = _read("@misc{a, title = {x}", "@misc{b, title {x}}")
    assert read.broken == {"a", "b"}


def test_a_store_of_no_files_is_empty() -> None:
    assert _read() == (Bibliography(), ())


def test_an_xdata_entry_is_a_container() -> None:
    assert _source("publisher = {P}", "xdata").is_data


@pytest.mark.parametrize(
    ("content", "name", "value"),
    [
        pytest.param(
            "@inbook{a, title = {T}, crossref = {p}}\n@book{p, title = {P}}",
            "container",
            "P",
            id="title becomes booktitle",
        ),
        pytest.param(
            "@incollection{a, title = {T}, crossref = {p}}\n@collection{p, title = {P}, subtitle = {S}}",
            "title",
            "T",
            id="subtitle of the parent stays there",
        ),
        pytest.param(
            "@article{a, title = {T}, crossref = {p}}\n@periodical{p, title = {P}}",
            "container",
            "P",
            id="title becomes journaltitle",
        ),
        pytest.param(
            "@inproceedings{a, title = {T}, booktitle = {B}, crossref = {p}}\n@proceedings{p, title = {P}}",
            "container",
            "B",
            id="own field first",
        ),
        pytest.param(
            "@misc{a, title = {T}, crossref = {p}}\n@misc{p, publisher = {P}}",
            "publisher",
            "P",
            id="crossref",
        ),
        pytest.param(
            "@misc{p, publisher = {P}}\n@misc{a, title = {T}, crossref = {p}}",
            "publisher",
            "P",
            id="parent first",
        ),
        pytest.param(
            "@misc{a, crossref = {p}}\n@misc{p, title = {P}}", "title", "P", id="title of the same kind"
        ),
        pytest.param(
            "@misc{a, title = {T}, xdata = {p}}\n@xdata{p, publisher = {P}}", "publisher", "P", id="xdata"
        ),
        pytest.param(
            "@inbook{a, xdata = {p}}\n@xdata{p, title = {P}}", "title", "P", id="xdata renames nothing"
        ),
        pytest.param(
            "@misc{a, title = {T}, xdata = {p, q}}\n@xdata{p, note = {N}}\n@xdata{q, publisher = {Q}}",
            "publisher",
            "Q",
            id="second xdata",
        ),
        pytest.param(
            "@misc{a, title = {T}, xdata = {p, q}}\n@xdata{p, publisher = {P}}\n@xdata{q, publisher = {Q}}",
            "publisher",
            "P",
            id="first xdata first",
        ),
        pytest.param(
            "@misc{a, crossref = {q}, xdata = {p}}\n@xdata{p, publisher = {P}}\n@misc{q, publisher = {Q}}",
            "publisher",
            "P",
            id="xdata before crossref",
        ),
        pytest.param(
            "@misc{a, xdata = {p}}\n@xdata{p, xdata = {q}}\n@xdata{q, publisher = {Q}}",
            "publisher",
            "Q",
            id="chain",
        ),
        pytest.param(
            "@inbook{a, title = {T}, crossref = {p}}\n@book{p, xdata = {q}}\n@xdata{q, publisher = {Q}}",
            "publisher",
            "Q",
            id="chain of both kinds",
        ),
        pytest.param(
            "@misc{a, crossref = {p}}\n@misc{p, crossref = {a}, publisher = {P}}",
            "publisher",
            "P",
            id="circle",
        ),
        pytest.param("@misc{a, title = {T}, crossref = {a}}", "title", "T", id="circle of one"),
        pytest.param(
            "@misc{a, title = {T}, crossref = {nobody}}", "title", "T", id="parent that is not there"
        ),
        pytest.param("@misc{a, title = {T}, xdata = {, }}", "parents", (), id="no key named"),
        pytest.param(
            "@misc{a, title = {T}, xdata = {p}}\n@xdata{p, keywords = {data}}",
            "kind",
            "data",
            id="keywords",
        ),
        pytest.param(
            "@misc{a, title = {T}, crossref = {p}}\n@misc{p, xdata = {q}}\n@xdata{q, note = {N}}",
            "parents",
            ("p",),
            id="parents of parents are not parents",
        ),
        pytest.param(
            "@misc{a, title = {T}, xdata = {p}}\n@xdata{p, date = {2024}}",
            "date",
            Dating(Day(2024)),
            id="date",
        ),
    ],
)
def test_an_entry_inherits(content: str, name: str, value: object) -> None:
    actual = getattr(store(content).by_key["a"], name)
    assert (tuple(parent.key for parent in actual) if name == "parents" else actual) == value


def test_an_entry_inherits_from_another_file() -> None:
    read, findings = _read("@misc{a, title = {T}, crossref = {p}}", "@misc{p, publisher = {P}}")
    assert (read.by_key["a"].publisher, findings) == ("P", ())


def test_a_string_holds_in_the_files_that_follow() -> None:
    _, findings = _read('@string{un = "UN"}', "@misc{a, title = un}")
    assert findings == ()


@pytest.mark.parametrize(
    ("content", "lineage"),
    [
        pytest.param("@misc{a}", ["a"], id="alone"),
        pytest.param(
            "@misc{a, crossref = {p}}\n@misc{p, xdata = {q}}\n@xdata{q}", ["a", "p", "q"], id="chain"
        ),
        pytest.param("@misc{a, crossref = {p}}\n@misc{p, crossref = {a}}", ["a", "p"], id="circle"),
        pytest.param(
            "@misc{a, xdata = {p, q}}\n@xdata{p, xdata = {r}}\n@xdata{q, xdata = {r}}\n@xdata{r}",
            ["a", "p", "q", "r"],
            id="two ways to one",
        ),
        pytest.param("@misc{a, crossref = {nobody}}", ["a"], id="parent that is not there"),
        pytest.param("@misc{b}", [], id="not there itself"),
    ],
)
def test_the_lineage_names_each_ancestor_once(content: str, lineage: list[str]) -> None:
    assert sorted(store(content).lineage("a")) == lineage


@pytest.mark.parametrize(
    ("content", "rule", "message"),
    [
        pytest.param(
            "@misc{a, title = {x}, «title = {y}}",
            "duplicate-field",
            '"a" has two fields "title"',
            id="field twice",
        ),
        pytest.param(
            "@misc{a, Title = {x}, «title = {y}}",
            "duplicate-field",
            '"a" has two fields "title"',
            id="field twice in another case",
        ),
        pytest.param(
            "@misc{a, date = «{2024-13-01}}", "invalid-date", '"2024-13-01" is not a date', id="date"
        ),
        pytest.param(
            "@misc{a, date = «{soon}}",
            "loose-date",
            '"soon" is not a date, and is shown as typed',
            id="word",
        ),
        pytest.param("@misc{a, urldate = «{x}}", "invalid-date", '"x" is not a date', id="access date"),
        pytest.param("@misc{a, archivedate = «{x}}", "invalid-date", '"x" is not a date', id="archive date"),
        pytest.param(
            "@misc{a, year = «{20x4}}", "loose-date", '"20x4" is not a year, and is shown as typed', id="year"
        ),
        pytest.param(
            "@misc{a, month = 13, year = «{2024}}",
            "invalid-date",
            "the year and the month are not a date",
            id="month",
        ),
        pytest.param(
            "@misc{a, url = «{www.example.org}}",
            "loose-url",
            '"www.example.org" is read as https://www.example.org',
            id="no scheme",
        ),
        pytest.param(
            "@misc{a, url = «{javascript:alert(1)}}",
            "invalid-url",
            '"javascript:alert(1)" is not a web address',
            id="scheme that runs",
        ),
        pytest.param(
            "@misc{a, url = «{https://}}", "invalid-url", '"https://" is not a web address', id="no host"
        ),
        pytest.param(
            r"@misc{a, url = «{\textbf{https://x.org}}}",
            "loose-url",
            r'"\textbf{https://x.org}" is read as https://x.org',
            id="LaTeX around the address",
        ),
        pytest.param(
            "@misc{a, archiveurl = «{x}}", "invalid-url", '"x" is not a web address', id="archived copy"
        ),
        pytest.param(
            "@misc{a, url = «{https://x.org/a b}}",
            "invalid-url",
            '"https://x.org/a b" is not a web address',
            id="space within",
        ),
        pytest.param(
            "@misc{a, author = «{A, B, C, D}}",
            "invalid-bibtex",
            'the name "A, B, C, D" cannot be split: too many commas',
            id="three commas",
        ),
        pytest.param(
            "@misc{a, author = «{World Health Organization}}",
            "unbraced-institution",
            'the institution "World Health Organization" comes apart as a person\'s name',
            id="institution",
        ),
        pytest.param(
            "@misc{a, author = «{Office for National Statistics}}",
            "unbraced-institution",
            'the institution "Office for National Statistics" comes apart as a person\'s name',
            id="institution with a particle",
        ),
        pytest.param(
            "@misc{a, editor = «{Food and Agriculture Organization}}",
            "unbraced-institution",
            'the institution "Food and Agriculture Organization" comes apart as a person\'s name',
            id="institution that becomes two persons",
        ),
        pytest.param(
            "@misc{a, author = «{Smith, Jane and World Health Organization}}",
            "unbraced-institution",
            'the institution "World Health Organization" comes apart as a person\'s name',
            id="institution behind a person",
        ),
        pytest.param(
            "@misc{a, author = «{Jane Smith and World Health Organization}}",
            "unbraced-institution",
            'the institution "World Health Organization" comes apart as a person\'s name',
            id="institution behind a person without a comma",
        ),
        pytest.param(
            "@book{p, year = «{20x4}}\n@inbook{a, crossref = {p}}",
            "loose-date",
            '"20x4" is not a year, and is shown as typed',
            id="inherited year once",
        ),
    ],
)
def test_a_fault_is_found_in_its_place(content: str, rule: str, message: str) -> None:
    text, (offset,) = marked(content, "bibliography.bib")

    _, findings = bibliography.read([text])

    assert [(f.rule, f.location, f.message) for f in findings] == [(rule, text.location(offset), message)]


@pytest.mark.parametrize(
    ("value", "alternative"),
    [
        ("World Health Organization", ""),
        ("Smith, Jane and World Health Organization", ""),
        (
            "Jane Smith and World Health Organization",
            ", or {{Jane Smith and World Health Organization}} if that is one name",
        ),
    ],
)
def test_an_institution_of_two_names_may_be_one(value: str, alternative: str) -> None:
    (finding,) = _read(f"@misc{{a, author = {{{value}}}}}")[1]

    assert finding.hint.partition("}}")[2].partition(";")[0] == alternative


def test_an_inherited_year_is_found_in_the_file_where_it_stands() -> None:
    _, findings = _read("@book{p, year = {20x4}}", "@inbook{a, crossref = {p}}")
    assert {finding.location.path for finding in findings} == {"1.bib"}


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("author = {Smith, Jane}", id="person"),
        pytest.param("author = {Plato}", id="one word"),
        pytest.param("author = {{World Health Organization}}", id="institution"),
        pytest.param("author = {{World Health Organization} and Smith, Jane}", id="institution and person"),
        pytest.param("author = {Nations, Jane of the}", id="person named like an institution"),
        pytest.param("author = {de Gaulle, Charles}", id="particle"),
        pytest.param("author = {Jane Smith and others}", id="others"),
        pytest.param("date = {}", id="empty date"),
        pytest.param("url = {HTTPS://EXAMPLE.ORG}", id="address in capitals"),
        pytest.param("url = {http://xn--mgbh0fb.example/قرار?q=[1]}", id="address with other letters"),
        pytest.param("month = {13}", id="month without a year"),
    ],
)
def test_what_is_right_stays_silent(fields: str) -> None:
    assert _read(f"@misc{{a, {fields}}}")[1] == ()


def test_names_that_cannot_be_split_stay_in_one_piece() -> None:
    read, _ = _read(r"@misc{a, author = {A, B, C, {\"O}}}")
    assert read.by_key["a"].authors == (Person("A, B, C, Ö"),)


@example("@a{b\n@a{c}")
@example(r"@a{b, title = {\b\title}}")
@given(
    st.lists(
        st.sampled_from(
            [
                *'@{}()",=#%\\ \n$~',
                "a",
                "é",
                "@misc{",
                "@string{",
                "title = {",
                "author = {",
                "date = {",
                "year = ",
                "crossref = {",
                "}\n",
                ",\n",
                "\n@misc{",
                " and ",
                "2024",
                "month = mar",
            ]
        ),
        max_size=16,
    ).map("".join)
)
def test_no_text_makes_reading_fail(content: str) -> None:
    bibliography.read([normalized("bibliography.bib", content)])


@pytest.mark.parametrize(
    ("keywords", "hint"),
    [
        pytest.param("primary documents", 'did you mean "primary document"?', id="near"),
        pytest.param("gaza, news reports", 'did you mean "news report"?', id="near beside another"),
    ],
)
def test_an_unknown_kind_gets_a_suggestion(keywords: str, hint: str) -> None:
    text = Text("bibliography.bib", f"@misc{{a, title = {{A}}, keywords = {{{keywords}}}}}")
    _, (finding,) = bibliography.read([text])
    assert (finding.rule, finding.hint) == ("unknown-kind", hint)

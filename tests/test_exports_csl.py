from __future__ import annotations

import json
from collections.abc import Mapping

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.content.biblatex import TYPES
from macros.core.model import Dating, Day, Person, Source
from macros.core.text import Span, Text
from macros.publish.exports import formats

from .conftest import ROOT, store

_NAME = {
    "type": "object",
    "properties": {
        part: {"type": "string", "minLength": 1}
        for part in ("family", "given", "non-dropping-particle", "suffix", "literal")
    },
    "anyOf": [{"required": ["literal"], "maxProperties": 1}, {"required": ["family"]}],
    "additionalProperties": False,
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "season": {"type": "integer", "minimum": 1, "maximum": 4},
        "circa": {"const": True},
        "edtf": {"type": "string", "pattern": r"^[-0-9~./]+$"},
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
_TEXTS = (
    *("id", "title", "container-title", "publisher", "volume", "edition", "genre", "collection-title"),
    *("chapter-number", "version", "publisher-place", "ISBN", "ISSN", "title-short", "abstract", "issue"),
    *("collection-number", "number", "page", "note", "language", "URL", "DOI", "archive"),
    *("archive_location", "number-of-volumes", "number-of-pages", "status", "jurisdiction", "volume-title"),
    *("event-title", "event-place", "original-title", "original-publisher", "original-publisher-place"),
    *("container-title-short", "PMID"),
)
_PEOPLE = (
    *("author", "editor", "translator", "compiler", "director", "organizer", "container-author"),
    "contributor",
)
_CSL_TYPES = (
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast"),
    *("chapter", "dataset", "document", "entry-encyclopedia", "figure", "graphic", "hearing", "interview"),
    *("legal_case", "legislation", "manuscript", "map", "motion_picture", "pamphlet", "paper-conference"),
    *("patent", "performance", "periodical", "personal_communication", "regulation", "report", "review"),
    *("software", "song", "speech", "standard", "thesis", "treaty", "webpage"),
)
# Of CSL-JSON, the part that is written here, and stricter: https://docs.citationstyles.org.
_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            **{name: {"type": "string", "minLength": 1} for name in _TEXTS},
            **{name: {"type": "array", "items": _NAME, "minItems": 1} for name in _PEOPLE},
            **dict.fromkeys(("issued", "accessed", "event-date", "original-date"), _DATE),
            "type": {"enum": list(_CSL_TYPES)},
            "custom": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("kind", "archived", "updated")},
                "additionalProperties": False,
                "minProperties": 1,
            },
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    },
}
VALIDATOR = jsonschema.validators.validator_for(_SCHEMA)(_SCHEMA)


def _item(content: str) -> Mapping[str, object]:
    """Return the item of the last entry."""
    written = json.loads(formats.CSL.bibliography(store(content).sources))
    VALIDATOR.validate(written)
    item = written[-1]
    assert isinstance(item, dict)
    return item


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param(r"title = {G{\"o}del \& {NATO}}", {"title": "Gödel & NATO"}, id="title"),
        pytest.param("title = {T}, subtitle = {S}", {"title": "T: S"}, id="subtitle"),
        pytest.param("title = {<i>T</i> & </script>}", {"title": "<i>T</i> & </script>"}, id="markup"),
        pytest.param("journaltitle = {J}", {"container-title": "J"}, id="container"),
        pytest.param("publisher = {P}", {"publisher": "P"}, id="publisher"),
        pytest.param(r"volume = {3}, edition = {2\textsuperscript{nd}}", {"volume": "3"}, id="volume"),
        pytest.param("pages = {4--9, 12 – 13}", {"page": "4-9, 12-13"}, id="pages"),
        pytest.param('type = {Gr{\\"u}nbuch}', {"genre": "Grünbuch"}, id="genre"),
        pytest.param("address = {A}", {"publisher-place": "A"}, id="address"),
        pytest.param("location = {L}, address = {A}", {"publisher-place": "L"}, id="location"),
        pytest.param("langid = {austrian}", {"language": "de-AT"}, id="language"),
        pytest.param("note = {N--O}", {"note": "N–O"}, id="note"),
        pytest.param("url = {https://x.org/a_b--c%d}", {"URL": "https://x.org/a_b--c%d"}, id="url"),
        pytest.param("doi = {https://doi.org/10.1000/a_b}", {"DOI": "10.1000/a_b"}, id="doi"),
        pytest.param("urldate = {2024-05-05}", {"accessed": {"date-parts": [[2024, 5, 5]]}}, id="accessed"),
        pytest.param(
            "archiveurl = {https://web.archive.org/a}, archivedate = {2024-05}",
            {
                "archive": "web.archive.org",
                "archive_location": "https://web.archive.org/a",
                "custom": {"archived": "2024-05"},
            },
            id="archived copy",
        ),
        pytest.param("keywords = {primary document}", {"custom": {"kind": "primary document"}}, id="kind"),
        pytest.param("year = 2024, month = mar", {"issued": {"date-parts": [[2024, 3]]}}, id="month"),
        pytest.param("title = {}, volume = {}, doi = {}", {"id": "a", "type": "document"}, id="empty"),
    ],
)
def test_fields_have_their_names(fields: str, said: Mapping[str, object]) -> None:
    item = _item(f"@misc{{a, {fields}}}")
    assert {name: item.get(name) for name in said} == said
    assert "" not in item.values()


def test_an_address_of_an_archive_that_is_none_has_no_host() -> None:
    (item,) = json.loads(
        formats.CSL.bibliography([Source("a", "misc", Text("", ""), Span(0, 0), archive_url="ftp:x")])
    )
    assert item == {"id": "a", "type": "document", "archive_location": "ftp:x"}


@pytest.mark.parametrize(
    ("author", "names"),
    [
        pytest.param("Lovelace, Ada", [{"family": "Lovelace", "given": "Ada"}], id="person"),
        pytest.param("Plato", [{"literal": "Plato"}], id="one name"),
        pytest.param(
            "van der Berg, Jr., Jan",
            [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."}],
            id="all parts",
        ),
        pytest.param("{World {\\&} Health}", [{"literal": "World & Health"}], id="institution"),
        pytest.param(
            "Lovelace, Ada and others",
            [{"family": "Lovelace", "given": "Ada"}, {"literal": "others"}],
            id="and others",
        ),
    ],
)
@pytest.mark.parametrize("field", ["author", "editor"])
def test_names_have_their_parts(field: str, author: str, names: list[object]) -> None:
    read = _item(f"@misc{{a, {field} = {{{author}}}}}")[field]
    assert read == names


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        pytest.param("2024", {"date-parts": [[2024]]}, id="year"),
        pytest.param("2024-03", {"date-parts": [[2024, 3]]}, id="month"),
        pytest.param("2024-03-05", {"date-parts": [[2024, 3, 5]]}, id="day"),
        pytest.param("2024-03-05/2025", {"date-parts": [[2024, 3, 5], [2025]]}, id="range"),
        pytest.param("2024-03/", {"date-parts": [[2024, 3]], "edtf": "2024-03/.."}, id="open end"),
        pytest.param("../2024", {"date-parts": [[2024]], "edtf": "../2024"}, id="open beginning"),
        pytest.param("2024-22", {"date-parts": [[2024]], "season": 2}, id="season"),
        pytest.param(
            "2024-21/2024-23~",
            {"date-parts": [[2024], [2024]], "edtf": "2024-21~/2024-23~", "circa": True},
            id="range of seasons",
        ),
        pytest.param("2024~", {"date-parts": [[2024]], "circa": True}, id="approximate"),
        pytest.param("0000", {"date-parts": [[-1]]}, id="1 BC"),
        pytest.param("-0043-03-15", {"date-parts": [[-44, 3, 15]]}, id="44 BC"),
    ],
)
def test_dates_have_their_parts(date: str, issued: object) -> None:
    assert _item(f"@misc{{a, date = {{{date}}}}}")["issued"] == issued


@pytest.mark.parametrize(
    ("kind", "keywords", "csl_type"),
    [
        ("article", "", "article-journal"),
        ("article", "news report", "article-newspaper"),
        ("online", "", "webpage"),
        ("online", "news report", "article-newspaper"),
        ("online", "opinion", "webpage"),
        ("misc", "data", "dataset"),
        ("misc", "", "document"),
        ("report", "data", "report"),
        ("book", "news report", "book"),
        ("video", "news report", "motion_picture"),
        ("legislation", "primary document", "legislation"),
        ("jurisdiction", "", "legal_case"),
        ("hearing", "", "hearing"),
        ("interview", "news report", "interview"),
        ("broadcast", "", "broadcast"),
        ("incollection", "", "chapter"),
        ("phdthesis", "", "thesis"),
    ],
)
def test_a_type_is_of_the_entry_or_of_its_kind(kind: str, keywords: str, csl_type: str) -> None:
    assert _item(f"@{kind}{{a, keywords = {{{keywords}}}}}")["type"] == csl_type


# bibtexparser takes @commentary for a @comment.
@pytest.mark.parametrize("kind", sorted(TYPES - {"commentary", "xdata"}))
def test_every_type_has_one_of_the_schema(kind: str) -> None:
    assert _item(f"@{kind}{{a, title = {{T}}}}")["type"] in _CSL_TYPES


@pytest.mark.parametrize("subtype", ["magazine", "newspaper"])
def test_the_subtype_says_what_an_article_is_in(subtype: str) -> None:
    content = f"@article{{a, entrysubtype = {{{subtype}}}, journaltitle = {{J}}}}"
    assert _item(content)["type"] == f"article-{subtype}"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("article", "issue"),
        ("periodical", "issue"),
        ("book", "collection-number"),
        ("inproceedings", "collection-number"),
        ("report", "number"),
        ("misc", "number"),
    ],
)
def test_a_number_counts_issues_or_books_or_the_thing_itself(kind: str, name: str) -> None:
    assert _item(f"@{kind}{{a, number = {{A/78}}}}")[name] == "A/78"


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ("organization = {O}", {"container-title": "O"}),
        ("organization = {O}, journaltitle = {J}", {"container-title": "J", "publisher": "O"}),
    ],
)
def test_a_news_report_is_in_a_newspaper(fields: str, where: Mapping[str, str]) -> None:
    item = _item(f"@online{{a, keywords = {{news report}}, {fields}}}")
    assert {name: item[name] for name in ("container-title", "publisher") if name in item} == where


def test_the_text_is_deterministic_and_keeps_letters() -> None:
    sources = store("@xdata{x, title = {X}}\n@misc{ä, title = {شهادة}}").sources
    written = '[\n  {\n    "id": "ä",\n    "type": "document",\n    "title": "شهادة"\n  }\n]\n'
    assert formats.CSL.bibliography(sources) == written
    assert formats.CSL.bibliography([]) == "[]\n"


@pytest.mark.parametrize("path", ["people.yml", "publication.yml"])
def test_all_that_readers_see_of_an_entry_fits_the_schema(path: str) -> None:
    rows = yaml.safe_load((ROOT / "tests/sources" / path).read_text(encoding="utf-8"))
    sources = [store(row["entry"]).sources[0] for row in rows if "findings" not in row]
    VALIDATOR.validate(json.loads(formats.CSL.bibliography(sources)))


def test_the_bibliography_of_a_site_fits_the_schema() -> None:
    stores = sorted((ROOT / "tests/cases/sites").rglob("*.bib"))
    sources = store("".join(path.read_text(encoding="utf-8") for path in stores)).sources
    assert len(sources) > 10
    written = json.loads(formats.CSL.bibliography(sources))
    VALIDATOR.validate(written)
    assert [item["id"] for item in written] == [source.key for source in sources]


_TEXT = st.text(max_size=40) | st.sampled_from(['</script>"onload=', "{" * 9, "x" * 10_000, "\\"])
_DAYS = st.tuples(st.integers(-9999, 9999), st.sampled_from([0, 3, 21, 24])).map(lambda day: Day(*day))
_DATES = st.tuples(_DAYS, st.none() | _DAYS, st.booleans(), st.booleans()).map(lambda date: Dating(*date))


@given(
    text=_TEXT,
    fields=st.dictionaries(st.sampled_from(["volume", "number", "pages", "abstract"]), _TEXT),
    date=st.none() | _DATES,
    kind=st.sampled_from(["", "news report", "data"]),
)
def test_any_source_fits_the_schema(
    text: str, fields: dict[str, str], date: Dating | None, kind: str
) -> None:
    source = Source(
        key="a",
        type="online",
        text=Text("", ""),
        span=Span(0, 0),
        title=text,
        authors=(Person("F", "G", text, text),),
        container=text,
        publisher=text,
        fields=tuple(fields.items()),
        date=date,
        kind=kind,
        archive_url=text,
        archived=date,
    )
    written = json.loads(formats.CSL.bibliography([source]))
    VALIDATOR.validate(written)
    assert written[0].get("title", "") == text

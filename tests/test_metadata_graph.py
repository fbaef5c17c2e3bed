from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld  # type: ignore[import-untyped]

from macros.core.model import (
    Author,
    Correction,
    Dating,
    Day,
    FrontMatter,
    Organization,
    Person,
    Rating,
    Source,
    Work,
)
from macros.publish.metadata.graph import graph, serialized, site_graph
from macros.publish.metadata.nodes import Node

from .metadata_works import FULL, HOME, PUBLISHER, TYPES, URL, everything, minimum, source

SCHEMAS = Path(__file__).parent / "schemas"
HOSTILE = [
    pytest.param("</script><script>alert(1)</script>", id="script"),
    pytest.param("<!--<script>", id="comment"),
    pytest.param('"onload="alert(1)', id="attribute"),
    pytest.param("javascript:alert(1)", id="javascript-address"),
    pytest.param("a\u2028b\u2029c &amp; \\u003c/script>", id="line-separators"),
    pytest.param("half a pair: \ud83d", id="surrogate"),
    pytest.param("x" * 10_000, id="long"),
]
ENTRIES = [
    pytest.param("article", "", {"doi": "10.1234/a"}, "ScholarlyArticle", id="journal"),
    pytest.param("article", "analysis", {}, "Article", id="magazine"),
    pytest.param("article", "", {"doi": "forthcoming"}, "Article", id="no-doi"),
    pytest.param("article", "news report", {}, "NewsArticle", id="newspaper"),
    pytest.param("online", "news report", {}, "NewsArticle", id="news"),
    pytest.param("misc", "data", {}, "Dataset", id="data"),
    pytest.param("dataset", "", {}, "Dataset", id="dataset"),
    pytest.param("report", "data", {}, "Report", id="report-with-data"),
    pytest.param("techreport", "", {}, "Report", id="techreport"),
    pytest.param("book", "", {}, "Book", id="book"),
    pytest.param("incollection", "", {}, "Chapter", id="chapter"),
    pytest.param("inproceedings", "", {}, "ScholarlyArticle", id="paper"),
    pytest.param("phdthesis", "", {}, "Thesis", id="thesis"),
    pytest.param("legislation", "", {}, "Legislation", id="legislation"),
    pytest.param("periodical", "", {}, "Periodical", id="periodical"),
    pytest.param("software", "", {}, "SoftwareApplication", id="software"),
    pytest.param("movie", "", {}, "Movie", id="film"),
    pytest.param("online", "primary document", {}, "CreativeWork", id="document"),
    pytest.param("unheard-of", "", {}, "CreativeWork", id="unknown"),
]
WORKS = [
    pytest.param(build(kind), id=f"{kind}-{build.__name__}")
    for kind in TYPES
    for build in (everything, minimum)
]


def read(document: Node) -> dict[str, Any]:
    return dict(json.loads(serialized(document)))


def node(document: Node, identity: str) -> dict[str, Any]:
    (found,) = (one for one in read(document)["@graph"] if one["@id"] == identity)
    return dict(found)


def article(work: Work) -> dict[str, Any]:
    return node(graph(work), f"{work.url}#article")


def cited(one: Source) -> dict[str, Any]:
    (found,) = article(minimum("explainer")._replace(sources=(one,)))["citation"]
    return dict(found)


def values(part: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Yield each value in a document, at any depth, with its name."""
    yield name, part
    if isinstance(part, dict):
        for key, child in part.items():
            yield from values(child, key)
    elif isinstance(part, list):
        for child in part:
            yield from values(child, name)


def types_of(document: Node) -> list[str]:
    return [one["@type"] for one in read(document)["@graph"]]


@cache
def schema() -> Mapping[str, Any]:
    return dict(json.loads((SCHEMAS / "schema_org.json").read_text(encoding="utf-8")))


def lineage(kind: str) -> set[str]:
    return {kind}.union(*(lineage(parent) for parent in schema()["types"][kind]))


def is_of(value: object, expected: list[str]) -> bool:
    """Whether a value is of one of the types that a property may have."""
    match value:
        case {"@type": str(kind)}:
            return bool(lineage(kind) & set(expected))
        case {"@id": _, **rest} | {"name": _, **rest}:  # written elsewhere, or of a type that nobody knows
            return not rest
        case str():
            return any(is_text_of(value, kind) for kind in expected)
        case _:
            return {bool: "Boolean", int: "Number"}[type(value)] in expected


def is_text_of(value: str, kind: str) -> bool:
    patterns = {"Text": ".*", "Date": r"\d{4}(-\d\d){0,2}", "URL": r"https?://[^\s<>\"]+"}
    return kind in patterns and re.fullmatch(patterns[kind], value, re.DOTALL) is not None


def violations(document: Node) -> Iterator[str]:
    """Yield what schema.org does not know, or not there."""
    for _, part in values(read(document)["@graph"]):
        if not isinstance(part, dict) or "@type" not in part:
            continue
        for name, value in part.items():
            if name.startswith("@"):
                continue
            term = schema()["properties"][name]
            if not lineage(part["@type"]) & set(term["on"]):
                yield f"{part['@type']} has no {name}"
            listed = value if isinstance(value, list) else [value]
            yield from (f"{name} is no {one}" for one in listed if not is_of(one, term["is"]))


def expanded(document: Node) -> list[Any]:
    """Return what a JSON-LD processor makes of it, with the context at hand."""
    context = json.loads((SCHEMAS / "schema_org_context.json").read_text(encoding="utf-8"))

    def loaded(url: str, _options: object) -> dict[str, object]:
        assert url == "https://schema.org"
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
        }

    return list(jsonld.expand(read(document), {"documentLoader": loaded}))


@pytest.mark.parametrize("work", WORKS)
def test_each_term_is_of_schema_org_and_stands_where_it_may(work: Work) -> None:
    assert list(violations(graph(work))) == []


@pytest.mark.parametrize(("entry", "kind", "more", "expected"), ENTRIES)
def test_each_kind_of_source_is_of_schema_org(
    entry: str, kind: str, more: Mapping[str, str], expected: str
) -> None:
    one = FULL._replace(type=entry, kind=kind, doi=more.get("doi", ""))
    work = minimum("explainer")._replace(sources=(one,))
    assert list(violations(graph(work))) == []
    assert cited(one)["@type"] == expected


@pytest.mark.parametrize("work", WORKS)
def test_a_processor_expands_the_document(work: Work) -> None:
    nodes = expanded(graph(work))
    assert len(nodes) == len(read(graph(work))["@graph"])
    for one in nodes:
        assert all(name.startswith(("@", "http://schema.org/")) for name in one)


def test_the_whole_article() -> None:
    assert article(everything("explainer")) == {
        "@type": "BackgroundNewsArticle",
        "@id": f"{URL}#article",
        "headline": "How did the vote end?",
        "description": "A short answer.",
        "author": [
            {
                "@type": "Person",
                "name": "Ada Lee",
                "description": "Writes on votes.",
                "url": f"{HOME}ada/",
                "sameAs": "https://ada.example.org",
                "affiliation": {"@type": "Organization", "name": "An Institute"},
            },
            {"@type": "Organization", "name": "The Desk"},
        ],
        "publisher": {"@id": f"{HOME}#organization"},
        "datePublished": "2024-05-05",
        "dateModified": "2024-07-02",
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "mainEntityOfPage": {"@id": URL},
        "temporalCoverage": "2023-10-07/2026-01-26",
        "isBasedOn": {
            "@type": "CreativeWork",
            "url": "https://first.example.org/vote",
            "publisher": {"@type": "Organization", "name": "First Paper"},
            "datePublished": "2024-04-01",
        },
        "citation": [
            {
                "@type": "ScholarlyArticle",
                "name": "Record of the vote",
                "author": [
                    {"@type": "Person", "name": "Eva van den Berg"},
                    {"@type": "Organization", "name": "United Nations"},
                ],
                "editor": {"@type": "Person", "name": "Max Klein"},
                "datePublished": "2024-03-25",
                "publisher": {"@type": "Organization", "name": "A Press"},
                "isPartOf": {"@type": "Periodical", "name": "Journal of Votes"},
                "url": "https://un.example.org/vote;a=1",
                "identifier": "https://doi.org/10.1234/vote",
                "inLanguage": "fr",
                "archivedAt": "https://web.archive.org/web/2024/https://un.example.org/vote",
            }
        ],
        "correction": [
            {"@type": "CorrectionComment", "text": "A number was wrong.", "datePublished": "2024-07-01"}
        ],
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("explainer", "BackgroundNewsArticle"),
        ("fact-check", "Article"),
        ("analysis", "AnalysisNewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("unheard-of", "Article"),
    ],
)
def test_the_type_of_a_page_is_that_of_its_article(kind: str, expected: str) -> None:
    assert article(minimum(kind))["@type"] == expected


def test_a_page_that_says_nothing_still_says_what_it_is() -> None:
    assert article(minimum("explainer")) == {
        "@type": "BackgroundNewsArticle",
        "@id": f"{URL}#article",
        "headline": "How did the vote end?",
        "publisher": {"@id": f"{HOME}#organization"},
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "mainEntityOfPage": {"@id": URL},
    }


def test_the_page_says_when_it_was_checked() -> None:
    assert node(graph(everything("opinion")), URL) == {
        "@type": "WebPage",
        "@id": URL,
        "url": URL,
        "name": "How did the vote end?",
        "lastReviewed": "2024-05-04",
        "inLanguage": "en-GB",
        "mainEntity": {"@id": f"{URL}#article"},
        "isPartOf": {"@id": f"{HOME}#website"},
        "publisher": {"@id": f"{HOME}#organization"},
    }


@pytest.mark.parametrize("work", WORKS)
def test_each_reference_leads_to_a_node_of_the_document(work: Work) -> None:
    document = read(graph(work))
    identities = {one["@id"] for one in document["@graph"]}
    references = {
        part["@id"] for _, part in values(document) if isinstance(part, dict) and set(part) == {"@id"}
    }
    assert references <= identities


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        pytest.param(Dating(Day(2024)), "2024", id="year"),
        pytest.param(Dating(Day(2024, 3), None, is_range=True), "2024-03/..", id="open-end"),
        pytest.param(Dating(None, Day(2024, 3), is_range=True), "../2024-03", id="open-start"),
        pytest.param(Dating(Day(2024), is_approximate=True), None, id="approximate"),
    ],
)
def test_the_coverage_is_an_interval(coverage: Dating, expected: str | None) -> None:
    work = minimum("explainer")
    covering = work._replace(front_matter=work.front_matter._replace(coverage=coverage))
    assert article(covering).get("temporalCoverage") == expected


def test_an_author_without_a_page_has_no_address() -> None:
    (author,) = article(minimum("explainer")._replace(authors=(Author("ada", "Ada Lee"),)))["author"]
    assert author == {"@type": "Person", "name": "Ada Lee"}


@pytest.mark.parametrize(
    ("dating", "expected"),
    [
        pytest.param(None, None, id="none"),
        pytest.param(Dating(Day(2024)), "2024", id="year"),
        pytest.param(Dating(Day(2024, 3)), "2024-03", id="month"),
        pytest.param(Dating(Day(2024, 22)), "2024", id="season"),
        pytest.param(Dating(Day(2023), Day(2024), is_range=True), "2023", id="range-begins"),
        pytest.param(Dating(None, Day(2024), is_range=True), None, id="open-start"),
        pytest.param(Dating(Day(2024), is_approximate=True), None, id="approximate"),
    ],
)
def test_a_source_was_published_when_that_is_known(dating: Dating | None, expected: str | None) -> None:
    assert cited(source("a", title="A", date=dating)).get("datePublished") == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("article", "Periodical"),
        ("inbook", "Book"),
        ("inproceedings", "CreativeWork"),
        ("online", "CreativeWork"),
    ],
)
def test_what_a_source_appeared_in(entry: str, expected: str) -> None:
    one = source("a", entry, title="A", container="The whole")
    assert cited(one)["isPartOf"] == {"@type": expected, "name": "The whole"}


_NAMED = (("pmid", "12345678"), ("pmcid", "PMC1234567"), ("isbn", "978-3-16-148410-0"))
_PUBMED = "https://pubmed.ncbi.nlm.nih.gov/12345678/"
_CENTRAL = "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/"


def test_registries_identify_an_article() -> None:
    one = cited(source("a", "article", title="A", url="https://e.org/", doi="10.1234/a", fields=_NAMED))

    assert one["identifier"] == ["https://doi.org/10.1234/a", _PUBMED, _CENTRAL, "urn:isbn:9783161484100"]
    assert "isbn" not in one


@pytest.mark.parametrize(
    ("value", "isbn"),
    [
        pytest.param("978-3-16-148410-0", "978-3-16-148410-0", id="one"),
        pytest.param("9783161484100, 0306406152", ["9783161484100", "0306406152"], id="several"),
    ],
)
def test_a_book_has_its_isbn(value: str, isbn: object) -> None:
    one = cited(source("a", "book", title="A", fields=(("isbn", value),)))

    assert one["isbn"] == isbn
    assert "identifier" not in one


def test_the_isbn_of_a_chapter_is_that_of_the_book() -> None:
    one = cited(source("a", "inbook", title="A", container="B", fields=_NAMED))

    assert one["isPartOf"] == {"@type": "Book", "name": "B", "isbn": "978-3-16-148410-0"}
    assert one["identifier"] == [_PUBMED, _CENTRAL]
    assert "isbn" not in one


def test_another_text_in_the_place_of_an_identifier_identifies_nothing() -> None:
    wrong = tuple((name, "javascript:alert(1)") for name, _ in _NAMED)

    for kind in ("article", "book"):
        assert not {"identifier", "isbn"} & cited(source("a", kind, title="A", fields=wrong)).keys()


def test_a_doi_is_an_address() -> None:
    one = cited(source("a", title="A", doi="10.1234/a<b>"))
    assert one["url"] == "https://doi.org/10.1234/a%3Cb%3E"
    assert "identifier" not in one


def test_another_text_in_the_place_of_a_doi_identifies_nothing() -> None:
    assert "identifier" not in cited(source("a", title="A", doi="to appear"))


def test_persons_without_a_name_are_left_out() -> None:
    assert "author" not in cited(source("a", title="A", authors=(Person(""),)))


def test_a_fact_check_says_what_it_rated() -> None:
    assert node(graph(everything("fact-check")), f"{URL}#claim-review") == {
        "@type": "ClaimReview",
        "@id": f"{URL}#claim-review",
        "url": URL,
        "claimReviewed": "The vote was unanimous.",
        "itemReviewed": {"@type": "Claim", "author": {"name": "A minister and her party"}},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
            "ratingExplanation": "The evidence contradicts it.",
        },
        "author": {"@id": f"{HOME}#organization"},
        "datePublished": "2024-05-05",
        "inLanguage": "en-GB",
        "isPartOf": {"@id": f"{URL}#article"},
    }


def without(work: Work, **changes: object) -> Work:
    return work._replace(front_matter=work.front_matter._replace(**changes))  # type: ignore[arg-type]


CHECK = everything("fact-check")
VOID = (Correction(Day(2024, 8, 1), "void", "The recording was forged."),)


@pytest.mark.parametrize(
    "work",
    [
        *(pytest.param(everything(kind), id=kind) for kind in TYPES if kind != "fact-check"),
        pytest.param(without(CHECK, claim=""), id="no-claim"),
        pytest.param(without(CHECK, claimant=""), id="no-claimant"),
        pytest.param(CHECK._replace(rating=None), id="no-rating"),
        pytest.param(without(CHECK, corrections=VOID), id="void"),
    ],
)
def test_a_page_that_rates_no_claim_reviews_none(work: Work) -> None:
    assert types_of(graph(work)).count("ClaimReview") == 0


def test_the_publisher_with_all_its_pages() -> None:
    assert node(site_graph(PUBLISHER), f"{HOME}#organization") == {
        "@type": "Organization",
        "@id": f"{HOME}#organization",
        "name": "The Site",
        "url": HOME,
        "publishingPrinciples": f"{HOME}method/",
        "correctionsPolicy": f"{HOME}corrections/",
        "ownershipFundingInfo": f"{HOME}funding/",
        "image": f"{HOME}share.png",
    }


def test_a_page_about_the_site() -> None:
    document = site_graph(Organization("The Site", HOME))
    assert types_of(document) == ["WebSite", "Organization"]
    assert list(violations(document)) == []
    assert len(expanded(document)) == 2
    assert node(document, f"{HOME}#organization") == {
        "@type": "Organization",
        "@id": f"{HOME}#organization",
        "name": "The Site",
        "url": HOME,
    }


def test_the_publisher_is_the_same_on_each_page() -> None:
    about, page = read(site_graph(PUBLISHER))["@graph"], read(graph(everything("opinion")))["@graph"]
    assert all(one in page for one in about)


# An escape in YAML can make one; a key stands in a file, which cannot have it.
_HALF = re.compile("[\ud800-\udfff]")


def hostile_work(text: str) -> Work:
    work = everything("fact-check")
    one = source(
        _HALF.sub("", text[:20]), **dict.fromkeys(("title", "container", "publisher", "url", "doi"), text)
    )
    everywhere = one._replace(archive_url=text, language=text, authors=(Person(text, text),))
    front_matter = work.front_matter._replace(
        title=text,
        description=text,
        claim=text,
        claimant=text,
        corrections=(Correction(Day(2024), "fact", text),),
    )
    return work._replace(
        front_matter=front_matter,
        publisher=PUBLISHER._replace(name=text, method=text, corrections=text, funding=text, image=text),
        authors=(Author("a", text, text, text, text),),
        author_urls=(text,),
        sources=(everywhere,),
        rating=Rating(text, text, 1),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    written = serialized(graph(hostile_work(text)))
    assert not re.search("[<>&\u2028\u2029]", written)
    assert written.encode()
    assert node(graph(hostile_work(text)), f"{URL}#article")["headline"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_only_addresses_of_the_web_are_addresses(text: str) -> None:
    document = read(graph(hostile_work(text)))
    names = {"url", "sameAs", "archivedAt", "image", "publishingPrinciples", "correctionsPolicy", "@id"}
    addresses = [part for name, part in values(document) if name in names]
    assert addresses
    assert all(str(one).startswith("https://") for one in addresses)


def test_text_of_any_script_is_written_as_it_is() -> None:
    assert "ملف 資料 naïve" in serialized(graph(without(minimum("opinion"), title="ملف 資料 naïve")))


TEXT = st.just("") | st.text()
PEOPLE = st.builds(Person, TEXT, TEXT)
DATINGS = st.none() | st.builds(Dating, st.none() | st.just(Day(2024, 3)), is_range=st.booleans())
SOURCES = st.builds(
    lambda entry, people, date, **texts: source(
        "a", entry, authors=people, editors=people, date=date, **texts
    ),
    st.sampled_from(["article", "online", "inbook"]),
    st.tuples(PEOPLE),
    DATINGS,
    title=TEXT,
    url=TEXT,
    doi=TEXT,
    publisher=TEXT,
    container=TEXT,
)
MATTERS = st.builds(
    FrontMatter,
    TEXT,
    st.sampled_from(TYPES),
    TEXT,
    coverage=DATINGS,
    claim=TEXT,
    claimant=TEXT,
    checked=st.none(),
)
ORGANIZATIONS = st.builds(Organization, TEXT, st.just(HOME), TEXT, TEXT, TEXT, TEXT, TEXT)
ANY_WORKS = st.builds(
    Work,
    st.just(URL),
    MATTERS,
    ORGANIZATIONS,
    st.tuples(st.builds(Author, TEXT, TEXT, TEXT, TEXT, TEXT, st.booleans())),
    st.tuples(TEXT),
    st.tuples(SOURCES),
    st.none() | st.builds(Rating, TEXT, TEXT, st.integers(1, 5)),
)


@pytest.mark.uncounted
@given(ANY_WORKS)
def test_no_value_is_empty(work: Work) -> None:
    for document in (read(graph(work)), read(site_graph(work.publisher))):
        assert [name for name, part in values(document) if part in ("", None, [], {})] == []


@pytest.mark.uncounted
@given(ANY_WORKS)
def test_a_document_is_written_the_same_each_time(work: Work) -> None:
    assert serialized(graph(work)) == serialized(graph(work._replace()))

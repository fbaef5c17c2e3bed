from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.core.model import Author, Dating, Day, Organization, Person, Source, Work
from macros.publish.metadata.tags import Tags, highwire, open_graph, site_open_graph

from .metadata_works import FULL, HOME, PUBLISHER, TYPES, URL, everything, minimum, source

HOSTILE = ["</script>", '"onload="alert(1)', "javascript:alert(1)", "a; citation_title=b", "x" * 10_000]


CITED = (
    "citation_title=Record of the vote;citation_author=Eva van den Berg;citation_author=United Nations;"
    "citation_publication_date=2024/03/25;citation_journal_title=Journal of Votes;"
    "citation_publisher=A Press;citation_doi=10.1234/vote"
)


def contents(tags: Tags, name: str) -> list[str]:
    return [content for one, content in tags if one == name]


def reference(one: Source) -> list[str]:
    """Return the fields of a source's `citation_reference`, as its readers part them."""
    (content,) = contents(highwire(minimum("explainer")._replace(sources=(one,))), "citation_reference")
    return [field.strip() for field in content.split(";")]


def test_a_page_for_shares() -> None:
    assert open_graph(everything("fact-check")) == (
        ("og:title", "How did the vote end?"),
        ("og:url", URL),
        ("og:description", "A short answer."),
        ("og:site_name", "The Site"),
        ("og:locale", "en_GB"),
        ("og:image", f"{HOME}share.png"),
        ("og:image:alt", "A ballot box"),
        ("og:type", "article"),
        ("article:published_time", "2024-05-05"),
        ("article:modified_time", "2024-07-02"),
        ("article:author", f"{HOME}ada/"),
        ("article:section", "Fact check"),
    )


def test_a_page_that_says_nothing() -> None:
    assert open_graph(minimum("opinion")) == (
        ("og:title", "How did the vote end?"),
        ("og:url", URL),
        ("og:site_name", "The Site"),
        ("og:type", "article"),
        ("article:section", "Opinion"),
    )


def test_a_page_about_the_site() -> None:
    assert site_open_graph(Organization("The Site", HOME), "About", "Who we are.", f"{HOME}about/") == (
        ("og:title", "About"),
        ("og:url", f"{HOME}about/"),
        ("og:description", "Who we are."),
        ("og:site_name", "The Site"),
        ("og:type", "website"),
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-GB", ["en_GB"]), ("pt-BR", ["pt_BR"]), ("de", []), ("zh-Hans", []), ("zh-Hans-CN", []), ("", [])],
)
def test_a_locale_has_a_country(language: str, expected: list[str]) -> None:
    organization = PUBLISHER._replace(language=language)
    assert contents(site_open_graph(organization, "A", "B", HOME), "og:locale") == expected


def test_a_picture_without_an_address_has_no_text() -> None:
    organization = PUBLISHER._replace(image="javascript:alert(1)")
    tags = site_open_graph(organization, "A", "B", HOME)
    assert not contents(tags, "og:image")
    assert not contents(tags, "og:image:alt")


def test_a_page_for_reference_managers() -> None:
    assert highwire(everything("explainer")) == (
        ("z:itemType", "webpage"),
        ("citation_title", "How did the vote end?"),
        ("citation_author", "Ada Lee"),
        ("citation_author", "The Desk"),
        ("citation_publication_date", "2024/05/05"),
        ("citation_language", "en-GB"),
        ("citation_fulltext_html_url", URL),
        ("citation_reference", CITED),
    )


def test_the_least_for_reference_managers() -> None:
    assert highwire(minimum("explainer")) == (
        ("z:itemType", "webpage"),
        ("citation_title", "How did the vote end?"),
        ("citation_language", "en"),
        ("citation_fulltext_html_url", URL),
    )


@pytest.mark.parametrize(
    "name",
    ["journal_title", "technical_report_institution", "conference_title", "book_title", "inbook_title"],
)
@pytest.mark.parametrize("kind", TYPES)
def test_no_tag_makes_the_page_another_kind_of_work_in_zotero(kind: str, name: str) -> None:
    tags = highwire(everything(kind))
    assert not [one for one, _ in tags if one.endswith(f"citation_{name}")]
    assert contents(tags, "z:itemType") == ["webpage"]


def test_a_semicolon_begins_no_field() -> None:
    one = source("a", title="Votes; and\n more", authors=(Person("Lee; citation_title=x", "Ada"),))
    assert reference(one) == ["citation_title=Votes, and more", "citation_author=Ada Lee, citation_title=x"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("article", ["citation_journal_title=The whole"]),
        ("incollection", ["citation_inbook_title=The whole"]),
        ("online", []),
    ],
)
def test_what_a_source_appeared_in(entry: str, expected: list[str]) -> None:
    assert reference(source("a", entry, title="A", container="The whole"))[1:] == expected


@pytest.mark.parametrize(
    ("dating", "expected"),
    [
        pytest.param(Dating(Day(2024)), ["citation_publication_date=2024"], id="year"),
        pytest.param(Dating(Day(2024, 3)), ["citation_publication_date=2024/03"], id="month"),
        pytest.param(
            Dating(Day(2023), Day(2024), is_range=True), ["citation_publication_date=2023"], id="range"
        ),
        pytest.param(Dating(Day(2024), is_approximate=True), [], id="approximate"),
        pytest.param(Dating(Day(0)), [], id="year-0"),
        pytest.param(Dating(Day(-44, 3, 15)), [], id="before-year-1"),
    ],
)
def test_a_source_was_published_when_that_is_known(dating: Dating, expected: list[str]) -> None:
    assert reference(source("a", title="A", date=dating))[1:] == expected


def test_editors_stand_for_authors_that_are_missing() -> None:
    one = FULL._replace(authors=())
    assert [field for field in reference(one) if "author" in field] == [
        "citation_author=Max Klein",
        "citation_author=The Editors",
    ]


def test_reference_managers_read_identifiers() -> None:
    fields = ("isbn", "978-3-16-148410-0"), ("pmcid", "PMC1234567"), ("pmid", "12345678")
    wrong = tuple((name, "x") for name, _ in fields)

    assert reference(source("a", title="A", doi="10.1234/a", fields=fields)) == [
        *("citation_title=A", "citation_doi=10.1234/a", "citation_pmid=12345678"),
        "citation_isbn=978-3-16-148410-0",
    ]
    assert reference(source("a", title="A", fields=wrong)) == ["citation_title=A"]


def test_another_text_in_the_place_of_a_doi_is_left_out() -> None:
    assert reference(source("a", title="A", doi="to appear")) == ["citation_title=A"]


@pytest.mark.parametrize("text", HOSTILE)
def test_contents_are_raw_text_and_addresses_those_of_the_web(text: str) -> None:
    work = everything("explainer")
    hostile = work._replace(
        front_matter=work.front_matter._replace(title=text, description=text),
        publisher=PUBLISHER._replace(name=text, image=text),
        authors=(Author("a", text),),
        author_urls=(text,),
        sources=(source("a", title=text, url=text, doi=text),),
    )
    tags = open_graph(hostile) + highwire(hostile)
    assert contents(tags, "og:title") == contents(tags, "citation_title") == [text]
    assert not contents(tags, "og:image") + contents(tags, "article:author")
    (title,) = contents(tags, "citation_reference")
    assert title == f"citation_title={text.replace(';', ',')}"


TEXT = st.just("") | st.text()
ANY_WORKS = st.builds(
    lambda title, name, language, address, words: minimum("explainer")._replace(
        front_matter=minimum("explainer").front_matter._replace(title=title, description=words),
        publisher=Organization(name, HOME, language, image=address, image_alt=words),
        authors=(Author("a", name),),
        author_urls=(address,),
        sources=(source("a", "article", title=title, publisher=name, container=words, url=address),),
    ),
    *[TEXT] * 5,
)


@given(ANY_WORKS)
def test_no_content_is_empty(work: Work) -> None:
    tags = (*open_graph(work), *highwire(work), *site_open_graph(work.publisher, "", "", ""))
    assert all(name and content for name, content in tags)


@given(st.text())
def test_a_reference_has_the_fields_that_it_names(text: str) -> None:
    one = source("a", title="T" + text, publisher="P" + text)
    assert [field.split("=")[0] for field in reference(one)] == ["citation_title", "citation_publisher"]

"""What pages say of themselves, and what of it becomes an entry."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.biblatex import fields_of
from macros.core.text import Text
from macros.desk.importing import foreign, proposals
from macros.desk.importing.pages import page_fields
from macros.desk.importing.pages.page_marks import marks
from macros.desk.importing.proposals import Proposal, Proposed
from macros.desk.store import addition, loading
from macros.desk.store.addition import Addition

_TODAY = date(2026, 11, 30)
_ADDRESS = "https://www.daily.example.org/2024/03/poll"


def _proposal(page: str, address: str = _ADDRESS) -> Proposal:
    found = page_fields.of_page(marks(page, address), address, _TODAY)
    return proposals.decided(found, ())


def _said(page: str) -> dict[str, str]:
    """Return each field of a page, with a question mark where it is a guess."""
    fields = _proposal(page).fields
    return {one.field: "; ".join(one.values) + ("?" if one.is_guessed else "") for one in fields}


def _meta(**values: str | list[str]) -> str:
    pairs = [
        (name, one) for name, many in values.items() for one in ([many] if isinstance(many, str) else many)
    ]
    return "".join(f'<meta name="{name.replace("__", ":")}" content="{value}">' for name, value in pairs)


def _page(head: str, body: str = "", attributes: str = "") -> str:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def _linked(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


NEWS = _page(
    "<title>What the poll says - The Daily</title>"
    '<meta property="og:site_name" content="The Daily"><meta property="og:title" content="Poll | The Daily">'
    '<meta property="article:published_time" content="2024-03-05T22:30:00Z">'
    '<meta property="article:modified_time" content="2025-01-01T00:00:00Z">'
    + _linked(
        """{"@context": "https://schema.org", "@graph": [
        {"@type": "WebSite", "@id": "#site", "name": "The Daily Site"},
        {"@type": ["NewsArticle"], "@id": "#article", "headline": "What the poll says &amp; what not",
         "datePublished": "2024-03-05T23:30:00+01:00", "dateModified": "2025-01-01",
         "author": [{"@id": "#jane"}, {"@type": "Person", "name": "Max van der Berg"}],
         "publisher": {"@id": "#daily"}, "inLanguage": "en-US"},
        {"@type": "Person", "@id": "#jane", "givenName": "Jane", "familyName": "Smith"},
        {"@type": "NewsMediaOrganization", "@id": "#daily", "name": "The Daily"}]}"""
    )
)
JOURNAL = _page(
    _meta(
        citation_title="Effects of &lt;i&gt;E. coli&lt;/i&gt;",
        citation_author=["Smith, Jane", "Doe, John"],
        citation_journal_title="Journal of Tests",
        citation_publication_date="2023/07",
        citation_online_date="2023/01/15",
        citation_volume="12",
        citation_issue="3",
        citation_firstpage="100",
        citation_lastpage="19",
        citation_doi="10.1234/Abc",
        citation_issn="1234-5678",
        citation_pmid="12345678",
        citation_publisher="A Press",
        citation_language="en",
    )
)
PREPRINT = _page(
    _meta(
        citation_title="Attention",
        citation_author="Vaswani, Ashish",
        citation_date="2017/06/12",
        citation_online_date="2023/08/02",
        citation_arxiv_id="1706.03762",
        og__site_name="arXiv.org",
    ),
    attributes='lang="en"',
)
ARABIC = _page("<title>نتائج الاستطلاع</title>" + _meta(author="محمد علي"), attributes='lang="ar" dir="rtl"')
REPORT = _page(
    _meta(
        citation_title="On water",
        citation_technical_report_institution="World Health Organization",
        citation_technical_report_number="TR-7",
        citation_author="World Health Organization",
        citation_publication_date="2020",
    )
)
ADMIN = _page("<title>Poll</title>" + _meta(author="admin", **{"dc.date": "2024-03-05"}))
TWO_DATES = _page(
    '<meta property="og:title" content="Poll"><meta property="article:published_time" content="2024-03-05">'
    + _linked('{"@type": "Article", "headline": "Poll", "datePublished": "2024-04-17"}')
)
CONFERENCE = _page(
    _meta(citation_title="T", citation_conference_title="Proc. of X", citation_author="Ann Roe")
)
LINKED_JOURNAL = _page(
    _linked(
        """[{"@type": "https://schema.org/ScholarlyArticle", "name": "T", "author": "Roe, Ann; Doe, Max",
        "pageStart": 3, "pageEnd": 9, "sameAs": "https://doi.org/10.1234/b",
        "editor": {"name": "Eva Poe"},
        "isPartOf": {"@type": "PublicationIssue", "issueNumber": 4, "isPartOf":
          {"@type": ["PublicationVolume", "Periodical"], "name": "J", "volumeNumber": "2", "issn": "1"}}}]"""
    )
)
BOOK = _page(
    _linked(
        '{"@type": "Book", "name": "B", "isbn": ["978-3-16-148410-0"], "publisher": "P",'
        ' "datePublished": 1999, "author": {"@type": "Organization", "name": "The {Odd} Group"}}'
    )
)


@pytest.mark.parametrize(
    ("page", "kind", "expected"),
    [
        pytest.param(
            NEWS,
            "online",
            {
                "title": "What the poll says & what not",
                "author": "Smith, Jane; van der Berg, Max?",
                "organization": "The Daily",
                "date": "2024-03-05",
                "langid": "en-US",
            },
            id="news-with-a-graph",
        ),
        pytest.param(
            JOURNAL,
            "article",
            {
                "title": "Effects of E. coli",
                "author": "Smith, Jane; Doe, John",
                "journaltitle": "Journal of Tests",
                "date": "2023-07",
                "doi": "10.1234/Abc",
                "pmid": "12345678",
                "langid": "en",
                "volume": "12",
                "number": "3",
                "pages": "100-19",
                "issn": "1234-5678",
            },
            id="journal",
        ),
        pytest.param(
            PREPRINT,
            "online",
            {
                "title": "Attention",
                "author": "Vaswani, Ashish",
                "organization": "arXiv.org",
                "date": "2017-06-12",
                "eprint": "1706.03762",
                "eprinttype": "arxiv",
                "langid": "en",
            },
            id="preprint",
        ),
        pytest.param(
            ARABIC,
            "online",
            {
                "title": "نتائج الاستطلاع?",
                "author": "علي, محمد?",
                "organization": "daily.example.org?",
                "langid": "ar",
            },
            id="arabic",
        ),
        pytest.param(
            REPORT,
            "report",
            {
                "title": "On water",
                "author": "{World Health Organization}",
                "institution": "World Health Organization",
                "date": "2020",
                "number": "TR-7",
            },
            id="report",
        ),
        pytest.param(
            ADMIN,
            "online",
            {"title": "Poll?", "organization": "daily.example.org?", "date": "2024-03-05?"},
            id="admin-and-a-vague-day",
        ),
        pytest.param(
            TWO_DATES, "online", {"title": "Poll", "organization": "daily.example.org?"}, id="two-days"
        ),
        pytest.param(
            CONFERENCE,
            "inproceedings",
            {"title": "T", "author": "Roe, Ann?", "booktitle": "Proc. of X"},
            id="conference",
        ),
        pytest.param(
            LINKED_JOURNAL,
            "article",
            {
                "title": "T",
                "author": "Roe, Ann; Doe, Max",
                "editor": "Poe, Eva?",
                "journaltitle": "J",
                "doi": "10.1234/b",
                "volume": "2",
                "number": "4",
                "pages": "3-9",
                "issn": "1",
            },
            id="linked-journal",
        ),
        pytest.param(
            BOOK,
            "book",
            {
                "title": "B",
                "author": "{The (Odd) Group}",
                "publisher": "P",
                "date": "1999",
                "isbn": "978-3-16-148410-0",
            },
            id="book",
        ),
    ],
)
def test_a_page_is_read(page: str, kind: str, expected: dict[str, str]) -> None:
    assert _proposal(page).type == kind
    assert _said(page) == expected


def test_two_days_are_told_and_none_is_taken() -> None:
    assert _proposal(TWO_DATES).notes == (
        (
            "the page states several days of publication: 2024-04-17 (JSON-LD of the page), "
            "2024-03-05 (Open Graph of the page); type --date"
        ),
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param(
            _meta(citation_date="2024-03-05", ld="x") + _meta(datepublished="2024-03-06"),
            "2024-03-05?",
            id="zone",
        ),
        pytest.param(_meta(citation_date="2024") + _meta(datepublished="2024-03-06"), "2024", id="year"),
        pytest.param(_meta(citation_date="2024-05") + _meta(datepublished="2024-03-06"), "", id="months"),
        pytest.param(_meta(article__modified_time="2024-03-05"), "", id="changed"),
        pytest.param(_meta(citation_date="1970-01-01"), "", id="day-0"),
        pytest.param(_meta(citation_date="2199-01-01"), "", id="future"),
        pytest.param(_meta(citation_date="0001-01-01"), "", id="year-1"),
        pytest.param(_meta(citation_date="2024-02-30"), "", id="no-such-day"),
        pytest.param(_meta(citation_date="soon"), "", id="no-day"),
    ],
)
def test_a_day_is_never_invented(head: str, day: str) -> None:
    assert _said(_page(head)).get("date", "") == day


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<time datetime="2024-03-05">', ""),
        ('<time pubdate datetime="2024-03-05">', "2024-03-05"),
        ('<time itemprop="datePublished" datetime="2024-03-05T01:00">', "2024-03-05"),
        ('<time itemprop="datePublished">5 March</time>', ""),
        ('<time itemprop="dateModified" datetime="2024-03-05">', ""),
    ],
)
def test_a_time_on_the_page_counts_when_it_is_of_publication(body: str, day: str) -> None:
    assert _said(_page("", body)).get("date", "") == day


@pytest.mark.parametrize(
    ("block", "title"),
    [
        pytest.param("{", "", id="broken"),
        pytest.param("[" * 100_000, "", id="deep"),
        pytest.param('{"@type": 3, "headline": "T"}', "", id="odd-type"),
        pytest.param('{"@type": "Article", "headline": ["", "T"]}', "T", id="list"),
        pytest.param('{"@type": "Article", "headline": {"a": 1}}', "", id="object"),
        pytest.param('{"@type": "WebPage", "name": "T", "@id": "#a"}', "T", id="web-page"),
        pytest.param('{"@type": "Person", "name": "T"}', "", id="person"),
        pytest.param(
            '[{"@type": "Article", "headline": "A"}, {"@type": "Article", "headline": "B"}]', "", id="several"
        ),
        pytest.param(
            '[{"@type": "Article", "headline": "A"}, {"@type": "Article", "headline": "B", '
            f'"mainEntityOfPage": {{"@id": "{_ADDRESS}/"}}}}]',
            "B",
            id="own-of-several",
        ),
        pytest.param(
            '{"@type": "Article", "headline": "A\nB", "isPartOf": {"@id": "#self"}, "@id": "#self"}',
            "A B",
            id="circle",
        ),
    ],
)
def test_linked_data_is_taken_for_what_it_is(block: str, title: str) -> None:
    assert _said(_page(_linked(block))).get("title", "") == title


def test_linked_data_has_a_depth() -> None:
    block = '{"mainEntity": ' * 20 + '{"@type": "Report", "name": "R"}' + "}" * 20

    assert _said(_page(_linked(block))) == {"organization": "daily.example.org?"}


def test_parts_of_a_graph_are_found_in_a_web_page() -> None:
    block = '{"@type": "WebPage", "name": "P", "mainEntity": {"@type": "Report", "name": "R"}}'

    assert _proposal(_page(_linked(block))).type == "report"


@pytest.mark.parametrize(
    ("title", "is_closed"),
    [
        ("Just a moment...", True),
        ("Attention Required! | Cloudflare", True),
        ("403 Forbidden", True),
        ("Log in | The Daily", True),
        ("Page not found – Ministry", True),
        ("Access denied: how hospitals turn people away", False),
        ("Errors of judgement", False),
        ("Not found in any archive: the lost letter", False),
    ],
)
def test_a_page_in_place_of_the_source_is_known(title: str, *, is_closed: bool) -> None:
    assert page_fields.closed(marks(_page(f"<title>{title}</title>"), _ADDRESS)) == (
        title if is_closed else ""
    )


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("By Jane Smith and John Doe", "Smith, Jane; Doe, John?"),
        ("Jane Smith, Ludwig van Beethoven", "Smith, Jane; van Beethoven, Ludwig?"),
        ("Jane Smith, Reuters", ""),
        ("Reuters", "{Reuters}?"),
        ("村上 春樹", "{村上 春樹}?"),
        ("Ministry of Health", "{Ministry of Health}?"),
        ("https://facebook.example/jane", ""),
        ("@jane", ""),
        ("Webmaster", ""),
        ("{Odd} Name", ""),
        ("admin; Ann Roe", "Roe, Ann?"),
        ("x" * 300, ""),
        ("A Site", "{A Site}?"),
        ("{WHO}", "{WHO}?"),
        ("Roe, Ann", "Roe, Ann?"),
        (",", ""),
        ("Roe,", "{Roe}?"),
    ],
)
def test_a_byline_is_read_as_a_guess(author: str, names: str) -> None:
    page = _page(_meta(author=author, og__site_name="A Site"))

    assert _said(page).get("author", "") == names


def test_two_parts_of_a_formal_name_are_told_apart_with_care() -> None:
    page = _page(_meta(citation_author=["García Márquez, Gabriel", "Roe, Ann"]))

    assert _said(page)["author"] == "García Márquez, Gabriel; Roe, Ann?"


def test_a_list_without_whole_names_is_unclear() -> None:
    assert _said(_page(_meta(citation_author="Roe, Doe, Poe"))).get("author") is None


def test_a_page_without_a_host_has_no_publisher() -> None:
    page = marks(_page(_meta(citation_title="T")), "")

    assert page_fields.of_page(page, "", _TODAY).fields == (
        Proposed("title", ("T",), "citation_title on the page"),
    )


def test_what_may_be_a_name_is_told() -> None:
    assert _proposal(_page(_meta(author="Jane Smith, Reuters"))).notes == (
        '"Jane Smith, Reuters" (author on the page) may be a name: type --author',
    )


def test_nothing_is_no_page() -> None:
    assert marks("", _ADDRESS) == {}
    assert marks("<!-- -->", _ADDRESS) == {}


def test_a_page_has_a_limit_of_statements() -> None:
    found = marks(_page('<meta name="a" content="b">' * 12_000 + "<title>T</title>"), _ADDRESS)

    assert found == {"a": ("b",)}


def test_a_drawing_has_a_title_of_its_own() -> None:
    assert marks(_page("", "<svg><title>Logo</title></svg>"), _ADDRESS) == {}


def test_what_no_reader_may_see_is_left_out() -> None:
    hostile = (
        "A\u202eB\ue000 &amp;lt;script&amp;gt; \x1b[31m {x}\\input{y} ::set-output name=a::b می\u200cخواهم"
    )

    assert _said(_page(_meta(og__title=hostile)))["title"] == (
        "AB <script> [31m {x}\\input{y} ::set-output name=a::b می\u200cخواهم"
    )


def test_thousands_of_authors_are_shortened() -> None:
    page = _page(_meta(citation_title="T", citation_author=[f"Doe{n}, J." for n in range(5_000)]))
    found = _proposal(page)
    authors = next(one.values for one in found.fields if one.field == "author")

    assert (len(authors), authors[0], authors[-1]) == (51, "Doe0, J.", "others")
    assert found.notes == ("author has 5,000 names (citation_author on the page); the first 50 are taken",)


def test_what_does_not_fit_is_told() -> None:
    page = _page(_meta(citation_title="T" * 3_000, citation_doi="none", citation_isbn="1"))

    assert _proposal(page).notes == (
        "title (citation_title on the page) is left out: it has more than 2,000 characters",
        'doi (citation_doi on the page) is left out: "none" is not a DOI',
        'isbn (citation_isbn on the page) is left out: "1" is not an ISBN',
    )


def test_a_field_that_the_typed_type_lacks_is_told() -> None:
    found = page_fields.of_page(marks(JOURNAL, _ADDRESS), _ADDRESS, _TODAY)
    notes = proposals.decided(found, (), "online").notes

    assert (
        'volume "12" (citation_volume on the page) is left out: the type "online" has no such field' in notes
    )


_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from('{}\\"%#@,;&<>\u202e$~^'), max_size=12
)
_NAMES = st.sampled_from(
    [
        "citation_title",
        "citation_author",
        "og:title",
        "author",
        "citation_journal_title",
        "citation_doi",
        "citation_publication_date",
        "citation_volume",
        "citation_firstpage",
        "citation_isbn",
        "dc.creator",
        "citation_technical_report_institution",
        "og:site_name",
        "citation_language",
        "citation_arxiv_id",
    ]
)


@given(st.lists(st.tuples(_NAMES, _TEXTS), max_size=8))
def test_no_statement_breaks_the_entry(stated: list[tuple[str, str]]) -> None:
    said = {"citation_title": ("T",)} | {name: (foreign.plain(value),) for name, value in stated}
    found = proposals.decided(page_fields.of_page(said, _ADDRESS, _TODAY), ())
    wanted = proposals.wanted("k", found)
    wanted = wanted._replace(values={"title": "T", "url": _ADDRESS, **wanted.values})
    added = addition.add(loading.read([Text("b.bib", "")]), wanted)

    if isinstance(added, Addition):
        source = added.after.bibliography.by_key["k"]
        assert len(source.authors) == len(wanted.authors)
        assert dict(source.fields).keys() <= set(fields_of(found.type))
        assert not added.after.faults

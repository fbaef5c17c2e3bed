from __future__ import annotations

from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from macros.core.model import Dating, Day, Person, Source, phrase
from macros.core.text import Span, Text
from macros.render import rendering
from macros.render.rendering import Mention
from macros.render.words import english

from .conftest import store

SOURCE = Source("a", "online", Text("bibliography.bib", ""), Span(0, 0), title="A title")
MENTION = Mention("a", "", 1, 1)

# Each has something that HTML, Markdown, Jinja or a wide field could stumble over.
AWKWARD = [
    pytest.param("<script>alert(1)</script>", id="script"),
    pytest.param("""a "b" and 'c'""", id="quotation-marks"),
    pytest.param("a & b", id="ampersand"),
    pytest.param("a &amp; b &lt; c", id="references"),
    pytest.param('{{ cite("a") }} {% x %}', id="macros"),
    pytest.param("*a* _b_ `c` | d", id="markdown"),
    pytest.param("ملف 資料 naïve", id="any-script"),
    pytest.param("x" * 10_000, id="long"),
]

KEYS = [
    *("a.b:c/d-e+f", "naïve2020", "o'brien2020", "ملف2024", "資料", "a_b", "x%20y", "a#b", "a?b=c&d"),
    *('a"b', "<b>", "a b", "A", "a"),
]


def _tree(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _one(html: str, selector: str) -> Tag:
    (element,) = _tree(html).select(selector)
    return element


def _item(source: Source, *mentions: Mention) -> Tag:
    return _one(rendering.source_list([(source, mentions)]), "li")


def _entry(**changes: object) -> str:
    """Return the entry of a source as the reader reads it."""
    return _item(SOURCE._replace(**changes)).get_text()  # type: ignore[arg-type]


def _target(link: Tag) -> str:
    return unquote(str(link["href"])).removeprefix("#")


def test_a_marker_is_a_link_to_its_source() -> None:
    link = _one(rendering.marker(Mention("a", "", 3, 2)), "a")

    assert link.get_text() == "[3]"
    assert link["href"] == "#src-a"
    assert link["id"] == "cite-a-2"
    assert link["role"] == "doc-biblioref"
    assert link["aria-label"] == "Source 3"


def test_a_marker_shows_its_locator() -> None:
    link = _one(rendering.marker(Mention("a", "art. 3", 3, 1)), "a")

    assert link.get_text() == "[3, art. 3]"
    assert link["aria-label"] == "Source 3, art. 3"


def test_a_marker_inside_of_a_range_has_its_whole_number() -> None:
    """The dash is the stylesheet's."""
    link = _one(rendering.marker(Mention("a", "", 3, 1), is_inside=True), "a")

    assert link["class"] == ["ib-ref", "ib-between"]
    assert link.get_text() == "[3]"
    assert link["aria-label"] == "Source 3"


def test_a_marker_without_a_source_is_no_link() -> None:
    mark = _one(rendering.missing_marker('a"<b>'), "mark")

    assert mark.get_text() == '[? a"<b>]'
    assert mark.attrs == {"class": ["ib-missing"]}
    assert not mark.select("*")


def test_a_quotation_is_in_quotation_marks() -> None:
    quotation = _tree(rendering.quotation("We said no."))
    assert quotation.get_text() == "“We said no.”"
    # Words of another direction neither turn the marks around nor pull the number to their other side.
    assert [words.get_text() for words in quotation.select("bdi")] == ["We said no."]


def test_a_list_is_numbered_in_the_order_of_its_sources() -> None:
    html = rendering.source_list([(SOURCE._replace(key=key), ()) for key in "bac"])

    assert [item["id"] for item in _tree(html).select("ol > li")] == ["src-b", "src-a", "src-c"]


def test_further_reading_is_a_list_without_numbers_and_backlinks() -> None:
    html = rendering.reading_list([SOURCE, SOURCE._replace(key="b")])

    assert [item["id"] for item in _tree(html).select("ul > li")] == ["src-a", "src-b"]
    assert not _tree(html).select("[role]")


def test_a_list_and_its_items_have_no_role() -> None:
    """DPUB-ARIA 1.1: a role would take away that they are a list."""
    html = rendering.source_list([(SOURCE, [MENTION])])

    assert [element.get("role") for element in _tree(html).select("ol, li")] == [None, None]


def test_one_mention_has_one_backlink() -> None:
    link = _one(str(_item(SOURCE, Mention("a", "", 3, 1, "The terms"))), "[role=doc-backlink]")

    assert link.get_text() == "↑"
    assert link["href"] == "#cite-a-1"
    assert link["aria-label"] == "Source 3: back to section The terms"


def test_a_mention_above_all_headings_names_no_section() -> None:
    link = _one(str(_item(SOURCE, MENTION)), "[role=doc-backlink]")

    assert link["aria-label"] == "Source 1: back to the mention"


def test_several_mentions_have_a_backlink_each() -> None:
    mentions = [Mention("a", "", 1, n, "The terms") for n in (1, 2)]

    links = _item(SOURCE, *mentions).select("[role=doc-backlink]")

    assert [(link.get_text(), link["href"], link["aria-label"]) for link in links] == [
        ("a", "#cite-a-1", "Source 1: back to mention a, section The terms"),
        ("b", "#cite-a-2", "Source 1: back to mention b, section The terms"),
    ]


@pytest.mark.parametrize(
    ("ordinal", "letters"),
    [
        pytest.param(2, "b", id="second"),
        pytest.param(26, "z", id="last-letter"),
        pytest.param(27, "aa", id="behind-the-last-letter"),
        pytest.param(53, "ba", id="53rd"),
        pytest.param(703, "aaa", id="three-letters"),
    ],
)
def test_a_backlink_counts_in_letters(ordinal: int, letters: str) -> None:
    mentions = [Mention("a", "", 1, n) for n in (1, ordinal)]

    link = _item(SOURCE, *mentions).select("[role=doc-backlink]")[-1]

    assert link.get_text() == letters
    assert link["aria-label"] == f"Source 1: back to mention {letters}"


def test_backlinks_come_behind_the_entry() -> None:
    """The edge of the titles is straight."""
    assert _item(SOURCE, MENTION).get_text() == "A title. ↑"


def test_the_places_in_a_source_have_their_own_backlinks_below_the_entry() -> None:
    locators = ("", "p. 4", "art. <3>", "p. 4", "")
    mentions = [
        MENTION._replace(ordinal=number, locator=locator) for number, locator in enumerate(locators, 1)
    ]
    item = _entry_of(*mentions)
    places = item.select("ul.ib-locators > li")

    assert [place.get_text() for place in places] == ["p. 4 ↑ b d", "art. <3> ↑ c"]
    for place in places:
        place.decompose()
    assert item.get_text() == "A title. ↑ a e"


def _entry_of(*mentions: Mention) -> Tag:
    """Return an entry that has items of its own."""
    found = _tree(rendering.source_list([(SOURCE, mentions)])).li
    assert found
    return found


def test_places_alone_leave_no_arrow_behind_the_entry() -> None:
    mentions = [MENTION._replace(ordinal=number, locator=f"p. {number}") for number in (1, 2)]

    assert _entry_of(*mentions).get_text() == "A title. p. 1 ↑ ap. 2 ↑ b"


def test_one_place_in_a_source_makes_no_group() -> None:
    mentions = [MENTION._replace(ordinal=number, locator="p. 4") for number in (1, 2)]

    assert not _item(SOURCE, *mentions).select(".ib-locators")


def test_letters_stand_behind_one_arrow_that_is_not_read_out() -> None:
    back = _one(str(_item(SOURCE, MENTION, MENTION._replace(ordinal=2))), "div")

    assert back.get_text() == "↑ a b"
    assert [element.get_text() for element in back.select("[aria-hidden=true]")] == ["↑"]


@pytest.mark.parametrize("key", KEYS)
def test_every_link_leads_to_the_id_it_means(key: str) -> None:
    source, mention = SOURCE._replace(key=key), Mention(key, "", 1, 1)
    html = rendering.marker(mention) + rendering.source_list([(source, [mention])])

    tree = _tree(html)

    ids = {str(element["id"]) for element in tree.select("[id]")}
    assert {_target(link) for link in tree.select("a")} == ids == {f"src-{key}", f"cite-{key}-1"}


def test_ids_of_different_keys_differ() -> None:
    ids = [rendering.source_anchor(key) for key in KEYS]
    ids += [Mention(key, "", 1, 1).anchor for key in KEYS]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(Mention("a", "", 1, 11), Mention("a-1", "", 2, 1), id="number-at-the-end-of-a-key"),
        pytest.param(Mention("a-1", "", 1, 1), Mention("a", "", 2, 1), id="mention-of-another-key"),
    ],
)
def test_ids_of_mentions_differ(first: Mention, second: Mention) -> None:
    assert first.anchor != second.anchor


@pytest.mark.uncounted
@given(st.text(min_size=1).filter(lambda key: key.isprintable() and not set(key) & set('"#%{}(),=\\~<>&` ')))
def test_a_link_to_any_key_that_is_allowed_leads_to_its_id(key: str) -> None:
    source = SOURCE._replace(key=key)

    link = _one(rendering.marker(Mention(key, "", 1, 1)), "a")

    assert _target(link) == _item(source)["id"]


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("field", ["title", "container", "publisher", "publisher_place"])
def test_a_field_is_escaped_once(field: str, text: str) -> None:
    item = _item(SOURCE._replace(**{field: text}))  # type: ignore[arg-type]

    assert text in item.get_text()
    assert not item.select("script")


@pytest.mark.parametrize("text", AWKWARD)
def test_a_note_is_escaped_once(text: str) -> None:
    assert text.removeprefix("a ").removeprefix("x") in _entry(note=text)


@pytest.mark.parametrize("text", AWKWARD)
def test_a_name_is_escaped_once(text: str) -> None:
    assert text in _entry(authors=(Person(text),))
    assert text in _entry(editors=(Person("A", given=text),))


@pytest.mark.parametrize("text", AWKWARD)
def test_an_attribute_is_escaped_once(text: str) -> None:
    mention = Mention("a", text, 1, 1, section=text)

    link = _one(rendering.marker(mention), "a")
    backlink = _one(str(_item(SOURCE, mention)), "[role=doc-backlink]")

    assert link.get_text() == f"[1, {text}]"
    assert link["aria-label"] == f"Source 1, {text}"
    assert backlink["aria-label"] == f"Source 1: back to section {text}"


@pytest.mark.parametrize("text", AWKWARD)
def test_an_address_is_escaped_once(text: str) -> None:
    link = _one(str(_item(SOURCE._replace(url=f"https://example.org/?q={text}"))), "a")

    assert link["href"] == f"https://example.org/?q={text}"


@pytest.mark.parametrize("text", AWKWARD)
def test_quoted_words_are_escaped_once(text: str) -> None:
    assert _tree(rendering.quotation(text)).get_text() == english().quoted(text)


def _persons(*families: str) -> tuple[Person, ...]:
    return tuple(Person(family, "Given") for family in families)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        pytest.param({"authors": _persons("A")}, "Given A. A title.", id="one"),
        pytest.param({"authors": _persons("A", "B")}, "Given A and Given B. A title.", id="two"),
        pytest.param(
            {"authors": _persons("A", "B", "C")}, "Given A, Given B and Given C. A title.", id="three"
        ),
        pytest.param(
            {"authors": _persons("A"), "has_more_authors": True},
            "Given A and others. A title.",
            id="and-others",
        ),
        pytest.param(
            {"authors": _persons("A", "B"), "has_more_authors": True},
            "Given A, Given B and others. A title.",
            id="two-and-others",
        ),
        pytest.param(
            {"authors": (Person("Beethoven", "Ludwig", "van", "Jr."),)},
            "Ludwig van Beethoven Jr. A title.",
            id="particle-and-suffix",
        ),
        pytest.param(
            {"authors": (Person("World Health Organization"),)},
            "World Health Organization. A title.",
            id="institution",
        ),
        pytest.param({"editors": _persons("A", "B")}, "Given A and Given B (eds.). A title.", id="editors"),
        pytest.param({"editors": _persons("A")}, "Given A (ed.). A title.", id="editor"),
        pytest.param(
            {"authors": _persons("A"), "editors": _persons("B")},
            "Given A. A title. Edited by Given B.",
            id="authors-before-editors",
        ),
        pytest.param(
            {"container": "Journal", "publisher": "Press", "designation": (phrase("volume", number="3"),)},
            "A title. Journal, Press, vol. 3.",
            id="where-it-appeared",
        ),
        pytest.param(
            {"authors": (Person("World Bank"),), "publisher": "World bank"},
            "World Bank. A title.",
            id="institution-that-publishes",
        ),
        pytest.param(
            {"authors": (*_persons("A"), Person("WHO")), "container": "Bulletin", "publisher": "WHO"},
            "Given A and WHO. A title. Bulletin.",
            id="one-of-the-authors-publishes",
        ),
        pytest.param(
            {"editors": (Person("WHO"),), "publisher": "WHO"},
            "WHO (ed.). A title.",
            id="editor-that-publishes",
        ),
        pytest.param(
            {"container": "The Times", "publisher": "The Times"},
            "A title. The Times.",
            id="newspaper-that-publishes-itself",
        ),
        pytest.param({"title": "ما العمل؟"}, "ما العمل؟", id="question-in-arabic"),
        pytest.param({"title": "", "publisher": "P"}, "P.", id="no-title"),
        pytest.param({"note": "translated by B"}, "A title. Translated by B.", id="note"),
        pytest.param({"title": "Who said no?"}, "Who said no?", id="question"),
        pytest.param({"title": "Stop!"}, "Stop!", id="exclamation"),
        pytest.param({"container": "Foreign Aff."}, "A title. Foreign Aff.", id="full-stop-already"),
        pytest.param({"kind": "news report"}, "News report: A title.", id="kind"),
        pytest.param({"doi": "10.1000/x"}, "A title. doi:10.1000/x", id="doi"),
        pytest.param({"url": "https://www.example.org/a"}, "A title. example.org", id="address"),
        pytest.param(
            {"url": "https://example.org/a", "doi": "10.1000/x"},
            "A title. example.org",
            id="address-before-doi",
        ),
        pytest.param(
            {"url": "https://example.org/a", "accessed": Dating(Day(2024, 3, 5))},
            "A title. example.org (read 5 March 2024)",
            id="day-of-reading",
        ),
        pytest.param(
            {"url": "https://example.org/a", "archive_url": "https://archive.org/a"},
            "A title. example.org (archived copy)",
            id="archived-copy",
        ),
        pytest.param(
            {
                "url": "https://example.org/a",
                "archive_url": "https://archive.org/a",
                "archived": Dating(Day(2024, 3, 5)),
                "accessed": Dating(Day(2024, 4)),
            },
            "A title. example.org (archived 5 March 2024; read April 2024)",
            id="archived-copy-and-days",
        ),
        pytest.param({"archived": Dating(Day(2024, 3, 5))}, "A title.", id="day-of-archiving-without-a-copy"),
    ],
)
def test_an_entry_reads_as_a_sentence(changes: dict[str, object], text: str) -> None:
    assert _entry(**changes) == text


def test_a_source_without_a_date_gives_none() -> None:
    assert not _item(SOURCE).select("time")


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        pytest.param("", {}, id="unknown"),
        pytest.param("fr", {"lang": "fr"}, id="left-to-right"),
        pytest.param("ar", {"lang": "ar", "dir": "rtl"}, id="right-to-left"),
        pytest.param("he-IL", {"lang": "he-IL", "dir": "rtl"}, id="with-region"),
    ],
)
def test_a_title_has_its_language(language: str, attributes: dict[str, str]) -> None:
    cite = _one(str(_item(SOURCE._replace(language=language))), "cite")

    assert cite.attrs == attributes
    assert cite.get_text() == "A title"


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://example.org/a", id="http"),
        pytest.param("HTTPS://example.org/a", id="capitals"),
        pytest.param("https://example.org/a?b=c&d=%20e#f", id="query-and-fragment"),
        pytest.param("https://例え.jp/資料", id="any-script"),
    ],
)
def test_an_address_of_the_web_is_a_link(address: str) -> None:
    link = _one(str(_item(SOURCE._replace(url=address))), "a")

    assert link.attrs == {"href": address}


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("javascript:alert(1)", id="javascript"),
        pytest.param("JavaScript://example.org/%0aalert(1)", id="javascript-with-host"),
        pytest.param("data:text/html,<script>alert(1)</script>", id="data"),
        pytest.param("//example.org/a", id="no-scheme"),
        pytest.param("example.org/a", id="no-scheme-and-no-slashes"),
        pytest.param("https:/example.org", id="no-host"),
        pytest.param("ftp://example.org/a", id="another-scheme"),
        pytest.param("https://[::1/a", id="broken"),
    ],
)
@pytest.mark.parametrize("field", ["url", "archive_url"])
def test_any_other_address_stays_text(field: str, address: str) -> None:
    item = _item(SOURCE._replace(**{field: address}))  # type: ignore[arg-type]

    assert not item.select("a")
    assert address in item.get_text()


def test_an_archived_copy_is_a_link_with_its_date() -> None:
    source = SOURCE._replace(archive_url="https://archive.org/a", archived=Dating(Day(2024, 2, 9)))

    link = _one(str(_item(source)), "a")

    assert link["href"] == "https://archive.org/a"
    assert link.get_text() == "archived 9 February 2024"


def test_an_archived_copy_that_is_no_link_keeps_its_date() -> None:
    source = SOURCE._replace(archive_url="ftp://example.org/a", archived=Dating(Day(2024)))

    assert _one(str(_item(source)), ".ib-archive").get_text() == "archived 2024: ftp://example.org/a"


def test_identifiers_follow_the_address_and_lead_to_their_registries() -> None:
    fields = ("pmid", "12345678"), ("pmcid", "PMC1234567"), ("isbn", "978-3-16-148410-0, 0-8044-2957-X")
    item = _item(SOURCE._replace(url="https://example.org/a", fields=fields))

    assert [(link.get_text(), link["href"]) for link in item.select("a")] == [
        ("example.org", "https://example.org/a"),
        ("PMID 12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/"),
        ("PMCID PMC1234567", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/"),
    ]
    assert [one.get_text() for one in item.select(".ib-id")] == [
        *("PMID 12345678", "PMCID PMC1234567", "ISBN 978-3-16-148410-0", "ISBN 0-8044-2957-X")
    ]
    # The card takes a second link for that to an archived copy.
    assert not item.select("a + a")


@pytest.mark.parametrize("value", ["javascript:alert(1)", "1/../../evil", "<b>1</b>", "١٢٣"])
def test_another_text_in_the_place_of_an_identifier_is_no_link(value: str) -> None:
    item = _item(SOURCE._replace(fields=(("pmid", value),)))

    assert not item.select("a, b")
    assert _one(str(item), ".ib-id").get_text() == f"PMID {value}"


def test_a_doi_is_a_link() -> None:
    link = _one(str(_item(SOURCE._replace(doi="10.1000/a(b)<c>"))), "a")

    assert link["href"] == "https://doi.org/10.1000/a(b)%3Cc%3E"
    assert link.get_text() == "doi:10.1000/a(b)<c>"


def test_an_entry_has_every_part_once_and_in_order() -> None:
    """The card beside a marker is put together from these."""
    source = SOURCE._replace(authors=_persons("A"), container="C", date=Dating(Day(2024)), note="N")
    source = source._replace(kind="data", url="https://example.org/", archive_url="https://archive.org/")
    parts = _item(source, MENTION).find_all(recursive=False)

    assert [str(part.get("class", part.name)).strip("[]'") for part in parts] == [
        *("small", "bdi", "cite", "bdi", "bdi", "ib-note", "a", "a", "div")
    ]
    assert [part.get_text() for part in parts] == [
        *("Data", "Given A", "A title", "C", "2024", "N", "example.org", "archived copy", "↑")
    ]


def test_an_entry_has_no_part_for_what_is_not_known() -> None:
    entry = _one(rendering.reading_list([SOURCE._replace(title="")]), "li")

    assert entry.decode_contents() == ""


def _named(entry: str) -> str:
    (source,) = store(f"@book{{a, {entry}}}").sources
    return rendering.names(source)


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        pytest.param("author = {Smith, Ada}, title = {T}", "<bdi>Smith</bdi>", id="one"),
        pytest.param("author = {Smith, Ada and van Gogh, B.}", "<bdi>Smith and van Gogh</bdi>", id="two"),
        pytest.param("author = {A, B and C, D and E, F}", "<bdi>A et al.</bdi>", id="three"),
        pytest.param("author = {A, B and others}", "<bdi>A et al.</bdi>", id="others"),
        pytest.param("author = {others}, title = {T}", "<cite>T</cite>", id="others-alone"),
        pytest.param("author = {{World <Health>}}", "<bdi>World &lt;Health&gt;</bdi>", id="institution"),
        pytest.param("editor = {Roe, C.}, title = {T}", "<bdi>Roe</bdi>", id="editor"),
        pytest.param("title = {A & B}, langid = {german}", '<cite lang="de">A &amp; B</cite>', id="title"),
        pytest.param("date = {2024}", "<bdi>a</bdi>", id="key"),
    ],
)
def test_a_sentence_names_authors_or_else_the_title(entry: str, named: str) -> None:
    assert _named(entry) == named

"""What the templates show, of small sites."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from macros.content.settings import Settings
from macros.core.model import Organization, Profile, Rating
from macros.publish import beside_pages
from macros.publish.collation import sort_key
from macros.publish.repositories import Repository
from macros.publish.views import head, indexes, page_sources, pages, view_models
from macros.publish.views.view_models import Publication
from macros.render.built_pages import CitationContext
from macros.render.rendering.listing import Card
from macros.syntax.addresses import address_of, path_of

from .publications import HOME, PUBLISHER, publication, typed

STORE = """\
@book{zeta2020, title = {Zeta}, author = {Young, Ann}, date = {2020}}
@book{alpha2021, title = {alpha}, author = {young, Bob}, date = {2021-05/2022}}
@online{press2019, title = {Release}, organization = {Ministry}, date = {/2019}}
@misc{bare, title = {Bare}}
@xdata{shared, publisher = {Nobody}}
"""


def _page(made: Publication, name: str) -> Profile:
    return made.site.profiles[f"docs/{name}"]


def _titles(cards: tuple[Card, ...]) -> list[str]:
    return [card.title for card in cards]


def test_cards_follow_the_navigation_and_pages_outside_of_it_come_after() -> None:
    texts = {f"{name}.md": typed(title=name) for name in ("a", "b", "c", "d")}
    made = publication({**texts, "plain.md": "# Plain\n"})

    cards = pages.cards(replace(made, order=("docs/c.md", "docs/plain.md", "docs/b.md")))

    assert _titles(cards) == ["c", "b", "a", "d"]


def test_a_page_that_is_not_published_has_no_card() -> None:
    """Another plugin can take a page away; a draft is not read at all."""
    made = publication({"a.md": typed(title="a"), "b.md": typed(title="b")}, urls={"b.md": "b/"})

    assert _titles(pages.cards(made)) == ["b"]


def test_a_card_counts_each_source_that_is_cited_once() -> None:
    body = 'One.{{ cite("bare") }} Two.{{ cite("bare", "zeta2020") }} Three.{{ cite("nobody") }}'
    made = publication({"a.md": typed("further_reading: [press2019]\n", body)}, STORE)

    card = pages.card(made, _page(made, "a.md"))

    assert (card.path, card.url, card.label, card.sources, card.status) == (
        *("docs/a.md", "a/", "Explainer"),
        *(2, ""),
    )


@pytest.mark.parametrize(
    ("content", "title"),
    [
        pytest.param(typed(title="Of the front matter"), "Of the front matter", id="front-matter"),
        pytest.param("# Of the heading\n", "Of the heading & page", id="built-page"),
        pytest.param("---\ntype: opinion\n---\n", "docs/b.md", id="neither"),
    ],
)
def test_a_card_has_a_title(content: str, title: str) -> None:
    name = "b.md" if title.startswith("docs") else "a.md"
    made = replace(publication({name: content}), titles={"docs/a.md": "Of the heading & page"})

    assert pages.card(made, _page(made, name)).title == title


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        pytest.param((), "", id="none"),
        pytest.param(("update",), "Updated", id="update"),
        pytest.param(("update", "fact"), "Corrected", id="fact"),
        pytest.param(("rating", "update", "fact"), "Rating changed", id="rating"),
        pytest.param(("fact", "void", "rating"), "Withdrawn", id="void"),
    ],
)
def test_the_gravest_correction_is_the_status(kinds: tuple[str, ...], status: str) -> None:
    made = publication({"a.md": typed(_corrections(*kinds))})

    assert pages.card(made, _page(made, "a.md")).status == status


def _corrections(*kinds: str) -> str:
    items = [f"  - {{date: 2024-01-0{n}, kind: {kind}, text: {kind}}}\n" for n, kind in enumerate(kinds, 1)]
    return f"corrections:\n{''.join(items)}" if items else ""


def test_corrections_of_the_answer_are_notices() -> None:
    made = publication({"a.md": typed(_corrections("fact", "rating", "update", "void"))})

    view = pages.page_view(made, _page(made, "a.md"))

    assert [correction.kind for correction in view.notices] == ["void", "rating"]


def test_follow_ups_lead_to_pages_that_are_there() -> None:
    front = (
        "follow_ups:\n"
        "  - {question: Answered, page: ../b.md}\n"
        '  - {question: In a part, page: "c.md#votes"}\n'
        "  - {question: Open}\n"
        "  - {question: Missing, page: nope.md}\n"
        "  - {question: Unpublished, page: d.md}\n"
    )
    made = publication(
        {"x/a.md": typed(front), "b.md": "# Plain\n", "x/c.md": typed(_corrections("fact")), "x/d.md": "D\n"},
        urls={"x/a.md": "x/a/", "b.md": "b/", "x/c.md": "x/c/"},
    )

    view = pages.page_view(made, _page(made, "x/a.md"))

    found = [
        (item.question, item.card.url if item.card else None, item.anchor, item.card and item.card.status)
        for item in view.follow_ups
    ]
    assert found == [
        ("Answered", "b/", "", ""),
        ("In a part", "x/c/", "#votes", "Corrected"),
        ("Open", None, "", None),
        ("Missing", None, "", None),
        ("Unpublished", None, "", None),
    ]


@pytest.mark.parametrize(
    ("url", "folder"),
    [
        pytest.param("how/", "how/", id="folder"),
        pytest.param("a/how.html", "a/how/", id="file"),
        pytest.param("a/v1.2.html", "a/v1.2/", id="file-with-dots"),
        pytest.param("", "", id="home"),
        pytest.param("index.html", "index/", id="home-as-file"),
    ],
)
def test_each_page_has_a_folder_of_downloads(url: str, folder: str) -> None:
    assert page_sources.folder(url) == folder


@pytest.mark.parametrize("path", ["ünder_score/", "a&b.html", "it's/", "plus+x/", "日本/", "a b/", "1%41#/"])
def test_a_file_has_a_path_and_its_link_an_address(path: str) -> None:
    address = address_of(path)

    assert address.isascii()
    assert " " not in address
    assert path_of(address) == path


def test_a_page_that_lists_no_source_has_no_downloads() -> None:
    front = "further_reading: [bare]\n"
    made = publication({"none.md": typed(), "read.md": typed(front)}, STORE)

    shown = [pages.page_view(made, page).downloads for page in made.site.profiles.values()]

    assert shown == ["", "read/sources"]


def test_bylines_are_the_authors_that_are_known() -> None:
    made = publication(
        {"a.md": typed("authors: [desk, nobody, ada]\n")},
        urls={"a.md": "a/", "authors/ada.md": "authors/ada/"},
    )

    view = pages.page_view(made, _page(made, "a.md"))

    assert [(line.author.name, line.url) for line in view.bylines] == [
        ("The Desk", ""),
        ("Ada Lee", "authors/ada/"),
    ]
    assert view.work.author_urls == ("", f"{HOME}authors/ada/")


def test_a_work_has_its_step_of_the_scale() -> None:
    scale = (Rating("low", "Wrong.", 1), Rating("high", "Right.", 2))
    texts = {"a.md": typed("rating: high\n"), "b.md": typed("rating: nope\n"), "c.md": typed()}
    made = publication(texts, settings=Settings(ratings=scale))

    works = [pages.work(made, page) for page in made.site.profiles.values()]

    assert [work.rating for work in works] == [scale[1], None, None]
    assert {work.best_rating for work in works} == {2}


def test_a_page_is_whole() -> None:
    made = publication({"a.md": typed("published: 2024-05-05\n")})
    made = replace(made, minutes={"docs/a.md": 4}, repository=Repository("https://github.com/o/r"))

    view = pages.page_view(made, _page(made, "a.md"))

    assert view.minutes == 4
    assert view.text == "“How?” The Site, 5 May 2024. https://site.example.org/a/"
    exported = {export.name: text for export, text in view.exported}
    assert exported["BibTeX"].startswith("@online{")
    assert json.loads(exported["CSL-JSON"])[0]["title"] == "How?"
    assert exported["RIS"].startswith("TY  - ELEC\n")
    assert "title=How%3F" in view.report_url
    assert view.changes_url == "https://github.com/o/r/commits/HEAD/docs/a.md"


def test_a_site_without_a_repository_offers_no_report() -> None:
    made = publication({"a.md": typed()})

    view = pages.page_view(made, _page(made, "a.md"))

    assert view.report_url == view.changes_url == ""


def test_a_site_without_an_address_has_works_without_addresses() -> None:
    made = publication({"a.md": typed("authors: [ada]\n")}, organization=Organization("The Site", ""))

    work = pages.work(made, _page(made, "a.md"))

    assert (work.url, work.author_urls) == ("", ("",))


def test_the_index_has_every_source_in_order_of_its_first_author_or_publisher() -> None:
    made = publication({}, STORE)

    found = indexes.sources(made).sources

    assert [view.source.key for view in found] == ["bare", "press2019", "alpha2021", "zeta2020"]
    assert [view.year for view in found] == ["", "2019", "2021", "2020"]


_NAMES = """\
@book{oberg-b, title = {B}, author = {Oberg, Ann}}
@collection{oberg-a, title = {A}, editor = {{\\"O}berg, Ann}}
@book{aa, title = {C}, author = {{\\AA}kesson, Ann}}
@proceedings{zorn, title = {D}, editor = {Zorn, Ann}, publisher = {Adam Press}}
@incollection{nino, title = {E}, author = {Ñíguez, Ann}, editor = {Adams, Bo}}
@book{nunez, title = {F}, author = {Nunez, Ann}}
@misc{lower, title = {« émile »}}
@misc{title, title = {Zoo}}
@book{chinese, title = {G}, author = {{王小明}}}
@online{press, title = {H}, organization = {Łódź Press}}
"""


@pytest.mark.parametrize(
    ("language", "keys"),
    [
        pytest.param("en", "aa press nino nunez oberg-a oberg-b zorn chinese", id="accents-folded"),
        pytest.param("de-AT", "aa press nino nunez oberg-a oberg-b zorn chinese", id="country"),
        pytest.param("sv", "press nino nunez oberg-b zorn aa oberg-a chinese", id="letters-after-z"),
        pytest.param("da", "press nino nunez oberg-b zorn oberg-a aa chinese", id="other-letters-after-z"),
        pytest.param("es", "aa press nunez nino oberg-a oberg-b zorn chinese", id="a-letter-of-its-own"),
        pytest.param("pl", "aa press nino nunez oberg-a oberg-b zorn chinese", id="one-more-letter"),
        pytest.param("zh", "chinese aa press nino nunez oberg-a oberg-b zorn", id="own-script-first"),
        pytest.param("xx", "aa press nino nunez oberg-a oberg-b zorn chinese", id="unknown-language"),
    ],
)
def test_sources_are_in_the_order_of_the_readers_language(language: str, keys: str) -> None:
    """An edited volume has its place under its editor, a part of it under its author."""
    made = publication({}, _NAMES, organization=PUBLISHER._replace(language=language))

    found = [view.source.key for view in indexes.sources(made).sources]

    assert found == ["lower", "title", *keys.split()]


def test_names_that_sources_are_chosen_by_are_in_the_order_of_the_readers_language() -> None:
    names = ("Zeta", "Écho", "eta", "Åland", "Öko", "Oko", "oko")
    store = "".join(f"@misc{{k{n}, title = {{T}}, publisher = {{{name}}}}}\n" for n, name in enumerate(names))

    made = {
        language: publication({}, store, organization=PUBLISHER._replace(language=language))
        for language in ("en", "sv")
    }
    orders = {
        language: tuple(name for name, _ in indexes.sources(one).publishers) for language, one in made.items()
    }

    assert orders["en"] == ("Åland", "Écho", "eta", "oko", "Oko", "Öko", "Zeta")
    assert orders["sv"] == ("Écho", "eta", "oko", "Oko", "Zeta", "Åland", "Öko")


def test_texts_that_a_language_does_not_tell_apart_have_an_order_of_their_own() -> None:
    order = sort_key("en")

    assert order("a\u0001") != order("a")
    assert sorted(["a\u0001", "a"], key=order) == sorted(["a", "a\u0001"], key=order)


def test_the_index_says_which_pages_cite_a_source_and_in_which_sentences() -> None:
    context = CitationContext("cite-bare-1", "bare", "It is so.", "Part")
    made = publication(
        {
            "a.md": typed(body='It is so.{{ cite("bare") }}', title="a"),
            "b.md": typed("further_reading: [bare]\n", title="b"),
            "c.md": typed(body='Gone.{{ cite("bare") }}', title="c"),
        },
        STORE,
        urls={"a.md": "a/", "b.md": "b/"},
        contexts={"docs/a.md": (context,)},
    )

    found = {view.source.key: view.citing for view in indexes.sources(made).sources}

    assert [(citing.card.title, citing.uses) for citing in found["bare"]] == [("a", (context,)), ("b", ())]
    assert found["zeta2020"] == ()


def test_sources_can_be_chosen_by_who_brought_them_out_and_by_year_the_latest_first() -> None:
    store = """\
@article{a, title = {A}, journaltitle = {Journal of Harbours}, date = {1998}, keywords = {analysis}}
@article{b, title = {B}, journaltitle = {alpha}, date = {2024}, keywords = {news report}}
@article{c, title = {C}, journaltitle = {alpha}, publisher = {Press}, date = {2024-05}}
@online{d, title = {D}, organization = {Ministry}, date = {2019/2021}, keywords = {analysis}}
@misc{e, title = {E}}
@book{f, title = {F}, date = {0800}}
@book{g, title = {G}, date = {-0043}}
@book{h, title = {H}, year = {44 BC}}
@book{i, title = {I}, year = {in press}}
@book{j, title = {J}, date = {199X}}
"""

    index = indexes.sources(publication({}, store))

    assert [name for name, _ in index.publishers] == ["alpha", "Journal of Harbours", "Ministry", "Press"]
    assert [year for year, _ in index.years] == ["2024", "2019", "1998", "1990s", "800", "44 BC", "in press"]
    assert [kind for kind, _ in index.kinds] == ["analysis", "news report"]
    assert all(value == shown for value, shown in (*index.kinds, *index.publishers, *index.years))
    publishers = [(view.source.key, view.publisher) for view in index.sources if view.publisher]
    assert sorted(publishers) == [
        ("a", "Journal of Harbours"),
        ("b", "alpha"),
        ("c", "Press"),
        ("d", "Ministry"),
    ]


def test_a_sentence_that_cites_a_source_twice_is_told_once() -> None:
    first, second, third, heading, other = (
        CitationContext(f"cite-bare-{number}", "bare", sentence, "Part")
        for number, sentence in enumerate(("It is so.", "It is so.", "It is not.", "", ""), 1)
    )
    made = publication(
        {"a.md": typed(_corrections("fact"), 'It is so.{{ cite("bare") }}')},
        STORE,
        contexts={"docs/a.md": (first, second, third, heading, other)},
    )

    (citing,) = next(view.citing for view in indexes.sources(made).sources if view.source.key == "bare")

    assert citing.uses == (first, third, heading, other)
    assert citing.card.status == "Corrected"


def test_the_ways_lead_to_the_pages_that_are_there() -> None:
    names = ("about/independence.md", "about/method.md", "sources.md", "about/else.md")
    made = publication(dict.fromkeys(names, "# Page\n"), settings=Settings(docs_dir="docs"))
    titles = {f"docs/{name}": name for name in ("sources.md", "about/method.md", "about/else.md")}
    titles |= {"docs/about/independence.md": "", "docs/about/corrections.md": "Added by another plugin"}

    assert indexes.ways(replace(made, titles=titles)) == (
        ("sources.md", "sources/"),
        ("about/method.md", "about/method/"),
    )


def test_days_are_those_on_which_pages_changed() -> None:
    made = publication(
        {
            "a.md": typed("published: 2024-01-02\n"),
            "b/c.md": typed("published: 2024-01-02\nupdated: 2024-01-03\n"),
            "d.md": "---\npublished: 2024-01-04\n---\n",
            "e.md": typed(),
        }
    )

    assert indexes.days(made) == {"a.md": "2024-01-02", "b/c.md": "2024-01-03", "d.md": "2024-01-04"}


def test_the_log_has_the_corrections_of_all_pages_the_latest_first() -> None:
    first = (
        "corrections: [{date: 2024-02-01, kind: fact, text: A}, {date: 2024-04-01, kind: fact, text: B}]\n"
    )
    second = (
        "corrections: [{date: 2024-03-01, kind: void, text: C}, {date: 2024-02-01, kind: fact, text: D}]\n"
    )
    made = publication({"a.md": typed(first, title="a"), "b.md": typed(second, title="b"), "c.md": typed()})

    found = [(entry.card.title, entry.correction.text) for entry in indexes.log(made)]

    assert found == [("a", "B"), ("b", "C"), ("a", "A"), ("b", "D")]


def test_an_author_has_the_pages_that_name_them() -> None:
    made = publication(
        {
            "a.md": typed("authors: [ada]\n", title="a"),
            "b.md": typed("authors: [desk, ada]\n", title="b"),
            "c.md": typed("authors: [desk]\n", title="c"),
        }
    )
    made = replace(made, order=("docs/b.md", "docs/a.md"))

    author = pages.author_at(made, "docs/authors/ada.md")

    assert author
    assert _titles(indexes.written_by(made, author)) == ["b", "a"]
    assert pages.author_at(made, "docs/a.md") is None


def _head(made: Publication, name: str) -> view_models.Head:
    page = made.site.profiles.get(f"docs/{name}")
    return head.head(made, page, url="there/", title="T", description="D")


def test_the_head_of_a_typed_page_tells_of_the_page() -> None:
    made = publication({"a.md": typed()})

    head = _head(made, "a.md")

    assert head.canonical == f"{HOME}a/"
    assert ("og:title", "How?") in head.properties
    assert ("citation_title", "How?") in head.names
    assert "BackgroundNewsArticle" in head.graph


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("plain.md", id="no-type"),
        pytest.param("made.md", id="made-by-a-plugin"),
        pytest.param("gone.md", id="typed-without-an-address"),
    ],
)
def test_the_head_of_any_other_page_tells_of_the_site(name: str) -> None:
    made = publication({"plain.md": "# Plain\n", "gone.md": typed()}, urls={"plain.md": "plain/"})

    head = _head(made, name)

    assert head.canonical == f"{HOME}there/"
    assert {("og:title", "T"), ("og:description", "D"), ("og:type", "website")} <= set(head.properties)
    assert head.names == ()
    assert [node["@type"] for node in json.loads(head.graph)["@graph"]] == ["WebSite", "Organization"]


def test_a_site_without_an_address_has_an_empty_head() -> None:
    made = publication({"a.md": typed()}, organization=Organization("The Site", ""))

    assert _head(made, "a.md") == view_models.Head()


def test_a_republished_page_names_the_first_publication_as_canonical() -> None:
    front = "republished: {publisher: Paper, url: https://paper.example.org/a}\n"
    made = publication({"a.md": typed(front)})

    head = _head(made, "a.md")

    assert head.canonical == "https://paper.example.org/a"
    assert ("og:url", f"{HOME}a/") in head.properties


@pytest.mark.parametrize(
    ("page", "store", "has_downloads"),
    [
        ("# Home\n", "", False),
        ("# Home\n", STORE, True),
        ("---\ntemplate: ibidem/sources.html\n---\n# Sources\n", "", True),
        ("---\ntemplate: main.html\n---\n# Sources\n", "", False),
    ],
    ids=["guest", "store", "page of sources", "another template"],
)
def test_a_site_without_sources_has_no_empty_downloads(page: str, store: str, *, has_downloads: bool) -> None:
    names = [file.name for file in beside_pages.source_files(publication({"a.md": page}, store))]

    assert ("bibliography.bib" in names) == has_downloads

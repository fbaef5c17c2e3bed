"""Pages in lists by topic and year: their order, their anchors, and the page that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.core import topics
from macros.publish.views import lists, pages
from macros.publish.views.lists import PageLists as Lists

from .publications import PUBLISHER, publication, typed


def _lists(*named_pages: tuple[str, str, str]) -> Lists:
    """Return the lists of pages, each of a title, a day and topics."""
    texts = {
        f"{number}.md": typed(f"published: {day}\ntopics: {named}\n", title=title)
        for number, (title, day, named) in enumerate(named_pages)
    }
    return lists.lists(pages.cards(publication(texts)), "en")


def _titles(groups: Iterable[lists.Group]) -> dict[str, list[str]]:
    return {group.name: [card.title for card in group.cards] for group in groups}


def test_topics_are_in_the_order_of_the_alphabet_and_their_pages_latest_first() -> None:
    made = _lists(
        ("Old", "2023-01-01", "[water, Air]"),
        ("b", "2024-03-05", "[water]"),
        ("A", "2024-03-05", "[water]"),
        ("New", "2024-03-06", "[Zoning, water]"),
    )

    assert list(_titles(made.topics).items()) == [
        ("Air", ["Old"]),
        ("water", ["New", "A", "b", "Old"]),
        ("Zoning", ["New"]),
    ]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        pytest.param("en", ["Äpfel", "Birnen", "élections", "Über", "Zoll"], id="accents-folded"),
        pytest.param("fi", ["Birnen", "élections", "Über", "Zoll", "Äpfel"], id="letters-after-z"),
    ],
)
def test_topics_and_titles_are_in_the_order_of_the_readers_language(language: str, names: list[str]) -> None:
    texts = {
        f"{name}.md": typed(f"published: 2024-01-01\ntopics: [{name}]\n", title=name)
        for name in sorted(names)
    }
    made = publication(texts, organization=PUBLISHER._replace(language=language))

    found = lists.lists(pages.cards(made), language)

    assert list(_titles(found.topics)) == names
    assert _titles(found.years) == {"2024": names}


def test_years_are_latest_first() -> None:
    made = _lists(("a", "2023-12-31", "[]"), ("b", "2025-01-01", "[]"), ("c", "2023-01-01", "[]"))

    assert list(_titles(made.years).items()) == [("2025", ["b"]), ("2023", ["a", "c"])]
    assert [group.anchor for group in made.years] == ["year:2025", "year:2023"]


def test_pages_without_a_topic_come_last() -> None:
    made = _lists(("a", "2024-01-01", "[Zoning]"), ("b", "2024-01-01", "[]"))

    assert list(_titles(made.topics).items()) == [("Zoning", ["a"]), ("Other questions", ["b"])]


def test_without_any_topic_there_are_years_alone() -> None:
    made = _lists(("a", "2024-01-01", "[]"))

    assert (made.topics, list(_titles(made.years))) == ((), ["2024"])


def test_without_a_page_there_are_no_lists() -> None:
    assert _lists() == Lists((), ())


def test_a_page_without_a_day_is_found_too() -> None:
    """A draft in a preview may have none."""
    made = _lists(("a", "soon", "[]"), ("b", "2024-01-01", "[]"))

    assert list(_titles(made.years).items()) == [("2024", ["b"]), ("Without a date", ["a"])]


def test_case_and_spaces_make_no_two_topics() -> None:
    """The list is called as most pages call it."""
    made = _lists(
        ("a", "2024-01-01", "[water  Rights]"),
        ("b", "2024-01-01", "[Water rights, 'WATER RIGHTS']"),
        ("c", "2024-01-01", "[Water rights]"),
    )

    assert _titles(made.topics) == {"Water rights": ["a", "b", "c"]}


def test_the_topics_of_a_page_are_in_its_own_order() -> None:
    made = publication({"a.md": typed("topics: [zoning, Air]\n"), "b.md": typed("topics: [Zoning]\n")})
    page = made.site.profiles.get("docs/a.md")
    assert page

    found = lists.topics_of(lists.lists(pages.cards(made), "en"), page)

    assert [(group.name, group.link) for group in found] == [
        ("Zoning", "#topic:zoning"),
        ("Air", "#topic:air"),
    ]


@pytest.mark.parametrize(
    ("names", "anchors"),
    [
        pytest.param(["Water rights"], ["topic:water-rights"], id="words"),
        pytest.param(["US–Israel relations"], ["topic:us-israel-relations"], id="signs"),
        pytest.param(
            ["Élections", "सत्ता", "قرار"], ["topic:élections", "topic:सत्ता", "topic:قرار"], id="any-language"
        ),
        pytest.param(["C", "C++"], ["topic:c", "topic:c-cedb1bac"], id="signs-give-way"),
        pytest.param(["C++", "C"], ["topic:c-cedb1bac", "topic:c"], id="in-any-order"),
        pytest.param(["C++"], ["topic:c"], id="signs-alone"),
        pytest.param(["C#", "C++"], ["topic:c-951a4d36", "topic:c-cedb1bac"], id="two-with-signs"),
        pytest.param(["?!"], ["topic:545f940d"], id="no-words"),
    ],
)
def test_anchors_are_made_of_names(names: list[str], anchors: list[str]) -> None:
    assert list(topics.anchors(map(topics.identity, names)).values()) == anchors


_NAMES = st.text(st.sampled_from("aé b-+"), min_size=1).map(topics.identity).filter(bool)


@given(st.sets(_NAMES), _NAMES)
def test_anchors_differ_and_those_of_plain_names_stay(names: set[str], other: str) -> None:
    before, after = topics.anchors(names), topics.anchors({*names, other})

    assert len(set(after.values())) == len(after)
    plain = [name for name in names if all(c.isalnum() or c == " " for c in name)]
    assert {name: before[name] for name in plain} == {name: after[name] for name in plain}


def test_the_page_of_lists_is_one_that_is_published() -> None:
    texts = {
        "a.md": "---\ntemplate: ibidem/explainers.html\n---\n",
        "b.md": "---\ntemplate: home.html\n---\n",
    }
    made = publication(texts)

    listing = lists.list_page(made)

    assert listing is made.site.profiles.get("docs/a.md")
    assert lists.list_page(replace(made, urls={"docs/b.md": "b/"})) is None

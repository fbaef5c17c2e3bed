"""Lists of pages by topic and by year, in place of a navigation that names every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ...core import topics
from ...core.model import Day, Profile
from ...render.rendering.listing import Card
from ...render.words import Words, words
from ...syntax.addresses import fragment
from ..collation import sort_key
from .view_models import Publication

NEWEST = 12
"""How many pages the home page shows."""


@dataclass(frozen=True, slots=True)
class Group:
    """The pages of one topic or year, the latest first."""

    name: str
    anchor: str
    cards: tuple[Card, ...]

    @property
    def link(self) -> str:
        """An address within the page of lists."""
        return fragment(self.anchor)


@dataclass(frozen=True, slots=True)
class PageLists:
    """All pages that have a type, in lists; a page is in the list of each of its topics."""

    topics: tuple[Group, ...]
    """By name, and last the pages without a topic; none when no page has one."""
    years: tuple[Group, ...]
    """The latest first, and last the pages without a day."""
    by_topic: Mapping[str, Group] = field(default_factory=dict)
    """The lists of the topics by their identity."""


def list_page(publication: Publication) -> Profile | None:
    """Return the page that shows the lists; None where there is none."""
    lists = (page for page in publication.site.profiles.values() if page.front_matter.shows_lists)
    return next((page for page in lists if page.path in publication.urls), None)


def newest_first(cards: Iterable[Card], language: str) -> tuple[Card, ...]:
    """Return pages by the day of their publication, the latest first; those of one day by title."""
    order = sort_key(language)
    by_title = sorted(cards, key=lambda card: order(card.title, card.path))
    return tuple(sorted(by_title, key=_day, reverse=True))


def lists(cards: Iterable[Card], language: str) -> PageLists:
    """Return the lists of pages, for readers of a language."""
    order, ordered = sort_key(language), newest_first(cards, language)
    by_topic = _by_topic(ordered)
    named = sorted(by_topic.values(), key=lambda group: order(group.name))
    loose = tuple(card for card in ordered if not card.front_matter.topics)
    others = [Group(words(language)("other-questions"), "topic:", loose)] if named and loose else []
    return PageLists((*named, *others), tuple(_by_year(ordered, words(language))), by_topic)


def topics_of(lists: PageLists, page: Profile) -> tuple[Group, ...]:
    """Return the lists of the topics of a page, in the order in which it names them."""
    return tuple(lists.by_topic[topics.identity(name)] for name in page.front_matter.topics)


def _day(card: Card) -> str:
    return card.front_matter.published.iso if card.front_matter.published else ""


def _by_topic(cards: tuple[Card, ...]) -> Mapping[str, Group]:
    names = topics.spellings(name for card in cards for name in card.front_matter.topics)
    anchors = topics.anchors(names)
    found: dict[str, list[Card]] = {name: [] for name in names}
    for card in cards:
        for name in dict.fromkeys(map(topics.identity, card.front_matter.topics)):
            found[name].append(card)
    return {name: Group(names[name], anchors[name], tuple(found[name])) for name in names}


def _by_year(cards: tuple[Card, ...], told: Words) -> Iterable[Group]:
    """Yield the years of pages that are in order."""
    found = dict[str, list[Card]]()
    for card in cards:
        found.setdefault(_day(card).partition("-")[0], []).append(card)
    for year, listed in found.items():
        name = told.day(Day(int(year))) if year else told("without-date")
        yield Group(name, f"year:{year}", tuple(listed))

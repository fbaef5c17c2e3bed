"""The values of a site as a publication: its publisher, its ratings, its pages as works to cite."""

from __future__ import annotations

from typing import NamedTuple

from .dating import Day
from .pages import Author, FrontMatter
from .sources import Source

POLICIES = {
    "method": "about/method.md",
    "corrections": "about/corrections.md",
    "funding": "about/independence.md",
}
"""The pages about how the publisher works, by the attribute of `Organization` for their addresses."""


class Rating(NamedTuple):
    """One step of the scale on which claims are rated."""

    name: str
    meaning: str
    value: int
    """The number of the step, from 1, the lowest."""


class Support(NamedTuple):
    """A request for support, with the sum that is needed and the sum that is there."""

    text: str
    url: str
    label: str
    goal: int = 0
    raised: int = 0
    currency: str = ""
    date: Day | None = None
    """The day on which `raised` was counted."""


class Image(NamedTuple):
    """The picture that social media show for a shared link."""

    file: str
    """Relative to `docs_dir`."""
    alt: str
    """What the picture shows, in words."""


class Organization(NamedTuple):
    """The publisher of the site. Addresses are absolute, and empty where there is no such page."""

    name: str
    url: str
    """The home page, with a slash at its end."""
    language: str = "en"
    method: str = ""
    corrections: str = ""
    funding: str = ""
    image: str = ""
    image_alt: str = ""


class Work(NamedTuple):
    """One published page that has a type, as others cite it."""

    url: str
    """Absolute: the canonical address on this site."""
    front_matter: FrontMatter
    publisher: Organization
    authors: tuple[Author, ...] = ()
    author_urls: tuple[str, ...] = ()
    """The absolute addresses of the authors' pages, in the order of `authors`."""
    sources: tuple[Source, ...] = ()
    """The cited sources, each once, in the order of the text."""
    rating: Rating | None = None
    best_rating: int = 0
    """The value of the highest rating of the scale."""

    @property
    def language(self) -> str:
        """The language of the page: its own, or else that of the site."""
        return self.front_matter.language or self.publisher.language

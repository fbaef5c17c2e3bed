"""Write all feeds of a site, as files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...core.model import Organization, Work
from ...render.words import words
from .entries import Channel, created, updated
from .json_feed import json_feed
from .rss import rss

_FORMATS = (
    ("application/rss+xml", "feed_rss_{}.xml", rss),
    ("application/feed+json", "feed_json_{}.json", json_feed),
)
"""Media type, name and writer; mkdocs-rss-plugin has the same names, which feed readers may know."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as a file, with the type and title that the head of each page shows."""

    name: str
    """The file, relative to the home page."""
    type: str
    """The media type."""
    title: str
    content: str


def feeds(publisher: Organization, description: str, works: Iterable[Work]) -> tuple[Feed, ...]:
    """Return the feeds of a site; none while no page has a day."""
    dated = tuple(works)
    told = {
        "created": (publisher.name, created(dated)),
        "updated": (words(publisher.language)("feed-updates", site=publisher.name), updated(dated)),
    }
    found = list[Feed]()
    for media_type, pattern, write in _FORMATS:
        for key, (title, entries) in told.items():
            if entries:
                name = pattern.format(key)
                channel = Channel(title, description or publisher.name, publisher, publisher.url + name)
                found.append(Feed(name, media_type, title, write(channel, entries)))
    return tuple(found)

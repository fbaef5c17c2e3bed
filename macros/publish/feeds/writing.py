"""Works to all feeds of a site, as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...core.model import Organization, Work
from .entries import Channel, created, updated
from .json_feed import json_feed
from .rss import rss


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as a file, with what the head of a page says of it."""

    name: str
    """The file, relative to the home page."""
    type: str
    """The media type."""
    title: str
    content: str


def feeds(publisher: Organization, description: str, works: Iterable[Work]) -> tuple[Feed, ...]:
    """Return the feeds of a site; none while no page has a day, since then there is nothing to tell."""
    return tuple(_feeds(publisher, description or publisher.name, tuple(works)))


def _feeds(publisher: Organization, description: str, works: tuple[Work, ...]) -> Iterator[Feed]:
    """Yield the feeds; the names of the files are those of mkdocs-rss-plugin, which readers may know."""
    told = {
        "created": (publisher.name, created(works)),
        "updated": (f"{publisher.name}: updates and corrections", updated(works)),
    }
    formats = (
        ("application/rss+xml", "feed_rss_{}.xml", rss),
        ("application/feed+json", "feed_json_{}.json", json_feed),
    )
    for media_type, pattern, write in formats:
        for key, (title, entries) in told.items():
            if entries:
                name = pattern.format(key)
                channel = Channel(title, description, publisher, publisher.url + name)
                yield Feed(name, media_type, title, write(channel, entries))

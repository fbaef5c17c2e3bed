"""Entries to RSS 2.0, https://www.rssboard.org/rss-specification."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from feedgenerator import Rss201rev2Feed, SimplerXMLGenerator  # type: ignore[import-untyped]

from .entries import Channel, FeedEntry, possible, time

_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


class _Feed(Rss201rev2Feed):  # type: ignore[misc]  # untyped
    """RSS in which a page can have several authors; feedgenerator knows one."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, list[str]]) -> None:
        super().add_item_elements(handler, item)
        for name in item["creators"]:
            handler.addQuickElement("dc:creator", name, {"xmlns:dc": _DUBLIN_CORE})


def rss(channel: Channel, entries: Iterable[FeedEntry]) -> str:
    """Write a feed of at least one entry: feedgenerator would date an empty feed by the clock."""
    feed = _Feed(
        title=possible(channel.title),
        link=channel.publisher.url,
        description=possible(channel.description),
        language=channel.publisher.language,
        feed_url=channel.url,
    )
    for entry in entries:
        front_matter, url = entry.work.front_matter, entry.work.url
        feed.add_item(
            title=possible(front_matter.title),
            link=url,
            # Feed readers take a description for HTML.
            description=escape(possible(entry.summary), quote=False) or None,
            # A change has an id of its own, or feed readers would take it for an entry already seen.
            unique_id=f"{url}#{entry.date.iso}" if entry.is_change else url,
            unique_id_is_permalink=not entry.is_change,
            pubdate=time(entry.date),
            categories=[front_matter.type],
            creators=[possible(author.name) for author in entry.work.authors],
        )
    return str(feed.writeString("utf-8"))

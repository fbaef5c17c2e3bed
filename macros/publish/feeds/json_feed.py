"""Entries to JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ...core.model import Author
from .entries import Channel, FeedEntry, possible, time


def json_feed(channel: Channel, entries: Iterable[FeedEntry]) -> str:
    """Write a feed."""
    top = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.publisher.url,
        "feed_url": channel.url,
        "description": channel.description,
        "language": channel.publisher.language,
        "items": [_item(entry) for entry in entries],
    }
    return possible(json.dumps(top, ensure_ascii=False, indent=2)) + "\n"


def _item(entry: FeedEntry) -> dict[str, object]:
    """Return one entry; its id stays the same over all changes, which `date_modified` tells."""
    front_matter = entry.work.front_matter
    item: dict[str, object] = {
        "id": entry.work.url,
        "url": entry.work.url,
        "title": front_matter.title,
        # The format demands a content, and the summary is all that a feed gives of a page.
        "content_text": entry.summary or front_matter.title,
        "date_published": time(entry.published).isoformat(),
        "date_modified": time(entry.modified).isoformat(),
        "tags": [front_matter.type],
    }
    if front_matter.language:
        item["language"] = front_matter.language
    if entry.work.authors:
        urls = entry.work.author_urls or ("",) * len(entry.work.authors)
        item["authors"] = [_author(*both) for both in zip(entry.work.authors, urls, strict=True)]
    return item


def _author(author: Author, url: str) -> dict[str, str]:
    return {"name": author.name, **({"url": url} if url else {})}

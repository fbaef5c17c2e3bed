"""The list of all sources, where no template writes it."""

from __future__ import annotations

from collections.abc import Sequence

from ..words import Words
from .escaping import attribute, text


def source_index(items: Sequence[str], downloads: Sequence[tuple[str, str]], words: Words) -> str:
    """Return the items in a list, below links to the downloads, each a name and an address."""
    links = [f'<a href="{attribute(url)}" download>{text(name)}</a>' for name, url in downloads]
    said = text(words.pattern("all-sources", len(items))).format(
        count=words.number(len(items)), formats=words.listed(links)
    )
    listed = "\n".join(items)
    return f'\n<p>{said}</p>\n<ul class="ib-all">\n{listed}\n</ul>\n'

"""The list of all sources, where no template writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .escaping import attribute, text


def source_index(items: Iterable[str], downloads: Sequence[tuple[str, str]]) -> str:
    """Return the items in a list, below links to the downloads, each a name and an address."""
    listed = "\n".join(items)
    links = ", ".join(f'<a href="{attribute(url)}" download>{text(name)}</a>' for name, url in downloads)
    return f'\n<p>Download them all: {links}.</p>\n<ul class="ib-all">\n{listed}\n</ul>\n'

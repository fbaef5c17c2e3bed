"""Give Material's search, which reads each written page, the same text in fewer elements.

Without that, search takes more than three times as long, a fifth of a build of many pages: it uses
Python's parser, and at each element of a list of sources it looks for the mark that excludes it.

What search has read is held packed, and written piece by piece. Material holds every text to the end, and
then makes the file as one text and once more as bytes: of 1,000 pages these are 35 MB, a fifth of a build.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ...render.searchable import searchable
from ...syntax.html.events import feed_even, is_even
from .packed_entries import PackedEntries

MODULE = "material.plugins.search.plugin"
_FILE = Path("search", "search_index.json")
# Marks that only search reads, on elements that it leaves out: two for each source of a page.
_EXCLUDED = {
    '<sup class="ib-cite" data-search-exclude=""': '<sup class="ib-cite"',
    "<div data-search-exclude>": "<div>",
    "<h1 data-search-exclude>": "<h1>",
    '<p class="ib-label" data-search-exclude>': '<p class="ib-label">',
    '<p class="ib-dates" data-search-exclude>': '<p class="ib-dates">',
}


class Searching:
    """Makes Material's search read pages faster; another search plugin stays as it is."""

    def on_env(self, _env: object, *, config: MkDocsConfig, **_: Any) -> None:
        """Replace the function with which search adds a page, and the one with which it writes the file."""
        for plugin in _enabled(config):
            index = plugin.search_index
            index.add_entry_from_context = partial(_add, index, index.add_entry_from_context)
            events = config.plugins.events["post_build"]
            # A build of some pages puts the entries of others between; a second language finds this done.
            if not plugin.is_dirty and plugin.on_post_build in events:
                index.entries = PackedEntries()
                events[events.index(plugin.on_post_build)] = partial(_write, plugin)

    def on_post_page(self, output: str, **_: Any) -> str:
        """Remove the marks for search, which has read the page already."""
        for marked, start in _EXCLUDED.items():
            output = output.replace(marked, start)
        return output


def _add(index: Any, add: Any, page: Page) -> None:
    content, settings = page.content or "", page.meta.get("search") or {}
    if settings.get("exclude") or not is_even(content):
        add(page)
        return
    parser = sys.modules[MODULE].Parser()
    feed_even(parser, searchable(content))
    for section in parser.data:
        if not section.is_excluded():
            index.create_entry_for_section(section, page.toc, page.url, page)


def _write(plugin: Any, *, config: MkDocsConfig) -> None:
    """Let search write a file without entries, and put the entries into it."""
    index = plugin.search_index
    entries = index.entries
    # Another plugin may have made a list of its own, and search joins entries with those of a preview before.
    is_alone = isinstance(entries, PackedEntries) and not plugin.search_index_prev
    index.entries = [] if is_alone else list(entries)
    plugin.on_post_build(config=config)
    if is_alone:
        entries.insert_into(Path(config.site_dir) / _FILE)


def keep(config: MkDocsConfig, pages: Iterable[Page], written: Iterable[str]) -> None:
    """Keep the entries of pages that this build does not write, in the order of all pages.

    `written` are the addresses of the pages that it does write. Material itself keeps entries only when a
    build writes a single page.
    """
    order = {page.url: number for number, page in enumerate(pages)}
    kept = order.keys() - set(written)
    for plugin in _enabled(config):
        index = plugin.search_index
        entries = [*(entry for entry in _written(config) if _page(entry) in kept), *index.entries]
        index.entries = sorted(entries, key=lambda entry: order.get(_page(entry), -1))
        plugin.search_index_prev = None


def _enabled(config: MkDocsConfig) -> Sequence[Any]:
    """Return Material's search as the configuration has it: no plugin, or one."""
    found = (plugin for plugin in config.plugins.values() if type(plugin).__module__ == MODULE)
    # MaterialX has another plugin under this name, which stays as it is.
    return [plugin for plugin in found if getattr(plugin.config, "enabled", False)]


def _written(config: MkDocsConfig) -> Sequence[Mapping[str, Any]]:
    """Return the entries of the index that an earlier build wrote."""
    try:
        found = json.loads((Path(config.site_dir) / _FILE).read_bytes())
    except (OSError, ValueError):
        return ()
    entries: Sequence[Mapping[str, Any]] = found["docs"]
    return entries


def _page(entry: Mapping[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]

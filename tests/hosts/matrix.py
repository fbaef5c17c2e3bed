"""What works on which host: the table that README shows, and that the tests of hosts compare with builds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class When(StrEnum):
    """When a site has something."""

    BUILT = "yes"
    FINISHED = "after `ibidem finish`"
    NEVER = "no"


HOSTS = {"mkdocs": "MkDocs", "properdocs": "ProperDocs", "materialx": "MaterialX", "zensical": "Zensical"}
"""The columns of the table, by their environments."""
FACES = {
    "mkdocs": "`plugins: [ibidem]`",
    "properdocs": "`plugins: [ibidem]`",
    "materialx": "`plugins: [ibidem]`",
    "zensical": "`markdown_extensions: [ibidem]`",
}
"""How a site brings us in."""


def _row(zensical: When) -> Mapping[str, When]:
    """Return a row in which all hosts with plugins have everything."""
    return dict.fromkeys(HOSTS, When.BUILT) | {"zensical": zensical}


NUMBERS = "numbers, quotations, lists of sources"
MISSING = "a missing key fails the build, with the report"
UNSEEN = "a citation that readers do not see fails"
PREVIEW = "a preview goes on, and says what is wrong"
SOURCES = "the page of all sources"
DOWNLOADS = "downloads of sources"
FEEDS = "feeds"
METADATA = "metadata for search engines and reference managers"
LOOK = "our style and script"
FRAME = "authors, claim, notices and follow-ups around an explainer"
LISTS = "lists of pages, log of corrections, pages of authors"

MATRIX: Mapping[str, Mapping[str, When]] = {
    NUMBERS: _row(When.BUILT),
    MISSING: _row(When.BUILT),
    PREVIEW: _row(When.BUILT),
    UNSEEN: _row(When.FINISHED),
    SOURCES: _row(When.FINISHED),
    DOWNLOADS: _row(When.FINISHED),
    FEEDS: _row(When.FINISHED),
    METADATA: _row(When.FINISHED),
    LOOK: _row(When.FINISHED),
    FRAME: _row(When.NEVER),
    LISTS: _row(When.NEVER),
}


def table() -> str:
    """Write the table in Markdown."""
    head = ["What", *HOSTS.values()]
    rows = [["how a site brings it in", *(FACES[host] for host in HOSTS)]]
    rows += [[feature, *(str(shown[host]) for host in HOSTS)] for feature, shown in MATRIX.items()]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)

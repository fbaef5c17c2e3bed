"""The values of what a configuration decides about links."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ....core.text import EMPTY, Location
from ....syntax.markdown.linking.slugs import Form

WARN, INFO, IGNORE, FROM_DOCS = "warn", "info", "ignore", "relative_to_docs"
LEVELS: Mapping[str, Mapping[str, str]] = {
    "nav": {"omitted_files": INFO, "not_found": WARN, "absolute_links": INFO},
    "links": {"not_found": WARN, "absolute_links": INFO, "unrecognized_links": INFO, "anchors": INFO},
}
"""MkDocs' own levels under `validation`, for sites that say nothing else."""


class SlugStyle(NamedTuple):
    """How Python-Markdown's table of contents makes an id of a heading."""

    function: str = "markdown"
    """`markdown`, `unicode` (as `markdown`, with the letters of all languages) or `pymdownx`."""
    separator: str = "-"
    case: str = "none"
    """For `pymdownx`: `none`, `lower`, `lower-ascii` or `fold`."""
    is_encoded: bool = False
    """For `pymdownx`: whether what is not ASCII is percent-encoded."""
    form: Form = "NFC"
    """For `pymdownx`: the normal form of Unicode."""


class Navigated(NamedTuple):
    """One address in `nav`, as typed, and its place."""

    address: str
    location: Location


class Linking(NamedTuple):
    """What a configuration decides about links. By default all is as MkDocs has it."""

    levels: Mapping[str, str] = EMPTY
    """What the site says under `validation`: levels by `links.anchors`, or by `anchors` alone."""
    nav: tuple[Navigated, ...] | None = None
    """The addresses in `nav`; None where MkDocs makes the navigation."""
    slugs: SlugStyle | None = SlugStyle()
    """How headings get their ids; None where it cannot be known."""
    has_folders: bool = True
    """MkDocs' `use_directory_urls`."""
    is_host_known: bool = True
    """Whether the host judges links as MkDocs does; Zensical does so in its own way."""
    changed: frozenset[str] = frozenset()
    """What plugins change that nothing here can know: `files`, `nav`, `links`, `anchors`."""
    hooks: tuple[str, ...] = ()
    """Modules with events of MkDocs, relative to the configuration."""
    makes_ids: bool = False
    """Whether an extension of Python-Markdown is not known, and may give ids to what it makes."""
    in_html: bool = False
    """Whether Markdown is read in HTML elements with the attribute `markdown`."""
    has_footnotes: bool = False
    """Whether footnotes are read, each with a way back to the text."""
    blogs: tuple[str, ...] = ()
    """The folders of Material's blogs, whose posts need not be in `nav`."""

    def level(self, group: str, name: str) -> str:
        """Return the level of one kind of links: `level("links", "anchors")`."""
        said = self.levels.get(f"{group}.{name}") or self.levels.get(name)
        return said or LEVELS[group][name]

    def warns(self, group: str, name: str) -> bool:
        """Return whether MkDocs warns of one kind of links, which fails its strict build."""
        return self.is_host_known and self.level(group, name) == WARN

    def is_from_docs(self, group: str) -> bool:
        """Return whether absolute addresses are read from the folder of pages on."""
        return self.level(group, "absolute_links") == FROM_DOCS

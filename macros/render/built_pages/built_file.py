"""An HTML file of a built site, as its host has written it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...syntax.addresses import address_of

# What a theme puts the text of a page into, the narrowest first.
_AROUND = ("article", "main", "body")
_MARKER = re.compile(r'<sup\b[^>]*\bclass="?ib-cite\b')
# Around the text of a page with a type, in the templates for MkDocs.
_FRAMED = re.compile(r'<div\b[^>]*\bclass="?ib-body\b')
_NUMBERED = re.compile(r"<(?:sup|div)\b[^>]*\bdata-call=")


class BuiltFile(NamedTuple):
    """One HTML file of a built site."""

    name: str
    """Its path in the built site."""
    html: str
    path: str = ""
    """The file that it was made of; empty where the check reads no such file."""

    @property
    def url(self) -> str:
        """The address, relative to the root of the site: `how/` of `how/index.html`."""
        return address_of(self.name.removesuffix("index.html"))

    @property
    def text(self) -> str:
        """The part of the page that the host has made of Markdown, without navigation and search."""
        for tag in _AROUND:
            start, end = self.html.find(f"<{tag}"), self.html.rfind(f"</{tag}>")
            if 0 <= start < end:
                return self.html[start:end]
        return self.html

    @property
    def has_markers(self) -> bool:
        """Whether the page shows citations."""
        return bool(_MARKER.search(self.html))

    @property
    def has_frame(self) -> bool:
        """Whether the page stands in our templates, which the plugin alone fills."""
        return bool(_FRAMED.search(self.html))

    @property
    def has_calls(self) -> bool:
        """Whether a marker says which call it is of, as the render check needs it."""
        return bool(_NUMBERED.search(self.html))

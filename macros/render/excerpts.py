"""Excerpts: the beginning of a page, shown on another page, as on the index of a blog.

The markers keep their numbers, and lead to the sources of the page itself.
"""

from __future__ import annotations

import re

from .rendering.escaping import attribute

# Our own markup, in which each value is escaped.
_LIST = re.compile(r'<section\b[^<>]*\bclass="ib-[^"]*".*?(?:</section>|\Z)', re.DOTALL)
_MARKER = re.compile(r'<sup class="ib-cite"[^<>]*>')
_LINK = re.compile(r'(?P<start><a class="ib-ref[^"]*") id="[^"]*"(?P<end> role="doc-biblioref" href=")(?=#)')


def excerpt(html: str, url: str) -> str:
    """Return a part of the content of the page at `url` for another page: without ids and without lists."""
    if "ib-" not in html:
        return html
    html = _MARKER.sub('<sup class="ib-cite" data-search-exclude="">', _LIST.sub("", html))
    return _LINK.sub(lambda match: f"{match['start']}{match['end']}{attribute(url)}", html)

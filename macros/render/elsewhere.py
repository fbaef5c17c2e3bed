"""The content of a page on another page: an excerpt, as on the index of a blog, or a page among others.

Only our own markup is changed, in which each value is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .rendering.escaping import attribute

_LIST = re.compile(r'<section\b[^<>]*\bclass="ib-[^"]*".*?(?:</section>|\Z)', re.DOTALL)
_MARKER = re.compile(r'<sup class="ib-cite"[^<>]*>')
_LINK = re.compile(r'(?P<start><a class="ib-ref[^"]*") id="[^"]*"(?P<end> role="doc-biblioref" href=")(?=#)')
_ID = re.compile(r' id="(?P<id>(?:cite|src|ib)-[^"]*)"')
_LABELLED = re.compile(r'(?P<start><section\b[^<>]* aria-labelledby=")(?=[^"]*" class="ib-)')
_WITHIN = re.compile(r' href="#(?P<id>(?:cite|src|ib)-[^"]*)"')
_HEADER = re.compile(r'<header class="ib-header".*?</header>', re.DOTALL)
_ELSEWHERE = re.compile(r' href="(?P<url>[^#"][^"]*)"')


def excerpt(html: str, url: str) -> str:
    """Return a part of the content of the page at `url`, without ids and without lists.

    The markers keep their numbers, and lead to the sources of the page itself.
    """
    if "ib-" not in html:
        return html
    html = _MARKER.sub('<sup class="ib-cite" data-search-exclude="">', _LIST.sub("", html))
    return _LINK.sub(lambda match: f"{match['start']}{match['end']}{attribute(url)}", html)


def among_others(html: str, key: str, lead: Callable[[str], str]) -> str:
    """Return the content of a page for one that shows many: our ids begin with the `key` of the page.

    `lead` gives the address of a link in the header. Our attributes get single quotation marks, for programs
    that change those with double ones.
    """
    html = _HEADER.sub(
        lambda header: _ELSEWHERE.sub(lambda match: f" href='{attribute(lead(match['url']))}'", header[0]),
        html,
    )
    html = _LABELLED.sub(rf"\g<start>{key}-", _ID.sub(rf" id='{key}-\g<id>'", html))
    return _WITHIN.sub(rf" href='#{key}-\g<id>'", html)

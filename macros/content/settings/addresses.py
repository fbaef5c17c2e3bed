"""Addresses in a configuration that a browser would run as scripts, each at its place.

What else a configuration holds is what its maintainers want, HTML in a copyright for one; but a link that
runs a script is nowhere what one expects behind a line of the navigation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from ...core.findings import Finding, at
from ...core.text import Text
from ...syntax.html.acting import acting, is_script
from ...syntax.located_yaml import Item, scalars

RULE = "unsafe-value"


class _Kind(Enum):
    LINK = "link"
    """A place for readers to go: no data of any kind."""
    FILE = "file"
    """A file that a page loads, which may be a picture in the address itself."""


_SETTINGS: Mapping[tuple[str, ...], _Kind] = {
    ("nav",): _Kind.LINK,
    ("site_url",): _Kind.LINK,
    ("repo_url",): _Kind.LINK,
    ("edit_uri",): _Kind.LINK,
    ("edit_uri_template",): _Kind.LINK,
    ("extra_css",): _Kind.FILE,
    ("extra_javascript",): _Kind.FILE,
    ("theme", "logo"): _Kind.FILE,
    ("theme", "favicon"): _Kind.FILE,
}
"""The settings of MkDocs that are addresses, with all values below them."""
_NAMES: Mapping[str, _Kind] = {
    **dict.fromkeys(("link", "url", "href", "homepage", "uri"), _Kind.LINK),
    **dict.fromkeys(("src", "image", "logo", "favicon", "icon"), _Kind.FILE),
}
"""The names of addresses anywhere below `extra`, such as those of `social` and `alternate`."""


def unsafe_addresses(text: Text, item: Item) -> tuple[Finding, ...]:
    """Find the addresses of a configuration that a browser would run as scripts."""
    found = [(one, kind) for path, kind in _SETTINGS.items() if (one := item.get(*path))]
    found += _named(item.get("extra"))
    # The names in a mapping are titles.
    texts = ((one, kind) for item, kind in found for one in scalars(item) if isinstance(one.value, str))
    return tuple(finding for value, kind in texts for finding in _found(text, value, kind))


def _named(item: Item | None) -> Iterator[tuple[Item, _Kind]]:
    for name, child in item.entries.items() if item else ():
        kind = _NAMES.get(name)
        if kind and not child.entries:
            yield child, kind
        else:
            yield from _named(child)
    for child in item.items if item else ():
        yield from _named(child)


def _found(text: Text, item: Item, kind: _Kind) -> Iterator[Finding]:
    address = str(item.value)
    if is_script(address, may_be_data=kind is _Kind.FILE):
        message = "a browser would run this address as a script, or show what it holds as a page"
    elif part := acting(address):
        message = f'"{part}" would be HTML that acts on the page, and no part of an address'
    else:
        return
    yield at(RULE, text, item.span, message, "write an address: https://…, or the path of a page")

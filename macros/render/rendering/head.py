"""Elements for the head of a page whose template is not ours."""

from __future__ import annotations

from collections.abc import Iterable

from .escaping import attribute
from .places import place, placed

_NAME = "head"
_CANONICAL = 'rel="canonical"'


def link(**attributes: str) -> str:
    """Return a link element."""
    typed = "".join(f' {name}="{attribute(value)}"' for name, value in attributes.items())
    return f"<link{typed}>"


def script(address: str) -> str:
    """Return an element that loads a script after the page."""
    return f'<script src="{attribute(address)}" defer></script>'


def metas(name: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return a meta element for each pair; `name` is `name` or `property`."""
    return "".join(f'<meta {name}="{attribute(key)}" content="{attribute(value)}">\n' for key, value in pairs)


def json_ld(document: str) -> str:
    """Return a document that is already escaped for a script element."""
    return f'<script type="application/ld+json">{document}</script>\n' if document else ""


def with_head(html: str, content: str, canonical: str) -> str:
    """Return a page with this content at the end of its head, and with one canonical address."""
    bare = placed(html, _NAME, "")
    if bare == html and place(_NAME) not in html:
        bare = html.replace("</head>", f"{place(_NAME)}</head>", 1)
    head, _, _ = bare.partition("</head>")
    own = f"{link(rel='canonical', href=canonical)}\n" if canonical and _CANONICAL not in head else ""
    return placed(bare, _NAME, f"\n{own}{content}")

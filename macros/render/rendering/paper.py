"""A page as a document for paper: its text and its styles, without navigation and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .escaping import attribute, text
from .head import metas

_STYLE = re.compile(r'<link\b[^<>]*\brel="?stylesheet\b[^<>]*>')
_OURS = "assets/ibidem/"
# CSS Generated Content for Paged Media: WeasyPrint reads it; browsers and checkers of styles do not.
_RUNNING = """<style>
@page { @bottom-left { content: string(address) } }
body[data-address] { string-set: address attr(data-address) }
</style>"""
# A link that leads neither to a place in the page nor, by its scheme, to another site.
_WITHIN_SITE = re.compile(
    r"""(?P<before><a\b (?:[^<>"']|"[^"]*+"|'[^']*+')*?)
        \s href\s*=\s* (?: "(?!\#|[a-zA-Z][\w+.-]*:)[^"]*+" | '(?!\#|[a-zA-Z][\w+.-]*:)[^']*+' )""",
    re.VERBOSE,
)


def paper(
    title: str,
    names: Iterable[tuple[str, str]],
    content: str,
    *,
    language: tuple[str, str],
    address: str,
    styles: str,
) -> str:
    """Return a document; `names` are its metadata, and `language` is a tag with a direction."""
    tag, direction = language
    placed = f' data-address="{attribute(address)}"' if address else ""
    running = f"\n{_RUNNING}" if address else ""
    return (
        f'<!doctype html>\n<html lang="{attribute(tag)}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{text(title)}</title>\n{metas('name', names)}{styles}{running}\n</head>\n"
        f'<body class="md-typeset" data-md-color-scheme="default"{placed}>\n{content}\n</body>\n</html>\n'
    )


def paper_styles(html: str, own: tuple[str, str]) -> str:
    """Return the styles of a built page from ours on; those of the theme before them lay out a screen.

    `own` is the name of our style for paper and the style itself, for a page that does not load it.
    """
    head = html.partition("</head>")[0]
    links = _STYLE.findall(head)
    first = next((place for place, link in enumerate(links) if _OURS in link), len(links))
    name, style = own
    more = [] if name in head else [f"<style>\n{style}</style>"]
    return "\n".join([*links[first:], *more])


def without_site_links(content: str) -> str:
    """Return content in which links within the site are plain text, for a site that has no address."""
    return _WITHIN_SITE.sub(lambda match: match["before"], content)

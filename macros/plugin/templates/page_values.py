"""Values of a page that Material's templates read: table of contents, status, front matter."""

from __future__ import annotations

import logging
import posixpath
from typing import Any
from urllib.parse import quote

from markupsafe import escape
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ...content.front_matter import printed
from ...content.settings import PACKAGE
from ...core.model import CORRECTIONS, Profile
from ...core.page_templates import AUTHOR, PAGE
from ...publish.views.pages import status as status_of
from . import titles

TITLE = "ib-title"
"""The anchor of a heading that our templates write."""

_PARENT = "ib-parent"
_KINDS = {"template": str, "hide": list, "search": dict, "status": str, "icon": str}
_MARKS = str.maketrans({mark: quote(mark) for mark in "\"'<>`"})

log = get_plugin_logger(PACKAGE)


def complete(page: HostPage, known: Profile | None, *, has_frame: bool) -> None:
    """Set the template of a page that has a type, the heading that our templates write, and the status.

    Titles of other pages stay as their site has them, unless the frame is ours.
    """
    if status := status_of(known.front_matter.corrections if known else ()):
        page.meta["status"] = CORRECTIONS[status]
    is_typed = known is not None and bool(known.front_matter.type)
    if known and is_typed and not known.front_matter.template:
        # Another plugin may have named one, as Material's blog does for its posts.
        page.meta[_PARENT] = page.meta.get("template")
        page.meta["template"] = PAGE
    is_ours = is_typed or page.meta.get("template") == AUTHOR
    if is_ours:
        # "Skip to content" leads to the first entry of the contents.
        heading = AnchorLink(escape(page.meta.get("title") or page.title), TITLE, 1)
        heading.children = list(page.toc)
        page.toc = TableOfContents([heading])
    titles.escape_own(page, is_ours=is_ours or has_frame)
    if page.edit_url:
        # MkDocs encodes the addresses of pages, but not the path in this one.
        page.edit_url = page.edit_url.translate(_MARKS)


def parent(page: HostPage) -> str:
    """Return the template that a page with a type would have without us."""
    return str(page.meta.get(_PARENT) or "main.html")


def has_template(env: Any, name: str) -> bool:
    """Return whether the theme has a template; its list of all templates has thousands of icons."""
    if name.startswith(("/", "../")) or name != posixpath.normpath(name):
        return False
    try:
        env.loader.get_source(env, name)
    except LookupError:
        return False
    return True


def drop_unsafe(page: HostPage) -> None:
    """Drop values that a rule reports as unsafe: a preview shows what others sent, and nobody has read."""
    for name in printed.unsafe(page.meta):
        if name not in printed.ESCAPED:
            log.info("%s: left out, since it is not safe to print: %s", page.file.src_uri, name)
            del page.meta[name]
            if name == printed.OF_REDIRECT:
                # Without an address, this template would load itself again and again.
                del page.meta["template"]


def drop_unusable(page: HostPage, env: Any) -> None:
    """Drop values with which Material's templates would fail, so that a preview continues."""
    meta = page.meta
    for name, kind in _KINDS.items():
        if name in meta and not isinstance(meta[name], kind):
            del meta[name]
    for name, file in (("template", "{}"), ("icon", ".icons/{}.svg")):
        if name in meta and not has_template(env, file.format(meta[name])):
            # No warning for a generated page, which nobody wrote: another theme may have no template for it.
            level = logging.DEBUG if page.file.generated_by else logging.WARNING
            log.log(level, '%s: there is no %s "%s"', page.file.src_uri, name, meta.pop(name))

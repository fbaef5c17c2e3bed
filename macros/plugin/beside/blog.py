"""Material's blog: its index, archive and categories render the beginnings of posts once more.

Such excerpts come from the same Markdown, and so from the same tokens, but have no list of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from ...render.elsewhere import excerpt

_NAMES = ("blog", "material/blog")
_Slugify = Callable[[str, str], str]
_MODULE = "material.plugins.blog.plugin"


class Excerpts:
    """Makes the markers in excerpts lead to their posts."""

    @event_priority(-200)  # after the blog, which comes last
    def on_page_context(self, context: dict[str, Any], *, page: Page, **_: Any) -> None:
        """Change the excerpts that a page shows."""
        posts: Iterable[Any] = context.get("posts") or ()
        for post in posts:
            url = get_relative_url(post.post.url, page.url)
            post.content = excerpt(post.content, url)
            post.more = post.more and excerpt(post.more, url)


def is_there(config: MkDocsConfig) -> bool:
    """Return whether a site has a blog; a build leaves out the drafts of its posts."""
    return any(name in config.plugins for name in _NAMES)


def leave_out_citations(config: MkDocsConfig, without: Callable[[str], str]) -> None:
    """Make the addresses of posts from titles without citations: a blog takes the titles as typed."""
    for plugin in config.plugins.values():
        if type(plugin).__module__ == _MODULE:
            made: _Slugify = plugin.config.post_slugify
            plugin.config.post_slugify = _without_citations(made, without)


def _without_citations(
    made: Callable[[str, str], str], without: Callable[[str], str]
) -> Callable[[str, str], str]:
    return lambda title, separator: made(without(title), separator)

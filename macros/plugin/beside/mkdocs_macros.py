"""mkdocs-macros: it compiles every page as a template, also a page in which no template is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from mkdocs.structure.pages import Page

SWITCH = "render_macros"
"""The field of the front matter that switches the plugin off for a page."""
# Handlers of page_markdown: two of a build, one of publishing, one of the plugin. Others may add macros.
_EVENTS = 4


class Templating(Protocol):
    """What a build needs of the plugin after it has loaded all modules."""

    @property
    def pre_macro_functions(self) -> Sequence[object]:
        """Functions of other modules that change a page before its macros run."""

    def has_j2(self, s: str) -> bool:
        """Return whether a text can be a template."""


def is_off(page: Page) -> bool:
    """Return whether a page says that its macros are not rendered."""
    return page.meta.get(SWITCH) is False


def has_nothing_for(templating: Templating, page: Page, markdown: str, events: Collection[object]) -> bool:
    """Return whether the plugin would leave a page as it is; `events` are all handlers of its text."""
    return not (
        SWITCH in page.meta
        or len(events) > _EVENTS
        or templating.pre_macro_functions
        or templating.has_j2(markdown + str(page.title))
    )

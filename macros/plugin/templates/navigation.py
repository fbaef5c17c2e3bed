"""Add a page that the navigation does not list to the navigation, while that page itself is written.

Then the sidebar says where readers are, and on a phone has the contents of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


@contextmanager
def placed(page: Page, beside: Page, nav: Navigation) -> Iterator[None]:
    """List a page after another one, in the same section, which opens; undo that at the end."""
    siblings = beside.parent.children if beside.parent else nav.items
    siblings.insert(siblings.index(beside) + 1, page)
    nav.pages.append(page)
    page.parent = beside.parent
    page.active = True
    yield
    page.active = False
    page.parent = None
    nav.pages.remove(page)
    siblings.remove(page)

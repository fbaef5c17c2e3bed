"""A page that the navigation does not list, shown in it while that page itself is written.

With it the sidebar says where readers are, and has the contents of the page on a phone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


@contextmanager
def placed(page: Page, beside: Page, nav: Navigation) -> Iterator[None]:
    """List a page behind another one, in its section, which opens."""
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

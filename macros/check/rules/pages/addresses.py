"""The rule on the addresses of pages."""

from __future__ import annotations

from collections.abc import Iterator

from ....core.text import Span
from ..found import AllPages, Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, site_rule


@site_rule("displaced-page", ERROR, EVERY_PAGE, is_rendered=True)
def displaced_page(pages: AllPages, context: RuleContext) -> Iterator[Found]:
    """A page has the address of another file, so that readers get one of the two.

    The other would vanish in silence, and its sources would count as cited.
    A README without citations beside the index of its folder is left out, as MkDocs leaves it out; so is a
      file that is no page, beside a page without a type, where readers get the page.
    Names that differ in case alone are one address where this disk takes them for one.

    Wrong:
        docs/votes.md
        docs/votes/index.md

    Right:
        docs/votes/index.md
        docs/votes/method.md
    """
    judged = {page.path for page in pages.profiles if context.judges(page.front_matter)}
    for one in pages.displaced:
        if not one.is_lost and one.text.path not in judged:
            continue
        shown = "that file" if one.is_lost else "this page"
        message = f'this page and "{one.other}" have one address, "{one.address or "/"}": readers get {shown}'
        hint = "rename one of the two, or name it under exclude_docs"
        yield Found(one.text, Span(0, 1), message, hint)

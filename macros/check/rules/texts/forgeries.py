"""Rules on what a text takes from us: the characters that stand for citations, and the HTML of citations."""

from __future__ import annotations

from collections.abc import Iterator

from ....content import forged_tokens
from ....content.imitations import Looks
from ....core.markup import CITING, ROLES, STATING
from ....core.model import Bibliography, Page
from ....core.text import Span, covering
from ..found import Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, and_store, page_rule

_REACH = 1000
"""How far before an escape the mark of Jinja may begin that the escape is in."""
_OPENINGS, _ENDS = ("{{", "{%"), ("}}", "%}")


def _forged_in_store(store: Bibliography) -> Iterator[Found]:
    """Find tokens in the bibliography, which is written without escapes."""
    for text in dict.fromkeys(source.text for source in store.sources):
        for span in sorted((*forged_tokens.signs(text.content), *forged_tokens.references(text.content))):
            yield Found(text, span, forged_tokens.MESSAGE, forged_tokens.HINT)


@and_store(_forged_in_store)
@page_rule("forged-token", ERROR, EVERY_PAGE, is_rendered=True)
def forged_token(page: Page, _: RuleContext) -> Iterator[Found]:
    r"""A text holds a character that stands for a citation while a site is built.

    A build puts runs of private-use characters in the place of citations, between U+E100 and U+E101.
    Those of a text are never believed, and readers would see boxes.
    Found are the two characters, references like `&#xE100;`, and escapes like `\ue100` in quotation marks of
      YAML and Jinja; alone in code they are allowed, and all other private-use characters are allowed
      everywhere.

    Wrong:
        It began in May.&#xE100;

    Right:
        It began in May.{{ cite("un2024vote") }}
    """
    spans = _forged(page)
    yield from (Found(page.text, span, forged_tokens.MESSAGE, forged_tokens.HINT) for span in sorted(spans))


def _forged(page: Page) -> set[Span]:
    """Return the places of forged tokens on a page: what looks like a whole one counts in code too."""
    content, body = page.text.content, page.body
    signs, references = {*forged_tokens.signs(content)}, {*forged_tokens.references(content)}
    escapes = {*forged_tokens.escapes(content)}
    if not (signs or references or escapes):
        return set()
    whole = {span for span in signs if span.end - span.start > 1}
    seen = {span for span in signs | references if covering(page.code, span.start) is None}
    return whole | seen | {span for span in escapes if span.start < body or _is_in_mark(content, span.start)}


def _is_in_mark(content: str, place: int) -> bool:
    before = content[max(place - _REACH, 0) : place]
    return max(map(before.rfind, _OPENINGS)) > max(map(before.rfind, _ENDS))


@page_rule("imitated-markup", ERROR, EVERY_PAGE, is_rendered=True)
def imitated_markup(page: Page, context: RuleContext) -> Iterator[Found]:
    """A page has HTML that looks like what we make of a citation or of a list.

    Nobody has checked such a marker, and its link leads nowhere.
    Found are our classes, ids of citations and sources and, on pages with a type, the roles of citations:
      in raw HTML, in lists of attributes, as the type of a box, and in front matter that a theme prints.
    Whatever writes such HTML later, as a macro or an included file can, is found when the page is built.

    Wrong:
        It began in May.<sup class="ib-cite">[1]</sup>

    Right:
        It began in May.{{ cite("un2024vote") }}
    """
    content = page.text.content
    if not any(sign in content for sign in ("ib-", "cite-", "src-", "doc-bib", "&#")):
        return
    is_ours = context.judges(page.front_matter)
    looks = Looks(
        CITING | STATING if is_ours else CITING,
        ROLES if is_ours else frozenset(),
        context.bibliography.by_key,
    )
    for place in looks.found(content, page.body, page.code):
        message = f'"{place.name}" names what we make of a citation, and this is HTML of the page itself'
        hint = 'cite with a macro, as in {{ cite("key") }}, or give the element another name'
        yield Found(page.text, place.span, message, hint)

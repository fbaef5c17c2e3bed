"""Rules on the calls of macros in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....core.model import Page
from ....core.patterns import later
from ....core.text import Span, covering
from ....syntax.html.visibility import CLOSED, UNSHOWN
from .. import raw_html
from ..found import Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, page_rule, read_rule

# Elements that show nothing, or all as it is typed, and that nothing but their end tag ends; one has none.
_SWALLOWING = "|".join(sorted((CLOSED & UNSHOWN) | {"plaintext"}))
_START = re.compile(rf"<({_SWALLOWING})\b", re.IGNORECASE | re.ASCII)
_END = later(rf"</({_SWALLOWING})", re.IGNORECASE | re.ASCII)


@read_rule("dynamic-citation", ERROR)
def dynamic_citation() -> None:
    """A citation is computed, so that the text does not say which source it names.

    Keys are literal text, so that every citation can be checked without a build.

    Wrong:
        {{ cite(key) }}

    Right:
        {{ cite("un2024vote") }}
    """


@read_rule("invalid-citation", ERROR)
def invalid_citation() -> None:
    """A citation has arguments that its macro does not take.

    `cite` takes one or more keys, `quote` a key and the words, `textcite` a key.
    Each takes a `prefix` and a `locator` for one source.

    Wrong:
        {{ quote("un2024vote") }}

    Right:
        {{ quote("un2024vote", "an immediate ceasefire") }}
    """


@page_rule("hidden-citation", ERROR, EVERY_PAGE, is_rendered=True)
def hidden_citation(page: Page, context: RuleContext) -> Iterator[Found]:
    """A citation in the text is not shown exactly once, or the page shows one that its text does not have.

    What counts is what the reader sees.
    Comments, attributes, alternative texts, raw HTML and branches never taken hide a citation.
    So does an element that browsers do not display, such as a `dialog`, a fallback of a `video`, or one with
      `hidden` or `display: none`; what a reader can open, like `details`, is shown.
    A template without `page.content`, such as `404.html`, shows nothing of its page.

    Wrong:
        <!-- It began in May.{{ cite("un2024vote") }} -->

    Right:
        It began in May.{{ cite("un2024vote") }}
    """
    hidden = [call for call in page.calls if call.hidden_in]
    hints = raw_html.hints(page.text.content, page.body, hidden, reads_html=context.reads_html)
    for call in hidden:
        lost = "it is not drawn" if call.draws else "its number is not shown"
        message = f"this {call.noun} is in {call.hidden_in}, where {lost}"
        hint = hints.get(call, call.remedy)
        yield Found(page.text, call.span, message, hint)
    yield from _swallowing(page)
    template = page.front_matter.template
    if template and template.key in context.textless:
        cited = (*(call.span for call in page.calls if not call.hidden_in), *_further(page))
        message = f'the template "{template.key}" of this page does not show the page\'s text'
        hint = "name another template, or move the citation to another page"
        yield from (Found(page.text, span, message, hint) for span in cited)


def _swallowing(page: Page) -> Iterator[Found]:
    """Find an element that shows nothing of what is before its end tag, and that has none."""
    content = page.text.content
    found = list(_START.finditer(content, page.body)) if "<" in content and page.citations else []
    ends = {match[1].lower(): match.start() for match in _END().finditer(content)} if found else {}
    unclosed = [match for match in found if match.start() > ends.get(match[1].lower(), -1)]
    if not unclosed:
        return
    apart = sorted((*page.code, *page.comments))
    for match in unclosed:
        if covering(apart, match.start()) is None:
            message = f"<{match[1]}> is never closed, and readers see nothing after it, not even the sources"
            yield Found(page.text, Span(*match.span()), message, f"close it with </{match[1]}>, or delete it")
            return


def _further(page: Page) -> Iterator[Span]:
    return (item.span for item in page.front_matter.further_reading)


@read_rule("unrendered-macro", ERROR, is_rendered=True)
def unrendered_macro() -> None:
    """A macro would be published as it is typed, or break its page.

    Close every macro, and put one that readers are to see into a code span.
    Where pages cite and nothing in the configuration renders citations, the finding is in the configuration.
    Where mkdocs-macros reads no page as a template, or a page has neither a type nor a citation, marks that
      are not our calls are text.

    Wrong:
        {{ cite("un2024vote")

    Right:
        {{ cite("un2024vote") }}
    """

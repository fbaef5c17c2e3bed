"""Rules on the calls of macros in a page."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Page
from ..found import Found, RuleContext
from ..rule import ERROR, Rule

DYNAMIC_CITATION = Rule(
    "dynamic-citation",
    ERROR,
    "A citation is computed, so that the text does not say which source it names.",
    "Keys are literal text, so that every citation can be checked without a build.",
    "{{ cite(key) }}",
    '{{ cite("un2024vote") }}',
)
INVALID_CITATION = Rule(
    "invalid-citation",
    ERROR,
    "A citation has arguments that `cite` or `quote` does not take.",
    "`cite` takes one or more keys, `quote` a key and the words; both take a `locator`.",
    '{{ quote("un2024vote") }}',
    '{{ quote("un2024vote", "an immediate ceasefire") }}',
)


def _hidden_citation(page: Page, _: RuleContext) -> Iterator[Found]:
    """Find citations where no reader sees their number, as far as the text alone tells."""
    for call in page.calls:
        if call.hidden_in:
            message = f"this citation stands in {call.hidden_in}, where its number is not shown"
            hint = "cite in the text that readers see, or delete the citation"
            yield Found(page.text, call.span, message, hint)


HIDDEN_CITATION = Rule(
    "hidden-citation",
    ERROR,
    "A citation is in the text, but the reader does not see it once, or sees one that is not.",
    "What counts is what the reader sees.\n"
    "Comments, attributes, alternative texts, raw HTML and branches never taken hide a citation.",
    '<!-- It began in May.{{ cite("un2024vote") }} -->',
    'It began in May.{{ cite("un2024vote") }}',
    check_page=_hidden_citation,
    is_rendered=True,
)
UNRENDERED_MACRO = Rule(
    "unrendered-macro",
    ERROR,
    "A macro would be published as it is typed, or break its page.",
    "Close every macro, and put one that readers are to see into a code span.",
    '{{ cite("un2024vote")',
    '{{ cite("un2024vote") }}',
    is_rendered=True,
)

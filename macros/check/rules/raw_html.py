"""What to type where a citation is in raw HTML, which Python-Markdown does not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core.model import Call
from ...core.text import Span, blanked, covering, enumerated
from ...syntax.markdown.blocks.raw_html import RAW_HTML
from ...syntax.markdown.regions import regions
from ...syntax.markdown.unread_html import indented_alone, needed_tags

_EXTENSION = 'add "md_in_html" to markdown_extensions in mkdocs.yml'


def hints(content: str, body: int, calls: Sequence[Call], *, reads_html: bool) -> Mapping[Call, str]:
    """Return what to type for the calls in blocks of raw HTML, as far as something helps.

    `reads_html` says whether the site has md_in_html, and `body` is where the text of the page begins.
    """
    hidden = [call for call in calls if call.hidden_in == RAW_HTML]
    if not hidden:
        return {}
    blocks = [region.span for region in regions(content, body).hidden if region.what == RAW_HTML]
    tags = needed_tags(content, blocks, [call.span.start for call in hidden])
    indented = {covering(blocks, tag.start()) for tag in indented_alone(content, body)}
    found = {call: tags[call.span.start] for call in hidden if tags.get(call.span.start)}
    return {
        call: hint(needed, reads_html=reads_html, is_indented=covering(blocks, call.span.start) in indented)
        for call, needed in found.items()
    }


def hints_anywhere(content: str, body: int, calls: Sequence[Call]) -> Mapping[int, str]:
    """Return the same for calls that a built page does not show, wherever they are, by their places."""
    if not calls:
        return {}
    places = [call.span.start for call in calls if not call.hidden_in]
    code = regions(content, body).code
    needed = needed_tags(blanked(content, code), [Span(body, len(content))], places)
    return {place: hint(tags, reads_html=True) for place, tags in needed.items() if tags}


def hint(needed: Sequence[str], *, reads_html: bool, is_indented: bool = False) -> str:
    """Say to type these tags."""
    typed = [f"write {enumerated(needed)}", *(["without spaces before it"] if is_indented else [])]
    return "; ".join([" ".join(typed), *([] if reads_html else [_EXTENSION])])

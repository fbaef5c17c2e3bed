"""What was fetched, with its text."""

from __future__ import annotations

from .extracts.extracting import ExtractedText, text_of
from .network.outcomes import Fetched, State

_WITHOUT = "no text can be found in it"


def with_text(fetched: Fetched) -> tuple[Fetched, ExtractedText | None]:
    """Find the text of what was read; what has none is in the state `NOT_TEXT`, with its bytes."""
    if fetched.state is not State.READ:
        return fetched, None
    text = text_of(fetched.content, fetched.content_type, fetched.reached)
    if text is None:
        return fetched._replace(state=State.NOT_TEXT, reason=_WITHOUT), None
    return fetched, text

"""The values of a citation: the key that is cited, and the call that cites it."""

from __future__ import annotations

from typing import NamedTuple

from ..macro_table import TIMELINE
from ..text import Span


class Citation(NamedTuple):
    """One key in one macro call: one marker for the reader."""

    key: str
    span: Span
    """The key's characters in the file, without the quotation marks."""


class Call(NamedTuple):
    """One call of a macro that cites, with the citations that it makes."""

    span: Span
    """From `{{` to `}}`."""
    citations: tuple[Citation, ...]
    locator: str = ""
    """The place in the source: `art. 3`."""
    prefix: str = ""
    """What readers see before the number in the brackets: `see`."""
    quotation: str = ""
    """The quoted words; empty for a macro that takes none."""
    hidden_in: str = ""
    """What hides the call from readers, in words: `an HTML comment`; empty when readers see the call."""
    macro: str = "cite"
    """The name of the macro."""
    names: str = ""
    """Who is named in the sentence, before the brackets: `Smith and Jones`."""
    tells_retracted: bool = False
    """Whether the sentence speaks of the source as a retracted one."""

    @property
    def draws(self) -> bool:
        """Whether the call draws the timeline of its page, and cites nothing."""
        return self.macro == TIMELINE.name

    @property
    def noun(self) -> str:
        """What findings call it."""
        return TIMELINE.name if self.draws else "citation"

    @property
    def remedy(self) -> str:
        """What to do where readers do not see it."""
        verb = "draw" if self.draws else "cite"
        return f"{verb} in the text that readers see, or delete the {self.noun}"

"""The next match of a pattern, which is searched for again only when it has been passed.

A text of openings that nothing closes is read in linear time so: whether there is a closing is asked once.
"""

from __future__ import annotations

import re


class Upcoming:
    """The next match of a pattern at or behind a position that only grows."""

    def __init__(self, pattern: re.Pattern[str], content: str) -> None:
        self._pattern, self._content = pattern, content
        self._place = -1

    def at(self, position: int) -> int:
        """Return where the next match begins; behind the end of the text where there is none."""
        if self._place < position:
            match = self._pattern.search(self._content, position)
            self._place = match.start() if match else len(self._content) + 1
        return self._place

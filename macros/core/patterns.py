"""Regular expressions: where the next match is, and those that few texts need."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial


class Upcoming:
    """The next match of a pattern at or behind a position that only grows.

    It is searched for again only when it has been passed, so that a text of openings that nothing closes is
    read in linear time.
    """

    def __init__(self, pattern: re.Pattern[str], content: str) -> None:
        self._pattern, self._content = pattern, content
        self._place = -1

    def at(self, position: int) -> int:
        """Return where the next match begins; behind the end of the text where there is none."""
        if self._place < position:
            match = self._pattern.search(self._content, position)
            self._place = match.start() if match else len(self._content) + 1
        return self._place


def later(pattern: str, flags: int | re.RegexFlag = 0) -> Callable[[], re.Pattern[str]]:
    """Return a function that compiles a pattern when a text first needs it.

    Compiling the patterns that no text of a small site needs took a tenth of its check.
    """
    return cache(partial(re.compile, pattern, flags))

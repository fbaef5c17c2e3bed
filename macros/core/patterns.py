"""Regular expressions that few texts need."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial


def later(pattern: str, flags: int | re.RegexFlag = 0) -> Callable[[], re.Pattern[str]]:
    """Return a function that compiles a pattern when a text first needs it.

    Compiling the patterns that no text of a small site needs took a tenth of its check.
    """
    return cache(partial(re.compile, pattern, flags))

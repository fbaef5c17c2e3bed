"""Characters that a file can hold."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold, not even escaped, and UTF-8 neither: controls and halves of surrogates.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def possible(text: str) -> str:
    """Replace the characters that no feed can hold; escapes of YAML can put them into a page."""
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text)

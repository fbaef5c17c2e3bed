"""Characters that a file can hold."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold, not even escaped, and UTF-8 neither: controls and halves of surrogates.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def possible(text: str) -> str:
    """Replace the characters that no feed can hold; escapes of YAML can put them into a page."""
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text)

"""What a command would change in a file, as a unified diff."""

from __future__ import annotations

import difflib

from ..core.originals import Original


def difference(old: Original, new: Original) -> str:
    """Return the lines that differ, without the last line end."""
    before, after = (file.text.content.split("\n") for file in (old, new))
    lines = difflib.unified_diff(before, after, f"a/{old.path}", f"b/{new.path}", lineterm="")
    return "\n".join(lines)

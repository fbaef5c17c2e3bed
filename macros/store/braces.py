"""The braces of a value: what it is typed in, without a change of what it says."""

from __future__ import annotations

from ..exports.bibtex import holds


def braced(value: str) -> str:
    """Return a value in braces; a name, parts joined with #, and what braces cannot hold stay as they are."""
    if value.isdecimal():
        return f"{{{value}}}"
    text = value[1:-1]
    return f"{{{text}}}" if _is_one_string(value) and holds("note", f"{{{text}}}", text.strip()) else value


def _is_one_string(value: str) -> bool:
    """Say whether the quotation mark that a value begins with is closed by its last."""
    depth = 0
    for index, character in enumerate(value[1:], start=1):
        depth += (character == "{") - (character == "}")
        if character == '"' and not depth:
            return value[0] == '"' and index == len(value) - 1
    return False

"""Patterns that take too long: the host reads them with a matcher that tries each wildcard at each place."""

from __future__ import annotations

import re

from ...core.text import Span, Text
from ...syntax.located_yaml import Item
from .refusing import refused

PATTERNS = ("exclude_docs", "draft_docs", "not_in_nav")
"""The settings of MkDocs that are lines of gitignore patterns."""
_MOST = 4
"""A name of 60 characters takes some milliseconds with as many `*`, and ten times that with each more."""
_LONGEST = 40
_ESCAPED = re.compile(r"\\.|\[[^\]/]*\]")


def refuse_endless(text: Text, item: Item) -> None:
    """Raise SetupError, with the place, for a pattern with too many wildcards."""
    for name in PATTERNS:
        child = item.get(name)
        for line in str(child.value).splitlines() if child and isinstance(child.value, str) else ():
            if child and _is_endless(line):
                place = max(text.content.find(line.strip(), child.span.start), child.span.start)
                shown = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
                message = f'"{name}" has a pattern that takes too long: "{shown}"'
                hint = f'write at most {_MOST} "*" in one name, and at most {_MOST} "**" as names of folders'
                raise refused(text, Span(place, place), message, hint)


def _is_endless(line: str) -> bool:
    if line.startswith("#") or line.count("*") <= _MOST:
        return False
    names = _ESCAPED.sub("", line).split("/")
    return names.count("**") > _MOST or any(name.count("*") > _MOST for name in names if name != "**")

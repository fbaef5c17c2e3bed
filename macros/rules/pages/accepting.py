"""Rules on files that cannot be read, and on findings that a writer accepts."""

from __future__ import annotations

from ..rule import ERROR, Rule

UNREADABLE_FILE = Rule(
    "unreadable-file",
    ERROR,
    "A page, the file of authors or a file of the bibliography is missing, no file, or not UTF-8.",
    "While the bibliography cannot be read, citations are not looked up.",
    "bibliography: [sources.bib]  # no such file",
    "bibliography: [bibliography.bib]",
)
INVALID_ACCEPTANCE = Rule(
    "invalid-acceptance",
    ERROR,
    "An acceptance names no rule, gives no reason, or accepts nothing.",
    "Write `ibidem: allow RULE: reason` in a comment, on the finding's line or right above it.\n"
    "It accepts one finding, and is itself a mistake once that is gone.",
    "<!-- ibidem: allow undefined-citation -->",
    "<!-- ibidem: allow undefined-citation: the archive is sending the record -->",
)

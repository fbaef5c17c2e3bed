"""Rules on files that cannot be read, and on suppressions."""

from __future__ import annotations

from ..rule import ERROR, read_rule


@read_rule("unreadable-file", ERROR)
def unreadable_file() -> None:
    """A page, its folder, the file of authors or a file of the bibliography cannot be read, or is not UTF-8.

    It may be missing, be no file, be closed to you, or be a link that leads nowhere.
    Other files in the folder of pages have to be files that can be copied, with a name in UTF-8.
    A link that leads back to a folder around it ends every command, since its pages would never end.
    While the bibliography cannot be read, citations are not looked up.

    Wrong:
        bibliography: [sources.bib]  # no such file

    Right:
        bibliography: [bibliography.bib]
    """


@read_rule("invalid-acceptance", ERROR)
def invalid_acceptance() -> None:
    """A suppression names no rule, gives no reason, or suppresses nothing.

    Write `ibidem: allow RULE: reason` in a comment, on the finding's line or right above it.
    It suppresses one finding, and is itself a mistake once that finding is gone.

    Wrong:
        <!-- ibidem: allow bare-number-citation -->

    Right:
        <!-- ibidem: allow bare-number-citation: the number on a door -->
    """

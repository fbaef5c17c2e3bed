"""The rule on merge conflicts, which are found in all files before anything else is read."""

from __future__ import annotations

from ..rule import ERROR, read_rule


@read_rule("merge-conflict", ERROR)
def merge_conflict() -> None:
    """A file has the marks of a merge that nobody has finished.

    Both versions would count, with the marks between them as text.
    Until one version is chosen, other mistakes that may come from the conflict are not reported.
    Marks in the code of a page are allowed, where it shows what a conflict looks like.

    Wrong:
        <<<<<<< HEAD
        It began in May.
        =======
        It began in June.
        >>>>>>> corrections

    Right:
        It began in June.
    """

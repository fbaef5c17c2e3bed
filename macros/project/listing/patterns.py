"""Patterns for the names of files, as git, mkdocs-exclude and include-markdown read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from fnmatch import translate
from pathlib import Path

from ...content.settings import SetupError
from ...core.findings import Fault

# The pattern of a folder of this name, anywhere or at the top.
_FOLDER = re.compile(r"/?[\w-]+/|\.\*")
_HIDDEN = ".*"
_REPEATED = re.compile(r"(?:\*\*/)+")
_MOST_FOLDERS = 3
"""Each `**/` more would multiply the time of a search by the number of folders."""

Matching = Callable[[str], object]


def matching(patterns: str, *more: str) -> Matching:
    """Return a function that is true for the paths that gitignore patterns, one on each line, match.

    Raises SetupError for a line that is no pattern.

    Names of folders, which are all that most sites have, are read without pathspec: loading it takes 6 % of
    the check of a small site.
    """
    lines = [*more, *patterns.splitlines()]
    if all(map(_FOLDER.fullmatch, lines)):
        return re.compile("|".join(map(_folder, lines)) or "$^").search
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except (ValueError, re.error) as error:
            fault = Fault(f'"{line}" is no pattern for names of files', "write it as in a .gitignore")
            raise SetupError(fault) from error
    return GitIgnoreSpec.from_lines(lines).match_file


def below(globs: Collection[str]) -> Matching:
    """Return a function that is true for the paths that mkdocs-exclude leaves out."""
    return re.compile("|".join(map(translate, globs)) or "$^").match


def globbed(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield what a pattern stands for below a folder, sorted; nothing for one that no search ends with."""
    shortest = _REPEATED.sub("**/", pattern)
    if shortest.count("**") <= _MOST_FOLDERS and not shortest.startswith("/"):
        try:
            yield from sorted(folder.glob(shortest))
        except ValueError:
            # As for "**.md": two stars have to be a whole name.
            return


def _folder(pattern: str) -> str:
    """Return a regular expression for paths below a folder, or for names that begin with a full stop."""
    if pattern == _HIDDEN:
        return r"(?:^|/)\."
    return f"^{pattern[1:]}" if pattern.startswith("/") else f"(?:^|/){pattern}"

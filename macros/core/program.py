"""The command as it was called, and what to print when packages are missing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import PurePath
from typing import NoReturn

_PACKAGE = __name__.split(".", maxsplit=1)[0]
INSTALLED = "ibidem"
"""The name of the package where it is installed, and of its command."""
DISTRIBUTION = "mkdocs-ibidem"
"""The name under which pip installs the package."""
_EXTRAS = {
    **dict.fromkeys(("markdown", "feedgenerator", "icu"), "markdown"),
    "mkdocs": "mkdocs",
    **dict.fromkeys(("urllib3", "trafilatura", "lxml", "pypdf", "rapidfuzz"), "evidence"),
    "weasyprint": "pdf",
}
"""The packages that a check does without, each with the extra that brings it."""
IN_REPOSITORY = ".venv/bin/python -m macros"
"""The command in the repository of the package itself, as the help of each command shows it."""


def called(arguments: Sequence[str], package: str = _PACKAGE) -> str:
    """Return what people type to call the command.

    `arguments` are those of the running process, the interpreter first; of another program, such as MkDocs,
    people type the name of the installed command.
    """
    for place, argument in enumerate(arguments[:-1]):
        if argument == "-m" and arguments[place + 1] == package:
            typed = arguments[: place + 2]
            return " ".join(f'"{one}"' if " " in one else one for one in typed)
    if package == INSTALLED or any(PurePath(argument).stem == INSTALLED for argument in arguments[:2]):
        return INSTALLED
    return IN_REPOSITORY


PROGRAM = called(sys.orig_argv)
PREVIEW = "mkdocs serve" if _PACKAGE == INSTALLED else "make serve"
"""What people type to see their pages while they write."""


def without_packages(error: ModuleNotFoundError) -> NoReturn:
    """Print what to type when Python lacks a package, and exit. Raises the error for a module of ours."""
    sys.stderr.write(f"error: {missing_package(error)}\n")
    sys.exit(2)


def missing_package(error: ModuleNotFoundError, package: str = _PACKAGE) -> str:
    """Return what to type when Python lacks a package. Raises the error for a module of ours."""
    name = (error.name or "").split(".")[0]
    if name in ("", package):
        raise error
    extra = _EXTRAS.get(name)
    requirement = f"'{DISTRIBUTION}[{extra}]'" if extra else DISTRIBUTION
    hint = f'"python -m pip install {requirement}"'
    if package != INSTALLED:
        hint = f'"make check" or "{IN_REPOSITORY} check"'
    return f'this Python has no "{error.name}", which Ibidem needs; type {hint}'

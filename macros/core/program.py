"""The command as people type it, and what to print when packages are missing."""

from __future__ import annotations

import sys
from typing import NoReturn

PROGRAM = ".venv/bin/python -m macros"


def without_packages(error: ModuleNotFoundError) -> NoReturn:
    """Print what to type when Python lacks a package, and exit. Raises the error for a module of ours."""
    if error.name is None or error.name.split(".")[0] == "macros":
        raise error
    asked = f'type "make check" or "{PROGRAM} check"'
    sys.stderr.write(f'error: this Python has no "{error.name}", which Ibidem needs; {asked}\n')
    sys.exit(2)

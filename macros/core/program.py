"""The program as people type it, and what it says where it cannot run."""

from __future__ import annotations

import sys
from typing import NoReturn

PROGRAM = ".venv/bin/python -m macros"


def without_packages(error: ModuleNotFoundError) -> NoReturn:
    """Say what to type where Python lacks a package. Raises the error when it is a module of ours."""
    if error.name is None or error.name.split(".")[0] == "macros":
        raise error
    asked = f'type "make check" or "{PROGRAM} check"'
    sys.stderr.write(f'error: this Python has no "{error.name}", which Ibidem needs; {asked}\n')
    sys.exit(2)

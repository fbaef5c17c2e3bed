"""How a command stops when it cannot do what is asked."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from ..findings import one_line


def stop(reason: object) -> NoReturn:
    """Say in one line why, and end with the exit code for wrong usage or set-up."""
    click.echo(f"error: {one_line(str(reason))}", err=True)
    sys.exit(2)

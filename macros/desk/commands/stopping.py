"""How a command stops when it cannot do what is asked."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from ...core.findings import Fault, one_line


def stop(*reasons: Fault | Exception | str, code: int = 2) -> NoReturn:
    """Say each reason in one line, and end; without a code, with that for wrong usage or set-up."""
    for reason in reasons:
        click.echo(f"error: {one_line(str(reason))}", err=True)
    sys.exit(code)

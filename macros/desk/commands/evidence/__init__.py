"""`ibidem evidence`: read sources, and hold quotations against them. Only these commands ask the network."""

from __future__ import annotations

import click

from .add import add
from .fetch import fetch
from .verify import verify
from .watch import watch


@click.group()
def evidence() -> None:
    """Read sources, and hold every quotation against them.

    What was found stands in evidence.lock, beside the bibliography; commit that file. The copies of sources
    are in .evidence/, which git ignores: a check goes by the record.

    \b
    Example:
      .venv/bin/python -m macros evidence fetch
      .venv/bin/python -m macros evidence add smith2024book chapter-3.pdf --from "the library's copy"
      .venv/bin/python -m macros evidence verify
      .venv/bin/python -m macros evidence watch
    """


for _command in (add, fetch, verify, watch):
    evidence.add_command(_command)

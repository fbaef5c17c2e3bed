"""The first step of each command that changes files: no other command changes them at the same time."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ..core.text import counted
from ..project.keeping import locks, unfinished

_WAITS = "waiting: another command is changing {folder}; Ctrl-C ends the wait"


def alone(folder: Path) -> Path:
    """Wait until no other command changes files below a folder, and keep others out until this one ends.

    What a command has left that was killed is swept up. Returns the folder.
    """
    above = folder
    while not above.exists() and above != above.parent:
        above = above.parent
    shown = os.path.relpath(above)

    def tell() -> None:
        click.echo(_WAITS.format(folder="this folder" if shown == "." else shown), err=True)

    click.get_current_context().with_resource(locks.alone(above, tell))
    if swept := unfinished.sweep(above):
        click.echo(
            f"note: {counted(swept, 'temporary file')} of a command that was killed is deleted; "
            "what it has changed so far, git diff shows",
            err=True,
        )
    return folder

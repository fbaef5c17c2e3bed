"""The commands of writers, each in a module; `check` and `rules` are in `__main__.py`."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

import click

from ...core.findings import Fault, FaultError
from ...core.program import IN_REPOSITORY, PROGRAM
from ...core.shown import inert, one_line, printable
from ...project.keeping import refusals

_MODULES = {
    "diff": "diff",
    "evidence": "evidence",
    "finish": "finish",
    "format": "format_store",
    "init": "init_site",
    "migrate": "migrate",
    "new": "new",
    "pdf": "pdf",
    "rename": "rename_source",
    "schema": "schema",
    "source": "source",
    "words": "words",
}
"""The module of each command, and the function in it that is the command."""


def stop(*reasons: Fault | Exception | str, code: int = 2) -> NoReturn:
    """Print each reason on one line, and exit; the code is that of wrong usage or set-up unless given."""
    with suppress(OSError):
        for reason in reasons:
            say(f"error: {one_line(str(reason))}", err=True)
    sys.exit(code)


def say(output: str, *, err: bool = False) -> None:
    """Print lines that may hold names and texts of others."""
    click.echo(inert(printable(output)), err=err)


class Commands(click.Group):
    """The group of all commands, whose modules are loaded only when a command is called or all are listed."""

    def main(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401  as click has it
        """Run the command line; where the system refuses to read or to write, say so and exit with 2."""
        try:
            return super().main(*args, **options)
        except OSError as error:
            if not refusals.is_told(error):
                raise
            stop(refusals.told(error))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; on a FaultError, print it and exit with 2."""
        try:
            return super().invoke(ctx)
        except FaultError as error:
            stop(error)
        finally:
            # Not at the end of Python, which would report a full disk in its own way.
            sys.stdout.flush()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of help."""
        return sorted({*super().list_commands(ctx), *_MODULES})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; for an unknown name load all of them, so that click can suggest a near name."""
        if cmd_name not in self.commands:
            for name in [cmd_name] if cmd_name in _MODULES else _MODULES:
                module = _MODULES[name]
                self.add_command(getattr(import_module(f"{__name__}.{module}"), module), name)
        command = super().get_command(ctx, cmd_name)
        if command and command.help:
            # Its examples run as they are printed.
            command.help = command.help.replace(IN_REPOSITORY, PROGRAM)
        return command

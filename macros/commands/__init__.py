"""The commands of the writer's desk beside `check` and `rules`, one module each."""

from __future__ import annotations

from importlib import import_module

import click

_MODULES = {
    "diff": "diff",
    "format": "format_store",
    "new": "new",
    "rename": "rename_source",
    "schema": "schema",
    "source": "source",
}
"""Where each command is, in a function of the module's name."""


class Commands(click.Group):
    """Loads the module of a command only when it is called, or when all are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of help."""
        return sorted({*super().list_commands(ctx), *_MODULES})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command. One that there is not is compared with all others."""
        if cmd_name not in self.commands:
            for name in [cmd_name] if cmd_name in _MODULES else _MODULES:
                module = _MODULES[name]
                self.add_command(getattr(import_module(f"{__name__}.{module}"), module), name)
        return super().get_command(ctx, cmd_name)

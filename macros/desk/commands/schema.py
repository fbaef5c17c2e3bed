"""`ibidem schema`: print the schemas that editors check with."""

from __future__ import annotations

import click

from .. import schemas


@click.command(short_help="Print the JSON Schema of front matter, or of our settings.")
@click.argument("name", type=click.Choice(list(schemas.SCHEMAS)))
def schema(name: str) -> None:
    """Print the JSON Schema of a page's front matter, or of our part of mkdocs.yml.

    The schema is made from the definitions that the check uses, but cannot express all of them:
    only the check knows the order of dates, the keys that exist, and what is there twice.

    Exit codes: 0 printed, 2 wrong usage.

    \b
    Example:
      .venv/bin/python -m macros schema settings > .vscode/schemas/settings.json
    """
    click.echo(schemas.written(name), nl=False)

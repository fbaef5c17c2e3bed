"""`python -m macros schema`: what editors can check while you type."""

from __future__ import annotations

import click

from .. import schemas


@click.command()
@click.argument("name", type=click.Choice(list(schemas.SCHEMAS)))
def schema(name: str) -> None:
    """Print the JSON Schema of a page's front matter, or of our part of mkdocs.yml.

    It is made of the definitions that the check uses, but a schema can say less:
    the check also knows the order of dates, the keys that exist, and what stands twice.

    Exit codes: 0 printed, 2 wrong usage.

    \b
    Example:
      .venv/bin/python -m macros schema settings > .vscode/schemas/settings.json
    """
    click.echo(schemas.written(name), nl=False)

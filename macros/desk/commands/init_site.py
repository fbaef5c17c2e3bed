"""`ibidem init`: begin a site."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote
from typing import Unpack

import click

from ...core.findings import Fault, FaultError
from ...core.text import counted
from ...project import configuration
from ...project.keeping import new_files
from ..changing import alone
from ..first_site import filling
from ..first_site.wanted_site import Given, wanted


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The name of the site; otherwise that of its folder.")
@click.option("--author", default="", metavar="NAME", help="Who writes; otherwise the site itself.")
@click.option(
    "--language", default="en", metavar="CODE", show_default=True, help="Of the words around a page."
)
@click.option(
    "--host",
    default=filling.HOSTS[0],
    type=click.Choice(filling.HOSTS),
    show_default=True,
    help="Where the site is published: its workflow is written, too.",
)
@click.option("--url", default="", metavar="ADDRESS", help="Of the site, where its host does not tell it.")
def init_site(folder: Path, **given: Unpack[Given]) -> None:
    """Make a small site in FOLDER, which builds, and passes the check.

    It has a home page, a list of pages, a page that cites a source, and a page of all sources. No file
    is overwritten: where one of the same name is there, nothing is written.

    Exit codes: 0 made, 2 wrong usage or set-up, and nothing is written.

    \b
    Examples:
      .venv/bin/python -m macros init harbor-notes
      .venv/bin/python -m macros init . --name "Hafenblatt" --author "Ada Lovelace" --language de --host none
    """
    # Path.resolve raises for a circle of links in Python 3.12.
    real = Path(os.path.realpath(folder))
    alone(real.parent)
    files = filling.filled(wanted(real.name, given))
    if there := [name for name in configuration.NAMES if name not in files and os.path.lexists(real / name)]:
        hint = "nothing is written: name another folder"
        raise FaultError(Fault(f'"{folder}" has a site already, by its {there[0]}', hint))
    new_files.write_all_new(folder, files)
    click.echo(f"made a site of {counted(len(files), 'file')} in {folder}\n\nWhat to do next:")
    if real != Path.cwd():
        # A folder like "-x" would be an option.
        click.echo(f"cd {quote(f'./{folder}' if str(folder).startswith('-') else str(folder))}")
    click.echo("mkdocs build --strict")

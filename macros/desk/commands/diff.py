"""`ibidem diff`: what a branch does to sources and claims."""

from __future__ import annotations

from pathlib import Path

import click

from ...check import comparison, rules, site
from ...check.site import Project, Site
from ...content.settings import Settings
from ...core.program import PROGRAM
from ...project import files, revisions
from .. import options

_FORMATS = {"full": comparison.full, "markdown": comparison.markdown}


@click.command()
@click.argument("base")
@options.config_file
@click.option("--format", "form", default="full", type=click.Choice(list(_FORMATS)), show_default=True)
def diff(base: str, config_file: Path, form: str) -> None:
    """Show what this branch changes in sources and claims.

    Your files, changes that are not committed included, are compared with the commit where this branch
    left BASE, a branch or a commit. The format "markdown" is for the summary of a pull request.

    Exit codes: 0 compared, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros diff main
    """
    present = site.build(files.read(config_file, rules.IDS))
    earlier = before(config_file, base)
    for built, name in ((present, "here"), (earlier, f"in {base}")):
        if built.unread:
            note = f"note: not every file {name} can be read, so the comparison is incomplete"
            click.echo(f'{note}; see "{PROGRAM} check"', err=True)
    click.echo(_FORMATS[form](comparison.compare(earlier, present), base))


def before(config_file: Path, base: str) -> Site:
    """Build the site as BASE has it, from no files where it has no such configuration."""
    project = revisions.read(config_file, base, rules.IDS)
    return site.build(project or Project(Settings(), (), ()))

"""`python -m macros source`: a new source, in its place."""

from __future__ import annotations

from pathlib import Path

import click

from .. import store
from ..program import PROGRAM
from ..store import Addition, Wanted
from ..vocabulary import KINDS, TYPES
from . import opening, options

_TYPES = sorted(TYPES - {"xdata", "set"})


@click.command()
@click.argument("key")
@options.config_file
@click.option(
    "--type",
    "kind_of_entry",
    default="online",
    type=click.Choice(_TYPES),
    metavar="TYPE",
    show_default=True,
    help="BibTeX's type of entry.",
)
@click.option("--title", required=True)
@click.option("--author", multiple=True, help='"Last, First", once for each; without a comma an institution.')
@click.option("--organization", help="Who runs the web site.")
@click.option("--journaltitle", help="The journal or newspaper.")
@click.option("--publisher")
@click.option("--date", help="2024-03-05, 2024-03 or 2024.")
@click.option("--url", help="The whole address.")
@click.option("--doi")
@click.option("--urldate", help="When you read it.")
@click.option("--archiveurl", help="Where a copy is kept.")
@click.option("--archivedate")
@click.option("--langid", help="The language: de, or german.")
@click.option("--note")
@click.option("--kind", "keywords", type=click.Choice(KINDS))
@click.option("--dry-run", is_flag=True, help="Change nothing, and print the entry.")
def source(
    config_file: Path | None,
    key: str,
    kind_of_entry: str,
    author: tuple[str, ...],
    *,
    dry_run: bool,
    **values: str | None,
) -> None:
    """Add a source to the bibliography.

    Write plain text: what BibTeX needs is escaped. With several bibliography files it goes to the first.

    Exit codes: 0 done, 1 refused, and nothing is changed, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros source smith2024poll --title "What the poll says" --author "Smith, Jane" \\
        --organization "The Daily" --date 2024-03-05 --url https://example.org/poll --kind "news report"
    """
    opened = opening.opened(config_file)
    filled = {name: value.strip() for name, value in values.items() if value and value.strip()}
    names = tuple(name.strip() for name in author if name.strip())
    wanted = Wanted(key, kind_of_entry, names, filled)
    found = store.add(opened.store, wanted)
    if isinstance(found, tuple):
        opening.refuse(found)
    before = opening.originals(opened.root, opened.store.texts[:1])[0]
    after = before.edited([found.edit])
    if not dry_run:
        opening.write(opened.root, [after])
    _say(key, found, before.path, is_done=not dry_run)
    for name in names:
        if "," not in name and not name.startswith("{") and name.lower() != "others":
            click.echo(f'"{name}" is written as an institution; type a person as --author "Last, First"')


def _say(key: str, added: Addition, path: str, *, is_done: bool) -> None:
    new = added.after.bibliography.by_key[key]
    click.echo(added.entry)
    click.echo(f"{new.text.location(new.span.start)}: {'added' if is_done else 'would be added'}")
    if not added.is_in_order:
        click.echo(f'{path} is not in key order, so it goes to the end; type "{PROGRAM} format"')
    click.echo(f'cite it: {{{{ cite("{key}") }}}}')

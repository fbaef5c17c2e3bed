"""`ibidem source`: add a source in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from ...content.biblatex import ENTRY_TYPES, FIELDS, KINDS
from ...core.program import PROGRAM
from ...project import writing
from .. import options
from ..store import addition
from ..store.addition import Addition
from ..store.wanted import Wanted
from . import opening, say, stop

_TYPES = sorted(row.name for row in ENTRY_TYPES if row.is_source and row.is_of_biblatex)


_SPECIAL: Mapping[str, Mapping[str, Any]] = {
    "title": {"required": True},
    "author": {"multiple": True},
    "keywords": {"type": click.Choice(KINDS)},
}
"""Arguments for `click.option`, for the fields whose option is not an optional text."""
_NAMES = {"keywords": "kind"}
_Command = Callable[..., None]


def _fields(command: _Command) -> _Command:
    """Give a command an option for each field that has one, in the order of the table."""
    for field in reversed(FIELDS):
        if field.option is not None:
            named = (f"--{_NAMES.get(field.name, field.name)}", field.name)
            command = click.option(*named, help=field.option or None, **_SPECIAL.get(field.name, {}))(command)
    return command


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
    help="The type of the entry in BibTeX.",
)
@_fields
@click.option("--dry-run", is_flag=True, help="Change nothing, and print the entry.")
def source(
    config_file: Path,
    key: str,
    kind_of_entry: str,
    author: tuple[str, ...],
    *,
    dry_run: bool,
    **values: str | None,
) -> None:
    """Add a source to the bibliography.

    Write plain text: it is escaped for BibTeX. Of several bibliography files, the first gets the entry.

    Exit codes: 0 done, 1 refused, and nothing is changed, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros source smith2024poll --title "What the poll says" --author "Smith, Jane" \\
        --organization "The Daily" --date 2024-03-05 --url https://example.org/poll --kind "news report"
    """
    opened = opening.opened(config_file, changes=not dry_run)
    filled = {name: value.strip() for name, value in values.items() if value and value.strip()}
    names = tuple(name.strip() for name in author if name.strip())
    wanted = Wanted(key, kind_of_entry, names, filled)
    found = addition.add(opened.store, wanted)
    if isinstance(found, tuple):
        stop(*found, code=1)
    before = writing.original(opened.root, opened.store.texts[0])
    after = before.edited([found.edit])
    if not dry_run:
        writing.write(opened.root, [(before, after)])
    _say(key, found, before.path, is_done=not dry_run)
    for name in names:
        if "," not in name and not name.startswith("{") and name.lower() != "others":
            say(f'"{name}" is written as an institution; type a person as --author "Last, First"')


def _say(key: str, added: Addition, path: str, *, is_done: bool) -> None:
    new = added.after.bibliography.by_key[key]
    say(added.entry)
    say(f"{new.place}: {'added' if is_done else 'would be added'}")
    if not added.is_in_order:
        say(f'{path} is not in key order, so the entry goes to the end; type "{PROGRAM} format"')
    say(f'cite it: {{{{ cite("{key}") }}}}')

"""`ibidem rename`: give a source a new key, everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from ...core.program import PROGRAM
from ...core.text import composed, counted, enumerated
from ...project import writing
from .. import options
from ..store import loading, renaming
from ..store.layout import laid_out
from ..store.loading import Store
from . import opening, say, stop


@click.command("rename", short_help="Give the source OLD the key NEW, wherever it is cited.")
@click.argument("old")
@click.argument("new")
@options.config_file
@click.option("--dry-run", is_flag=True, help="Change nothing, and print what would change.")
def rename_source(config_file: Path, old: str, new: str, *, dry_run: bool) -> None:
    """Give the source OLD the key NEW, in the bibliography, in every page, drafts too, and in evidence.lock.

    A renaming that you began by hand is finished: where the bibliography has NEW and no longer OLD,
    every other mention of OLD is renamed.

    Exit codes: 0 done, 1 refused, and nothing is changed, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros rename smith2024 smith2024poll
    """
    opened = opening.opened(config_file, every_page=True, changes=not dry_run)
    old, new = composed(old), composed(new)
    edits = renaming.rename(opened.project, opened.store, old, new)
    if isinstance(edits, tuple):
        stop(*edits, code=1)
    project = opened.project
    every = (*project.bibliography, *project.pages, *project.included, project.evidence)
    texts = [text for text in every if text and text.path in edits]
    before = [writing.original(opened.root, text) for text in texts]
    changed = [file.edited(edits[file.path]) for file in before]
    if renaming.is_begun(opened.store, old, new):
        say(f'the bibliography has "{new}" and no longer "{old}": this finishes the renaming')
    if not dry_run:
        writing.write(opened.root, tuple(zip(before, changed, strict=True)))
    for file in changed:
        say(f"{file.path}: {counted(len(edits[file.path]), 'place')}")
    places, count = sum(map(len, edits.values())), counted(len(changed), "file")
    done = "would be renamed" if dry_run else "renamed"
    say(f'{done}: "{old}" to "{new}" in {counted(places, "place")} of {count}')
    now = {file.path: file.text for file in changed}
    after = loading.read([now.get(text.path, text) for text in opened.store.texts])
    if astray := sorted(_ordered(opened.store) - _ordered(after)):
        say(f'{enumerated(astray)}: no longer in key order; type "{PROGRAM} format"')


def _ordered(read: Store) -> set[str]:
    """Return the files whose entries are in the order of their keys."""
    layouts = map(laid_out, read.readings)
    return {layout.text.path for layout in layouts if layout.is_ordered}

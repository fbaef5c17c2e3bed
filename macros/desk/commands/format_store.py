"""`ibidem format`: put the store into its canonical form."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ...core.originals import Edit, Original
from ...core.program import PROGRAM
from ...core.text import Location, Text, counted
from ...project import writing
from .. import options
from ..differences import difference
from ..store import fixes, form, loading, lossless
from ..store.layout import laid_out
from ..store.loading import Store
from . import opening, say, stop


@click.command("format")
@options.config_file
@click.option("--check", is_flag=True, help="Change nothing, and exit with 1 when something would change.")
@click.option("--diff", is_flag=True, help="Change nothing, and show what would change.")
@click.option(
    "--fix", is_flag=True, help="Also write values as every program reads them, where that is certain."
)
def format_store(config_file: Path, *, check: bool, diff: bool, fix: bool) -> None:
    """Put the bibliography into its canonical form.

    Entries are sorted by key and separated by an empty line; fields are sorted and aligned.
    Values and remarks keep your words; a remark directly above an entry moves with the entry.
    An entry that a site exported keeps the order of its fields.
    Where a text between two entries belongs to neither, all entries keep their order.

    With --fix, addresses lose the escapes of LaTeX, a DOI its resolver, months become strings,
    "et al." becomes "and others", and institutions get their second braces. See it first with --diff.

    Exit codes: 0 done, 1 a file cannot be read (or would change, with --check), 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros format --fix --diff
    """
    is_done = not check and not diff
    project = opening.opened(config_file, with_doubles=True, changes=is_done)
    before = tuple(writing.original(project.root, text) for text in project.store.texts)
    edits = [tuple(fixes.fixes(reading)) if fix else () for reading in project.store.readings]
    store = _fixed(project.store, before, edits) if fix else project.store
    formatted = map(form.formatted, store.readings)
    after = tuple(file.rewritten(content) for file, content in zip(before, formatted, strict=True))
    read = loading.read([file.text for file in after])
    if faults := tuple(lossless.lost(store, read)):
        stop(*faults, code=1)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    for old, new in changed if diff else ():
        say(difference(old, new))
    if is_done:
        writing.write(project.root, changed)
    for old, fixed in zip(before, edits, strict=True):
        if fixed:
            say(f"{old.path}: {counted(len(fixed), 'value')} {'fixed' if is_done else 'to fix'}")
    _say(before, after, read, "" if is_done else f"{PROGRAM} format{' --fix' * fix}")
    sys.exit(1 if check and changed else 0)


def _fixed(store: Store, files: Sequence[Original], edits: Sequence[Sequence[Edit]]) -> Store:
    """Return the store with the fixes, or stop where they would change what readers see."""
    fixed = loading.read([file.edited(one).text for file, one in zip(files, edits, strict=True)])
    if faults := tuple(fixes.misread(store, fixed)):
        stop(*faults, code=1)
    return fixed


def _first_change(old: Text, new: Text) -> Location:
    """Return the first place at which two texts differ."""
    pairs = enumerate(zip(old.content, new.content, strict=False))
    ends = min(len(old.content), len(new.content))
    return old.location(next((place for place, (one, other) in pairs if one != other), ends))


def _say(before: tuple[Original, ...], after: tuple[Original, ...], read: Store, command: str) -> None:
    """Say what was done; with a command, what to type to do it."""
    for old, new, syntax in zip(before, after, read.readings, strict=True):
        if old == new:
            say(f"{new.path}: already formatted")
        elif command:
            say(f'{_first_change(old.text, new.text)}: not formatted from here on; type "{command}"')
        else:
            say(f"{new.path}: formatted")
        layout = laid_out(syntax)
        loose = next(layout.loose(), None)
        if loose and not layout.is_ordered:
            place = new.text.location(loose.start)
            say(f"{place}: this text belongs to no entry, so all entries keep their order")
            say("  help: put it directly above an entry, or at the top or the end of the file")

"""`ibidem evidence add`: add a copy of a source that somebody has."""

from __future__ import annotations

from datetime import date
from mimetypes import guess_type
from pathlib import Path

import click

from ....project import evidence as copies
from ... import options
from ...evidence import days
from .. import stop
from .recorded import opened, read_record
from .verify import verify_all


@click.command()
@click.argument("key")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--from", "how", required=True, help='What the copy is, in words: "a scan of the printed book".'
)
@click.option("--day", help="The day on which it was read, such as 2026-11-30; today unless given.")
@options.config_file
def add(config_file: Path, key: str, file: Path, how: str, day: str | None) -> None:
    """Add a copy of a source that you have: a book, an article behind a paywall, a page that you stored.

    The copy is kept in .evidence/, and never published. Then all quotations are verified.

    \b
    Example:
      .venv/bin/python -m macros evidence add smith2024book chapter-3.pdf --from "the library's copy"
    """
    known = opened(config_file)
    source = known.source(key)
    if not how.strip():
        stop("--from says nothing", code=1)
    if not file.is_file():
        stop(f'"{file}" is no file', code=1)
    read_on = _day(day)
    content = file.read_bytes()
    media_type = guess_type(file.name)[0] or ""
    text = copies.text_of(content, media_type, file.name)
    if text is None:
        stop(f'no text can be found in "{file}"; add the text itself as a file that ends in .txt', code=1)
    record = read_record(known, key, source.address, content, text)
    made = record._replace(how=" ".join(how.split()), day=read_on, media_type=media_type)
    verify_all(known, {**known.evidence.sources, key: made})


def _day(given: str | None) -> str:
    if given is None:
        return days.today()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        stop(f'"{given}" is no day; write it as 2026-11-30', code=2)

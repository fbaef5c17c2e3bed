"""The options of the command `source`: one for each field that a type of entry knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import click

from ...content.biblatex import KINDS, OFFERED, Form
from ...core.findings import meant
from ...core.text import quoted
from .loading import Store

_NAMES = {"keywords": "kind", "type": "genre"}
"""The options that are not called like their field; `--type` is the type of the entry."""
_KINDS: Mapping[str, Mapping[str, Any]] = {"keywords": {"type": click.Choice(KINDS)}}
PEOPLE = tuple(field.name for field in OFFERED if field.form is Form.NAMES)

Given = Mapping[str, str | tuple[str, ...] | None]
"""What was typed: several names of people, one text of other fields."""


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field, in the order of the table; help lists the usual ones."""
    for field in reversed(OFFERED):
        command = click.option(
            *(f"--{_NAMES.get(field.name, field.name)}", field.name),
            help=field.option or None,
            hidden=field.option is None,
            multiple=field.name in PEOPLE,
            **_KINDS.get(field.name, {}),
        )(command)
    return command


def people(given: Given) -> dict[str, tuple[str, ...]]:
    """Return the names that were typed, by field."""
    return {name: found for name in PEOPLE if (found := tuple(_filled(given.get(name) or ())))}


def texts(given: Given) -> dict[str, str]:
    """Return the other fields that were typed, none of them empty."""
    typed = ((name, value) for name, value in given.items() if isinstance(value, str))
    return {name: value.strip() for name, value in typed if value.strip()}


def _filled(names: Iterable[str]) -> Iterator[str]:
    yield from (name.strip() for name in names if name.strip())


def file_number(store: Store, named: str) -> int:
    """Return the place of the file with a path or name; the first where none is named. Raises UsageError."""
    paths = [text.path for text in store.texts]
    found = [number for number, path in enumerate(paths) if named in ("", path, PurePosixPath(path).name)]
    if not found or (named and len(found) > 1):
        hint = meant(named, paths) or f"the files are {quoted(paths).replace(' or ', ', ')}"
        raise click.UsageError(f'--file "{named}" is not one file of the bibliography; {hint}')
    return found[0]

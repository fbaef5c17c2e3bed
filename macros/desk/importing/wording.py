"""What a person reads of a proposal before deciding on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .proposals import Proposal

_GUESSED = "a guess: compare it with the source"


def origins(found: Proposal) -> Iterator[str]:
    """Yield a line for each field with where it is from, and for each thing that is not taken."""
    yield "where each field is from:"
    for one in found.fields:
        yield f"  {one.field:<12} {one.origin}{f' ({_GUESSED})' if one.is_guessed else ''}"
    yield from (f"note: {note}" for note in found.notes)


def institutions(names: Iterable[str]) -> Iterator[str]:
    """Yield a line for each name that was typed like that of an institution, and may be a person's."""
    for name in names:
        if "," not in name and not name.startswith("{") and name.lower() != "others":
            yield f'"{name}" is written as an institution; type a person as --author "Last, First"'

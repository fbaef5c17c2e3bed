"""Shapes of YAML mappings: the fields that they need, and those that they may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from .located_yaml import Item
from .shapes import Check, Fault, is_empty

Fields = Mapping[str, Check]

_EXAMPLES = {"date": "2024-03-05", "kind": "fact", "url": "https://…", "question": "'…'"}


@dataclass(frozen=True, slots=True)
class Record:
    """Finds what is no mapping with the fields that it needs, and others that it may have."""

    required: Fields
    optional: Fields = field(default_factory=dict)
    together: tuple[str, ...] = ()
    """Two fields of which neither means anything alone."""

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Check one value."""
        yield from self.faults(f'"{name}"', f"{name}: {_example(self.required)}", item)

    def faults(self, subject: str, example: str, item: Item) -> Iterator[Fault]:
        """Find faults of a mapping that messages call by a subject."""
        if not isinstance(item.value, dict):
            yield item.span, f"{subject} has no fields", f'write "{example}"'
            return
        missing = [name for name in self.required if name not in item.entries or is_empty(item.entries[name])]
        for name in missing:
            hint = f'write "{name}: {_EXAMPLES.get(name, "…")}"'
            yield item.names.get(name, item.span), f'{subject} has no "{name}"', hint
        yield from repeated(item)
        known = {**self.required, **self.optional}
        for name, child in item.entries.items():
            if name in known and name not in missing:
                yield from known[name](name, child)
            elif name not in known:
                yield item.names[name], f'{subject} has no field "{name}"', meant(name, list(known))
        if len({name in item.entries for name in self.together}) == 2:
            named = " and ".join(f'"{name}"' for name in self.together)
            yield item.span, f"{subject} has one of {named} alone", "write both, or neither"


@dataclass(frozen=True, slots=True)
class Records:
    """Finds what is no list of such mappings, each of which messages call by the noun."""

    noun: str
    each: Record

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Check one value."""
        example = f"- {_example(self.each.required)}"
        if not isinstance(item.value, list):
            yield item.span, f'"{name}" is not a list', f'write lines of "{example}" below it'
        for child in item.items:
            yield from self.each.faults(f"this {self.noun}", example, child)


@dataclass(frozen=True, slots=True)
class Also:
    """Finds what a check of its own finds, which begins with a shape and goes on to what no shape says."""

    shape: Check
    check: Check

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Check one value."""
        yield from self.check(name, item)


def repeated(item: Item) -> Iterator[Fault]:
    """Find names that a mapping holds a second time."""
    for name, span in item.repeated:
        yield span, f'"{name}" is given twice', "delete one of the two"


def meant(name: str, known: Sequence[str]) -> str:
    """Say what to type in the place of a name that is not known."""
    near = get_close_matches(name, known, 1)
    return f'did you mean "{near[0]}"?' if near else f"delete it, or write one of: {', '.join(known)}"


def _example(fields: Fields) -> str:
    return "{" + ", ".join(f"{name}: {_EXAMPLES.get(name, '…')}" for name in fields) + "}"

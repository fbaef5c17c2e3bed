"""Validators of mappings with named fields, each of which is declared once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from ...core.findings import Fault, meant
from ...syntax.located_yaml import Item
from . import patterns
from .base import Reader, Schema, Validator
from .readers import is_empty

T = TypeVar("T")

_EMPTY: Schema = {"anyOf": [{"enum": [None, []]}, {"type": "string", "pattern": patterns.BLANK}]}


class Field(NamedTuple):
    """One field of a mapping: its validator, its reader, and the texts about it."""

    validator: Validator
    description: str
    """For editors and for the help of commands: one or two sentences."""
    read: Reader | None = None
    """The reader, where it is not the validator's."""
    attribute: str = ""
    """The attribute of the model, where its name is not the field's."""
    example: str = "…"
    """The value that hints show."""
    advice: str = ""
    """What hints add after the example: `the claim in one sentence`."""
    remark: str = ""
    """The comment above the field in a draft."""
    is_required: bool = False
    """Whether every type of page requires the field."""
    may_be_empty: bool = False
    """Whether the name may stand without a value."""

    def faults(self, name: str, item: Item) -> Iterator[Fault]:
        """Find the faults of a value of this field."""
        if not (self.may_be_empty and is_empty(item)):
            yield from self.validator(name, item)

    @property
    def schema(self) -> Schema:
        """The schema of the value, with the description."""
        value = self.validator.schema
        return {
            "description": self.description,
            **({"anyOf": [value, _EMPTY]} if self.may_be_empty else value),
        }

    def hint(self, name: str) -> str:
        """Return what to type for this field, for a hint."""
        return ", ".join(filter(None, (f'"{name}: {self.example}"', self.advice)))


Fields = Mapping[str, Field]
"""Fields by name, in the order in which writers type them."""


def properties(fields: Fields) -> dict[str, Schema]:
    """Return the schemas of fields by name."""
    return {name: one.schema for name, one in fields.items()}


def values(fields: Fields, item: Item) -> dict[str, Any]:
    """Read a mapping: return the values of the model by attribute."""
    return {
        one.attribute or name: read(item.entries.get(name))
        for name, one in fields.items()
        if (read := one.read or one.validator.read)
    }


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A validator of mappings with required and optional fields."""

    into: Callable[..., T]
    """Makes the value of the model; the arguments are the values that the fields read, by attribute."""
    required: Fields
    optional: Fields = field(default_factory=dict)
    together: tuple[str, ...] = ()
    """Two fields that only make sense together."""

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Find the faults of one mapping."""
        yield from self.faults(f'"{name}"', f"{name}: {self.example}", item)

    def faults(self, subject: str, example: str, item: Item) -> Iterator[Fault]:
        """Find the faults of a mapping; `subject` is what messages call it."""
        if not isinstance(item.value, dict):
            yield Fault(f"{subject} has no fields", f'write "{example}"', item.span)
            return
        given = {name for name, child in item.entries.items() if not is_empty(child)}
        missing = [name for name in self.required if name not in given]
        for name in missing:
            hint = f"write {self.required[name].hint(name)}"
            yield Fault(f'{subject} has no "{name}"', hint, item.names.get(name, item.span))
        yield from repeated(item)
        known = self.fields
        for name, child in item.entries.items():
            if name not in known:
                hint = meant(name, known) or f"delete it, or write one of: {', '.join(known)}"
                yield Fault(f'{subject} has no field "{name}"', hint, item.names[name])
            elif name not in missing:
                yield from known[name].faults(name, child)
        if len({name in item.entries for name in self.together}) == 2:
            named = " and ".join(f'"{name}"' for name in self.together)
            yield Fault(f"{subject} has only one of {named}", "write both, or neither", item.span)

    @property
    def fields(self) -> Fields:
        """All fields, required ones first."""
        return {**self.required, **self.optional}

    @property
    def example(self) -> str:
        """A mapping of the required fields, each with an example of its value."""
        needed = (f"{name}: {one.example}" for name, one in self.required.items())
        return f"{{{', '.join(needed)}}}"

    @property
    def schema(self) -> Schema:
        """The schema of a mapping with only these fields."""
        pairs = {name: [other for other in self.together if other != name] for name in self.together}
        return {
            "type": "object",
            "properties": properties(self.fields),
            "required": list(self.required),
            **({"dependentRequired": pairs} if pairs else {}),
            "additionalProperties": False,
        }

    def read(self, item: Item | None) -> T | None:
        """Return the value of the model; None when a required field has no value."""
        if item is None:
            return None
        read = values(self.fields, item)
        needed = (one.attribute or name for name, one in self.required.items())
        return self.into(**read) if all(map(read.get, needed)) else None


@dataclass(frozen=True, slots=True)
class Records(Generic[T]):
    """A validator of lists of such mappings; messages call each of them by the noun."""

    noun: str
    each: Record[T]

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Find the faults of one list."""
        example = f"- {self.each.example}"
        if not isinstance(item.value, list):
            yield Fault(f'"{name}" is not a list', f'write lines of "{example}" below it', item.span)
        for child in item.items:
            yield from self.each.faults(f"this {self.noun}", example, child)

    @property
    def schema(self) -> Schema:
        """The schema of a list of such mappings."""
        return {"type": "array", "items": self.each.schema}

    def read(self, item: Item | None) -> tuple[T, ...]:
        """Return the values of the model, without mappings that lack a required field."""
        found = map(self.each.read, item.items if item else ())
        return tuple(value for value in found if value is not None)


def repeated(item: Item) -> Iterator[Fault]:
    """Find names that a mapping repeats."""
    for name, span in item.repeated:
        yield Fault(f'"{name}" is given twice', "delete one of the two", span)

"""Validators: each finds faults of a YAML value, has the schema of a right value, and reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Protocol

from ...core.findings import Fault
from ...syntax.located_yaml import Item

Schema = Mapping[str, object]
"""A JSON Schema of the version DRAFT."""
DRAFT = "https://json-schema.org/draft/2020-12/schema"
Find = Callable[[str, Item], Iterator[Fault]]
"""Takes the name of a field and its value, and yields the faults of the value."""
Reader = Callable[[Item | None], object]
"""Makes a value of the model from a YAML value; an empty one when the YAML value is missing or invalid."""


class Validator(Protocol):
    """Checks the value of a field."""

    def __call__(self, name: str, item: Item, /) -> Iterator[Fault]:
        """Find the faults of a value; the name of the field is for messages."""

    @property
    def schema(self) -> Schema:
        """The schema of a right value, as strict as a schema can be."""

    @property
    def read(self) -> Reader | None:
        """The reader of such a value; None when the value is only checked."""


class Described(NamedTuple):
    """A validator made of a function that finds faults, and the schema of values without faults."""

    find: Find
    schema: Schema
    read: Reader | None = None

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Find the faults of one value."""
        return self.find(name, item)


def described(schema: Schema, read: Reader | None = None) -> Callable[[Find], Described]:
    """Return a decorator that makes a validator of a function that finds faults."""
    return lambda find: Described(find, schema, read)


def pattern(expression: str, message: str) -> Schema:
    """Return the schema of a text that matches; VS Code shows the message instead of the expression."""
    return {"type": "string", "pattern": expression, "patternErrorMessage": message}

"""What a validator is: it finds faults of a YAML value, describes one without any, and reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from ...core.findings import Fault
from ...syntax.located_yaml import Item

Schema = Mapping[str, object]
"""A JSON Schema of the edition DRAFT."""
DRAFT = "https://json-schema.org/draft/2020-12/schema"
Find = Callable[[str, Item], Iterator[Fault]]
"""Takes the name of a field and its value."""
Reader = Callable[[Item | None], object]
"""Makes a value of the model; of what has faults, and of nothing, an empty one."""


class Validator(Protocol):
    """Finds what is wrong with a value."""

    def __call__(self, name: str, item: Item, /) -> Iterator[Fault]:
        """Find the faults of the value of a field; the name is for messages."""

    @property
    def schema(self) -> Schema:
        """What the validator asks for, as far as a schema can say it."""

    @property
    def read(self) -> Reader | None:
        """How such a value is read; None when we only check it."""


@dataclass(frozen=True, slots=True)
class Described:
    """A function that finds faults, with the schema that says the same."""

    find: Find
    schema: Schema
    read: Reader | None = None

    def __call__(self, name: str, item: Item) -> Iterator[Fault]:
        """Find the faults of one value."""
        return self.find(name, item)


def described(schema: Schema, read: Reader | None = None) -> Callable[[Find], Described]:
    """Make a validator of a function that finds faults."""
    return lambda find: Described(find, schema, read)


def pattern(expression: str, message: str) -> Schema:
    """Return the schema of a text of one form; VS Code shows the message in the place of the form."""
    return {"type": "string", "pattern": expression, "patternErrorMessage": message}

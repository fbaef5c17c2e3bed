"""The rows of the tables of biblatex: a field, a type of entry, a kind of source."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from ...core.model import Said
from ...syntax.latex import decode

_NUMBER = re.compile(r"[0-9]{2,}")


class Form(Enum):
    """The form of a field's value, which decides how the value is checked, read and written."""

    TEXT = auto()
    """Words with LaTeX, which is decoded."""
    NAMES = auto()
    DATE = auto()
    ADDRESS = auto()
    """A web address, kept as typed."""
    IDENTIFIER = auto()
    """An identifier of the registry that the field names, kept as typed."""


class Refers(Enum):
    """How a field refers to other entries by their keys."""

    NOWHERE = auto()
    PARENTS = auto()
    """The entry inherits from the named entries."""
    OTHERS = auto()
    """The entry names other entries, and inherits nothing."""


class Identifier(NamedTuple):
    """A registry of works, and the form of its identifiers, which are called names here."""

    noun: str
    """What an identifier is called, with its article: `a DOI`."""
    example: str
    names: Callable[[str], tuple[str, ...]]
    """Returns the names in a value as typed; none when the value is anything else."""
    prefix: str = ""
    """The letters before the number in each name, such as `PMC`."""
    label: str = ""
    """The label before a name in a reference."""
    address: str = ""
    """The address of a work, with `{}` for its name; empty when there is no such address for all works."""
    urn: str = ""
    """The prefix of the URN of a work, where there is no address."""
    highwire: str = ""
    """The name in Highwire tags."""
    is_isbn: bool = False
    """Whether a name is an `isbn` of schema.org, and so of a book even where the source is a part of it."""

    def meant(self, value: str) -> str:
        """Return the only name in a value, such as in an address, or else the example, for a hint."""
        numbers = _NUMBER.findall(value)
        names = [self.prefix + number for number in numbers if self.names(self.prefix + number)]
        return names[0] if len(names) == 1 else self.example

    def link(self, name: str) -> str:
        """Return the address of a name; empty when it has no address, or is invalid."""
        return self.address.format(name) if self.address and self.names(name) else ""

    def uri(self, name: str) -> str:
        """Return the address or URN of a name; empty when it has neither, or is invalid."""
        bare = name.replace("-", "").replace(" ", "")
        return self.link(name) or (self.urn + bare if self.urn and self.names(name) else "")


class SourceField(NamedTuple):
    """One field of an entry."""

    name: str
    form: Form = Form.TEXT
    shown: Callable[[str], str] = decode
    """Returns the value as readers see it."""
    words: Callable[[str], Said] = str
    """Returns the value that readers see with what it is, for a list: `3` is the phrase `chapter`."""
    fills: str = ""
    """The part of a `Source` that shows the value, perhaps together with other fields."""
    is_rare: bool = False
    """Whether so few entries have the field that a similar name is not reported as a misspelling of it."""
    identifier: Identifier | None = None
    csl: str = ""
    """The CSL variable for the value, where no part of `Source` fills the variable."""
    ris: str = ""
    """The RIS tag for the value, where no part of `Source` fills the tag; `N1` is a note with `words`."""
    schema: str = ""
    """The property of schema.org for the value, where no part of `Source` fills the property."""
    highwire: str = ""
    """The Highwire tag for the value, where no part of `Source` fills the tag."""
    option: str | None = None
    """The help text of the field's option in the command `source`; None where the help does not list it."""
    is_inherited: bool = True
    refers: Refers = Refers.NOWHERE


class EntryType(NamedTuple):
    """One type of entry, and its names in other vocabularies."""

    name: str
    csl: str = "document"
    ris: str = "GEN"
    schema: str = ""
    """The type at schema.org; empty when the kind of the source says more."""
    container: str = "CreativeWork"
    """The type at schema.org of the work in which the source appeared."""
    highwire: str = ""
    """The Highwire tag for the work in which the source appeared."""
    type: str = ""
    """What the field `type` says when an entry has none: a localization key of biblatex."""
    needs: tuple[str, ...] = ("title",)
    """The required fields; a `doi` counts as a `url`."""
    length: str = ""
    """`book`, `recording` or `report`, when a citation should give a place in the work; else empty."""
    names_parts: bool = False
    """Whether `booktitle` is what the parts of the work inherit, and not its container."""
    is_on_the_web: bool = False
    """Whether the work may disappear with its address."""
    is_source: bool = True
    """Whether such an entry can be cited."""
    is_of_biblatex: bool = True
    """Whether biblatex knows the type; the others are types of CSL, which are read as well."""

    @property
    def is_periodical(self) -> bool:
        """Whether `number` counts the issues of a journal, and `series` the journal's own series."""
        return is_periodical(self.csl)

    @property
    def numbers_series(self) -> bool:
        """Whether `number` counts the books of a series."""
        return self.csl in ("book", "chapter", "paper-conference", "entry-encyclopedia", "pamphlet")


def is_periodical(csl: str) -> bool:
    """Return whether `number` counts the issues of a journal in works of a type of CSL."""
    return csl.startswith("article-") or csl in ("periodical", "review")


class Kind(NamedTuple):
    """A kind of source, named in `keywords` or `entrysubtype`, and its names in other vocabularies."""

    name: str
    csl: str = ""
    ris: str = ""
    schema: str = ""

"""What the tables of biblatex say of a field, of a type of entry, and of a kind of source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

_NUMBER = re.compile(r"(?<![0-9])[1-9][0-9]+(?![0-9])")


class Form(Enum):
    """What a value is made of, which decides how it is checked, read and written."""

    TEXT = auto()
    """Words with LaTeX, which are decoded."""
    NAMES = auto()
    DATE = auto()
    ADDRESS = auto()
    """An address of the web, kept as typed."""
    IDENTIFIER = auto()
    """A name that a registry gave, kept as typed; the field says which registry."""


class Refers(Enum):
    """What a field that holds keys has to do with the entries that it names."""

    NOWHERE = auto()
    PARENTS = auto()
    """The entry inherits from them."""
    OTHERS = auto()
    """It names them, and inherits nothing."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A registry of works, and how its names look."""

    noun: str
    """With its article, as in `"x" is not a DOI`."""
    example: str
    names: Callable[[str], tuple[str, ...]]
    """Finds the names in a value as typed; none when the value is anything else."""
    prefix: str = ""
    """What each name begins with, where the rest is a number."""
    label: str = ""
    """What stands before a name where readers see it."""
    address: str = ""
    """Where a name leads, with `{}` in the place of it; empty when nobody resolves it for all."""
    urn: str = ""
    """The prefix of its names as URNs, where there is no address."""
    highwire: str = ""
    """What Highwire tags call it."""
    is_of_books: bool = False
    """Whether it names a book, also where the source is a part of that book."""

    def meant(self, value: str) -> str:
        """Return the one name that stands in a value, such as in an address, or else the example."""
        numbers = _NUMBER.findall(value)
        names = [self.prefix + number for number in numbers if self.names(self.prefix + number)]
        return names[0] if len(names) == 1 else self.example

    def link(self, name: str) -> str:
        """Return the address of a name; empty without one, or when it is no name of this registry."""
        return self.address.format(name) if self.address and self.names(name) else ""

    def uri(self, name: str) -> str:
        """Return what identifies a work among all others; empty when it is no name of this registry."""
        bare = name.replace("-", "").replace(" ", "")
        return self.link(name) or (self.urn + bare if self.urn and self.names(name) else "")


@dataclass(frozen=True, slots=True)
class SourceField:
    """One field of an entry."""

    name: str
    form: Form = Form.TEXT
    fills: str = ""
    """The part of a `Source` that readers see it in; of several fields for one part, the first is taken."""
    is_rare: bool = False
    """Whether so few write it that a name which is nearly the same is no misspelling of it."""
    identifier: Identifier | None = None
    csl: str = ""
    """The variable of CSL that takes its text, where no part of `Source` fills that."""
    ris: str = ""
    """The tag of RIS that takes its text, where no part of `Source` fills that."""
    option: str | None = None
    """The help of its option in the command `source`; empty without a help, None without an option."""
    is_inherited: bool = True
    refers: Refers = Refers.NOWHERE


@dataclass(frozen=True, slots=True)
class EntryType:
    """One type of entry, and what other vocabularies call it."""

    name: str
    csl: str = "document"
    ris: str = "GEN"
    schema: str = ""
    """At schema.org; empty when the kind of a source says more."""
    container: str = "CreativeWork"
    """The type at schema.org of what it appeared in."""
    highwire: str = ""
    """The name that Highwire tags have for what it appeared in."""
    parent: str = ""
    """What the title of the entry that `crossref` names becomes here: the beginning of `booktitle`."""
    needs: tuple[str, ...] = ("title",)
    """The fields without which it is incomplete; a `doi` stands for a `url`."""
    length: str = ""
    """`book`, `recording` or `report`, when a citation of it should say where in it."""
    is_on_the_web: bool = False
    """Whether it may vanish with its address."""
    is_source: bool = True
    """Whether it can be cited."""
    is_of_biblatex: bool = True
    """Otherwise it is a type of CSL that is read all the same."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What `keywords` or `entrysubtype` says of a source, and how others call what is of that kind."""

    name: str
    csl: str = ""
    ris: str = ""
    schema: str = ""

"""The names of persons and institutions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ..patterns import later

# Han, Kana, Bopomofo and Hangul, with the marks and spaces in names of these scripts.
_EAST_ASIAN = later(
    r"[\u1100-\u11ff\u3005-\u3007\u3040-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff\u00b7\s]+"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in BibTeX's four parts, or an institution's as `family` alone."""

    family: str
    given: str = ""
    prefix: str = ""
    suffix: str = ""
    is_undivided: bool = field(default=False, compare=False, kw_only=True)
    """Whether `family` is the whole name of a person, in the order in which it was written."""

    def __str__(self) -> str:
        if self.given and not self.prefix and not self.suffix and is_east_asian(self.family + self.given):
            return self.family + self.given
        return " ".join(filter(None, (self.given, self.last, self.suffix)))

    @property
    def last(self) -> str:
        """The prefix and the family name: `van Gogh`, `d'Alembert`."""
        joint = "" if self.prefix.endswith(("'", "’", "-")) else " "
        return joint.join(filter(None, (self.prefix, self.family)))


class Contribution(NamedTuple):
    """What people did for a work that others wrote."""

    role: str
    """The name of the role in biblatex, or what the entry says in its place."""
    persons: tuple[Person, ...]
    has_more: bool = False
    """Whether the names end in "and others"."""
    languages: tuple[str, ...] = ()
    """The languages, as typed, that a translation was made from."""


def is_east_asian(name: str) -> bool:
    """Return whether a name is in the script of a language that puts the family name first."""
    return bool(_EAST_ASIAN().fullmatch(name))

"""The values of a comparison: what is new, gone or different."""

from __future__ import annotations

from dataclasses import dataclass

from ...core.text import Location


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a source, before and after; empty text where it had or has none."""

    name: str
    """`type` for the type of the entry."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source whose fields have changed."""

    key: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A sentence that rests on other sources than before."""

    location: Location
    sentence: str
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def is_lost(self) -> bool:
        """Whether the sentence had sources, and has none now."""
        return bool(self.old) and not self.new


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states of a site."""

    added: tuple[tuple[str, str], ...] = ()
    """Key and title of each source that is new, in the order of the store."""
    removed: tuple[tuple[str, str], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """Old and new key of each source that says the same as before."""
    changed: tuple[SourceChange, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    """In the order of the pages."""
    moved_pages: tuple[tuple[str, str], ...] = ()
    """Old and new path."""
    new_pages: tuple[str, ...] = ()
    gone_pages: tuple[str, ...] = ()

    @property
    def lost(self) -> tuple[ClaimChange, ...]:
        """The claims that have no source any more."""
        return tuple(claim for claim in self.claims if claim.is_lost)

    @property
    def moved(self) -> tuple[ClaimChange, ...]:
        """The claims that rest on other sources."""
        return tuple(claim for claim in self.claims if not claim.is_lost)

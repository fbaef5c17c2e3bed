"""The kinds of difference, and what every report says of each; the form of a report says how to write it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...core.shown import one_line
from ...core.text import Location
from .differences import ClaimChange, Comparison, SourceChange

_SAME = "no source differs, and every claim rests on what it did"

Lines = tuple[str, ...]
"""One difference: a line that names it, and lines with details."""


@dataclass(frozen=True, slots=True)
class ReportForm:
    """How a report writes names, values, claims and sections, which differs between terminal and Markdown."""

    name: Callable[[str], str]
    """A key, a path or the name of a field."""
    value: Callable[[str], str]
    """The value of a field."""
    source: Callable[[str, str], str]
    """A key and a title, which may be empty."""
    claim: Callable[[Location, str, str], Lines]
    """A place, the sentence there, and its sources before and after."""
    section: Callable[[str, Sequence[Lines]], str]
    """A heading, and the differences below it."""


def written(comparison: Comparison, base: str, form: ReportForm) -> tuple[list[str], str]:
    """Return a section for each kind of difference, the gravest first, and a line with the counts.

    The line is as in `compared with main: 1 claim lost its only source, 2 sources added`.
    """
    kinds = [kind for kind in _kinds(comparison, form) if kind[-1]]
    sections = [form.section(heading, lines) for heading, _, _, lines in kinds]
    counts = [f"{len(lines)} {one if len(lines) == 1 else many}" for _, one, many, lines in kinds]
    return sections, f"compared with {one_line(base)}: {', '.join(counts) or _SAME}"


def _kinds(found: Comparison, form: ReportForm) -> Iterator[tuple[str, str, str, list[Lines]]]:
    """Yield for each kind its heading, the words after a count of one and of several, and the differences."""
    lost = [_claim(claim, form) for claim in found.lost]
    one, many = "claim lost its only source", "claims lost their only source"
    yield "claims that lost their only source", one, many, lost
    for noun, fact, lines in (
        ("claim", "on other sources", [_claim(claim, form) for claim in found.moved]),
        ("source", "removed", [_source(source, form) for source in found.removed]),
        ("source", "renamed", [_names(keys, form) for keys in found.renamed]),
        ("source", "changed", [_changed(source, form) for source in found.changed]),
        ("source", "added", [_source(source, form) for source in found.added]),
        ("page", "gone", [_names([path], form) for path in found.gone_pages]),
        ("page", "moved", [_names(paths, form) for paths in found.moved_pages]),
        ("page", "new", [_names([path], form) for path in found.new_pages]),
    ):
        yield f"{noun}s {fact}", f"{noun} {fact}", f"{noun}s {fact}", lines


def _claim(claim: ClaimChange, form: ReportForm) -> Lines:
    old, new = (", ".join(map(form.name, keys)) or "no source" for keys in (claim.old, claim.new))
    return form.claim(claim.location, claim.sentence, f"{old} → {new}")


def _source(source: tuple[str, str], form: ReportForm) -> Lines:
    return (form.source(*source),)


def _names(names: Iterable[str], form: ReportForm) -> Lines:
    return (" → ".join(map(form.name, names)),)


def _changed(source: SourceChange, form: ReportForm) -> Lines:
    def value(text: str) -> str:
        return form.value(text) if text else "nothing"

    changes = (f"{form.name(field.name)}: {value(field.old)} → {value(field.new)}" for field in source.fields)
    return (form.name(source.key), *changes)

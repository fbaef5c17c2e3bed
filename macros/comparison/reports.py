"""The comparison as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..findings import one_line
from .differences import ClaimChange, Comparison, SourceChange

_SAME = "no source differs, and every claim rests on what it did"


def full(comparison: Comparison, base: str) -> str:
    """Return what differs, the gravest first, and the count."""
    sections = (
        ("claims that lost their only source", _claims(comparison.lost)),
        ("claims on other sources", _claims(comparison.moved)),
        ("sources removed", _named(comparison.removed)),
        ("sources renamed", map(one_line, map(" → ".join, comparison.renamed))),
        ("sources changed", _changed(comparison.changed)),
        ("sources added", _named(comparison.added)),
        ("pages gone", map(one_line, comparison.gone_pages)),
        ("pages moved", map(one_line, map(" → ".join, comparison.moved_pages))),
        ("pages new", map(one_line, comparison.new_pages)),
    )
    told = [_section(title, lines) for title, lines in sections]
    return "\n\n".join([*filter(None, told), summary(comparison, base)])


def _section(title: str, lines: Iterable[str]) -> str:
    indented = [f"  {line}" for line in lines]
    return "\n".join([title, *indented]) if indented else ""


def _claims(claims: Iterable[ClaimChange]) -> Iterator[str]:
    for claim in claims:
        yield one_line(f"{claim.location}: {claim.sentence}")
        yield f"  {one_line(f'{_listed(claim.old)} → {_listed(claim.new)}')}"


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(keys) or "no source"


def _named(sources: Iterable[tuple[str, str]]) -> Iterator[str]:
    for key, title in sources:
        yield one_line(f"{key}: {title}" if title else key)


def _changed(sources: Iterable[SourceChange]) -> Iterator[str]:
    for source in sources:
        yield one_line(source.key)
        for field in source.fields:
            yield f"  {one_line(f'{field.name}: {_quoted(field.old)} → {_quoted(field.new)}')}"


def _quoted(value: str) -> str:
    return f'"{value}"' if value else "nothing"


def summary(comparison: Comparison, base: str) -> str:
    """Return the closing line: `compared with main: 1 claim lost its only source, 2 sources added`."""
    counts = (
        (len(comparison.lost), "claim lost its only source", "claims lost their only source"),
        (len(comparison.moved), "claim on other sources", "claims on other sources"),
        (len(comparison.removed), "source removed", "sources removed"),
        (len(comparison.renamed), "source renamed", "sources renamed"),
        (len(comparison.changed), "source changed", "sources changed"),
        (len(comparison.added), "source added", "sources added"),
        (len(comparison.gone_pages), "page gone", "pages gone"),
        (len(comparison.moved_pages), "page moved", "pages moved"),
        (len(comparison.new_pages), "page new", "pages new"),
    )
    told = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return f"compared with {one_line(base)}: {', '.join(told) or _SAME}"

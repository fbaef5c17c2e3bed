"""Whether a cached part has what its type says, so far as a site is judged and reported by it."""

from __future__ import annotations

from ...content.suppressions import Suppression
from ...core.findings import Finding, Severity
from ...core.model import Bibliography, FrontMatter, Profile
from ...core.text import Location, Span, Text
from .parts import PagePart, StorePart


def is_sound(part: StorePart | PagePart) -> bool:
    """Return whether a part can be judged and reported; what the rules read shows when they run."""
    suppressions = part.suppressions if isinstance(part, PagePart) else ()
    rows: tuple[object, ...] = (part.read, part.ruled, suppressions)
    return (
        _is_subject(part.profile if isinstance(part, PagePart) else part.bibliography)
        and all(isinstance(row, tuple) for row in rows)
        and all(map(_is_finding, (*part.read, *part.ruled)))
        and all(map(_is_suppression, suppressions))
    )


def _is_subject(value: object) -> bool:
    match value:
        case (
            Profile(
                path=str(),
                front_matter=FrontMatter(),
                cited=tuple(),
                meant=frozenset(),
                shown=tuple(),
                is_readable=bool(),
            )
            | Bibliography(sources=tuple())
        ):
            return True
    return False


def _is_finding(value: object) -> bool:
    match value:
        case Finding(
            rule=str(),
            location=Location(path=str(), line=int(), column=int()),
            message=str(),
            hint=str(),
            length=int(),
            follows=frozenset(),
            severity=Severity(),
        ):
            return True
    return False


def _is_suppression(value: object) -> bool:
    match value:
        case Suppression(
            rule=str(),
            reason=str(),
            text=Text(path=str(), content=str()),
            span=Span(start=int(), end=int()),
            first_line=int(),
            last_line=int(),
        ):
            return True
    return False

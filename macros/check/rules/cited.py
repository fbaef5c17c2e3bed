"""The citations of a page with the sources that they name."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.model import Bibliography, Citation, Page, Source


def cited(page: Page, bibliography: Bibliography) -> tuple[tuple[Citation, Source], ...]:
    """Return the citations of a page with their sources, in file order."""
    known = bibliography.by_key
    return tuple((citation, known[citation.key]) for citation in page.citations if citation.key in known)


def first_cited(page: Page, bibliography: Bibliography) -> Iterator[tuple[Citation, Source]]:
    """Yield the first citation of each source of a page."""
    first = {source.key: (citation, source) for citation, source in reversed(cited(page, bibliography))}
    yield from first.values()

"""The one table of formats that sources can be taken away in, in the order in which readers see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...core.model import Source, Work
from . import bibtex, csl, ris, work


@dataclass(frozen=True, slots=True)
class Export:
    """One format."""

    name: str
    """As readers know it."""
    ending: str
    """Of its files, without the dot."""
    media_type: str
    source: Callable[[Source], str]
    """Writes one source as it stands in a list."""
    joined: Callable[[Iterable[str]], str]
    """Makes one text of sources that are written."""
    work: Callable[[Work], str]
    """Writes a page for "Cite this page"."""

    def bibliography(self, sources: Iterable[Source], write: Callable[[Source], str] | None = None) -> str:
        """Write sources, each with the function given, without `@xdata` containers."""
        return self.joined(map(write or self.source, (source for source in sources if not source.is_data)))


EXPORTS = (
    Export("BibTeX", "bib", "application/x-bibtex", bibtex.written, "\n".join, work.as_bibtex),
    Export(
        *("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"), csl.written, csl.joined, work.as_csl
    ),
    Export("RIS", "ris", "application/x-research-info-systems", ris.written, ris.joined, ris.as_ris),
)
BIBTEX, CSL, RIS = EXPORTS


def by_key(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return sources in the order of a file that `format` leaves as it is."""
    return tuple(sorted(sources, key=lambda source: source.key.casefold()))

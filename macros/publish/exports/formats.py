"""The table of formats in which readers download sources, in the order in which readers see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ...core.model import Source, Work
from . import bibtex, csl, ris, work


@dataclass(frozen=True, slots=True)
class Export:
    """A format, and its functions that write sources and pages."""

    name: str
    """The name that readers see."""
    ending: str
    """The ending of the file name, without the dot."""
    media_type: str
    source: Callable[[Source], str]
    """Writes one source, as a part of a file."""
    joined: Callable[[Iterable[str]], str]
    """Joins written sources into a file."""
    work: Callable[[Work], str]
    """Writes a page for "Cite this page"."""

    def bibliography(self, sources: Iterable[Source], write: Callable[[Source], str] | None = None) -> str:
        """Return a file of sources, without `@xdata` containers; `write` is called in place of `source`."""
        return self.joined(map(write or self.source, (source for source in sources if not source.is_data)))


BIBTEX = Export("BibTeX", "bib", "application/x-bibtex", bibtex.written, "\n".join, work.as_bibtex)
CSL = Export(
    *("CSL-JSON", "json", "application/vnd.citationstyles.csl+json"), csl.written, csl.joined, work.as_csl
)
RIS = Export("RIS", "ris", "application/x-research-info-systems", ris.written, ris.joined, ris.as_ris)
EXPORTS = (BIBTEX, CSL, RIS)


def by_key(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return sources in the order of their keys, so that `format` leaves the exported file as it is."""
    return tuple(sorted(sources, key=lambda source: source.key.casefold()))

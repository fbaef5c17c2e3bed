"""The one table of formats that sources can be taken away in, in the order in which readers see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..model import Source, Work
from .bibtex import bibliography as bibtex
from .bibtex import written as bibtex_entry
from .csl import bibliography as csl
from .csl import written as csl_item
from .ris import as_ris
from .ris import bibliography as ris
from .ris import written as ris_record
from .work import as_bibtex, as_csl


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
    bibliography: Callable[[Iterable[Source], Callable[[Source], str]], str]
    """Writes a list of sources, each with the function given."""
    work: Callable[[Work], str] | None = None
    """Writes a page for "Cite this page"; None where that says nothing that readers need."""


EXPORTS = (
    Export("BibTeX", "bib", "application/x-bibtex", bibtex_entry, bibtex, as_bibtex),
    Export("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_item, csl, as_csl),
    Export("RIS", "ris", "application/x-research-info-systems", ris_record, ris, as_ris),
)


def by_key(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return sources in the order of a file that `format` leaves as it is."""
    return tuple(sorted(sources, key=lambda source: source.key.casefold()))

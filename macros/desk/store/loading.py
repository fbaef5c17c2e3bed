"""The store as its commands need it: syntax, sources, and the faults that forbid a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...check.rules.sources.entries import duplicate_key
from ...content.sources import bibliography
from ...core.findings import Finding
from ...core.model import Bibliography
from ...core.text import Text
from ...syntax import bibtex
from ...syntax.bibtex import BibtexFile

_FAULTS = frozenset({"invalid-bibtex", "duplicate-key", "duplicate-field"})


@dataclass(frozen=True, slots=True)
class Store:
    """The files of the bibliography, each with its syntax, and their sources."""

    texts: tuple[Text, ...]
    readings: tuple[BibtexFile, ...]
    bibliography: Bibliography
    faults: tuple[Finding, ...]
    """Findings with which no file can be changed safely."""


def read(texts: Sequence[Text]) -> Store:
    """Read the files in their order."""
    readings = bibtex.read_all(texts)
    sources, findings = bibliography.of(readings)
    doubled = duplicate_key.on_store(sources)
    faults = [finding for finding in (*findings, *doubled) if finding.rule in _FAULTS]
    ordered = tuple(sorted(faults, key=lambda finding: finding.order))
    return Store(tuple(texts), readings, sources, ordered)

"""Sources and pages to what others take away: BibTeX, CSL-JSON, RIS, and "Cite this page".

What is written here is plain text and JSON; who puts it into a page escapes it there.
"""

from __future__ import annotations

from .bibtex import bibliography as bibtex
from .csl import bibliography as csl
from .formats import EXPORTS, Export, by_key
from .ris import as_ris
from .ris import bibliography as ris
from .work import as_bibtex, as_csl, as_text

__all__ = ["EXPORTS", "Export", "as_bibtex", "as_csl", "as_ris", "as_text", "bibtex", "by_key", "csl", "ris"]

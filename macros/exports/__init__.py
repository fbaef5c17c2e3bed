"""Sources and pages to what others take away: BibTeX, CSL-JSON, and "Cite this page".

What is written here is plain text and JSON; who puts it into a page escapes it there.
"""

from __future__ import annotations

from .bibtex import bibliography as bibtex
from .bibtex import written as bibtex_entry
from .csl import bibliography as csl
from .csl import written as csl_item
from .work import as_bibtex, as_csl, as_text

__all__ = ["as_bibtex", "as_csl", "as_text", "bibtex", "bibtex_entry", "csl", "csl_item"]

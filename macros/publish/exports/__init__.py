"""Sources and pages to what others take away: BibTeX, CSL-JSON, RIS, and "Cite this page".

What is written here is plain text and JSON; who puts it into a page escapes it there.
"""

from __future__ import annotations

from .formats import BIBTEX, CSL, EXPORTS, RIS, Export, by_key
from .work import as_text

__all__ = ["BIBTEX", "CSL", "EXPORTS", "RIS", "Export", "as_text", "by_key"]

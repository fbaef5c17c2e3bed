"""Sources and pages in formats that others reuse: BibTeX, CSL-JSON, RIS, and "Cite this page".

The results are plain text and JSON; a template that shows them escapes them.
"""

from __future__ import annotations

from .formats import EXPORTS, Export, by_key
from .work import as_text

__all__ = ["EXPORTS", "Export", "as_text", "by_key"]

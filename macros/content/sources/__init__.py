"""The store: from BibTeX entries and what they inherit to sources and findings."""

from __future__ import annotations

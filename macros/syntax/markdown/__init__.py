"""Which parts of a Markdown page are code, and which are hidden from its readers."""

from __future__ import annotations

"""Keeping what is there: locks, temporary files, the last site, and what to say when the system refuses."""

from __future__ import annotations

__all__ = ["last_site", "locks", "new_files", "refusals", "unfinished"]

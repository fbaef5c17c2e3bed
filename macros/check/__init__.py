"""The rules, the site that they judge, and the report."""

from __future__ import annotations

__all__ = ["comparison", "forgeries", "report", "rules", "site"]

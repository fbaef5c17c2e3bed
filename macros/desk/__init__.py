"""The commands of writers, and what they do."""

from __future__ import annotations

__all__ = ["commands", "delivery", "options"]

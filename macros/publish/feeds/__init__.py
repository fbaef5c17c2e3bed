"""Feeds in RSS 2.0 and JSON Feed 1.1: one of new pages, one of changed pages.

No clock is read, so that a build can be repeated: a feed has the date of its newest entry.
"""

from __future__ import annotations

from .writing import Feed, feeds

__all__ = ["Feed", "feeds"]

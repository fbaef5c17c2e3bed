"""Pages to feeds, RSS 2.0 and JSON Feed 1.1: one of what is new, one of what has changed.

Nothing here knows the clock: a feed is as old as its newest entry.
"""

from __future__ import annotations

from .writing import Feed, feeds

__all__ = ["Feed", "feeds"]

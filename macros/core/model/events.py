"""Events of a timeline: each has its date in its anchor, as in `#on-2023-10-07`."""

from __future__ import annotations

import re

from .dating import Day

ANCHOR = "on-"
"""What the anchor of an event begins with."""
# A word behind the date tells events of one day apart.
_ANCHOR = re.compile(rf"{ANCHOR}(?P<year>\d{{4}})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:-[^\W\d][\w-]*)?")


def event_day(anchor: str) -> Day | None:
    """Return the date in an anchor, as precise as it is there; None where the anchor has another form."""
    match = _ANCHOR.fullmatch(anchor)
    return Day(*(int(part) for part in match.groups(default="0"))) if match else None

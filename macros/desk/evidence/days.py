"""The day of a command on evidence; the one place that asks the clock, so that a test can set it."""

from __future__ import annotations

from datetime import date


def today() -> str:
    """Return the day at the writer's place, in ISO 8601."""
    return date.today().isoformat()  # noqa: DTZ011  the writer's own day

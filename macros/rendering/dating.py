"""Days and spans of time, as people read them and as machines do."""

from __future__ import annotations

from ..model import MONTHS, Dating, Day
from .escaping import text

_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def dating(value: Dating) -> str:
    """Return a day or a range: `about March 2024`, `since about 2023`, `2023 to 2024`."""
    ends = [day(end) for end in (value.start, value.end) if end]
    about = "about " if value.is_approximate else ""
    is_open = value.is_range and len(ends) == 1
    bound = ("since " if value.start else "until ") if is_open else ""
    return f"{bound}{about}{' to '.join(ends)}"


def day(value: Day) -> str:
    """Return a day, month or year: `5 March 2024`."""
    month = _SEASONS.get(value.month) or ("", *MONTHS)[value.month]
    # ISO 8601 has a year 0; people do not.
    year = str(value.year) if value.year > 0 else f"{1 - value.year} BC"
    visible = " ".join(filter(None, (str(value.day or ""), month, year)))
    if value.year < 1:
        return text(visible)
    return f'<time datetime="{value.iso}">{text(visible)}</time>'

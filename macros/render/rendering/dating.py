"""Days and spans of time, as people read them and as machines do."""

from __future__ import annotations

from ...core.model import Dating, Day
from ..words import Words, english
from .escaping import text


def dating(value: Dating, words: Words | None = None) -> str:
    """Return a day or a span: `about March 2024`, `since about 2023`, `2023 to 2024`."""
    words = words or english()
    if value.literal:
        return text(words.dating(value))
    return words.dating(value, lambda one: day(one, words))


def day(value: Day, words: Words | None = None) -> str:
    """Return a day, month or year, which machines can read unless it is before our era: `5 March 2024`."""
    visible = text((words or english()).day(value))
    return visible if value.year < 1 else f'<time datetime="{value.iso}">{visible}</time>'

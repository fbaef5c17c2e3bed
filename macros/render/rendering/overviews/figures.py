"""Key figures: what each counts, the number with its unit, and of when it is."""

from __future__ import annotations

from ....core.model import Figure
from ...words import Words
from ..dating import dating
from ..escaping import text


def figure(one: Figure, words: Words) -> tuple[str, str, str]:
    """Return the label, the number and the date of a key figure, whose marker is behind the number."""
    # Neither turns the other around, in whatever direction each runs.
    number = "\u00a0".join(f"<bdi>{text(part)}</bdi>" for part in (one.number, one.unit) if part)
    return text(one.label), f"<strong>{number}</strong>", f"<small>{dating(one.date, words)}</small>"

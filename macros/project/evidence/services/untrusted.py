"""Parts of an answer, each in the form that is wanted, or empty."""

from __future__ import annotations

import re
from datetime import date

_LONGEST = 2000
# What stands for itself in BibTeX, in Markdown's angle brackets and in JSON.
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)


def part(said: object, *names: str) -> object:
    """Return what is under these names, one within the other; None where there is nothing."""
    for name in names:
        said = said.get(name) if isinstance(said, dict) else None
    return said


def parts(said: object, *names: str) -> list[object]:
    """Return a list; empty where there is none."""
    found = part(said, *names)
    return found if isinstance(found, list) else []


def words(said: object, *names: str) -> str:
    """Return a text of one line, in which readers see every character; empty for another one."""
    found = part(said, *names)
    return found if isinstance(found, str) and found.isprintable() and len(found) <= _LONGEST else ""


def web_address(said: object, *names: str) -> str:
    """Return an address of the web that needs no escape in any of our files; empty for another text."""
    found = words(said, *names)
    return found if _ADDRESS.fullmatch(found) else ""


def day(digits: str) -> str:
    """Return a day of eight digits in ISO 8601; empty for one that no calendar has."""
    try:
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}").isoformat()
    except ValueError:
        return ""

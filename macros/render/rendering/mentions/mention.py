"""One place on a page where a source is cited: its anchor, and what its marker says."""

from __future__ import annotations

from typing import NamedTuple

from ...words import Words


class Mention(NamedTuple):
    """One place on a page where a source is cited."""

    key: str
    locator: str
    number: int
    ordinal: int
    """Which mention of its source this is on the page, from 1."""
    section: str = ""
    """The text of the heading above; empty before the first."""
    prefix: str = ""
    quotation: str = ""
    """The words that the place quotes; empty for a citation."""
    is_retracted: bool = False

    @property
    def anchor(self) -> str:
        """The marker's id: by key, so that it survives renumbering."""
        return f"{mention_anchor(self.key)}{self.ordinal}"


def mention_anchor(key: str) -> str:
    """Return the id of a citation of a source, without the number of the citation at its end."""
    return f"cite-{key}-"


def placed(mention: Mention, number: str, words: Words) -> str:
    """Put the prefix before a number, and the locator behind it."""
    retracted = words("retracted-mark") if mention.is_retracted else ""
    placed = words.listed((number, mention.locator, retracted))
    return " ".join(filter(None, (mention.prefix, placed)))

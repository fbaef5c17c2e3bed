"""What Open Library says of a book: https://openlibrary.org/dev/docs/api/books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from . import bylines
from .foreign import listed, record, word
from .proposals import Proposal, Proposed, text
from .publication_days import stated_day


def of_answer(answer: Mapping[str, object], origin: str, today: date) -> Proposal | None:
    """Return the proposal for a book, or None where the answer has none."""
    book = next(map(record, answer.values()), {})
    return Proposal("book", tuple(_fields(book, origin, today))) if word(book.get("title")) else None


def _fields(book: Mapping[str, object], origin: str, today: date) -> Iterator[Proposed]:
    yield from text("title", word(book.get("title")), origin)
    yield from text("subtitle", word(book.get("subtitle")), origin)
    authors = bylines.read(_names(book.get("authors")))
    if authors.names:
        # Names are in one piece there, so that which part is the family's is a guess.
        yield Proposed("author", authors.names, origin, is_guessed=authors.is_guessed)
    yield from text("publisher", next(_names(book.get("publishers")), ""), origin)
    yield from text("location", next(_names(book.get("publish_places")), ""), origin)
    yield from text("date", stated_day(word(book.get("publish_date")), today), origin)
    yield from text("pagetotal", word(book.get("number_of_pages")), origin)


def _names(values: object) -> Iterator[str]:
    yield from filter(None, (word(record(one).get("name")) for one in listed(values)))

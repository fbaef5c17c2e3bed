"""Works for the tests of `macros.publish.metadata`: with all that a page can say, and with nothing."""

from __future__ import annotations

from macros.core.model import (
    Author,
    Correction,
    Dating,
    Day,
    FrontMatter,
    Organization,
    Person,
    Rating,
    Reference,
    Republication,
    Source,
    Work,
)
from macros.core.text import Span, Text

TYPES = ("explainer", "fact-check", "analysis", "opinion")
HOME = "https://site.example.org/"
URL = f"{HOME}vote/"
_NOWHERE = Span(0, 1)

PUBLISHER = Organization(
    name="The Site",
    url=HOME,
    language="en-GB",
    method=f"{HOME}method/",
    corrections=f"{HOME}corrections/",
    funding=f"{HOME}funding/",
    image=f"{HOME}share.png",
    image_alt="A ballot box",
)
AUTHORS = (
    Author("ada", "Ada Lee", "Writes on votes.", "An Institute", "https://ada.example.org"),
    Author("desk", "The Desk", affiliation="A House", is_organization=True),
)


def source(key: str, entry: str = "online", **values: object) -> Source:
    """Return a source that says no more than is given."""
    return Source(key, entry, Text("bibliography.bib", ""), _NOWHERE, **values)  # type: ignore[arg-type]


FULL = source(
    "un2024vote",
    "article",
    title="Record of the vote",
    authors=(Person("Berg", "Eva", "van den"), Person("United Nations")),
    editors=(Person("Klein", "Max"), Person("The Editors")),
    container="Journal of Votes",
    publisher="A Press",
    date=Dating(Day(2024, 3, 25)),
    kind="primary document",
    language="fr",
    url="https://un.example.org/vote;a=1",
    doi="10.1234/vote",
    archive_url="https://web.archive.org/web/2024/https://un.example.org/vote",
)


def everything(kind: str) -> Work:
    """Return a work that says all that a page of this type can say."""
    front_matter = FrontMatter(
        title="How did the vote end?",
        type=kind,
        description="A short answer.",
        authors=(Reference("ada", _NOWHERE),),
        published=Day(2024, 5, 5),
        checked=Day(2024, 5, 4),
        updated=Day(2024, 6, 1),
        coverage=Dating(Day(2023, 10, 7), Day(2026, 1, 26), is_range=True),
        claim="The vote was unanimous.",
        claimant="A minister and her party",
        rating=Reference("false", _NOWHERE),
        disclosure="The author voted.",
        republished=Republication("First Paper", "https://first.example.org/vote", Day(2024, 4, 1)),
        corrections=(
            Correction(Day(2024, 7, 2), "update", "A second vote."),
            Correction(Day(2024, 7, 1), "fact", "A number was wrong."),
        ),
    )
    rating = Rating("False", "The evidence contradicts it.", 1)
    return Work(URL, front_matter, PUBLISHER, AUTHORS, (f"{HOME}ada/", ""), (FULL, source("bare")), rating, 5)


def minimum(kind: str) -> Work:
    """Return a work that says nothing but its title."""
    publisher = Organization("The Site", HOME)
    return Work(URL, FrontMatter(title="How did the vote end?", type=kind), publisher)

"""The settings with a row each: what readers see, and how far our rules and our look reach."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.findings import Fault
from ...core.model import Image, Rating, Support, Watching
from ...syntax.located_yaml import Item
from ..validators.base import described
from ..validators.lists import different_texts as texts
from ..validators.readers import folded
from ..validators.records import Field, Fields, Record, repeated
from ..validators.scalars import TEXT, OneOf, address, day, text, true_or_false, whole_number


def _ratings(item: Item | None) -> tuple[Rating, ...]:
    named = item.entries.items() if item else ()
    return tuple(Rating(name, folded(child), value) for value, (name, child) in enumerate(named, start=1))


@described({"type": "object", "minProperties": 2, "additionalProperties": TEXT}, _ratings)
def _scale(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a scale: two or more ratings, each with its meaning."""
    if len(item.entries) < 2:
        hint = 'write two or more lines of "rating: what it means" below it, lowest first'
        yield Fault(f'"{name}" is not a scale', hint, item.span)
    yield from repeated(item)
    for rating, child in item.entries.items():
        yield from text(rating, child)


_SUPPORT = Record(
    Support,
    {
        "text": Field(text, "What readers are asked."),
        "url": Field(address, "Where the link leads.", example="https://…"),
        "label": Field(text, "The words of the link."),
    },
    {
        "goal": Field(whole_number, "How much is needed; write raised too."),
        "raised": Field(whole_number, "How much there is; write goal too."),
        "currency": Field(text, "The currency of both."),
        "date": Field(day, "The day of the count."),
    },
    together=("goal", "raised"),
)
_IMAGE = Record(
    Image,
    {"file": Field(text, "Its file, below the folder docs."), "alt": Field(text, "What it shows, in words.")},
)

_EVIDENCE = Record(
    Watching,
    {},
    {
        "contact": Field(
            text, "Where people that run a server find out who reads: an address, or a mailbox."
        ),
        "pace": Field(whole_number, "How many seconds are between two requests to one host."),
        "private": Field(
            true_or_false,
            "Whether addresses of private networks are read too, as a site within a company may need it.",
            attribute="allows_private",
        ),
        "wayback": Field(address, "Where the Internet Archive tells of its copies."),
        "save": Field(address, "Where the Internet Archive makes copies."),
        "crossref": Field(address, "Where Crossref tells of retractions."),
        "doi": Field(address, "Where works are described by their DOI."),
        "pubmed": Field(address, "Where PubMed describes works by their PMID."),
        "openlibrary": Field(address, "Where Open Library describes books by their ISBN."),
    },
)

PANDOC = "pandoc"
"""The notation of `[@key]`."""
NOTATIONS = (PANDOC,)
"""The notations in which pages can cite beside macros."""
SETTINGS: Fields = {
    "ratings": Field(_scale, "The scale of fact-checks, lowest first: each rating, and what it means."),
    "support": Field(_SUPPORT, "A request for support, below the sources of each page."),
    "syntax": Field(
        OneOf("notation", NOTATIONS), "The notation in which pages cite beside macros: pandoc for [@key]."
    ),
    "image": Field(_IMAGE, "The picture of a link that is shared."),
    "included": Field(
        texts, "Files and folders with texts that pages show beside their own; citations in them count."
    ),
    "sections_without_sources": Field(
        texts,
        "Sections that may state what no source covers: headings, and classes of headings such as .open.",
    ),
    "evidence": Field(_EVIDENCE, "How the commands on evidence read sources; a check reads none."),
    "everywhere": Field(
        true_or_false,
        "Whether pages without a type are judged as explainers, and their front matter as ours.",
    ),
    "margin_notes": Field(
        true_or_false,
        "Whether screens of 1,440 pixels and more show sources and footnotes beside their lines too.",
    ),
    "frame": Field(true_or_false, "Whether the whole look of the site is Ibidem's, as on Ibidem's own site."),
}
"""Settings by name. A setting without a value counts as missing."""


def faults(own: Item) -> Iterator[Fault]:
    """Find the faults of these settings in our part of `mkdocs.yml`."""
    for name, field in SETTINGS.items():
        item = own.get(name)
        if item and item.value is not None:
            yield from field.faults(name, item)

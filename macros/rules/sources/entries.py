"""Rules on the entries of the bibliography: their syntax, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator

from ...biblatex import KINDS
from ...model import Bibliography, Source
from ...text import enumerated
from ..found import Found
from ..rule import ERROR, WARNING, Rule


def broken(store: Bibliography, key: str) -> frozenset[str]:
    """Return the rule that explains what is found of an entry which cannot be read whole."""
    return frozenset({INVALID_BIBTEX.id}) if key in store.broken else frozenset()


def _duplicate_key(store: Bibliography) -> Iterator[Found]:
    """Find keys that two entries share, also when they differ only in case."""
    first = dict[str, Source]()
    for source in store.sources:
        earlier = first.setdefault(source.key.casefold(), source)
        if earlier is source or not source.key:
            continue
        place = earlier.text.location(earlier.span.start)
        same = f'two entries have the key "{source.key}"'
        near = f'the keys "{earlier.key}" and "{source.key}" differ only in case'
        hint = f"rename or remove one of the two; the first is at {place}"
        yield Found(source.text, source.span, same if earlier.key == source.key else near, hint)


DUPLICATE_KEY = Rule(
    "duplicate-key",
    ERROR,
    "Two entries share a key, also when they differ only in case.",
    "Readers would be led to one of the two, and nobody could say which.\n"
    "A string that is defined twice is found too.",
    "@online{un2024vote, …} @report{un2024vote, …}",
    "@online{un2024vote, …} @report{un2024report, …}",
    check_store=_duplicate_key,
)
DUPLICATE_FIELD = Rule(
    "duplicate-field",
    ERROR,
    "An entry has a field twice.",
    "Programs differ on which of the two they take; here it is the first.",
    "date = {2024}, date = {2025}",
    "date = {2025}",
)
INVALID_BIBTEX = Rule(
    "invalid-bibtex",
    ERROR,
    "Something in the bibliography cannot be read as BibTeX.",
    "A missing comma or a brace too many makes BibTeX readers drop fields without a word.\n"
    "Plain remarks between entries are allowed.",
    "title = {A title} date = {2024}",
    "title = {A title}, date = {2024}",
)
UNKNOWN_KIND = Rule(
    "unknown-kind",
    WARNING,
    "The keywords of a source name a kind that readers are not told of.",
    f"Kinds are {enumerated(KINDS)}.\n"
    "Found is a keyword that is nearly one of them, or stands alone; beside a kind all are free.",
    "keywords = {primary source}",
    "keywords = {primary document}",
)
UNBRACED_INSTITUTION = Rule(
    "unbraced-institution",
    ERROR,
    "The name of an institution comes apart as a person's name.",
    "BibTeX splits names at spaces and at `and`; a second pair of braces keeps one whole.\n"
    'A person whose name looks like an institution\'s is written "Last, First".',
    "author = {World Health Organization}",
    "author = {{World Health Organization}}",
)

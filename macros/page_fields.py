"""The fields of a front matter: what each value must be. The one definition of the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import shapes
from .dates import parse_date
from .located_yaml import Item
from .model import CORRECTIONS
from .records import Also, Fields, Record, Records
from .shapes import Fault, ListOf, OneOf, OrEmpty

TYPES = ("explainer", "fact-check", "analysis", "opinion")

_ALL = {
    "title": '"title: How did it end?"',
    "description": '"description: …", one sentence for lists and search engines',
    "authors": '"authors: [key]", with a key of docs/.authors.yml',
    "published": '"published: …", the day on which it goes online, such as 2024-03-05',
    "checked": '"checked: …", the day on which the sources were last read, such as 2024-03-05',
}
_CLAIM = {
    "claim": '"claim: …", the claim in one sentence',
    "claimant": '"claimant: …", who makes the claim',
    "rating": '"rating: …", one of the ratings in mkdocs.yml',
}
_OPINION = {"disclosure": '"disclosure: …", what readers should know of the author\'s interests'}

REQUIRED: Mapping[str, Mapping[str, str]] = {
    "explainer": _ALL,
    "fact-check": {**_ALL, **_CLAIM},
    "analysis": _ALL,
    "opinion": {**_ALL, **_OPINION},
}
"""What a page of each type needs, with what to type."""


_SPAN = Record({"from": shapes.any_date, "to": shapes.any_date})


def _in_order(name: str, item: Item) -> Iterator[Fault]:
    hint = 'write "coverage: {from: …, to: …}", with dates such as 2024-03-05'
    if not {"from", "to"} <= set(item.entries):
        yield item.span, f'"{name}" needs "from" and "to"', hint
        return
    faults = tuple(_SPAN(name, item))
    yield from faults
    ends = [str(item.entries[end].value) for end in ("from", "to")]
    if not faults and parse_date("/".join(ends)) is None:
        yield item.span, f'"{name}" ends before it begins', hint


def refused(_: str, item: Item) -> Iterator[Fault]:
    """Find the field itself: with it, the build would stop."""
    yield item.span, "mkdocs-macros refuses this field", 'write "render_macros: false"'


def search(name: str, item: Item) -> Iterator[Fault]:
    """Find what is no mapping of settings for Material's search: it would stop the build."""
    if not isinstance(item.value, dict):
        yield item.span, f'"{name}" is not a mapping', f'write "{name}: {{exclude: true}}"'


def disorder(item: Item) -> Iterator[Fault]:
    """Find dates before the day on which the page was published."""
    first = item.get("published")
    if first is None or not shapes.is_day(first):
        return
    corrections = item.get("corrections")
    later = [(f'"{name}"', child) for name in ("updated", "checked") if (child := item.get(name))]
    later += [
        ("this correction", child)
        for correction in (corrections.items if corrections else ())
        if (child := correction.get("date"))
    ]
    for name, child in later:
        if shapes.is_day(child) and str(child.value) < str(first.value):
            message = f"{name} is dated before the page was published, on {first.value}"
            yield child.span, message, f'write a date from {first.value} on, or mend "published"'


def uncovered(item: Item) -> Iterator[Fault]:
    """Find evidence of a time after the day on which it was last checked."""
    end, checked = item.get("coverage", "to"), item.get("checked")
    read = parse_date(str(end.value)) if end else None
    if end is None or read is None or read.start is None or checked is None or not shapes.is_day(checked):
        return
    # A month or a year is over only with its last day, so that as much is compared as both say.
    last = read.start.iso
    if last > str(checked.value)[: len(last)]:
        message = f"the evidence ends after the day on which it was checked, {checked.value}"
        yield end.span, message, 'mend "to", or "checked" when you have read the later sources'


def unlinked(item: Item) -> Iterator[Fault]:
    """Find follow-up questions that lead to no page."""
    listed = item.get("follow_ups")
    for child in listed.items if listed else ():
        question = child.get("question")
        if question and shapes.folded(question) and len(child.entries) == 1:
            hint = 'add "page: why.md", the path from this file to the page that answers it'
            yield question.span, "this question leads to no page", hint


def undescribed(item: Item) -> Iterator[Fault]:
    """Find a description that says no more than the title, as in a draft that was just made."""
    kind, title, description = (item.get(name) for name in ("type", "title", "description"))
    words = shapes.folded(description)
    if kind and kind.value in TYPES and description and words and words == shapes.folded(title):
        hint = "write one sentence: what the page answers, on what evidence"
        yield description.span, '"description" repeats the title', hint


_PART = OneOf("part of the page", ("navigation", "toc", "path", "footer", "feedback", "tags"))
_KIND = OneOf("kind of correction", tuple(CORRECTIONS), "; a typing error needs no entry")

FIELDS: Fields = {
    "title": shapes.text,
    "type": OneOf("type of page", TYPES),
    "description": shapes.text,
    "authors": shapes.different_keys,
    "topics": shapes.different_texts,
    "published": shapes.day,
    "checked": shapes.day,
    "updated": shapes.day,
    "coverage": Also(_SPAN, _in_order),
    "claim": shapes.text,
    "claimant": shapes.text,
    "rating": shapes.text,
    "disclosure": shapes.text,
    "republished": Record({"publisher": shapes.text, "url": shapes.address}, {"date": shapes.day}),
    "corrections": Records("correction", Record({"date": shapes.day, "kind": _KIND, "text": shapes.text})),
    "further_reading": shapes.texts,
    "follow_ups": Records("follow-up", Record({"question": shapes.text}, {"page": shapes.text})),
    "template": shapes.text,
    "minor": shapes.true_or_false,
    "hide": OrEmpty(ListOf(_PART, "[toc]")),
    "icon": OrEmpty(shapes.text),
    "status": OrEmpty(shapes.text),
    "search": OrEmpty(search),
    "ignore_macros": refused,
}

# Of MkDocs, Material and mkdocs-macros: near to a name of ours, but meant.
HOST_FIELDS = frozenset({"author", "date", "tags", "render_macros"})

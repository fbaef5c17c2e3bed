"""Mistakes that show only in several fields together, such as dates in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from ...core.findings import Fault
from ...core.model import PAGE_TYPES
from ...syntax.dates import parse_date
from ...syntax.located_yaml import Item
from ..validators.readers import folded, is_day


def inconsistencies(item: Item) -> Iterator[Fault]:
    """Find fields of a front matter that contradict or repeat other fields."""
    yield from _uncovered(item)
    yield from _disorder(item)
    yield from _unlinked(item)
    yield from _undescribed(item)


def _uncovered(item: Item) -> Iterator[Fault]:
    """Find evidence of a period after the day on which the sources were last checked."""
    end, checked = item.get("coverage", "to"), item.get("checked")
    read = parse_date(str(end.value)) if end else None
    if end is None or read is None or read.start is None or checked is None or not is_day(checked):
        return
    # A year or a month is compared with the same part of the day: `2024` is not after `2024-03-05`.
    last = read.start.iso
    if last > str(checked.value)[: len(last)]:
        message = f"the evidence ends after the day on which it was checked, {checked.value}"
        hint = 'fix "to", or "checked" when you have read the later sources'
        yield Fault(message, hint, end.span)


def _disorder(item: Item) -> Iterator[Fault]:
    """Find dates before the day on which the page was published."""
    first = item.get("published")
    if first is None or not is_day(first):
        return
    later = [(f'"{name}"', item.get(name)) for name in ("updated", "checked")]
    later += [("this correction", correction.get("date")) for correction in _listed(item, "corrections")]
    for name, child in later:
        if child and is_day(child) and str(child.value) < str(first.value):
            message = f"{name} is dated before the page was published, on {first.value}"
            hint = f'write a date from {first.value} on, or fix "published"'
            yield Fault(message, hint, child.span, "date-order")


def _unlinked(item: Item) -> Iterator[Fault]:
    """Find follow-up questions that lead to no page."""
    for child in _listed(item, "follow_ups"):
        question = child.get("question")
        if question and folded(question) and len(child.entries) == 1:
            hint = 'add "page: why.md", the path from this file to the page that answers it'
            yield Fault("this question leads to no page", hint, question.span, "unlinked-follow-up")


def _undescribed(item: Item) -> Iterator[Fault]:
    """Find a description that only repeats the title, as in a new draft."""
    kind, title, description = (item.get(name) for name in ("type", "title", "description"))
    words = folded(description)
    if kind and kind.value in tuple(PAGE_TYPES) and description and words and words == folded(title):
        hint = "write one sentence: what the page answers, on what evidence"
        yield Fault('"description" repeats the title', hint, description.span, "placeholder")


def _listed(item: Item, name: str) -> tuple[Item, ...]:
    listed = item.get(name)
    return listed.items if listed else ()

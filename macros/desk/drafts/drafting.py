"""Write the text of a draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...content.front_matter.fields import FIELDS
from ...core.model import PAGE_TYPES
from ...syntax.located_yaml import listed, quoted

_UNNUMBERED = " {.ib-unnumbered}"
"""Behind the heading of a section that has no number."""
_FIRST = {
    f"In brief{_UNNUMBERED}": (
        "The answer in three or four sentences, each with its source. Many read no further."
    ),
}
_LAST = {
    f"Bottom line{_UNNUMBERED}": "The answer again, for those who read the page: no new facts.",
    f"What is uncertain{_UNNUMBERED}": (
        "What is not known, what no source covers, and what could change the answer."
    ),
}
_COVERAGE = """\
# The time that your sources cover; delete the "#" below, and correct the days.
# coverage: {from: %s, to: %s}"""
_TOPICS = """\
# What the page is about, in words that other pages share; delete the "#" below, and keep what fits.
# topics: %s"""
_OFFERED = 8
_EXAMPLES = ("First topic", "Second topic")


@dataclass(frozen=True, slots=True)
class Draft:
    """The facts that are known of a page before its text is written."""

    question: str
    type: str
    authors: tuple[str, ...]
    date: str
    """ISO 8601."""
    claims: tuple[tuple[str, str], ...] = ()
    """Name and text of the fields that only its type has: `claim`, `disclosure`."""
    topics: tuple[str, ...] = ()
    known_topics: tuple[str, ...] = ()
    """The topics of the site, the most frequent first, which are offered to a page without topics."""


def text(draft: Draft) -> str:
    """Return the text of the page, with comments that say what to write where."""
    sections = {**_FIRST, **PAGE_TYPES[draft.type].sections, **_LAST}
    body = (f"## {heading}\n\n<!-- {remark} -->\n" for heading, remark in sections.items())
    return "\n".join(["---", *_fields(draft), *_offers(draft), "---", "", *body])


def _fields(draft: Draft) -> Iterator[str]:
    question = quoted(draft.question)
    fields = {
        "title": question,
        "type": draft.type,
        "description": question,
        "authors": listed(draft.authors),
        **({"topics": listed(draft.topics)} if draft.topics else {}),
        "published": draft.date,
        "checked": draft.date,
        **{name: quoted(value) for name, value in draft.claims},
    }
    for name, field in FIELDS.items():
        if name in fields:
            yield from [f"# {field.remark}"] * bool(field.remark)
            yield f"{name}: {fields[name]}"


def _offers(draft: Draft) -> Iterator[str]:
    """Yield fields in comments, for the writer to uncomment."""
    if not draft.topics:
        yield _TOPICS % listed(draft.known_topics[:_OFFERED] or _EXAMPLES)
    yield _COVERAGE % (draft.date, draft.date)

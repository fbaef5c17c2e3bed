"""Writing: what is said of a page before it is written, to its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..located_yaml import listed, quoted

_SECTIONS: Mapping[str, Mapping[str, str]] = {
    "explainer": {
        "What the question is about": "Who is involved, what its words mean, and what is not in dispute.",
        "What happened": "The events in their order, each with its day and its source.",
        "What the evidence shows": "What speaks for each answer, with the strongest case of each side.",
        "Where the accounts differ": "Which sources say otherwise, and what would settle it.",
    },
    "fact-check": {
        "The claim": "The claim in its own words, with who made it, where and when; cite the original.",
        "What speaks for it": "The evidence that bears the claim out.",
        "What speaks against it": "The evidence that does not, as strong as it is.",
        "Why we rate it as we do": "How the evidence leads to the rating, and which rating was next.",
    },
    "analysis": {
        "What we looked at": "The texts or data, where readers find them, and how you chose them.",
        "What we found": "The findings, each with its source; your own readings read as yours.",
        "Other explanations": "What else would explain the findings, and why you think it does not.",
        "What follows": "What readers can do with this.",
    },
    "opinion": {
        "The argument": "What you hold, in one paragraph.",
        "The evidence for it": "The facts that the argument rests on, each with its source.",
        "The strongest case against it": "What those who disagree would say, in their own words.",
        "What follows": "What should be done, and by whom.",
    },
}
_FIRST = {"In brief": "The answer in three or four sentences, each with its source. Many read no further."}
_LAST = {
    "Bottom line": "The answer again, for those who read the page: no new facts.",
    "What is uncertain": "What is not known, what no source covers, and what could change the answer.",
}
_REMARKS = {
    "description": "One sentence for lists and search engines: what the page answers, on what evidence.",
    "published": "The day on which the page goes online.",
    "checked": "The day on which you last read the sources.",
}
_COVERAGE = """\
# The time that your sources cover; take the mark away, and mend the days.
# coverage: {from: %s, to: %s}"""
_TOPICS = """\
# What it is about, in words that other pages share; take the mark away, and keep what fits.
# topics: %s"""
_OFFERED = 8
_EXAMPLES = ("First topic", "Second topic")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is said of a page before it is written."""

    question: str
    type: str
    authors: tuple[str, ...]
    date: str
    """ISO 8601."""
    claims: tuple[tuple[str, str], ...] = ()
    """Name and text of the fields that only its type has: `claim`, `disclosure`."""
    topics: tuple[str, ...] = ()
    known_topics: tuple[str, ...] = ()
    """Those of the site, the most frequent first: offered to a page without any."""


def text(draft: Draft) -> str:
    """Return the page, with comments that say what goes where."""
    sections = {**_FIRST, **_SECTIONS[draft.type], **_LAST}
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
    for name, value in fields.items():
        if remark := _REMARKS.get(name):
            yield f"# {remark}"
        yield f"{name}: {value}"


def _offers(draft: Draft) -> Iterator[str]:
    """Yield fields that stand in comments until the writer wants them."""
    if not draft.topics:
        yield _TOPICS % listed(draft.known_topics[:_OFFERED] or _EXAMPLES)
    yield _COVERAGE % (draft.date, draft.date)

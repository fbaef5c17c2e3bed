"""The types of pages: one row each, from which check, schema, draft, theme and metadata follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..text import EMPTY


class PageType(NamedTuple):
    """One type of page, and what follows from it."""

    name: str
    """As writers type it."""
    """The catalogs of words have what readers see, as `type-explainer`."""
    sections: Mapping[str, str] = EMPTY
    """The headings of a draft, each with what to write below it."""
    fields: tuple[str, ...] = ()
    """The required fields of the front matter, beyond those that every type requires; all are texts."""
    schema_org: str = "Article"
    """The type of such a page in JSON-LD."""
    is_default: bool = False
    """Whether drafts are of this type unless the writer names another; lists then leave the label out."""
    rates_claim: bool = False
    """Whether the page rates a claim: readers see the rating above the text, machines as a ClaimReview."""
    presents_authors: bool = False
    """Whether readers see the affiliation of the authors, and their biographies at the end of the page."""


_ROWS = (
    PageType(
        "explainer",
        {
            "What the question is about": "Who is involved, what its words mean, and what is not in dispute.",
            "What happened": "The events in their order, each with its day and its source.",
            "What the evidence shows": "What speaks for each answer, with the strongest case of each side.",
            "Where the accounts differ": "Which sources say otherwise, and what would settle it.",
        },
        schema_org="BackgroundNewsArticle",
        is_default=True,
    ),
    PageType(
        "fact-check",
        {
            "The claim": "The claim in its own words, with who made it, where and when; cite the original.",
            "What speaks for it": "The evidence that bears the claim out.",
            "What speaks against it": "The evidence that does not, as strong as it is.",
            "Why we rate it as we do": "How the evidence leads to the rating, and which rating was next.",
        },
        ("claim", "claimant", "rating"),
        # schema.org has no such genre of news: `ReportageNewsArticle` would call it original reporting, and
        # `ReviewNewsArticle` is about products and performances. The ClaimReview says what it is.
        schema_org="Article",
        rates_claim=True,
    ),
    PageType(
        "analysis",
        {
            "What we looked at": "The texts or data, where readers find them, and how you chose them.",
            "What we found": "The findings, each with its source; your own readings read as yours.",
            "Other explanations": "What else would explain the findings, and why you think it does not.",
            "What follows": "What readers can do with this.",
        },
        schema_org="AnalysisNewsArticle",
    ),
    PageType(
        "opinion",
        {
            "The argument": "What you hold, in one paragraph.",
            "The evidence for it": "The facts that the argument rests on, each with its source.",
            "The strongest case against it": "What those who disagree would say, in their own words.",
            "What follows": "What should be done, and by whom.",
        },
        ("disclosure",),
        schema_org="OpinionNewsArticle",
        presents_authors=True,
    ),
)

PAGE_TYPES = {row.name: row for row in _ROWS}
"""Page types by name."""
UNTYPED = PageType("")
"""The type of a page without a type, such as one about the site."""

"""A fact-check to its ClaimReview: https://schema.org/ClaimReview."""

from __future__ import annotations

from ...core.model import Work
from .nodes import Node, article_id, day, node, organization_id, reference, web

_LOWEST = 1


def claim_review(work: Work) -> Node:
    """Return the claim and its rating; empty unless the page is a fact-check whose rating still holds."""
    front_matter = work.front_matter
    # A void fact-check stays online for readers, but services that collect ratings must not repeat it.
    is_void = any(correction.kind == "void" for correction in front_matter.corrections)
    if (
        not front_matter.page_type.rates_claim
        or is_void
        or not (front_matter.claim and front_matter.claimant and work.rating)
    ):
        return {}
    return node(
        "ClaimReview",
        f"{work.url}#claim-review",
        url=web(work.url),
        claimReviewed=front_matter.claim,
        # The page says a name, not whether it is that of a person, an organization or several:
        # a node without a type claims none of it.
        itemReviewed=node("Claim", author={"name": front_matter.claimant}),
        reviewRating=node(
            "Rating",
            ratingValue=work.rating.value,
            bestRating=work.best_rating,
            worstRating=_LOWEST,
            alternateName=work.rating.name,
            ratingExplanation=work.rating.meaning,
        ),
        author=reference(organization_id(work.publisher)),
        datePublished=day(front_matter.published),
        inLanguage=work.language,
        isPartOf=reference(article_id(work)),
    )

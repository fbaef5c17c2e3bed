"""Who publishes, and the site as a whole: the same nodes on each page."""

from __future__ import annotations

from ..model import Organization
from .nodes import Node, node, organization_id, reference, web, website_id


def website(organization: Organization) -> Node:
    """Return the node of the site."""
    return node(
        "WebSite",
        website_id(organization),
        url=web(organization.url),
        name=organization.name,
        inLanguage=organization.language,
        publisher=reference(organization_id(organization)),
    )


def issuer(organization: Organization) -> Node:
    """Return the node of the publisher, with its rules as far as they have a page."""
    return node(
        "Organization",
        organization_id(organization),
        name=organization.name,
        url=web(organization.url),
        publishingPrinciples=web(organization.method),
        correctionsPolicy=web(organization.corrections),
        ownershipFundingInfo=web(organization.funding),
        image=web(organization.image),
    )

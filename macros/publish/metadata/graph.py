"""A page to one JSON-LD document: the page, its text, its site and its publisher."""

from __future__ import annotations

import json
import re

from ...core.model import Author, FrontMatter, Organization, Work
from .cited import cited
from .claims import claim_review
from .nodes import Node, article_id, day, interval, node, organization_id, reference, web, website_id

# Characters that could end the script or a line in it, and halves of surrogate pairs, which no file holds.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def graph(work: Work) -> Node:
    """Return the document of a page that has a type."""
    publisher = work.publisher
    return _document(_page(work), _article(work), claim_review(work), _website(publisher), _issuer(publisher))


def site_graph(organization: Organization) -> Node:
    """Return the document of a page about the site."""
    return _document(_website(organization), _issuer(organization))


def serialized(document: Node) -> str:
    r"""Return JSON that can stand in a `<script>`: nothing in it ends the script, as `<` is `\u003c`."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _document(*nodes: Node) -> Node:
    return {"@context": "https://schema.org", "@graph": tuple(filter(None, nodes))}


def _page(work: Work) -> Node:
    return node(
        "WebPage",
        work.url,
        url=web(work.url),
        name=work.front_matter.title,
        lastReviewed=day(work.front_matter.checked),
        inLanguage=work.language,
        mainEntity=reference(article_id(work)),
        isPartOf=reference(website_id(work.publisher)),
        publisher=reference(organization_id(work.publisher)),
    )


def _article(work: Work) -> Node:
    front_matter = work.front_matter
    return node(
        front_matter.page_type.schema_org,
        article_id(work),
        headline=front_matter.title,
        description=front_matter.description,
        author=_authors(work),
        publisher=reference(organization_id(work.publisher)),
        datePublished=day(front_matter.published),
        dateModified=day(front_matter.modified),
        inLanguage=work.language,
        isAccessibleForFree=True,
        mainEntityOfPage=reference(work.url),
        temporalCoverage=interval(front_matter.coverage),
        isBasedOn=_first_publication(front_matter),
        citation=tuple(filter(None, map(cited, work.sources))),
        correction=_corrections(front_matter),
    )


def _authors(work: Work) -> tuple[Node, ...]:
    addresses = (*work.author_urls, *[""] * len(work.authors))
    return tuple(filter(None, map(_author, work.authors, addresses)))


def _author(author: Author, address: str) -> Node:
    if author.is_organization:  # which schema.org gives no affiliation
        kind, affiliation = "Organization", ""
    else:
        kind, affiliation = "Person", author.affiliation
    return node(
        kind,
        name=author.name,
        description=author.description,
        url=web(address),
        sameAs=web(author.url),
        affiliation=node("Organization", name=affiliation),
    )


def _first_publication(front_matter: FrontMatter) -> Node:
    """Return the work that this one repeats: a copy may differ, so `sameAs` would say too much."""
    first = front_matter.republished
    if first is None:
        return {}
    publisher = node("Organization", name=first.publisher)
    return node("CreativeWork", url=web(first.url), publisher=publisher, datePublished=day(first.date))


def _corrections(front_matter: FrontMatter) -> tuple[Node, ...]:
    """Return the corrections of mistakes; an update tells what happened later, and corrects nothing."""
    return tuple(
        node("CorrectionComment", text=correction.text, datePublished=day(correction.date))
        for correction in front_matter.corrections
        if correction.kind != "update"
    )


def _website(organization: Organization) -> Node:
    """Return the node of the site."""
    return node(
        "WebSite",
        website_id(organization),
        url=web(organization.url),
        name=organization.name,
        inLanguage=organization.language,
        publisher=reference(organization_id(organization)),
    )


def _issuer(organization: Organization) -> Node:
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

"""The metadata in the head of a page."""

from __future__ import annotations

from urllib.parse import urljoin

from ...core.model import Profile
from ..metadata import graph, tags
from .pages import work
from .view_models import Head, Publication


def head(publication: Publication, page: Profile | None, *, url: str, title: str, description: str) -> Head:
    """Return the metadata of a page at an address; none for a site that does not know its own."""
    organization = publication.organization
    if not organization.url:
        return Head()
    if page is None or not page.front_matter.type or page.path not in publication.urls:
        absolute = urljoin(organization.url, url)
        properties = tags.site_open_graph(organization, title, description, absolute)
        return Head(absolute, properties, (), graph.serialized(graph.site_graph(organization)))
    cited = work(publication, page)
    republished = page.front_matter.republished
    return Head(
        republished.url if republished else cited.url,
        tags.open_graph(cited),
        tags.highwire(cited),
        graph.serialized(graph.graph(cited)),
    )

"""What machines read in the head of a page: metadata, downloads of its sources, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urljoin

from ...core.model import Profile
from ...render import rendering
from ..exports import EXPORTS
from ..feeds import Feed
from ..metadata import graph, tags
from .page_sources import downloads
from .pages import work
from .view_models import Head, Publication

Address = Callable[[str], str]
"""Makes an address in the site one that a page can lead to."""


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


def elements(
    publication: Publication,
    page: Profile | None,
    own: Head,
    feeds: Iterable[Feed],
    address: Address,
) -> str:
    """Return the elements of a head, except for its canonical address."""
    links = "".join(f"{link}\n" for link in _links(publication, page, feeds, address))
    tags = rendering.metas("property", own.properties) + rendering.metas("name", own.names)
    return links + tags + rendering.json_ld(own.graph)


def _links(
    publication: Publication, page: Profile | None, feeds: Iterable[Feed], address: Address
) -> Iterator[str]:
    name = downloads(publication, page) if page and page.front_matter.type else ""
    for form in reversed(EXPORTS) if name else ():
        yield rendering.link(rel="describedby", type=form.media_type, href=address(f"{name}.{form.ending}"))
    for feed in feeds:
        yield rendering.link(rel="alternate", type=feed.type, title=feed.title, href=address(feed.name))

"""What a host without our templates cannot show, by name, where a site asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from ...check.site import Site
from ...core.page_templates import SOURCES, TEMPLATES


def unfilled(site: Site, *, has_feeds: bool) -> Iterator[str]:
    """Yield a line for each thing that this site would have on MkDocs."""
    for path, page in site.profiles.items():
        template = page.front_matter.template
        if template and template.key in TEMPLATES and template.key != SOURCES:
            yield f'{path}: the lists of "{template.key}" need MkDocs or ProperDocs'
    if any(page.front_matter.type for page in site.profiles.values()):
        yield "what is above and below an explainer (authors, claim, notices, follow-ups) needs them too"
    if site.authors:
        yield "the pages of authors need them too"
    if not has_feeds:
        yield "there are no feeds: they need site_url, and a page with a type and a day"

"""What a host without our templates cannot show, by name, where a site asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from ...check.site import Site
from ...core.page_templates import SOURCES, TEMPLATES

_HOSTS = "MkDocs or ProperDocs"


def unfilled(site: Site, *, has_feeds: bool) -> Iterator[str]:
    """Yield a line for each thing that this site would have on MkDocs."""
    for path, page in site.profiles.items():
        template = page.front_matter.template
        if template and template.key in TEMPLATES and template.key != SOURCES:
            yield f'{path}: the lists of "{template.key}" need {_HOSTS}'
    if any(page.front_matter.type for page in site.profiles.values()):
        yield f"what is around an explainer (authors, claim, notices, follow-ups) needs {_HOSTS}"
    if site.authors:
        yield f"the pages of authors need {_HOSTS}"
    if not has_feeds:
        yield "there are no feeds: they need site_url, and a page with a type and a day"

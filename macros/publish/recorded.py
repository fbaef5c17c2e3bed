"""Sources with what the record of the site knows of them, as machines get them."""

from __future__ import annotations

from ..check.site import Site
from ..core.model import Source


def recorded(source: Source, site: Site) -> Source:
    """Return a source with the archived copy and the publisher's notice that are known of it.

    What the entry itself says counts first.
    """
    known = site.evidence.sources.get(source.key) if site.evidence else None
    if known is None:
        return source
    return source._replace(archive_url=source.archive_url or known.archived, notice=known.notice)

"""The publisher of the site, from settings and from the pages on its policies."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import join
from urllib.parse import urljoin

from ..content.settings import Settings
from ..core.model import POLICIES, Organization
from ..syntax.addresses import address_of


def organization(settings: Settings, urls: Mapping[str, str]) -> Organization:
    """Return the publisher; its addresses are empty while `site_url` is not set."""
    image = settings.image
    home = f"{settings.site_url.rstrip('/')}/" if settings.site_url else ""
    found = {name: urls.get(join(settings.docs_dir, path)) for name, path in POLICIES.items()}
    return Organization(
        name=settings.site_name,
        url=home,
        language=settings.language,
        **{name: urljoin(home, url) if url and home else "" for name, url in found.items()},
        image=urljoin(home, address_of(image.file)) if image and home else "",
        image_alt=image.alt if image else "",
    )

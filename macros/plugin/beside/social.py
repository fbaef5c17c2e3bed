"""Material's social: it writes tags for the cards that it draws, some of which we write too."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from ...publish.views.view_models import Head

_MODULE = "material.plugins.social.plugin"
_ITS_OWN = ("og:title", "og:description", "og:type", "og:url", "og:image", "twitter:")


def without_doubles(head: Head, config: MkDocsConfig) -> Head:
    """Leave to the plugin the tags that it writes on pages with a card."""
    plugins: list[Any] = [one for one in config.plugins.values() if type(one).__module__ == _MODULE]
    if not any(one.config.enabled and one.config.cards for one in plugins):
        return head
    properties = tuple(one for one in head.properties if not one[0].startswith(_ITS_OWN))
    return replace(head, properties=properties)

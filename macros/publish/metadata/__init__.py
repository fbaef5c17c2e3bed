"""A page as machines read it: JSON-LD of schema.org, Open Graph and Highwire tags."""

from __future__ import annotations

from .graph import graph, serialized, site_graph
from .tags import highwire, open_graph, site_open_graph

__all__ = [
    "graph",
    "highwire",
    "open_graph",
    "serialized",
    "site_graph",
    "site_open_graph",
]

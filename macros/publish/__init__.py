"""What readers and machines get around the text: views, exports, feeds, metadata."""

from __future__ import annotations

__all__ = [
    "beside_pages",
    "exports",
    "feeds",
    "finishing",
    "paper",
    "publisher",
    "repositories",
    "theme_folders",
    "views",
]

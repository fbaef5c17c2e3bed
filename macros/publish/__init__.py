"""What readers and machines get around the text: views, exports, feeds, metadata."""

from __future__ import annotations

__all__ = ["exports", "feeds", "repositories", "theme_folders", "views"]

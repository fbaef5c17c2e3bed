"""Places on a page where a source is cited: what their markers say, and the ways back to them."""

from __future__ import annotations

from .back_links import back_links
from .mention import Mention, mention_anchor, placed

__all__ = ["Mention", "back_links", "mention_anchor", "placed"]

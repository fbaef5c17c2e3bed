"""Links: where those of a page lead, which anchors a page has, and whether a link leads to something."""

from __future__ import annotations

from .body_reading import BodyReading
from .documents import Documents, typed
from .judging import UNREADABLE, Problem, SiteLinks
from .page_links import PageLinks, read

__all__ = ["UNREADABLE", "BodyReading", "Documents", "PageLinks", "Problem", "SiteLinks", "read", "typed"]

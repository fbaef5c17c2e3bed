"""The site: everything that follows from the texts of a project. Only this package knows the order of steps."""

from __future__ import annotations

from .building import Memory, build
from .judging import judged, with_rendered
from .parts import PagePart, StorePart
from .model import Project, Site, CheckResult

__all__ = [
    "Memory",
    "PagePart",
    "Project",
    "Site",
    "StorePart",
    "CheckResult",
    "build",
    "judged",
    "with_rendered",
]

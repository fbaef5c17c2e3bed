"""The site: all that follows from the texts of a project. Only this package knows the order of steps."""

from __future__ import annotations

from .building import Memory, build
from .inclusions import Inclusions
from .judging import judged, with_rendered
from .model import CheckResult, Project, Site
from .parts import PagePart, StorePart

__all__ = [
    "CheckResult",
    "Inclusions",
    "Memory",
    "PagePart",
    "Project",
    "Site",
    "StorePart",
    "build",
    "judged",
    "with_rendered",
]

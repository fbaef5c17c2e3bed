"""The site: all that follows from the texts of a project. Only this package knows the order of steps."""

from __future__ import annotations

from ..rules.found import Displaced
from .building import Memory, build
from .inclusions import Inclusions
from .judging import judged, with_addresses, with_rendered
from .model import Project, Site
from .parts import PagePart, StorePart
from .result import CheckResult

__all__ = [
    "CheckResult",
    "Displaced",
    "Inclusions",
    "Memory",
    "PagePart",
    "Project",
    "Site",
    "StorePart",
    "build",
    "judged",
    "with_addresses",
    "with_rendered",
]

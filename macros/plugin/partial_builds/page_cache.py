"""What is kept of each page from one partial build to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ...core.model import Profile
from ...project import cache
from ...render.built_pages import BuiltPage

FILE = f"{cache.FOLDER}/preview"
"""From the folder of the project."""


def forget(root: Path, site_dir: str) -> None:
    """Forget what was kept of a site that is built whole."""
    file = root / FILE
    if file.exists() and cache.load(file).get("site") == site_dir:
        file.unlink()


@dataclass(frozen=True, slots=True)
class CachedPage:
    """What a page was made of when it was last rendered, and what other pages show of it."""

    digest: str
    profile: Profile
    built: BuiltPage
    title: str
    """As MkDocs has it, of a heading or of the navigation."""
    meta: Mapping[str, str] = field(default_factory=dict)

"""The page cache: what one partial build keeps of each page for the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ...core.model import Profile
from ...project import cache
from ...render.built_pages import BuiltPage

FILE = f"{cache.FOLDER}/preview"
"""The file of the cache, relative to the folder of the project."""


def forget(root: Path, site_dir: str) -> None:
    """Delete the page cache of a site that is built whole."""
    file = root / FILE
    if file.exists() and cache.load(file).get("site") == site_dir:
        file.unlink()


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A page as it was last rendered: the digest of its ingredients, and what other pages show of it."""

    digest: str
    profile: Profile
    built: BuiltPage
    title: str
    """The title that MkDocs takes from the navigation or from the heading."""
    meta: Mapping[str, str] = field(default_factory=dict)

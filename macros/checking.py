"""Checking: the site of a project, with what earlier runs have learned and all processors."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from . import cache, site, workers
from .site import Memory, PagePart, Project, Site, StorePart

_FILES = {"store": StorePart, "pages": PagePart}
_FOLDER = ".cache/ibidem"
OFF = "IBIDEM_NO_CACHE"
"""The variable that, set to anything, keeps a run from reading and writing what others have learned."""


def checked(config_file: Path, project: Project, base: Site | None = None) -> Site:
    """Return the site of a project whose `mkdocs.yml` this is; `base` is what it is compared with."""
    folder = config_file.resolve().parent / _FOLDER
    names = () if os.environ.get(OFF) else tuple(_FILES)
    with cache.without_collection():
        known = {name: cache.load(folder / name) for name in names}
        memory = Memory(
            {key: part for parts in known.values() for key, part in parts.items()}, workers.spread
        )
        built = site.build(project, base, memory)
        for name in names:
            learned = {key: part for key, part in built.learned.items() if isinstance(part, _FILES[name])}
            if learned.keys() != known[name].keys():
                cache.save(folder / name, learned)
        return replace(built, learned={})

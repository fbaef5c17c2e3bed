"""Checking: the site of a project, with what earlier runs have learned and all processors."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from . import cache, site, workers
from .site import Memory, Project, Site

_FILE = ".cache/ibidem/check"
OFF = "IBIDEM_NO_CACHE"
"""The variable that, set to anything, keeps a run from reading and writing what others have learned."""


def checked(config_file: Path, project: Project, base: Site | None = None) -> Site:
    """Return the site of a project whose `mkdocs.yml` this is; `base` is what it is compared with."""
    file = config_file.resolve().parent / _FILE
    is_used = not os.environ.get(OFF)
    with cache.without_collection():
        known = cache.load(file) if is_used else {}
        built = site.build(project, base, Memory(known, workers.spread))
        if is_used and built.learned.keys() != known.keys():
            cache.save(file, built.learned)
        return replace(built, learned={})

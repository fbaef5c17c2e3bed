"""Checking: a project is checked with the cache, and on all processors."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from ..check import site
from ..check.site import Memory, PagePart, Project, Site, StorePart
from . import cache, workers
from .keeping import unfinished

# What a value of another shape raises, which is as good as none.
_MISSHAPEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_FILES = {"store": StorePart, "pages": PagePart}


def checked(config_file: Path, project: Project, base: Site | None = None) -> Site:
    """Return the checked site; `config_file` is its `mkdocs.yml`, `base` an earlier site to compare with."""
    unfinished.sweep_if_free(config_file.resolve().parent)
    folder = config_file.resolve().parent / cache.FOLDER
    with cache.without_collection():
        known = {name: cache.load(folder / name) for name in _FILES}
        memory = Memory(
            {key: part for parts in known.values() for key, part in parts.items()}, workers.spread
        )
        # The rules on dates ask for pages, and again for drafts.
        project = replace(project, limit=lru_cache(partial(_last_day, config_file)))
        try:
            built = site.build(project, base, memory)
        except _MISSHAPEN:
            if not memory.known:
                raise
            known = {name: {} for name in _FILES}
            built = site.build(project, base, memory._replace(known={}))
        for name, kind in _FILES.items():
            learned = {key: part for key, part in built.learned.items() if isinstance(part, kind)}
            if learned.keys() != known[name].keys():
                cache.save(folder / name, learned)
        return replace(built, learned={})


def _last_day(config_file: Path, most: int) -> int:
    # Few sites have no date; git and what runs it are loaded for the others.
    from . import revisions  # noqa: PLC0415

    return revisions.last_day(config_file, most)

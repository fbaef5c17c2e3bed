"""Weights: how much HTML a reader loads of us."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from . import processes
from .corpus import corpus
from .syntaxes import write

_SOURCES = 40


def beyond_the_frame(folder: Path) -> int:
    """Return the bytes of an explainer with 40 sources beyond those of an empty page of plain Material."""
    made = corpus(1, _SOURCES)
    empty = replace(made, explainers=tuple(replace(page, body="") for page in made.explainers))
    sizes = []
    for name, site, tool in (("full", made, "ibidem"), ("empty", empty, "plain")):
        project = folder / name
        write(site, project, tool)
        processes.run((sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"), project)
        page = Path(made.explainers[0].path).with_suffix("")
        sizes.append((project / "site" / "explainers" / page / "index.html").stat().st_size)
    return sizes[0] - sizes[1]

"""Texts that grow: a check of each takes time in proportion to its length.

`texts` and `mixed` give the texts, `measured` the seconds of one, and `run` looks for slow ones at random.
"""

from __future__ import annotations

from .growing import Growing
from .measuring import Outcome, measured
from .mixing import mixed, run
from .pages import PAGES
from .stores import STORES

TEXTS = (*PAGES, *STORES)

__all__ = ["TEXTS", "Growing", "Outcome", "measured", "mixed", "run"]

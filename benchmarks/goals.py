"""Goals: one literal table of what is to be reached, and how each figure comes about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from .measures import Measures
from .processes import Run


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure with its limit."""

    what: str
    limit: float
    figure: Callable[[Measures], float]
    unit: str = "×"
    is_least: bool = False
    """Whether the figure may not be below the limit; otherwise it may not be above."""

    def is_met(self, measures: Measures) -> bool:
        """Say whether the figure is within the limit."""
        figure = self.figure(measures)
        return figure >= self.limit if self.is_least else figure <= self.limit


def _ratio(task: str, other: str, pages: int) -> Callable[[Measures], float]:
    return lambda measures: measures.ratio(task, other, pages)


def _wall(task: str) -> Callable[[Measures], float]:
    return lambda measures: measures.wall(task, 1_000)


def _growth(task: str) -> Callable[[Measures], float]:
    return lambda measures: measures.growth(task)


def _peak(pages: int) -> Callable[[Measures], float]:
    return lambda measures: measures.ratio("build", "plain build", pages, _megabytes)


def _megabytes(run: Run) -> float:
    return run.peak


def _wait(measures: Measures) -> float:
    return median(measures.preview.seconds)


def _differences(measures: Measures) -> float:
    return len(measures.preview.differences)


def _kilobytes(measures: Measures) -> float:
    return measures.weight / 1_000


_NAV = ", navigation"

GOALS = (
    Goal("Check, cold, against the script", 3, _ratio("check", "script", 1_000)),
    Goal(
        "Check, cold: how often in a build with mkdocs-bibtex",
        50,
        _ratio("mkdocs-bibtex build", "check", 1_000),
        is_least=True,
    ),
    Goal("Check, nothing changed", 0.4, _wall("check again"), "s"),
    Goal("Check, one page changed", 0.4, _wall("check after an edit"), "s"),
    Goal("Build of 100 pages against plain Material", 1.1, _ratio("build", "plain build", 100)),
    Goal("Build of 1,000 pages against plain Material", 1.1, _ratio("build", "plain build", 1_000)),
    Goal("The same, 100 pages in the navigation", 1.1, _ratio(f"build{_NAV}", f"plain build{_NAV}", 100)),
    Goal("The same, 1,000 pages in the navigation", 1.1, _ratio(f"build{_NAV}", f"plain build{_NAV}", 1_000)),
    Goal(
        "Build: how often in one with mkdocs-bibtex",
        2.5,
        _ratio("mkdocs-bibtex build", "build", 1_000),
        is_least=True,
    ),
    Goal(
        "The same, all pages in the navigation",
        1.4,
        _ratio(f"mkdocs-bibtex build{_NAV}", f"build{_NAV}", 1_000),
        is_least=True,
    ),
    Goal("Growth of the check, exponent", 1.05, _growth("check"), ""),
    Goal("Growth of the build, exponent", 1.05, _growth("build"), ""),
    Goal("Preview: from saving a page of 1,000 to its being served", 2, _wait, "s"),
    Goal("Preview: pages that a preview from nothing shows otherwise", 0, _differences, ""),
    Goal("Peak memory of a build of 100 pages against plain Material", 1.3, _peak(100)),
    Goal("Peak memory of a build of 1,000 pages against plain Material", 1.3, _peak(1_000)),
    Goal("HTML of an explainer beyond the frame, for 40 sources", 60, _kilobytes, "kB"),
)

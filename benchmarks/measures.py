"""Measures: everything that one run of the benchmark has found, and what is computed from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import median

from .previews import Preview
from .processes import Run


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured, in rounds: in each, every task ran once."""

    runs: Mapping[tuple[str, int], Sequence[Run]]
    """The runs of a task with a number of pages, one for each round."""
    preview: Preview
    weight: int
    """Bytes of HTML that an explainer with 40 sources has beyond the same page without any."""

    def wall(self, task: str, pages: int) -> float:
        """Return the seconds of the middle run."""
        return median(run.wall for run in self.runs[task, pages])

    def processor(self, task: str, pages: int) -> float:
        """Return the seconds of all processors of the middle run."""
        return median(run.cpu for run in self.runs[task, pages])

    def peak(self, task: str, pages: int) -> float:
        """Return the megabytes of the middle run."""
        return median(run.peak for run in self.runs[task, pages])

    def ratio(
        self, task: str, other: str, pages: int, figure: Callable[[Run], float] = lambda run: run.wall
    ) -> float:
        """Return the middle of the ratios of two tasks, round by round."""
        pairs = zip(self.runs[task, pages], self.runs[other, pages], strict=True)
        return median(figure(run) / figure(beside) for run, beside in pairs)

    def growth(self, task: str, fewer: int = 100, more: int = 1_000) -> float:
        """Return the exponent with which the seconds of a task grow with its pages."""
        return log(self.wall(task, more) / self.wall(task, fewer)) / log(more / fewer)

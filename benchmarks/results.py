"""Results: measures as Markdown. No figure stands here that was not measured."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Iterator

from .goals import GOALS, Goal
from .measures import Measures
from .tasks import PEERS, TASKS

_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin", "Markdown", "bibtexparser")
_PEERS = ("mkdocs", "mkdocs-material", "mkdocs-bibtex", "Markdown", "pypandoc_binary")
_VERSIONS = "import sys; from importlib.metadata import version; print(*map(version, sys.argv[1:]))"
_HEAD = """\
# What a check and a build cost

`make bench` writes this file and `results.svg`; nothing in it is typed by hand.
Each figure is of a whole process, from its start to its end, and the middle one of {rounds} rounds.
In a round every task runs once, in turn.
A ratio is the middle one of the ratios of {rounds} rounds.
Memory is that of the largest process of a task.

The pages are generated: seven sections with prose, a table, a list and a code block.
Each has 26 citations of 12 sources.
*Script* is [`plain_check.py`](plain_check.py): regular expressions that find undefined and unused keys.
*Plain* is Material for MkDocs with the same settings on the same pages, whose citations are plain links.
*mkdocs-bibtex* runs in its default mode, which formats without pandoc.
Where a name says *navigation*, all pages stand in the sidebar of each.
Otherwise they stand in lists, as in the `mkdocs.yml` that we ship.

"""


def page(measures: Measures, rounds: int) -> str:
    """Return the page of results."""
    parts = (_HEAD.format(rounds=rounds), *_machine(), "\n## Goals\n\n", *_goals(measures))
    return "".join([*parts, "\n## Seconds\n\n", *_seconds(measures), "\n## Megabytes\n\n", *_peaks(measures)])


def _machine() -> Iterator[str]:
    machine = f"{os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    yield f"Measured on a machine with {machine}.\n"
    yield f"Ours: {_versions(sys.executable, _PACKAGES)}.\n"
    yield f"Theirs: {_versions(str(PEERS), _PEERS)}.\n"


def _versions(python: str, packages: tuple[str, ...]) -> str:
    said = subprocess.run(
        [python, "-c", _VERSIONS, *packages], capture_output=True, check=True, text=True
    ).stdout.split()
    return ", ".join(f"{name} {number}" for name, number in zip(packages, said, strict=True))


def _goals(measures: Measures) -> Iterator[str]:
    yield "| Goal | Limit | Measured | |\n| --- | --- | --- | --- |\n"
    for goal in GOALS:
        bound = "at least" if goal.is_least else "at most"
        verdict = "met" if goal.is_met(measures) else "**not met**"
        limit, figure = _figure(goal, goal.limit), _figure(goal, goal.figure(measures))
        yield f"| {goal.what} | {bound} {limit} | {figure} | {verdict} |\n"


def _figure(goal: Goal, number: float) -> str:
    written = f"{number:.2f}".rstrip("0").rstrip(".") if number < 100 else f"{number:.0f}"
    return f"{written} {goal.unit}".strip()


def _seconds(measures: Measures) -> Iterator[str]:
    sizes = _sizes(measures)
    named = " | ".join(f"{size:,} pages" for size in sizes)
    yield f"| Task | {named} | CPU at 1,000 | Growth, 100 to 1,000 |\n"
    yield f"| --- |{' --- |' * (len(sizes) + 2)}\n"
    for task in TASKS:
        cells = [_cell(measures, task.name, size) for size in sizes]
        cpu = measures.processor(task.name, 1_000)
        yield f"| {task.name} | {' | '.join(cells)} | {cpu:.2f} | {measures.growth(task.name):.2f} |\n"


def _cell(measures: Measures, task: str, size: int) -> str:
    return f"{measures.wall(task, size):.2f}" if (task, size) in measures.runs else ""


def _peaks(measures: Measures) -> Iterator[str]:
    sizes = _sizes(measures)
    yield f"| Task | {' | '.join(f'{size:,} pages' for size in sizes)} |\n| --- |{' --- |' * len(sizes)}\n"
    for task in TASKS:
        known = ((task.name, size) in measures.runs for size in sizes)
        cells = [
            f"{measures.peak(task.name, n):.0f}" if is_there else ""
            for n, is_there in zip(sizes, known, strict=True)
        ]
        yield f"| {task.name} | {' | '.join(cells)} |\n"


def _sizes(measures: Measures) -> list[int]:
    return sorted({pages for _, pages in measures.runs})

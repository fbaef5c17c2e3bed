"""`python -m benchmarks`: measure everything in turn, and write the results after each round."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from . import chart, previews, processes, results, weights
from .measures import Measures
from .processes import Run
from .syntaxes import ROOT
from .tasks import TASKS, Task

_SIZES = ((10, 60), (100, 600), (1_000, 6_000), (5_000, 30_000))
_TOOLS = ("ibidem", "plain", "mkdocs-bibtex")
_PREVIEWED = 1_000


@click.command()
@click.option("--rounds", default=3, show_default=True, help="How often every task is run.")
@click.option("--output", default=ROOT / "benchmarks", type=click.Path(path_type=Path), help="A folder.")
def main(rounds: int, output: Path) -> None:
    """Measure check, build and preview beside their peers; it takes about half an hour."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for pages, sources in _SIZES:
            _write(folder, pages, sources)
        _round(folder, 10)  # compiles what Python has not compiled yet
        weight = weights.beyond_the_frame(folder)
        preview = previews.measured(folder / f"ibidem-{_PREVIEWED}", rounds)
        runs = dict[tuple[str, int], list[Run]]()
        for number in range(1, rounds + 1):
            for pages, _sources in _SIZES:
                for task, run in _round(folder, pages):
                    runs.setdefault((task.name, pages), []).append(run)
            # What is measured is not lost when a later round fails.
            _publish(output, Measures(runs, preview, weight), number)


def _publish(output: Path, measures: Measures, rounds: int) -> None:
    (output / "results.md").write_text(results.page(measures, rounds), encoding="utf-8")
    (output / "results.svg").write_text(chart.drawn(measures), encoding="utf-8")


def _write(folder: Path, pages: int, sources: int) -> None:
    """Write the projects of one size, in a process of its own.

    The memory of this one is the least that the system reports for those that it starts.
    """
    named = (tool for tool in _TOOLS if any(t.tool == tool and pages <= t.largest for t in TASKS))
    command = (sys.executable, "-m", "benchmarks.syntaxes", str(folder), str(pages), str(sources), *named)
    subprocess.run(command, cwd=ROOT, check=True)


def _round(folder: Path, pages: int) -> Sequence[tuple[Task, Run]]:
    return tuple(_runs(folder, pages))


def _runs(folder: Path, pages: int) -> Iterator[tuple[Task, Run]]:
    for task in TASKS:
        if pages <= task.largest:
            project = folder / f"{task.tool}-{pages}"
            task.before(project)
            run = processes.run(task.command, project)
            click.echo(f"{pages:>5} pages  {task.name:<34} {run.wall:8.2f} s {run.peak:6.0f} MB")
            yield task, run


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")

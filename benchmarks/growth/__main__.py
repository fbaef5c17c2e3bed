"""`python -m benchmarks.growth`: measure all texts that grow, and write the table."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from . import TEXTS, Growing, Outcome, measured, run, table

_OUTPUT = Path(__file__).parents[1] / "growth.md"
_ROUNDS = 3
_LIMIT = 20.0


@click.command()
@click.option("--output", default=_OUTPUT, type=click.Path(path_type=Path), help="A file.")
@click.option("--only", default="", help="Measure the texts with this in their name, and write nothing.")
@click.option("--mixed", default=0.0, help="Check mixed texts for so many seconds instead.")
@click.option("--seed", default=0, show_default=True, help="With which mixed text to begin.")
def main(output: Path, only: str, mixed: float, seed: int) -> None:
    """Measure a check of every text that grows; it takes about half an hour."""
    if mixed:
        slow = 0
        for line in run(mixed, seed):
            click.echo(line)
            slow += 1
        sys.exit(bool(slow))
    measures = dict[Growing, list[Outcome]]()
    for text in TEXTS:
        if only in text.name:
            outcomes = [_best(text, size) for size in table.SIZES]
            measures[text] = outcomes
            shown = " ".join(f"{one.seconds:8.3f}" for one in outcomes)
            click.echo(f"{shown} {table.exponent(outcomes):6.2f}  {text.name}  {outcomes[-1].error}")
    if not only:
        output.write_text(table.page(measures), encoding="utf-8")


def _best(text: Growing, size: int) -> Outcome:
    """Return the quickest run of a short text, and the only one of a long text."""
    runs = [measured(text, size, _LIMIT) for _ in range(_ROUNDS if size == table.SIZES[0] else 1)]
    return min(runs, key=lambda one: one.seconds)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.growth")

"""`python -m tests.fuzzing`: tries random sites for some minutes, and keeps each that is judged wrongly."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import click

from benchmarks.growth import run

from ..conftest import ROOT
from . import judging
from .sites import damaged, site

_GROWING = 0.2
"""The share of the time in which texts that grow are checked."""


@click.command()
@click.option("--minutes", type=float, default=1.0, show_default=True, help="How long to try.")
@click.option("--seed", type=int, default=0, show_default=True, help="The first seed; each site has its own.")
@click.option("--kept", type=click.Path(path_type=Path), help="Where to keep the sites with faults.")
def main(minutes: float, seed: int, kept: Path | None) -> None:
    """Check and build random sites; exit with 1 when one of them got past the gate."""
    keep, wrong = kept or Path(mkdtemp(prefix="fuzzing-")), 0
    click.echo(f"random sites from seed {seed} on, for {minutes * (1 - _GROWING):g} minutes")
    counts, end = Counter[str](), time.monotonic() + minutes * 60 * (1 - _GROWING)
    while time.monotonic() < end:
        judged = kept_if_wrong(keep / str(seed), seed)
        counts[f"check {judged.checked}, build {judged.built}"] += 1
        for fault in judged.wrong:
            click.echo(f"{keep / str(seed)}: {fault}")
            wrong += 1
        seed += 1
    click.echo("\n".join(f"{count:6} {name}" for name, count in sorted(counts.items())))
    click.echo(f"mixed texts that grow, for {minutes * _GROWING:g} minutes")
    for line in run(minutes * 60 * _GROWING, seed):
        click.echo(line)
        wrong += 1
    click.echo(f"{wrong} faults, kept in {keep}" if wrong else "no faults")
    raise SystemExit(1 if wrong else 0)


def kept_if_wrong(folder: Path, seed: int) -> judging.Judged:
    """Judge the site of a seed, and keep it with what was said of it when something is wrong.

    One in three is our own with a damaged text, and only checked.
    """
    random = Random(seed)
    if seed % 3 == 2:
        own = _own()
        chosen = random.choice([name for name in own if name.endswith((".md", ".bib", ".yml"))])
        judged = judging.judged_check(folder, {**own, chosen: damaged(own[chosen], random)})
    else:
        files, is_late = site(random)
        judged = judging.judged(folder, files, is_late=is_late, strict=random.random() < 0.5)
    if judged.wrong:
        (folder / "OUTPUT").write_text(judged.output, encoding="utf-8", errors="replace")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return judged


@cache
def _own() -> Mapping[str, bytes]:
    docs = sorted(path for path in (ROOT / "docs").rglob("*") if path.is_file())
    named = (*docs, ROOT / "bibliography.bib", ROOT / "mkdocs.yml")
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in named}


if __name__ == "__main__":
    main()

"""`python -m tests.fuzzing`: tries random sites for some minutes, and keeps each that is judged wrongly."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import click

from ..conftest import ROOT
from . import judging
from .sites import damaged, site


@click.command()
@click.option("--minutes", type=float, default=1.0, show_default=True, help="How long to try.")
@click.option("--seed", type=int, default=0, show_default=True, help="The first seed; each site has its own.")
@click.option("--kept", type=click.Path(path_type=Path), help="Where to keep the sites with faults.")
def main(minutes: float, seed: int, kept: Path | None) -> None:
    """Check and build random sites; exit with 1 when one of them got past the gate."""
    end = time.monotonic() + minutes * 60
    counts, keep = Counter[str](), kept or Path(mkdtemp(prefix="fuzzing-"))
    docs = sorted(path for path in (ROOT / "docs").rglob("*") if path.is_file())
    own = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in (*docs, ROOT / "bibliography.bib", ROOT / "mkdocs.yml")
    }
    while time.monotonic() < end:
        folder = keep / str(seed)
        judged = _one(folder, seed, own)
        counts[f"check {judged.checked}, build {judged.built}"] += 1
        if judged.wrong:
            (folder / "OUTPUT").write_text(judged.output, encoding="utf-8", errors="replace")
            for wrong in judged.wrong:
                click.echo(f"{folder}: {wrong}")
                counts["WRONG"] += 1
        else:
            shutil.rmtree(folder, ignore_errors=True)
        seed += 1
    click.echo("\n".join(f"{count:6} {name}" for name, count in sorted(counts.items())))
    raise SystemExit(1 if counts["WRONG"] else 0)


def _one(folder: Path, seed: int, own: Mapping[str, bytes]) -> judging.Judged:
    """Judge the site of a seed; one in three is our own with a damaged text, and only checked."""
    random = Random(seed)
    if seed % 3 == 2:
        chosen = random.choice([name for name in own if name.endswith((".md", ".bib", ".yml"))])
        return judging.judged_check(folder, {**own, chosen: damaged(own[chosen], random)})
    files, is_late = site(random)
    return judging.judged(folder, files, is_late=is_late, strict=random.random() < 0.5)


if __name__ == "__main__":
    main()

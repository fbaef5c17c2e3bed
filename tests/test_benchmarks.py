"""The benchmarks: that they measure what they say."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from benchmarks import __main__ as benchmark
from benchmarks import chart, goals, plain_check, previews, processes, results, tasks, weights
from benchmarks.corpus import MARK, corpus
from benchmarks.measures import Measures
from benchmarks.previews import Preview
from benchmarks.processes import FailedError, Run, run
from benchmarks.syntaxes import write
from benchmarks.tasks import Task


def test_the_corpus_is_the_same_each_time() -> None:
    assert corpus(3, 18) == corpus(3, 18)


def test_the_corpus_cites_every_source() -> None:
    made = corpus(5, 30)
    marks = [mark[1] for page in made.explainers for mark in MARK.finditer(page.body)]
    assert {key for mark in marks for key in mark.split(",")} == {entry.key for entry in made.entries}


def test_each_page_has_about_25_citations_of_12_sources() -> None:
    for page in corpus(20, 120).explainers:
        marks = MARK.findall(page.body)
        assert 20 <= len(marks) <= 30
        assert 9 <= len({key for mark in marks for key in mark.split(",")}) <= 12


def test_the_check_and_the_script_find_nothing_in_the_corpus(tmp_path: Path) -> None:
    write(corpus(100, 600), tmp_path, "ibidem")
    command = [sys.executable, "-m", "macros", "check", "--strict"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True).stdout
    assert said == "no findings in 102 pages and 600 sources\n"
    assert plain_check.main(tmp_path) == 0


def test_the_script_locates_what_dangles_and_what_is_unused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(corpus(5, 30), tmp_path, "ibidem")
    page = tmp_path / "docs" / "index.md"
    page.write_text('# Home\n\nIt was so.{{ cite("gone") }} `{{ cite("code") }}`\n', encoding="utf-8")
    store = tmp_path / "bibliography.bib"
    store.write_text(f"@misc{{alone,\n}}\n{store.read_text(encoding='utf-8')}", encoding="utf-8")
    assert plain_check.main(tmp_path) == 2
    assert capsys.readouterr().out.splitlines() == [
        f"{page}:3:20: no source has the key gone",
        f"{store}:1:7: no page cites alone",
    ]


def test_an_edit_changes_one_page_each_time(tmp_path: Path) -> None:
    write(corpus(5, 30), tmp_path, "plain")
    for _ in range(2):
        page, word = tasks.edit(tmp_path)
        assert page.read_text(encoding="utf-8").count("edited") == 1
        assert f" {word}. [" in page.read_text(encoding="utf-8")


def test_a_run_is_measured(tmp_path: Path) -> None:
    measured = run((sys.executable, "-c", "sum(range(1_000_000))"), tmp_path)
    assert measured.cpu > 0
    assert measured.wall > 0
    assert measured.peak > 5


def test_a_run_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="ended with 3"):
        run((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)


_DEAF = "import signal, time; signal.signal(signal.{}, signal.SIG_IGN); print(1, flush=True); time.sleep(99)"


@pytest.mark.parametrize(("deaf", "code"), [("SIGINT", -signal.SIGTERM), ("SIGTERM", -signal.SIGKILL)])
def test_a_server_ends_that_ignores_a_signal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deaf: str, code: int
) -> None:
    monkeypatch.setattr(processes, "_PATIENCE", 1)
    said = tmp_path / "said.txt"
    with said.open("wb") as output:
        process = processes.start((sys.executable, "-c", _DEAF.format(deaf)), tmp_path, output.fileno())
        while not said.stat().st_size:
            time.sleep(0.01)
        processes.end(process)
    assert process.returncode == code


def test_results_are_written_after_each_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured, rounds = _measures(), []

    def measure(_folder: Path, pages: int) -> Sequence[tuple[Task, Run]]:
        if pages == 1_000:
            rounds.append(pages)
        if len(rounds) == 3:
            raise FailedError("the disk is full")
        return [(task, measured.runs[task.name, pages][0]) for task in tasks.TASKS if pages in (100, 1_000)]

    monkeypatch.setattr(benchmark, "_write", lambda *_: None)
    monkeypatch.setattr(benchmark, "_round", measure)
    monkeypatch.setattr(weights, "beyond_the_frame", lambda _: measured.weight)
    monkeypatch.setattr(previews, "measured", lambda *_: measured.preview)
    monkeypatch.setattr(results, "page", lambda _, number: f"{number} rounds\n")

    outcome = CliRunner().invoke(benchmark.main, ["--output", str(tmp_path)])

    assert str(outcome.exception) == "the disk is full"
    assert (tmp_path / "results.md").read_text(encoding="utf-8") == "2 rounds\n"


def _measures(*, slow: float = 1.0) -> Measures:
    """Return figures of which each is the number of its pages, and of our tasks a multiple."""
    ours = {task.name: slow if task.tool == "ibidem" else 1.0 for task in tasks.TASKS}
    runs = {
        (name, pages): [Run(pages * factor / 1_000, pages * factor, 100 * factor)] * 3
        for name, factor in ours.items()
        for pages in (100, 1_000)
    }
    return Measures(runs, Preview((0.5, 1.0, 3.0), ()), 59_000)


def test_ratios_and_growth_are_of_the_middle_run() -> None:
    measures = _measures(slow=2)
    assert measures.ratio("build", "plain build", 1_000) == 2
    assert measures.growth("build") == pytest.approx(1)
    assert measures.peak("build", 100) == 200


def test_goals_say_what_is_met() -> None:
    met = {goal.what for goal in goals.GOALS if goal.is_met(_measures(slow=0.1))}
    assert "Build of 1,000 pages against plain Material" in met
    assert "Build: how often in one with mkdocs-bibtex" in met
    missed = {goal.what for goal in goals.GOALS if not goal.is_met(_measures(slow=2))}
    assert "Build of 1,000 pages against plain Material" in missed
    assert "Build: how often in one with mkdocs-bibtex" in missed


@pytest.mark.skipif(not tasks.PEERS.exists(), reason="make bench installs the peers")
def test_results_have_a_row_for_each_goal_and_task() -> None:
    lines = results.page(_measures(), 3).splitlines()
    for goal in goals.GOALS:
        assert sum(line.startswith(f"| {goal.what} |") for line in lines) == 1
    for task in tasks.TASKS:
        assert sum(line.startswith(f"| {task.name} |") for line in lines) == 2


def test_the_chart_has_a_bar_for_each_label() -> None:
    root = ET.fromstring(chart.drawn(_measures()))
    bars = root.findall("{http://www.w3.org/2000/svg}rect")
    assert len(bars) == 5
    assert {bar.get("class") for bar in bars} == {"bar", "ours"}

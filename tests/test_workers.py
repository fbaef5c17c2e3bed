"""Workers: the same as a loop, whatever becomes of a process."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.project import workers

_MANY = range(1_000)


def _square(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.fixture(name="_two_processors")
def _two(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("processes are forked on Linux alone")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})


@pytest.mark.usefixtures("_two_processors")
def test_results_come_in_order_from_two_processes() -> None:
    results = workers.spread(_square, _MANY)
    assert [square for square, _ in results] == [number * number for number in _MANY]
    assert len({process for _, process in results}) == 2


@pytest.mark.parametrize("count", [0, 1, 2, 49])
def test_a_few_values_need_no_process(count: int) -> None:
    results = workers.spread(_square, range(count))
    assert [square for square, _ in results] == [number * number for number in range(count)]
    assert {process for _, process in results} <= {os.getpid()}


@pytest.mark.usefixtures("_two_processors")
def test_more_processors_than_values_are_no_fault() -> None:
    assert [square for square, _ in workers.spread(_square, [3], fewest=0)] == [9]


@pytest.mark.usefixtures("_two_processors")
def test_beside_another_thread_nothing_is_forked() -> None:
    release = threading.Event()
    beside = threading.Thread(target=release.wait)
    beside.start()
    try:
        assert {process for _, process in workers.spread(_square, _MANY)} == {os.getpid()}
    finally:
        release.set()
        beside.join()


def _dying() -> Callable[[int], int]:
    parent = os.getpid()
    return lambda number: number if os.getpid() == parent else os._exit(1)


@pytest.mark.usefixtures("_two_processors")
def test_the_share_of_a_process_that_dies_is_done_here() -> None:
    assert workers.spread(_dying(), _MANY) == list(_MANY)


def _strict(number: int) -> int:
    if number == 501:
        raise ValueError("501")
    return number


@pytest.mark.usefixtures("_two_processors")
def test_a_fault_in_a_process_is_raised_here(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="501"):
        workers.spread(_strict, _MANY)
    assert capfd.readouterr() == ("", "")


def test_a_process_writes_what_it_has_found() -> None:
    reader, writer = os.pipe()
    workers._work(_square, [2, 3], writer)
    with os.fdopen(reader, "rb") as answer:
        assert [square for square, _ in pickle.loads(answer.read())] == [4, 9]


def test_what_is_done_aside_is_done_when_it_was_waited_for(tmp_path: Path) -> None:
    wait = workers.aside(lambda: (tmp_path / "made").write_text(str(os.getpid()), encoding="utf-8"))
    wait()
    assert (tmp_path / "made").exists()


@pytest.mark.usefixtures("_two_processors")
def test_what_is_done_aside_is_done_in_another_process(tmp_path: Path) -> None:
    workers.aside(lambda: (tmp_path / "made").write_text(str(os.getpid()), encoding="utf-8"))()
    assert (tmp_path / "made").read_text(encoding="utf-8") != str(os.getpid())


@pytest.mark.usefixtures("_two_processors")
def test_what_fails_aside_is_raised_where_it_is_waited_for() -> None:
    wait = workers.aside(lambda: _strict(501))
    with pytest.raises(ValueError, match="501"):
        wait()


def test_with_one_processor_nothing_is_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    wait = workers.aside(lambda: (tmp_path / "made").write_text(str(os.getpid()), encoding="utf-8"))
    assert (tmp_path / "made").read_text(encoding="utf-8") == str(os.getpid())
    wait()


@pytest.mark.usefixtures("_two_processors")
def test_where_no_process_can_be_made_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    done = list[int]()
    workers.aside(lambda: done.append(1))()
    assert done == [1]
    assert [square for square, _ in workers.spread(_square, _MANY)] == [n * n for n in _MANY]


@pytest.mark.usefixtures("_two_processors")
def test_processes_that_nobody_can_wait_for_are_no_fault() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        done = list[int]()
        workers.aside(lambda: done.append(1))()
        assert done == [1]
        assert [square for square, _ in workers.spread(_square, _MANY)] == [n * n for n in _MANY]
    finally:
        signal.signal(signal.SIGCHLD, before)

"""Workers: the same as a loop, whatever becomes of a process."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable

import pytest

from macros import workers

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

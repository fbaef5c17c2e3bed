"""Workers: one function over many values, in as many processes as there are processors.

Processes are forked, so that they start with all that is known; what they return is pickled.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

_FEWEST = 50
"""Fewer values are done sooner than a process is made."""


def spread(function: Callable[[T], R], values: Sequence[T], fewest: int = _FEWEST) -> list[R]:
    """Return the function's value for each, in order; it must not depend on what it has seen before."""
    count = _processors() if len(values) >= fewest else 1
    shares = [values[number::count] for number in range(count)]
    started = [_started(function, share) for share in shares[1:]]
    results = [[function(value) for value in shares[0]]]
    results += [_finished(place, function, share) for place, share in zip(started, shares[1:], strict=True)]
    return [results[place % count][place // count] for place in range(len(values))]


def aside(function: Callable[[], object]) -> Callable[[], None]:
    """Run a function beside all else, for what it does outside of this process; return what waits for it.

    Where that is not possible it is run first. What fails beside is run again here, where it can be raised.
    """
    if _processors() == 1:
        function()
        return lambda: None
    process = os.fork()
    if process == 0:  # pragma: no cover  coverage does not see this process
        code = 1
        try:
            function()
            code = 0
        finally:
            os._exit(code)
    return lambda: _wait(process, function)


def _wait(process: int, function: Callable[[], object]) -> None:
    _, status = os.waitpid(process, 0)
    if status:
        function()


def _processors() -> int:
    """Return how many processes may run at once: one where a process cannot be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _started(function: Callable[[T], R], share: Sequence[T]) -> tuple[int, int]:
    """Fork a process that works on a share; return its number and where its results are read."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:  # pragma: no cover  coverage does not see this process
        try:
            os.close(reader)
            _work(function, share, writer)
        finally:
            # Not the end of the program that it is a copy of.
            os._exit(0)
    os.close(writer)
    return process, reader


def _work(function: Callable[[T], R], share: Sequence[T], writer: int) -> None:
    with os.fdopen(writer, "wb") as output:
        output.write(pickle.dumps([function(value) for value in share], pickle.HIGHEST_PROTOCOL))


def _finished(worker: tuple[int, int], function: Callable[[T], R], share: Sequence[T]) -> list[R]:
    """Return what a worker has found; what it left undone is done here, where a fault can be raised."""
    process, reader = worker
    with os.fdopen(reader, "rb") as answer:
        said = answer.read()
    os.waitpid(process, 0)
    try:
        found: list[R] = pickle.loads(said)  # noqa: S301  from a process of our own
    except (EOFError, pickle.UnpicklingError):
        return [function(value) for value in share]
    return found

"""Workers: one function over many values, in as many processes as there are processors.

Processes are forked, so that they start with everything in memory; their results are pickled.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

_MOST = 8
T = TypeVar("T")
R = TypeVar("R")

_FEWEST = 50
"""Fewer values are computed sooner than a process starts."""


def spread(function: Callable[[T], R], values: Sequence[T], fewest: int = _FEWEST) -> list[R]:
    """Return the result for each value, in order; the function must not depend on earlier calls."""
    count = _processors() if len(values) >= fewest else 1
    shares = [values[number::count] for number in range(count)]
    started = [_started(function, share) for share in shares[1:]]
    results = [[function(value) for value in shares[0]]]
    results += [_finished(place, function, share) for place, share in zip(started, shares[1:], strict=True)]
    return [results[place % count][place // count] for place in range(len(values))]


def aside(function: Callable[[], object]) -> Callable[[], None]:
    """Run a function in a second process, for what it writes; return a function that waits for its end.

    Without a second process the function runs at once. Where it fails there, it runs again in this process,
    so that its exception is raised.
    """
    process = _forked(function) if _processors() > 1 else None
    if process is None:
        function()
        return lambda: None
    return lambda: _wait(process, function)


def _wait(process: int, function: Callable[[], object]) -> None:
    if not _ended_well(process):
        function()


def _ended_well(process: int) -> bool:
    """Wait for a process, and return whether it succeeded; False if unknown, as where SIGCHLD is ignored."""
    try:
        return os.waitpid(process, 0)[1] == 0
    except ChildProcessError:
        return False


def _forked(function: Callable[[], object]) -> int | None:
    """Run a function in a process of its own; return its number, or None where none can be made."""
    try:
        process = os.fork()
    except OSError:
        return None
    if process == 0:  # pragma: no cover  coverage does not see this process
        code = 1
        try:
            function()
            code = 0
        finally:
            # Without the exit handlers of the program that this process is a copy of.
            os._exit(code)
    return process


def _processors() -> int:
    """Return how many processes may run at once: one where a process cannot be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


def _started(function: Callable[[T], R], share: Sequence[T]) -> tuple[int | None, int]:
    """Let a process work on a share; return its number and where its results are read."""
    reader, writer = os.pipe()
    process = _forked(lambda: _work(function, share, writer))
    os.close(writer)
    return process, reader


def _work(function: Callable[[T], R], share: Sequence[T], writer: int) -> None:
    with os.fdopen(writer, "wb") as output:
        output.write(pickle.dumps([function(value) for value in share], pickle.HIGHEST_PROTOCOL))


def _finished(worker: tuple[int | None, int], function: Callable[[T], R], share: Sequence[T]) -> list[R]:
    """Return the results of a worker; where it failed, compute them here, so that an exception is raised."""
    process, reader = worker
    with os.fdopen(reader, "rb") as answer:
        said = answer.read()
    if process is not None:
        _ended_well(process)
    try:
        found: list[R] = pickle.loads(said)  # noqa: S301  from a process of our own
    except (EOFError, pickle.UnpicklingError):
        return [function(value) for value in share]
    return found

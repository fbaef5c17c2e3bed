"""Ending a build with a report: a host shows an exception of an extension with its whole traceback."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import NoReturn


class CheckFailedError(Exception):
    """The check has found errors, or the set-up is wrong; the text is what writers are to see."""


def end(told: str) -> NoReturn:
    """End the build with exit code 1, and show this text alone.

    The exception goes through the host, which then writes no page. What arrives at the top may be an
    exception of the host's own that quotes ours: its traceback would bury the report.
    """
    show_others = sys.excepthook

    def show(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if told in str(error):
            sys.stderr.write(f"{told}\n")
        else:
            show_others(kind, error, traceback)

    sys.excepthook = show
    raise CheckFailedError(told)

"""Asking services that answer in JSON; what is not in order is no answer, and no error either."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ....core.text import EMPTY
from .connecting import Answer, ask
from .outcomes import FetchError
from .reader import Clock, ReaderSettings
from .targets import Target, target

_MOST_BYTES = 2_000_000
_MOST_FAILURES = 3
"""After how many failures in a row a service is left alone: each may take a minute."""
_BUSY = (429, 503)


@dataclass(slots=True)
class ServiceReader:
    """Asks services one after the other, at a pace, as sources are asked."""

    settings: ReaderSettings
    clock: Clock = field(default_factory=Clock)
    shut: set[str] = field(default_factory=set)
    """The services that do not answer, or ask for a rest: they are left for another day."""
    _free: dict[str, float] = field(default_factory=dict)
    _failures: Counter[str] = field(default_factory=Counter)

    def ask(
        self, address: str, *, headers: Mapping[str, str] = EMPTY, form: Mapping[str, str] | None = None
    ) -> object:
        """Return what a service says, as JSON gives it; None where it says nothing. A form is posted.

        Redirects are not followed: a key that is sent along is for this service alone.
        """
        try:
            aim = target(address)
        except FetchError:
            return None
        answer = None if aim.origin in self.shut else self._answer(aim, headers, form)
        return _loaded(answer.content) if answer and answer.status == 200 else None

    def _answer(
        self, aim: Target, headers: Mapping[str, str], form: Mapping[str, str] | None
    ) -> Answer | None:
        left = self._free.get(aim.host, 0.0) - self.clock.steady()
        if left > 0:
            self.clock.sleep(left)
        settings = self.settings._replace(most_bytes=_MOST_BYTES)
        sent = {"Accept": "application/json", **headers}
        try:
            answer = ask(aim, sent, settings, time.monotonic() + settings.seconds, form)
        except FetchError:
            self._failures[aim.origin] += 1
            if self._failures[aim.origin] >= _MOST_FAILURES:
                self.shut.add(aim.origin)
            return None
        finally:
            self._free[aim.host] = self.clock.steady() + settings.pace
        self._failures.pop(aim.origin, None)
        if answer.status in _BUSY:
            self.shut.add(aim.origin)
        return answer


def _loaded(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None

"""The names that a citation puts into its sentence, for readings of a page that have no built page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ...core.macro_table import KNOWN
from ...core.model import Call, Source

Cited = Callable[[Source], str]
"""Returns whom a sentence names for a source, in the words of the page."""


def named(calls: Iterable[Call], sources: Mapping[str, Source], cited: Cited) -> tuple[Call, ...]:
    """Return the calls with the names that readers see; a key without a source has none."""
    return tuple(_named(call, sources, cited) if KNOWN[call.macro].has_names else call for call in calls)


def _named(call: Call, sources: Mapping[str, Source], cited: Cited) -> Call:
    found = [cited(sources[one.key]) for one in call.citations if one.key in sources]
    return call._replace(names="".join(found))

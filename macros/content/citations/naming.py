"""The names that a citation puts into its sentence, for readings of a page that have no built page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ...core.macro_table import MACROS
from ...core.model import Call, Source
from ..biblatex.cited_names import cited_text


def named(calls: Iterable[Call], sources: Mapping[str, Source]) -> tuple[Call, ...]:
    """Return the calls with the names that readers see; a key without a source has none."""
    return tuple(_named(call, sources) if MACROS[call.macro].has_names else call for call in calls)


def _named(call: Call, sources: Mapping[str, Source]) -> Call:
    found = [cited_text(sources[one.key]) for one in call.citations if one.key in sources]
    return replace(call, names="".join(found))

"""Which findings a report on some files is asked for, while the whole site is checked."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from . import rules
from .findings import Finding


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report is about; everything, when nothing is left out."""

    left_out: frozenset[str] = frozenset()
    """The pages that it is not about."""
    kinds: frozenset[str] = frozenset()
    """Of `store`, `pages` and `authors`, those of which it is about a file."""

    def has(self, finding: Finding) -> bool:
        """Say whether a finding stands in a file that is meant or shared, or rests on one that is meant."""
        if finding.location.path not in self.left_out:
            return True
        rule = rules.named(finding.rule)
        return rule is not None and rule.needs in self.kinds


def selection(paths: tuple[str, ...], files: Mapping[str, AbstractSet[str]]) -> Selection:
    """Select files and folders out of a site's files, which come by kind; no path means everything."""
    if not paths:
        return Selection()
    meant = {kind: {name for name in names if _is_below(name, paths)} for kind, names in files.items()}
    kinds = frozenset(kind for kind, names in meant.items() if names)
    return Selection(frozenset(files["pages"] - meant["pages"]), kinds)


def _is_below(name: str, paths: tuple[str, ...]) -> bool:
    return any(name == path or name.startswith(f"{path}/") for path in paths)

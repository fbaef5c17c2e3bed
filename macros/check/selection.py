"""Which findings a report on some files is asked for, while the whole site is checked."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ..core.findings import Finding, Severity
from . import rules


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report is about; everything, when nothing is left out."""

    left_out: frozenset[str] = frozenset()
    """The files of the site that it is not about."""
    pages: frozenset[str] = frozenset()
    """Those of them that are pages; all pages share the others."""
    kinds: frozenset[str] = frozenset()
    """Of `store`, `pages` and `authors`, those of which it is about a file."""

    def has(self, finding: Finding) -> bool:
        """Say whether a finding stands in a file that is meant, or is an error that concerns one."""
        if finding.location.path not in self.left_out:
            return True
        if finding.severity is not Severity.ERROR:
            return False
        rule = rules.named(finding.rule)
        return finding.location.path not in self.pages or (rule is not None and rule.needs in self.kinds)


def selection(paths: tuple[str, ...], files: Mapping[str, AbstractSet[str]]) -> Selection:
    """Select files and folders out of a site's files, which come by kind; no path means everything."""
    if not paths:
        return Selection()
    left_out = {kind: {name for name in names if not _is_below(name, paths)} for kind, names in files.items()}
    kinds = frozenset(kind for kind, names in files.items() if names - left_out[kind])
    return Selection(frozenset().union(*left_out.values()), frozenset(left_out["pages"]), kinds)


def _is_below(name: str, paths: tuple[str, ...]) -> bool:
    return any(name == path or name.startswith(f"{path}/") for path in paths)

"""Judging: what readers see held against what the texts say, and which findings stand."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...content import suppressions
from .. import rules
from ...core.findings import Finding, Severity
from .values import Site, CheckResult

if TYPE_CHECKING:
    from ...render.built_pages import BuiltPage


def with_rendered(site: Site, rendered: Mapping[str, BuiltPage], included: AbstractSet[str]) -> Site:
    """Add what the built pages show, by path, to what the texts say.

    `included` are all pages that the host publishes; one that is not in `rendered` was left as it
    is by a partial build, and stays unjudged.
    """
    # A check renders nothing, and begins sooner without these.
    from .. import render_check  # noqa: PLC0415
    from ...render.built_pages import BuiltPage  # noqa: PLC0415

    differences = list[Finding]()
    # In their place a preview shows a sentence without anchors.
    unreadable = {finding.location.path for finding in site.found if finding.rule == "unreadable-file"}
    judged = {path: shown for path, shown in rendered.items() if path not in unreadable}
    for path, profile in site.profiles.items():
        if path not in included:
            differences.append(render_check.unbuilt(site.read(site.texts[path])))
        elif path in rendered:
            if not render_check.agrees(profile, rendered[path]):
                differences.extend(render_check.differences(site.read(site.texts[path]), rendered[path]))
            differences.extend(render_check.astray(profile, site.texts[path], judged))
    for path in sorted(included - site.profiles.keys()):
        differences.extend(render_check.unread(path, rendered.get(path, BuiltPage())))
    return replace(site, found=(*site.found, *differences), is_rendered=True)


def judged(site: Site, paths: tuple[str, ...] = ()) -> CheckResult:
    """Apply the severities of the settings and the acceptances of the writers.

    With paths of files and folders, the result leaves out what stands in other pages.
    """
    severities = site.settings.severities
    undecided = {rule for rule, severity in severities.items() if severity == Severity.OFF}
    undecided |= {rule.id for rule in rules.RULES if rule.needs in site.unread or rule.is_passing}
    undecided |= {rule.id for rule in rules.RULES if rule.is_rendered and not site.is_rendered}
    graded = rules.graded(site.found, severities)
    divided = suppressions.applied(graded, site.suppressions, rules.IDS, undecided)
    standing = rules.without_consequences(rules.graded(divided.standing, severities))
    selected = selection(paths, site.files)
    meant = tuple(finding for finding in standing if selected.has(finding))
    return CheckResult(
        meant,
        sum(selected.has(finding) for finding in divided.accepted),
        len(site.profiles),
        len(site.bibliography.sources),
        len(selected.pages - {finding.location.path for finding in meant}),
        len(standing) - len(meant),
    )


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

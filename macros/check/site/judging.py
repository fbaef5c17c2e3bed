"""Judging: add the findings of the render check, apply severities and suppressions, select files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from ...content import suppressions
from ...content.suppressions import Divided
from ...core.findings import FAILED, UNSEEN, Finding, Severity
from ...core.text import Location
from .. import rules
from .model import Site
from .result import CheckResult

_UNRENDERED = "unrendered-macro"
_OF_CALLS = frozenset({_UNRENDERED, "dynamic-citation", "invalid-citation"})
"""The rules whose findings say of a macro in a text what is wrong with it."""

if TYPE_CHECKING:
    from ...render.built_pages import BuiltPage


def with_rendered(
    site: Site, rendered: Mapping[str, BuiltPage], included: AbstractSet[str], *, is_preview: bool = False
) -> Site:
    """Add the findings of the render check.

    `rendered` are the built pages by path, and `included` the paths of all pages that MkDocs publishes;
    a page that is in `included` alone was skipped by a partial build, and is not checked. A preview is not
    published.
    """
    # A check renders nothing, and starts faster without these modules.
    from ...render.built_pages import BuiltPage  # noqa: PLC0415
    from .. import forgeries, render_check  # noqa: PLC0415

    differences = list[Finding]()
    is_drafted = not site.drafts.keys().isdisjoint(rendered)
    # A preview shows a sentence without anchors in place of an unreadable page.
    unreadable = {finding.location.path for finding in site.found if finding.rule == "unreadable-file"}
    judged = {path: shown for path, shown in rendered.items() if path not in unreadable}
    for path, profile in (*site.profiles.items(), *site.drafts.items()):
        # A draft that cannot be read has no text, and one that is not built says nothing.
        if path not in site.texts or (path not in included and path in site.drafts):
            continue
        if path not in included:
            if site.is_judged(profile) or profile.shown:
                differences.append(render_check.unbuilt(site.read(site.texts[path])))
        elif path in rendered:
            built = site.as_read(rendered[path], profile)
            if not render_check.agrees(profile, built):
                page = site.read(site.texts[path])
                differences.extend(
                    (*render_check.differences(page, built), *forgeries.found(path, page, built))
                )
            if site.is_judged(profile):
                differences.extend(render_check.missing_anchors(profile, site.texts[path], judged))
    for path in sorted(included - site.profiles.keys() - site.drafts.keys()):
        differences.extend(render_check.unread(path, rendered.get(path, BuiltPage())))
    withheld = (
        finding
        for path, shown in judged.items()
        if shown.missing and not is_preview
        for finding in forgeries.withheld(path, site.page(path), shown)
    )
    return replace(
        site,
        found=(*site.found, *differences),
        withheld=tuple(withheld),
        is_rendered=True,
        are_drafts_rendered=is_drafted,
        seen=frozenset(finding.order for finding in differences),
    )


def with_addresses(site: Site, made: Sequence[tuple[str, str]]) -> Site:
    """Add the findings on pages with citations over which the host writes another file.

    `made` are the files in the order in which the host writes them, each with its file in the built site.
    """
    from .. import render_check  # noqa: PLC0415  as above

    last = {file: path for path, file in made}
    told = {one.location.path for one in site.found if one.rule == "displaced-page"}
    lost = [
        render_check.displaced(site.read(site.texts[path]), last[file], file.removesuffix("index.html"))
        for path, file in made
        if last[file] != path and path not in told and path in site.profiles and site.profiles[path].shown
    ]
    return replace(site, found=(*site.found, *lost)) if lost else site


def judged(site: Site, paths: tuple[str, ...] = ()) -> CheckResult:
    """Apply the severities of the settings and the suppressions of the writers.

    With paths of files and folders, the result leaves out findings in other pages.
    """
    of_pages, of_drafts = _divided(site, of_drafts=False), _divided(site, of_drafts=True)
    found = _with(site.withheld, tuple(_standing(site, of_pages.standing, of_drafts.standing)))
    standing = sorted(found, key=attrgetter("order"))
    selected = selection(paths, site.files)
    reported = tuple(finding for finding in standing if selected.has(finding))
    return CheckResult(
        reported,
        sum(selected.has(finding) for finding in (*of_pages.accepted, *of_drafts.accepted)),
        len(site.profiles),
        len(site.bibliography.sources),
        len(selected.pages - {finding.location.path for finding in reported}),
        len(standing) - len(reported),
        len(site.drafts),
        site.by_record,
    )


def _with(withheld: Sequence[Finding], standing: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Add what no page is published with, whatever settings and acceptances say, unless that is an error."""
    errors = {_said(one) for one in standing if one.severity is Severity.ERROR}
    added = {_said(one): one for one in withheld if _said(one) not in errors}
    kept = (one for one in standing if _said(one) not in added)
    return (*kept, *added.values())


def _said(finding: Finding) -> tuple[str, Location]:
    return finding.rule, finding.location


def _divided(site: Site, *, of_drafts: bool) -> Divided:
    """Apply severities and suppressions to the findings in drafts, or to all others."""
    severities = site.settings.severities
    is_rendered = site.are_drafts_rendered if of_drafts else site.is_rendered
    undecided = {rule for rule, severity in severities.items() if severity == Severity.OFF}
    undecided |= {rule.id for rule in rules.RULES if rule.needs in site.unread or rule.is_passing}
    undecided |= {rule.id for rule in rules.RULES if rule.is_rendered and not is_rendered}
    undecided |= frozenset() if site.evidence else rules.ON_EVIDENCE
    found = (finding for finding in site.found if (finding.location.path in site.drafts) is of_drafts)
    made = (one for one in site.suppressions if (one.text.path in site.drafts) is of_drafts)
    divided = suppressions.applied(rules.graded(found, severities), made, rules.IDS, undecided)
    standing = rules.graded(divided.standing, severities)
    return divided._replace(standing=tuple(_unsaid(standing, site.seen)))


def _standing(site: Site, of_pages: tuple[Finding, ...], of_drafts: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield the findings that no error explains; what is wrong in a draft explains nothing in a page."""
    yield from rules.without_consequences(of_pages)
    for finding in rules.without_consequences((*of_pages, *of_drafts)):
        if finding.location.path in site.drafts:
            yield finding._replace(severity=Severity.NOTE, message=f"in a draft: {finding.message}")


def _unsaid(findings: Sequence[Finding], seen: AbstractSet[object]) -> Iterator[Finding]:
    """Leave out what rendering shows of a macro of which the text of its page says more.

    Not before acceptances are applied: with the one finding that is accepted, the other would be lost.
    What is said has to be an error, as what is seen is: a warning would let the build pass.
    """
    said = [one for one in findings if one.order not in seen and one.rule in _OF_CALLS]
    said = [one for one in said if one.severity is Severity.ERROR]
    lines = {(one.location.path, one.location.line) for one in said}
    paths = {one.location.path for one in said}
    computed = {one.location.path for one in said if one.rule != _UNRENDERED}
    hidden = [one for one in findings if one.order not in seen and one.rule == "hidden-citation"]
    places = {one.location for one in hidden if one.severity is Severity.ERROR}

    def is_said(finding: Finding) -> bool:
        path = finding.location.path
        if finding.rule == "hidden-citation":
            return finding.message.startswith(UNSEEN) and path in computed
        is_failure = finding.message.startswith(FAILED)
        is_near = (path, finding.location.line) in lines or finding.location in places
        return finding.rule == _UNRENDERED and (is_near or path in (paths if is_failure else computed))

    return (finding for finding in findings if finding.order not in seen or not is_said(finding))


class Selection(NamedTuple):
    """The files that a report covers; all files when none is left out."""

    left_out: frozenset[str] = frozenset()
    """The files of the site that the report does not cover."""
    pages: frozenset[str] = frozenset()
    """The pages among the files left out; the other files left out concern all pages."""
    kinds: frozenset[str] = frozenset()
    """The kinds (`store`, `pages`, `authors`) of which the report covers a file."""

    def has(self, finding: Finding) -> bool:
        """Return whether a finding is in a file that the report covers, or is an error that concerns one."""
        if finding.location.path not in self.left_out:
            return True
        if finding.severity is not Severity.ERROR:
            return False
        rule = rules.named(finding.rule)
        return finding.location.path not in self.pages or (rule is not None and rule.needs in self.kinds)


def selection(paths: tuple[str, ...], files: Mapping[str, AbstractSet[str]]) -> Selection:
    """Return the selection of some paths, of all files without one; `files` are those of the site by kind."""
    if not paths:
        return Selection()
    left_out = {kind: {name for name in names if not _is_below(name, paths)} for kind, names in files.items()}
    kinds = frozenset(kind for kind, names in files.items() if names - left_out[kind])
    return Selection(frozenset().union(*left_out.values()), frozenset(left_out["pages"]), kinds)


def _is_below(name: str, paths: tuple[str, ...]) -> bool:
    return any(name == path or name.startswith(f"{path}/") for path in paths)

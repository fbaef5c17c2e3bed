"""The findings of a preview as a page lists them."""

from __future__ import annotations

import pytest

from macros.check.site import CheckResult
from macros.core.findings import Finding, Severity
from macros.core.text import Location
from macros.publish.views import found
from macros.render.source_map import SourcePlace

from .publications import publication, typed

_STORE = "@misc{a, title = {A}}\n@misc{b,\n  title = {B}}\n"
_MADE = publication({"one.md": typed(title="One"), "two.md": "# Two\n", "away.md": "# Away\n"}, _STORE)


def _finding(path: str, line: int = 1, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("some-rule", Location(path, line, 1), f"line {line}", severity=severity)


def _result(*findings: Finding) -> CheckResult:
    return CheckResult(findings, 0, 3, 2)


def _view(
    result: CheckResult,
    path: str,
    places: dict[Finding, SourcePlace] | None = None,
    listed: tuple[str, ...] = (),
) -> found.FindingsView:
    view = found.findings(_MADE, result, path, places or {}, listed)
    assert view
    return view


def _listed(file: found.FileView) -> list[tuple[int, str, int]]:
    return [(item.number, file.path, item.finding.location.line) for item in file.found]


def test_without_findings_there_is_nothing_to_say() -> None:
    assert found.findings(_MADE, _result(), "docs/one.md", {}, ()) is None


def test_the_page_comes_first_and_the_rest_is_grouped_by_file() -> None:
    findings = [("bibliography.bib", 2), ("docs/one.md", 3), ("docs/two.md", 1), ("docs/two.md", 4)]
    result = _result(*(_finding(path, line) for path, line in findings))

    view = _view(result, "docs/two.md")

    assert view.here
    assert _listed(view.here) == [(1, "docs/two.md", 1), (2, "docs/two.md", 4)]
    assert [_listed(file) for file in view.elsewhere] == [
        [(3, "bibliography.bib", 2)],
        [(4, "docs/one.md", 3)],
    ]
    assert [file.url for file in (view.here, *view.elsewhere)] == ["two/", None, "one/"]
    assert view.unlisted == 0


def test_a_page_without_findings_of_its_own_lists_the_others() -> None:
    view = _view(_result(_finding("docs/one.md")), "docs/two.md")

    assert view.here is None
    assert [_listed(file) for file in view.elsewhere] == [[(1, "docs/one.md", 1)]]


def test_a_page_lists_so_many_others_and_says_how_many_more_there_are() -> None:
    result = _result(*(_finding("docs/one.md", line) for line in range(1, 204)))

    others, own = _view(result, "docs/two.md"), _view(result, "docs/one.md")

    assert (len(others.elsewhere[0].found), others.unlisted) == (200, 3)
    assert own.here
    assert (len(own.here.found), own.elsewhere, own.unlisted) == (203, (), 0)


@pytest.mark.parametrize(
    ("errors", "warnings", "counts"),
    [
        pytest.param(1, 0, "1 error", id="error"),
        pytest.param(0, 2, "2 warnings", id="warnings"),
        pytest.param(2, 1, "2 errors and 1 warning", id="both"),
    ],
)
def test_findings_are_counted(errors: int, warnings: int, counts: str) -> None:
    levels = [Severity.ERROR] * errors + [Severity.WARNING] * warnings
    result = _result(*(_finding("docs/one.md", line, level) for line, level in enumerate(levels, 1)))

    assert _view(result, "").counts == counts


@pytest.mark.parametrize(
    ("place", "link", "near"),
    [
        pytest.param(SourcePlace(0), "#ib-place-1", "", id="place"),
        pytest.param(SourcePlace(anchor="größe", heading="Größe"), "#gr%C3%B6%C3%9Fe", "Größe", id="heading"),
        pytest.param(SourcePlace(), "", "", id="neither"),
        pytest.param(None, "", "", id="not-looked-for"),
    ],
)
def test_a_finding_leads_to_where_the_page_shows_it(place: SourcePlace | None, link: str, near: str) -> None:
    finding = _finding("docs/one.md")

    view = _view(_result(finding), "docs/one.md", {finding: place} if place else {})

    assert view.here
    assert [(item.link, item.near) for item in view.here.found] == [(link, near)]


def test_a_finding_on_the_key_of_a_source_leads_to_where_the_page_lists_it() -> None:
    result = _result(*(_finding("bibliography.bib", line) for line in (1, 2, 3)))

    (file,) = _view(result, "docs/one.md", listed=("b", "unknown")).elsewhere

    assert [item.link for item in file.found] == ["", "#src-b", ""]

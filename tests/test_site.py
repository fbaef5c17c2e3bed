from __future__ import annotations

from dataclasses import replace

import pytest

from macros.check import report, rules, site
from macros.check.site import CheckResult, Project, Site
from macros.content.settings import Settings
from macros.core.findings import Finding, Severity
from macros.core.text import Location, Text
from macros.render.built_pages import BuiltPage

ENTRY = "@online{a,\n  title = {A},\n  doi = {10.1000/a},\n}\n"


def _project(*pages: str, store: str = ENTRY, **severities: Severity) -> Project:
    named = {name.replace("_", "-"): severity for name, severity in severities.items()}
    texts = tuple(Text(f"docs/{n}.md", page) for n, page in enumerate(pages))
    return Project(Settings(severities=named, everywhere=True), (Text("bibliography.bib", store),), texts)


def _built(*pages: str, store: str = ENTRY, **severities: Severity) -> Site:
    return site.build(_project(*pages, store=store, **severities))


def _concise(built: Site) -> list[str]:
    return report.concise(site.judged(built), built.texts).splitlines()


CITED, LOST = 'A{{ cite("a") }}\n', 'A{{ cite("b") }}\n'
UNUSED = 'bibliography.bib:1:9: error[unused-source] no page cites "a"'
UNDEFINED = 'docs/0.md:1:11: error[undefined-citation] no source has the key "b"'


def test_a_site_that_holds_has_no_finding() -> None:
    assert site.judged(_built(CITED)) == CheckResult((), 0, pages=1, sources=1)


def test_findings_come_sorted_by_place() -> None:
    assert _concise(_built(LOST)) == [UNUSED, UNDEFINED]


def test_findings_of_every_step_come_together() -> None:
    built = _built("---\nchecked: soon\n---\nA{{ cite() }}\n", store=ENTRY + "@online{c,\n  titel {C},\n}\n")

    found = {finding.rule for finding in site.judged(built).findings}

    assert {"invalid-bibtex", "invalid-front-matter", "invalid-citation", "unused-source"} <= found


def test_faults_of_reading_stand_beside_the_rest() -> None:
    fault = Finding("unreadable-file", Location("docs/x.md", 1, 1), "this file does not exist")

    built = site.build(replace(_project(LOST), faults=(fault,)))

    assert _concise(built)[1:] == [
        UNDEFINED,
        "docs/x.md:1:1: error[unreadable-file] this file does not exist",
    ]


@pytest.mark.parametrize(
    ("unread", "expected"),
    [
        pytest.param({"store"}, [UNUSED], id="store"),
        pytest.param({"pages"}, [UNDEFINED], id="pages"),
        pytest.param({"store", "pages"}, [], id="both"),
    ],
)
def test_what_was_not_read_is_not_judged(unread: set[str], expected: list[str]) -> None:
    fault = Finding("unreadable-file", Location("a", 1, 1), "this file does not exist")
    built = site.build(replace(_project(LOST), faults=(fault,), unread=frozenset(unread)))

    assert _concise(built) == ["a:1:1: error[unreadable-file] this file does not exist", *expected]


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"invalid-bibtex": Severity.OFF}, id="off"),
        pytest.param({"invalid-bibtex": Severity.WARNING}, id="warning"),
    ],
)
def test_what_follows_from_a_fault_is_said_where_the_fault_fails_nothing(
    settings: dict[str, Severity],
) -> None:
    broken = site.build(
        _project('A{{ cite("b") }}\n', store="@online{b title = {B}, url = {https://x.org/}}")
    )
    lenient = replace(broken, settings=broken.settings._replace(severities=settings))

    assert "undefined-citation" not in {finding.rule for finding in site.judged(broken).findings}
    assert "undefined-citation" in {finding.rule for finding in site.judged(lenient).findings}


def test_a_page_whose_front_matter_is_broken_hides_no_use() -> None:
    """What it lists as further reading is not known."""
    built = _built("---\nfurther_reading: [a\n---\nA\n")

    assert [finding.rule for finding in site.judged(built).findings] == ["invalid-front-matter"]


_AUTHOR = "---\nauthors: [ada]\n---\nA{{ cite('a') }}\n"


def _with_authors(content: str, *pages: str) -> Site:
    return site.build(replace(_project(*pages), authors=Text("docs/.authors.yml", content)))


def test_authors_are_known() -> None:
    built = _with_authors("authors: {ada: {name: Ada}}", _AUTHOR)

    assert _concise(built) == []
    assert built.authors["ada"].name == "Ada"
    assert built.texts["docs/.authors.yml"].content == "authors: {ada: {name: Ada}}"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("authors: [", id="not-yaml"),
        pytest.param("authors: [ada]", id="list"),
        pytest.param("authors: {a b: {name: x}}", id="author-left-out"),
    ],
)
def test_authors_that_could_not_be_read_are_not_missed(content: str) -> None:
    built = _with_authors(content, _AUTHOR)

    assert [finding.rule for finding in site.judged(built).findings] == ["invalid-author"]


def test_an_author_with_a_fault_hides_no_other() -> None:
    built = _with_authors("authors: {grace: {name: 3}}", _AUTHOR)

    rules_found = [finding.rule for finding in site.judged(built).findings]
    assert sorted(rules_found) == ["invalid-author", "undefined-author"]


def test_a_page_that_could_not_be_read_is_not_missed() -> None:
    fault = Finding("unreadable-file", Location("docs/x.md", 1, 1), "the byte 0xff here is not UTF-8")
    page = '---\nfollow_ups: [{question: "Why?", page: x.md}]\n---\nA{{ cite("a") }}\n'

    built = site.build(replace(_project(page), faults=(fault,), unread=frozenset({"pages"})))

    assert [finding.rule for finding in site.judged(built).findings] == ["unreadable-file"]


def test_a_sentence_in_the_place_of_an_unreadable_page_needs_no_anchor() -> None:
    fault = Finding("unreadable-file", Location("docs/x.md", 1, 1), "the byte 0xff here is not UTF-8")
    page = '---\nfollow_ups: [{question: "Why?", page: "x.md#why"}]\n---\nA{{ cite("a") }}\n'
    built = site.build(replace(_project(page), faults=(fault,), unread=frozenset({"pages"})))
    rendered = {"docs/0.md": BuiltPage((0,)), "docs/x.md": BuiltPage()}

    held = site.with_rendered(built, rendered, rendered.keys())

    assert [finding.rule for finding in site.judged(held).findings] == ["unreadable-file"]


def test_further_reading_is_a_use() -> None:
    assert _concise(_built("---\nfurther_reading: [a]\n---\nA\n")) == []


def test_a_page_that_renders_no_macros_cites_nothing() -> None:
    built = _built("---\nrender_macros: false\n---\nA{{ cite(key) }} {{ x }}\n")
    dynamic = "a citation must stand on its own, with its keys as literal text"
    assert _concise(built) == [UNUSED, f"docs/0.md:4:2: error[dynamic-citation] {dynamic}"]


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        pytest.param(Severity.WARNING, [UNUSED.replace("error[", "warning[")], id="warning"),
        pytest.param(Severity.OFF, [], id="off"),
        pytest.param(Severity.ERROR, [UNUSED], id="error"),
    ],
)
def test_the_settings_give_severities(severity: Severity, expected: list[str]) -> None:
    assert _concise(_built("A\n", unused_source=severity)) == expected


@pytest.mark.parametrize(
    ("severities", "strict", "fails"),
    [
        pytest.param((), False, False, id="nothing"),
        pytest.param((), True, False, id="nothing-strict"),
        pytest.param((Severity.WARNING,), False, False, id="warning"),
        pytest.param((Severity.WARNING,), True, True, id="warning-strict"),
        pytest.param((Severity.ERROR,), False, True, id="error"),
        pytest.param((Severity.ERROR, Severity.WARNING), True, True, id="both-strict"),
    ],
)
def test_errors_fail_and_warnings_when_strict(
    severities: tuple[Severity, ...], *, strict: bool, fails: bool
) -> None:
    place = Location("a", 1, 1)
    found = tuple(Finding("unused-source", place, "x", severity=severity) for severity in severities)

    assert CheckResult(found, 0, 1, 1).fails(strict=strict) == fails


def test_an_accepted_finding_is_counted_and_gone() -> None:
    built = _built(
        '<!-- ibidem: allow undefined-citation: it is coming -->\nA{{ cite("b") }}{{ cite("a") }}\n'
    )

    assert site.judged(built) == CheckResult((), 1, pages=1, sources=1)


def test_a_finding_of_the_store_is_accepted_in_a_remark() -> None:
    built = _built("A\n", store=f"% ibidem: allow unused-source: soon\n{ENTRY}")

    assert site.judged(built).suppressed == 1


ALLOWED = '<!-- ibidem: allow undefined-citation: it is coming -->\nA{{ cite("a") }}\n'


def test_an_acceptance_of_nothing_is_a_finding() -> None:
    assert [finding.rule for finding in site.judged(_built(ALLOWED)).findings] == ["invalid-acceptance"]


def test_an_acceptance_of_a_rule_that_is_off_waits() -> None:
    assert _concise(_built(ALLOWED, undefined_citation=Severity.OFF)) == []


def test_an_acceptance_of_a_rule_that_could_not_speak_waits() -> None:
    built = site.build(replace(_project(ALLOWED), unread=frozenset({"store"})))

    assert _concise(built) == []


@pytest.mark.parametrize(
    ("rendered", "rules_found"),
    [
        pytest.param(None, [], id="before-rendering"),
        pytest.param(BuiltPage((0,)), ["invalid-acceptance"], id="rendered-and-nothing-to-accept"),
        pytest.param(BuiltPage(()), [], id="rendered-and-accepted"),
    ],
)
def test_an_acceptance_waits_for_what_only_rendering_shows(
    rendered: BuiltPage | None, rules_found: list[str]
) -> None:
    built = _built('<!-- ibidem: allow hidden-citation: a branch -->\nA{{ cite("a") }}\n')
    if rendered:
        built = site.with_rendered(built, {"docs/0.md": rendered}, {"docs/0.md"})

    assert [finding.rule for finding in site.judged(built).findings] == rules_found


def test_a_page_is_found_by_its_path() -> None:
    built = _built(CITED, "B")

    page = built.page("docs/1.md")
    assert page is not None
    assert page.text.content == "B"
    assert built.page("docs/2.md") is None


def test_what_is_rendered_is_held_against_the_text() -> None:
    built = _built(CITED, "B")
    rendered = {"docs/0.md": BuiltPage(), "docs/1.md": BuiltPage()}

    held = site.with_rendered(built, rendered, frozenset(rendered))

    assert _concise(held) == [
        "docs/0.md:1:2: error[hidden-citation] this citation is not visible on the built page"
    ]
    assert held.is_rendered


def test_a_page_that_a_partial_build_left_out_is_not_judged() -> None:
    built = _built(CITED, "B")

    held = site.with_rendered(built, {"docs/1.md": BuiltPage()}, {"docs/0.md", "docs/1.md"})

    assert _concise(held) == []


def test_a_page_that_is_not_published_is_found() -> None:
    held = site.with_rendered(_built(CITED), {}, set())

    assert [finding.rule for finding in site.judged(held).findings] == ["hidden-citation"]


def test_a_page_that_a_plugin_made_is_found_when_it_cites() -> None:
    rendered = {"docs/0.md": BuiltPage((0,)), "docs/made.md": BuiltPage((-1,)), "docs/tags.md": BuiltPage()}

    held = site.with_rendered(_built(CITED), rendered, {*rendered, "docs/never.md"})

    assert [str(finding.location) for finding in site.judged(held).findings] == ["docs/made.md:1:1"]


def test_rendering_changes_no_site() -> None:
    built = _built(CITED)

    site.with_rendered(built, {"docs/0.md": BuiltPage()}, {"docs/0.md"})

    assert built == _built(CITED)


def test_two_builds_of_one_project_are_equal() -> None:
    project = _project(CITED, LOST, "---\nfurther_reading: [a]\n---\n")

    assert site.judged(site.build(project)) == site.judged(site.build(project))


def test_every_rule_can_be_set() -> None:
    off = {rule.id.replace("-", "_"): Severity.OFF for rule in rules.RULES}

    assert _concise(_built(LOST, "{{ cite() }}", store="@online{,\n title {\n}\n", **off)) == []

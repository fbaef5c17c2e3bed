"""Values that no writer means, in every field: harmless, or found in their place; never a traceback."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest

from macros.check import report, site
from macros.check.report import code_scanning
from macros.check.site import Project, Site
from macros.content.front_matter.fields import FIELDS
from macros.content.settings import Settings, SetupError, parsed, settings
from macros.core.text import Text

from . import hostile
from .conftest import RULES

pytestmark = pytest.mark.uncounted

VALUES = [
    pytest.param("", id="nothing"),
    pytest.param('""', id="empty"),
    pytest.param('" "', id="blank"),
    pytest.param('"</script><script>alert(1)</script>"', id="markup"),
    pytest.param("'\" onload=\"alert(1)'", id="attribute"),
    pytest.param("javascript:alert(1)", id="script"),
    pytest.param("x" * 10_000, id="long"),
    pytest.param('"a\\0b\\x1b[2J"', id="control-characters"),
    pytest.param('"\\ud83d"', id="half-of-a-character"),
    pytest.param('"\\u202e\\u2028\\ufeff"', id="invisible-characters"),
    pytest.param("[]", id="no-items"),
    pytest.param("[a, [b], {c: d}, 3, null, '']", id="list"),
    pytest.param("{}", id="no-fields"),
    pytest.param("{date: [1], kind: {}, text: 3, question: [], page: {}, from: x, to: x}", id="mapping"),
    pytest.param("[{date: [1], kind: {}, text: 3, question: [], page: {}}, {a: b}]", id="mappings"),
    pytest.param("2024", id="number"),
    pytest.param("-1.5e3", id="fraction"),
    pytest.param(".nan", id="no-number"),
    pytest.param("yes", id="truth"),
    pytest.param("2024-01-01", id="date"),
    pytest.param("2024-01-01 10:30:00+02:00", id="time"),
    pytest.param("0001-01-01", id="first-day"),
    pytest.param("9999-12-31", id="last-day"),
    pytest.param("!!binary aGFsbG8=", id="bytes"),
    pytest.param("!!set {a, b}", id="set"),
    pytest.param("!!python/object:os.system x", id="tag"),
    pytest.param("&a [*a]", id="value-in-itself"),
]
AUTHOR_FIELDS = ("name", "description", "affiliation", "url", "organization", "avatar", "other")


@pytest.fixture(autouse=True)
def _rules_without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the words of the rules out of SARIF: no value changes these, and they take half the time."""
    monkeypatch.setattr(code_scanning, "_rule", lambda rule: {"id": rule.id})


def _checked(*pages: str, authors: str) -> tuple[Site, str]:
    """Return a site, and its whole report, in which each finding says what to type."""
    texts = tuple(Text(f"docs/{n}.md", page) for n, page in enumerate(pages))
    store, named = (Text("bibliography.bib", ""),), Text("docs/.authors.yml", authors)
    built = site.build(Project(Settings(), store, texts, authors=named))
    result = site.judged(built)
    assert [finding.message for finding in result.findings if not finding.hint] == []
    output = "\n".join(form(result, built.texts, report.PLAIN) for form in report.FORMATS.values())
    assert output.encode()
    return built, output


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", FIELDS)
def test_a_field_of_a_page_may_hold_anything(name: str, value: str) -> None:
    typed = "" if name == "type" else "type: fact-check\n"
    page = f"---\n{typed}published: 2024-03-05\n{name}: {value}\n---\nText\n"
    page = page.replace("published: 2024-03-05\n", "") if name == "published" else page

    built, output = _checked(page, f"---\n{name}: {value}\n---\nText\n", authors="authors: {}\n")

    assert not any(character in output for character in "\0\x1b")
    assert "\\x" not in repr([page.front_matter for page in built.pages])


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", AUTHOR_FIELDS)
def test_a_field_of_an_author_may_hold_anything(name: str, value: str) -> None:
    built, _ = _checked(
        "---\nauthors: [ada]\n---\nText\n", authors=f"authors:\n  ada:\n    {name}: {value}\n"
    )

    assert all(author.url.startswith("http") or not author.url for author in built.authors.values())


@pytest.mark.parametrize("value", VALUES)
def test_the_file_of_authors_may_hold_anything(value: str) -> None:
    _checked("Text\n", authors=value)
    _checked("Text\n", authors=f"authors: {value}")
    _checked("Text\n", authors=f"authors: {{ada: {value}}}")
    _checked("Text\n", authors=f"authors: {{{value}: {{name: Ada}}}}")


@pytest.mark.parametrize("value", VALUES)
def test_the_front_matter_may_hold_anything(value: str) -> None:
    _checked(f"---\n{value}\n---\nText\n", authors="authors: {}")
    _checked(f"---\n{{{value}: x}}\n---\nText\n", authors="authors: {}")


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "setting",
    [
        "VALUE",
        "{ratings: VALUE}",
        "{ratings: {low: x, high: VALUE}}",
        "{support: VALUE}",
        "{support: {text: t, url: https://example.org, label: VALUE, goal: VALUE, date: VALUE}}",
        "{image: VALUE}",
        "{image: {file: VALUE, alt: x}}",
    ],
)
def test_a_setting_may_hold_anything(setting: str, value: str) -> None:
    text = Text("mkdocs.yml", f"extra: {{ibidem: {setting.replace('VALUE', value)}}}\n")
    with suppress(SetupError):
        settings(text, parsed(text), RULES, Settings())


_HARMLESS = {"any-case", "white-space", "references", "old-script", "style", "macro", "string"}
_HARMLESS_TEXT = {*_HARMLESS, "folder-above", "folder-above-windows"}
_IN_A_CLASS = {"any-case", "references", "old-script", "macro", "folder-above"}
_IN_A_PATH = _IN_A_CLASS - {"folder-above"}
# What a guest's page may say, by field: the test in a browser shows that it is harmless there.
PASSING = {
    **dict.fromkeys(("description", "subtitle", "author", "tags"), _HARMLESS_TEXT),
    # mkdocs-macros renders titles, and ends its build at one that is no template.
    "title": _HARMLESS_TEXT - {"macro"},
    "status": _IN_A_CLASS,
    "icon": _IN_A_PATH,
    "template": _IN_A_PATH,
    "location": {"macro", "folder-above"},
}


def _refused(field: str, settings: Settings) -> set[str]:
    """Return the names of the values with which the check refuses a page."""
    lines = {
        name: hostile.FIELDS[field].replace("VALUE", json.dumps(value))
        for name, value in hostile.PAYLOADS.items()
    }
    texts = tuple(Text(f"docs/{name}.md", f"---\n{line}\n---\nText\n") for name, line in lines.items())
    result = site.judged(site.build(Project(settings, (Text("bibliography.bib", ""),), texts)))
    found = {finding.location.path for finding in result.findings}
    return {name for name in lines if f"docs/{name}.md" in found}


@pytest.mark.parametrize("field", PASSING)
def test_the_check_refuses_what_would_act_on_the_page_of_a_guest(field: str) -> None:
    assert hostile.PAYLOADS.keys() - _refused(field, Settings()) == PASSING[field]


@pytest.mark.parametrize("field", ["status", "icon", "template", "location"])
def test_the_check_refuses_all_but_names_on_pages_of_ours(field: str) -> None:
    passing = hostile.PAYLOADS.keys() - _refused(field, Settings(everywhere=True))

    assert passing <= {"folder-above"}

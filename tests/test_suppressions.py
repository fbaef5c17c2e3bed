from __future__ import annotations

import re

import pytest

from macros.content.suppressions import Suppression, applied, suppressions
from macros.core.findings import Finding
from macros.core.text import Location, Span, Text

from .conftest import RULES, Write, check

WRITE = 'write "ibidem: allow RULE: reason" on the line of the finding or alone above it, or delete it'
_HTML = re.compile(r"<!--.*?-->", re.DOTALL)
_JINJA = re.compile(r"\{#.*?#\}", re.DOTALL)


def _accepted(content: str) -> list[Suppression]:
    """Read the acceptances in a page's comments."""
    text = Text("page.md", content)
    comments = [Span(m.start(), m.end()) for form in (_HTML, _JINJA) for m in form.finditer(content)]
    return list(suppressions(text, comments))


def _finding(rule: str = "unused-source", line: int = 1, path: str = "page.md") -> Finding:
    return Finding(rule, Location(path, line, 1), "message")


@pytest.mark.parametrize(
    ("comment", "rule", "reason"),
    [
        pytest.param(
            "<!-- ibidem: allow unused-source: it comes -->", "unused-source", "it comes", id="html"
        ),
        pytest.param("{# ibidem: allow unused-source: it comes #}", "unused-source", "it comes", id="jinja"),
        pytest.param("<!-- Ibidem: allow x: it comes -->", "x", "it comes", id="capital"),
        pytest.param("<!--ibidem:allow x-y:it comes-->", "x-y", "it comes", id="no space"),
        pytest.param("<!-- ibidem: allow x : a: b -->", "x", "a: b", id="colon in the reason"),
        pytest.param("<!-- ibidem: allow x: C#, a -- b -->", "x", "C#, a -- b", id="marks in the reason"),
        pytest.param("<!-- ibidem: allow x: قيد الأرشفة -->", "x", "قيد الأرشفة", id="arabic"),
        pytest.param(
            "<!-- a remark;\nibidem: allow x: it comes\nand more -->", "x", "it comes", id="within a comment"
        ),
        pytest.param("<!-- ibidem: allow x: -->", "x", "", id="no reason"),
        pytest.param("<!-- ibidem: allow x -->", "x", "", id="no colon"),
        pytest.param("<!-- ibidem: allow x it comes -->", "x", "", id="reason without a colon"),
        pytest.param("<!-- ibidem: allow : it comes -->", "", "it comes", id="no rule"),
    ],
)
def test_an_acceptance_is_read(comment: str, rule: str, reason: str) -> None:
    (acceptance,) = _accepted(comment)
    assert (acceptance.rule, acceptance.reason) == (rule, reason)


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("<!-- a remark -->", id="remark"),
        pytest.param("<!-- ibidem: allows x: y -->", id="another word"),
        pytest.param("<!-- notibidem: allow x: y -->", id="within a word"),
        pytest.param("ibidem: allow x: y", id="outside a comment"),
        pytest.param("<!-- a --> ibidem: allow x: y <!-- b -->", id="between comments"),
    ],
)
def test_what_is_no_acceptance_is_passed_over(comment: str) -> None:
    assert _accepted(comment) == []


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        pytest.param("x <!-- ibidem: allow r: y -->\nz", (1, 1), id="behind text"),
        pytest.param("<!-- ibidem: allow r: y --> x\nz", (1, 1), id="before text"),
        pytest.param("- a\n- b <!-- ibidem: allow r: y -->\n- c", (2, 2), id="behind an item"),
        pytest.param("<!-- ibidem: allow r: y -->\nx\nz\n\na", (1, 3), id="above a block"),
        pytest.param("<!-- ibidem: allow r: y -->\n\n\nx\nz\n \na", (1, 5), id="above blank lines"),
        pytest.param("a\n\n  <!-- ibidem: allow r: y -->\n  x", (3, 4), id="indented"),
        pytest.param("<!-- ibidem: allow r: y -->", (1, 1), id="alone in the file"),
        pytest.param("x\n\n<!-- ibidem: allow r: y -->\n\n", (3, 3), id="at the end"),
        pytest.param("<!--\nibidem: allow r: y\n-->\nx\n\nz", (2, 4), id="over several lines"),
        pytest.param("x <!-- a\nibidem: allow r: y -->\nz", (2, 2), id="ends behind text"),
    ],
)
def test_an_acceptance_covers_its_line_or_the_block_below(content: str, lines: tuple[int, int]) -> None:
    (acceptance,) = _accepted(content)
    assert (acceptance.first_line, acceptance.last_line) == lines


def test_a_comment_may_hold_several_acceptances() -> None:
    found = _accepted("<!-- ibidem: allow a: x\n     ibidem: allow b: y -->\nz")
    assert [(acceptance.rule, acceptance.reason) for acceptance in found] == [("a", "x"), ("b", "y")]


@pytest.mark.parametrize(
    ("finding", "covers"),
    [
        pytest.param(_finding(), True, id="same line"),
        pytest.param(_finding(line=2), False, id="next line"),
        pytest.param(_finding(rule="duplicate-key"), False, id="another rule"),
        pytest.param(_finding(path="other.md"), False, id="another file"),
    ],
)
def test_an_acceptance_covers_its_rule_in_its_place(finding: Finding, *, covers: bool) -> None:
    made = _accepted("x <!-- ibidem: allow unused-source: y -->")
    assert bool(applied([finding], made, frozenset({"unused-source"}), ()).accepted) is covers


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("figure", 'did you mean "figure-without-source"?', id="beginning"),
        pytest.param("unused-sourc", 'did you mean "unused-source"?', id="typo"),
        pytest.param(
            "section",
            'did you mean "section-on-one-source" or "section-without-source"?',
            id="beginning-of-several",
        ),
        pytest.param("xyz", WRITE, id="nothing-near"),
        pytest.param("", WRITE, id="nothing"),
    ],
)
def test_the_rule_that_may_be_meant(typed: str, hint: str) -> None:
    (fault,) = applied([], _accepted(f"x <!-- ibidem: allow {typed}: y -->"), RULES, ()).standing
    assert fault.hint == hint


def test_an_acceptance_takes_one_finding_out() -> None:
    allowed = _accepted("x <!-- ibidem: allow unused-source: y -->")
    divided = applied([_finding(), _finding()], allowed, RULES, ())
    assert (divided.standing, divided.accepted) == ((_finding(),), (_finding(),))


def test_two_acceptances_take_two_findings_out() -> None:
    allowed = _accepted("<!-- ibidem: allow unused-source: y --> x <!-- ibidem: allow unused-source: z -->")
    assert applied([_finding(), _finding()], allowed, RULES, ()).standing == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("x <!-- «ibidem: allow unused: y -->", 'no rule is called "unused"', id="unknown rule"),
        pytest.param("x <!-- «ibidem: allow : y -->", 'no rule is called ""', id="no rule"),
        pytest.param(
            "x <!-- «ibidem: allow unused-source -->", "this comment gives no reason", id="no reason"
        ),
        pytest.param(
            "x <!-- «ibidem: allow duplicate-key: y -->",
            "there is no duplicate-key to accept here",
            id="nothing there",
        ),
    ],
)
def test_an_acceptance_that_is_none_is_found(content: str, message: str) -> None:
    start = content.index("«")
    divided = applied([_finding()], _accepted(content.replace("«", "")), RULES, ())
    standing, fault = divided.standing
    assert standing == _finding()
    assert (fault.rule, fault.message, fault.location) == (
        "invalid-acceptance",
        message,
        Location("page.md", 1, start + 1),
    )
    assert divided.accepted == ()


def test_an_undecided_rule_may_have_nothing_to_accept_yet() -> None:
    allowed = _accepted("x <!-- ibidem: allow hidden-citation: y -->")
    assert applied([], allowed, RULES, ["hidden-citation"]).standing == ()


_CASE = {
    "mkdocs.yml": "site_name: x\n",
    "bibliography.bib": "",
    "docs/index.md": '<!-- ibidem: allow undefined-citation: it comes -->\nIt began.{{ cite("a") }}\n',
}


def test_an_accepted_finding_is_not_reported(write: Write) -> None:
    assert check(write(_CASE)) == ""


def test_an_acceptance_stands_while_the_bibliography_cannot_be_read(write: Write) -> None:
    config = "extra: {ibidem: {bibliography: no.bib}}"
    folder = write({**_CASE, "mkdocs.yml": config})
    assert check(folder) == "no.bib:1:1: error[unreadable-file] this file does not exist"


def test_an_acceptance_of_a_rule_that_is_off_is_no_mistake(write: Write) -> None:
    config = "extra: {ibidem: {rules: {undefined-citation: off}}}"
    assert check(write({**_CASE, "mkdocs.yml": config})) == ""

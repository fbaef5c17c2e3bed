"""The report as one JSON document, held against its schema."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from macros.check import report, rules
from macros.core.findings import Severity
from macros.core.text import Text

from .check_results import HOSTILE, check_result, finding

TEXT = Text("docs/index.md", "A\n\n𝔸𝔹 資料 x\n")
TEXTS = {TEXT.path: TEXT}
VALIDATOR = Draft202012Validator(report.SCHEMA)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(report.SCHEMA)


def test_a_document_has_the_counts_and_the_findings() -> None:
    found = check_result(
        finding("one", "do it", line=3, column=4, length=2),
        finding("two", line=3, column=7, rule="unused-source", severity=Severity.WARNING),
        accepted=3,
    )

    document = json.loads(report.json_document(found, TEXTS))

    assert document == {
        "version": 1,
        "counts": {"error": 1, "warning": 1, "accepted": 3},
        "pages": 9,
        "sources": 74,
        "findings": [
            {
                "rule": "undefined-citation",
                "severity": "error",
                "path": "docs/index.md",
                "line": 3,
                "column": 4,
                "endColumn": 6,
                "message": "one",
                "hint": "do it",
            },
            {
                "rule": "unused-source",
                "severity": "warning",
                "path": "docs/index.md",
                "line": 3,
                "column": 7,
                "endColumn": 8,
                "message": "two",
                "hint": "",
            },
        ],
    }
    VALIDATOR.validate(document)


def test_a_document_without_findings_is_valid() -> None:
    document = json.loads(report.json_document(check_result(), {}))

    assert document["findings"] == []
    VALIDATOR.validate(document)


@pytest.mark.parametrize("text", [*HOSTILE, "\x1b[2J\0", "ملف", "\udcff"])
def test_a_document_is_ascii_and_holds_every_text(text: str) -> None:
    made = report.json_document(check_result(finding(f"a {text}", text, path=text)), {})

    assert made.isascii()
    (found,) = json.loads(made)["findings"]
    assert (found["message"], found["hint"], found["path"]) == (f"a {text}", text, text)
    VALIDATOR.validate(json.loads(made))


@pytest.mark.parametrize(
    ("line", "column", "length", "end"),
    [
        pytest.param(3, 1, 2, 3, id="in-characters"),
        pytest.param(3, 7, 1, 8, id="to-the-end"),
        pytest.param(3, 7, 5, 8, id="behind-the-end"),
        pytest.param(2, 1, 1, 1, id="blank-line"),
        pytest.param(1, 2, 1, 2, id="at-the-end"),
        pytest.param(9, 4, 1, 4, id="no-such-line"),
    ],
)
def test_what_is_meant_ends_where_the_line_does(line: int, column: int, length: int, end: int) -> None:
    found = finding(line=line, column=column, length=length)

    document = json.loads(report.json_document(check_result(found), TEXTS))

    assert document["findings"][0]["endColumn"] == end
    VALIDATOR.validate(document)


def test_every_rule_has_an_id_of_the_schema() -> None:
    found = check_result(*(finding(rule=rule.id) for rule in rules.RULES))

    VALIDATOR.validate(json.loads(report.json_document(found, {})))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"version": 2}, id="version"),
        pytest.param({"pages": -1}, id="negative-count"),
        pytest.param({"counts": {"error": 1}}, id="count-missing"),
        pytest.param({"findings": [{}]}, id="empty-finding"),
        pytest.param({"more": 1}, id="more"),
    ],
)
def test_the_schema_refuses_another_form(changes: dict[str, object]) -> None:
    document = json.loads(report.json_document(check_result(), {}))

    assert not VALIDATOR.is_valid({**document, **changes})

"""The report for code scanning, held against what SARIF 2.1.0 and GitHub ask of the parts that we use."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from macros.check import report, rules
from macros.check.report import Texts, code_scanning
from macros.check.rules.rule import Rule
from macros.core.findings import Finding, Severity
from macros.core.text import Text

from .check_results import HOSTILE, check_result, finding


def _object(**properties: object) -> dict[str, object]:
    """Describe an object that has these properties, and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [*properties],
        "properties": properties,
    }


_STRING = {"type": "string", "minLength": 1}
_POSITION = {"type": "integer", "minimum": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
# GitHub shows no more than this many characters of a description.
_SHORT = _object(text={**_STRING, "maxLength": 1024})
_REGION = _object(startLine=_POSITION, startColumn=_POSITION, endColumn=_POSITION)
_ARTIFACT = _object(
    # A relative reference: not absolute, no scheme, and only characters of RFC 3986.
    uri={"type": "string", "pattern": r"^(?!/)(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"},
    uriBaseId={"const": "%SRCROOT%"},
)
_LOCATION = _object(
    physicalLocation=_object(artifactLocation=_ARTIFACT, region=_REGION),
)
_RULE = _object(
    id={"type": "string", "pattern": "^[a-z-]+$", "maxLength": 255},
    shortDescription=_SHORT,
    fullDescription=_SHORT,
    help=_object(text=_STRING, markdown=_STRING),
    defaultConfiguration=_object(enabled={"type": "boolean"}, level=_LEVEL),
)
_RESULT = _object(
    ruleId=_STRING,
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["warning", "error"]},
    message=_object(text=_STRING),
    locations={"type": "array", "minItems": 1, "maxItems": 1, "items": _LOCATION},
    partialFingerprints={
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        # A hierarchical string that ends with its version (3.5.4.2).
        "propertyNames": {"pattern": r"^[A-Za-z]+/v\d+$"},
        "additionalProperties": {"type": "string", "pattern": r"^[0-9a-f]{64}:\d+$"},
    },
)
_DRIVER = _object(name=_STRING, rules={"type": "array", "uniqueItems": True, "items": _RULE})
_RUN = _object(
    tool=_object(driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": _RESULT},
)
_LOG = {
    "type": "object",
    "additionalProperties": False,
    "required": ["$schema", "version", "runs"],
    "properties": {
        "$schema": {"type": "string", "pattern": r"^https://.*/sarif-schema-2\.1\.0\.json$"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": _RUN},
    },
}
VALIDATOR = Draft202012Validator(_LOG)

TEXT = Text("docs/index.md", "A\n\n  𝔸𝔹 資料 x\n")
TEXTS = {TEXT.path: TEXT}


def _run(*findings: Finding, texts: Texts = TEXTS) -> dict[str, Any]:
    """Return the one run of a valid report."""
    made = report.sarif(check_result(*findings), texts)
    log: dict[str, Any] = json.loads(made)
    VALIDATOR.validate(log)
    assert made.isascii()
    run: dict[str, Any] = log["runs"][0]
    return run


def test_the_contract_is_a_schema() -> None:
    Draft202012Validator.check_schema(_LOG)


def test_every_rule_is_described_in_the_order_of_the_table() -> None:
    described = _run()["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in described] == [rule.id for rule in rules.RULES]
    for rule, made in zip(rules.RULES, described, strict=True):
        assert made["shortDescription"]["text"] == rule.summary
        assert rule.reason in made["fullDescription"]["text"]
        assert all(part in made["help"]["text"] for part in (rule.wrong, rule.right))
        assert all(part in made["help"]["markdown"] for part in (rule.wrong, rule.right))
        assert made["defaultConfiguration"] == {"enabled": True, "level": str(rule.severity)}


def test_a_rule_that_is_off_by_default_is_described_as_off(monkeypatch: pytest.MonkeyPatch) -> None:
    off = Rule("some-rule", Severity.OFF, "A.", "B.", "c", "d")
    monkeypatch.setattr(code_scanning, "RULES", (off,))

    (rule,) = _run()["tool"]["driver"]["rules"]

    assert rule["defaultConfiguration"] == {"enabled": False, "level": "none"}


def test_a_result_names_its_rule_its_level_its_place_and_what_to_type() -> None:
    found = finding("one", "do it", line=3, column=6, length=2, rule="unused-source")

    (result,) = _run(found)["results"]

    assert result.pop("partialFingerprints").keys() == {"ruleAndLine/v1"}
    assert result == {
        "ruleId": "unused-source",
        "ruleIndex": [rule.id for rule in rules.RULES].index("unused-source"),
        "level": "error",
        "message": {"text": "one\ndo it"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/index.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 6, "endColumn": 8},
                }
            }
        ],
    }


def test_a_result_has_the_severity_of_the_site() -> None:
    (result,) = _run(finding("two", severity=Severity.WARNING))["results"]

    assert (result["level"], result["message"]["text"]) == ("warning", "two")


def test_every_rule_can_have_results() -> None:
    run = _run(*(finding(rule=rule.id) for rule in rules.RULES))

    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_columns_are_counted_in_code_points() -> None:
    run = _run(finding(line=3, column=9, length=1))

    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert TEXT.line(region["startLine"])[region["startColumn"] - 1 : region["endColumn"] - 1] == "x"


@pytest.mark.parametrize("line", [1, 2, 3])
def test_no_region_leaves_its_line(line: int) -> None:
    (result,) = _run(finding(line=line, column=2 if line == 1 else 1, length=500))["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startColumn"] <= region["endColumn"] == len(TEXT.line(line)) + 1


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("docs/a b.md", "docs/a%20b.md", id="space"),
        pytest.param("docs/a%20b.md", "docs/a%2520b.md", id="percent"),
        pytest.param("a:b.md", "a%3Ab.md", id="no-scheme"),
        pytest.param("docs/ملف.md", "docs/%D9%85%D9%84%D9%81.md", id="any-script"),
        pytest.param("docs/a#b?c.md", "docs/a%23b%3Fc.md", id="fragment-and-query"),
        pytest.param("docs/\udcff.md", "docs/%FF.md", id="not-utf-8"),
    ],
)
def test_a_path_is_a_relative_reference(path: str, uri: str) -> None:
    (result,) = _run(finding(path=path))["results"]

    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri
    assert unquote(uri, errors="surrogateescape") == path


def _fingerprints(*findings: Finding, content: str) -> list[str]:
    texts = {TEXT.path: Text(TEXT.path, content)}
    results = _run(*findings, texts=texts)["results"]
    return [result["partialFingerprints"]["ruleAndLine/v1"] for result in results]


LINE = 'It began.{{ cite("x") }}'


@pytest.mark.parametrize(
    ("content", "changed"),
    [
        pytest.param(f"New.\n\nNew.\n\n{LINE}", finding(line=5, column=4), id="line-moved"),
        pytest.param(f"    {LINE}  ", finding(line=1, column=8), id="indented"),
        pytest.param(LINE, finding("another message", line=1, column=2), id="message"),
        pytest.param(LINE, finding(line=1, severity=Severity.WARNING), id="severity"),
    ],
)
def test_a_fingerprint_stays(content: str, changed: Finding) -> None:
    assert _fingerprints(changed, content=content) == _fingerprints(finding(line=1, column=4), content=LINE)


@pytest.mark.parametrize(
    ("content", "changed"),
    [
        pytest.param(f"{LINE}.", finding(line=1), id="line"),
        pytest.param(LINE, finding(line=1, rule="unused-source"), id="rule"),
        pytest.param(LINE, finding(line=1, path="docs/other.md"), id="file"),
    ],
)
def test_a_fingerprint_changes(content: str, changed: Finding) -> None:
    assert _fingerprints(changed, content=content) != _fingerprints(finding(line=1), content=LINE)


def test_findings_in_equal_lines_are_told_apart() -> None:
    found = (finding(line=1, column=1), finding(line=1, column=2), finding(line=2))

    made = _fingerprints(*found, content=f"{LINE}\n{LINE}\n")

    assert [fingerprint.split(":")[1] for fingerprint in made] == ["1", "2", "3"]
    assert len({fingerprint.split(":")[0] for fingerprint in made}) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_a_message_is_kept_and_has_no_links(text: str) -> None:
    (result,) = _run(finding(f"a {text}", text))["results"]

    assert result["message"]["text"] == f"a {text}\n{text}".replace("](", "] (")


def test_an_unread_file_has_results() -> None:
    (result,) = _run(finding(line=1, rule="unreadable-file"), texts={})["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endColumn": 2}

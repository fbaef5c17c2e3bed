"""Annotations, read back as GitHub's runner reads them.

The reader follows `ActionCommand.TryParseV2` of https://github.com/actions/runner.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.check import report
from macros.core.findings import Severity

from .check_results import HOSTILE, check_result, finding

_COMMANDS = {"error", "warning", "notice", "add-mask", "debug", "stop-commands", "group", "endgroup"}
_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@dataclass(frozen=True, slots=True)
class _Command:
    name: str
    properties: dict[str, str]
    data: str


def _command(line: str) -> _Command | None:
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    pairs = [pair.split("=", 1) for pair in listed.strip().split(",") if pair]
    properties = {pair[0]: _unescaped(pair[1], _PROPERTY) for pair in pairs if len(pair) == 2}
    return _Command(name, properties, _unescaped(line[end + 2 :], _DATA)) if name in _COMMANDS else None


def _unescaped(value: str, mapping: dict[str, str]) -> str:
    for escape, character in mapping.items():
        value = value.replace(escape, character)
    return value


def _commands(output: str) -> list[_Command]:
    # The runner reads the output by lines, as .NET ends them.
    lines = output.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [command for line in lines if (command := _command(line))]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_finding_quotes_is_a_command(text: str) -> None:
    found = finding(f"it says {text}", f"write {text}", path=f"docs/{text}.md", column=4, length=2)

    output = report.github(check_result(found), {})

    assert _commands(output) == [
        _Command(
            "error",
            {
                "file": f"docs/{text}.md",
                "line": "3",
                "col": "4",
                "endColumn": "6",
                "title": "undefined-citation",
            },
            f"it says {text}\nwrite {text}",
        )
    ]
    assert len(output.split("\n")) == 2


@given(_ANY_TEXT, _ANY_TEXT, st.text("%:,=\n\r ab0A25D3C", min_size=1))
def test_an_annotation_is_read_back_as_it_was_written(message: str, hint: str, path: str) -> None:
    found = finding(f"m{message}", hint, path=path, severity=Severity.WARNING)

    (command,) = _commands(report.github(check_result(found), {}))

    assert (command.name, command.properties["file"]) == ("warning", path)
    assert command.data == (f"m{message}\n{hint}" if hint else f"m{message}")


def test_all_errors_come_before_all_warnings_and_ten_of_each_are_shown() -> None:
    found = [
        finding(str(number), line=number, severity=Severity.WARNING if number % 2 else Severity.ERROR)
        for number in range(1, 41)
    ]

    commands = _commands(report.github(check_result(*found), {}))

    assert [command.name for command in commands] == ["error"] * 10 + ["warning"] * 10
    assert [command.data for command in commands] == [
        *(str(number) for number in range(2, 21, 2)),
        *(str(number) for number in range(1, 20, 2)),
    ]


def test_the_place_is_in_one_line_so_that_columns_count() -> None:
    (command,) = _commands(report.github(check_result(finding(column=7, length=9)), {}))

    assert {name: command.properties[name] for name in ("line", "col", "endColumn")} == {
        "line": "3",
        "col": "7",
        "endColumn": "16",
    }
    assert "endLine" not in command.properties


@pytest.mark.parametrize(
    ("line", "command"),
    [
        pytest.param("::error::x", _Command("error", {}, "x"), id="bare"),
        pytest.param("  ::error a=b::x", _Command("error", {"a": "b"}, "x"), id="indented"),
        pytest.param(
            "::error a=b=c,,d,e=%2C%250A::%3A%250A%0A",
            _Command("error", {"a": "b=c", "e": ",%0A"}, "%3A%0A\n"),
            id="escapes",
        ),
        pytest.param("::no-such::x", None, id="unknown"),
        pytest.param("::error", None, id="open"),
        pytest.param("a ::error::x", None, id="behind-text"),
    ],
)
def test_the_reader_reads_as_the_runner_does(line: str, command: _Command | None) -> None:
    assert _command(line) == command

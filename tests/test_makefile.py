"""What people give a target of the Makefile is data: nothing runs it, and no option is made of it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from .conftest import ROOT

pytestmark = pytest.mark.uncounted

_NAMES = ("BASE", "FORMAT", "ADDRESS")
_PROGRAM = """\
#!/bin/sh
exec python3 -c 'import json, sys; print(json.dumps(sys.argv[1:]))' "$@"
"""
_VALUES = [
    "$(touch pwned)",
    "`touch pwned`",
    "$(shell touch pwned)",
    "${shell touch pwned}",
    "$(eval x := $(shell touch pwned))",
    "$$(touch pwned)",
    "$(BIN)",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "x; touch pwned",
    "x\ntouch pwned",
    "x && touch pwned #",
    "--output=README.md",
    "* $HOME ~ \\",
]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Make a folder with this Makefile, and a program in place of Python that prints what it is given."""
    (tmp_path / "Makefile").symlink_to(ROOT / "Makefile")
    program = tmp_path / ".venv/bin/python"
    program.parent.mkdir(parents=True)
    program.write_text(_PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("value", _VALUES)
@pytest.mark.parametrize("is_argument", [True, False], ids=["argument", "environment"])
def test_a_value_reaches_its_program_as_it_was_given(folder: Path, value: str, *, is_argument: bool) -> None:
    given = dict.fromkeys(_NAMES, value)
    arguments = [f"{name}={value}" for name in given] if is_argument else []

    printed = _printed(folder, arguments, {} if is_argument else given)

    assert printed == [
        ["-m", "macros", "check", f"--format={value}", f"--base={value}"],
        ["-m", "mkdocs", "serve", "--dirty", f"--dev-addr={value}"],
    ]
    assert not (folder / "pwned").exists()


def _printed(folder: Path, arguments: list[str], given: dict[str, str]) -> list[list[str]]:
    others = {name: value for name, value in os.environ.items() if name not in _NAMES}
    done = subprocess.run(
        ["make", "--silent", "-o", ".venv/.ready", "check", "serve", *arguments],
        cwd=folder,
        env={**others, **given},
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_target_without_values_has_its_defaults(folder: Path) -> None:
    assert _printed(folder, [], {}) == [
        ["-m", "macros", "check", "--format=full", "--strict"],
        ["-m", "mkdocs", "serve", "--dirty"],
    ]


def test_without_git_no_day_is_said(folder: Path) -> None:
    known = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    around = {**known, "GIT_CEILING_DIRECTORIES": str(folder.parent)}

    done = subprocess.run(
        ["make", "-pn", "help"], cwd=folder, env=around, capture_output=True, text=True, check=True
    )

    assert not [line for line in done.stdout.splitlines() if line.startswith("SOURCE_DATE_EPOCH")]

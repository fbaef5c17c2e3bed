"""What the program says of itself: commands that run as they are printed, and why it cannot run."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location

import click
import pytest
from click.testing import CliRunner

from macros import __main__
from macros.core import program
from macros.core.program import PROGRAM

from .conftest import ROOT

NAMES = __main__.main.list_commands(click.Context(__main__.main))


def _again() -> None:
    """Run the module of the command line once more, under another name."""
    spec = spec_from_file_location("macros.again", ROOT / "macros/__main__.py")
    assert spec
    assert spec.loader
    spec.loader.exec_module(module_from_spec(spec))


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_help_run_as_printed(name: str) -> None:
    shown = CliRunner().invoke(__main__.main, [name, "--help"], prog_name="python -m macros").stdout

    _, examples = re.split(r"^  Examples?:\n", shown, flags=re.MULTILINE)
    typed = re.findall(r"^ {4}(\S.*)", examples.partition("\n\n")[0], re.MULTILINE)
    assert typed
    assert [line for line in typed if not line.startswith((f"{PROGRAM} {name}", "  "))] == []


def test_a_missing_package_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "click", None)

    with pytest.raises(SystemExit) as stopped:
        _again()

    assert stopped.value.code == 2
    told = 'error: this Python has no "click", which Ibidem needs; '
    typed = 'type "make check" or ".venv/bin/python -m macros check"'
    assert capsys.readouterr() == ("", f"{told}{typed}\n")


def test_python_alone_says_what_to_type() -> None:
    """Without the packages of the environment, as `python3` is for most writers."""
    command = [sys.executable, "-S", "-E", "-m", "macros", "check"]

    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert '"make check"' in result.stderr


@pytest.mark.parametrize("name", [None, "macros", "macros.nope"])
def test_a_missing_module_of_ours_is_a_fault_of_ours(name: str | None) -> None:
    with pytest.raises(ModuleNotFoundError):
        program.without_packages(ModuleNotFoundError("x", name=name))

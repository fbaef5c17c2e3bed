"""What the program says of itself: commands that run as they are printed, and why it cannot run."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from mkdocs.exceptions import ConfigurationError

from macros import __main__
from macros.core import program
from macros.core.program import PROGRAM

from .conftest import ROOT, Write

NAMES = __main__.main.list_commands(click.Context(__main__.main))


def _again() -> None:
    """Run the module of the command line once more, under another name."""
    spec = spec_from_file_location("macros.again", ROOT / "macros/__main__.py")
    assert spec
    assert spec.loader
    spec.loader.exec_module(module_from_spec(spec))


@pytest.mark.parametrize(
    ("typed", "package", "shown"),
    [
        pytest.param("python -m ibidem check", "ibidem", "python -m ibidem", id="as a module"),
        pytest.param(
            "python3.13 -X dev -m ibidem check", "ibidem", "python3.13 -X dev -m ibidem", id="with options"
        ),
        pytest.param("/venv/bin/python /venv/bin/ibidem check", "ibidem", "ibidem", id="as a command"),
        pytest.param("python /venv/bin/mkdocs build", "ibidem", "ibidem", id="in a build of MkDocs"),
        pytest.param("python -m mkdocs build", "ibidem", "ibidem", id="in a build of a module"),
        pytest.param(r"C:\venv\ibidem.exe check", "ibidem", "ibidem", id="on Windows"),
        pytest.param(".venv/bin/python -m macros check", "macros", ".venv/bin/python -m macros", id="here"),
        pytest.param("python3 -m macros check", "macros", "python3 -m macros", id="here by another Python"),
        pytest.param("python -m mkdocs build", "macros", ".venv/bin/python -m macros", id="in a build here"),
        pytest.param("python -m pytest", "macros", ".venv/bin/python -m macros", id="in a test here"),
        pytest.param("python -m", "macros", ".venv/bin/python -m macros", id="nothing"),
    ],
)
def test_a_message_names_the_command_as_it_was_called(typed: str, package: str, shown: str) -> None:
    assert program.called(typed.split(), package) == shown


def test_a_python_in_a_folder_with_a_space_runs_as_printed() -> None:
    assert program.called(["/my sites/python", "-m", "ibidem"], "ibidem") == '"/my sites/python" -m ibidem'


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


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        pytest.param("click", "mkdocs-ibidem", id="of every check"),
        pytest.param("markdown.extensions", "'mkdocs-ibidem[markdown]'", id="of markers"),
        pytest.param("feedgenerator", "'mkdocs-ibidem[markdown]'", id="of feeds"),
        pytest.param("icu", "'mkdocs-ibidem[markdown]'", id="of the order of names"),
        pytest.param("mkdocs", "'mkdocs-ibidem[mkdocs]'", id="of the plugin"),
        pytest.param("weasyprint", "'mkdocs-ibidem[pdf]'", id="of PDFs"),
    ],
)
def test_where_we_are_installed_the_extra_that_brings_a_package_is_named(name: str, typed: str) -> None:
    missing = program.missing_package(ModuleNotFoundError("x", name=name), "ibidem")

    told = f'this Python has no "{name}", which Ibidem needs; type "python -m pip install {typed}"'
    assert missing == told


def test_a_package_that_only_one_command_needs_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: str) -> None:
        raise ModuleNotFoundError("x", name="feedgenerator")

    monkeypatch.setattr(__main__, "main", fail)

    with pytest.raises(SystemExit) as stopped:
        __main__.run()

    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith('error: this Python has no "feedgenerator"')


def test_a_command_that_is_not_there_is_none() -> None:
    assert __main__.main.get_command(click.Context(__main__.main), "nope") is None


def test_extras_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert set(program._EXTRAS.values()) <= set(project["optional-dependencies"])
    assert project["name"] == program.DISTRIBUTION


_WITHOUT = """\
import runpy, sys
host = ("mkdocs", "markdown", "material", "pymdownx", "icu", "feedgenerator", "mkdocs_macros")
for name in (*host, "weasyprint"):
    sys.modules[name] = None
sys.argv = ["macros", *sys.argv[1:]]
runpy.run_module("macros", run_name="__main__", alter_sys=True)
"""
_FIRST = "@online{a,\n  title = {A},\n  doi  = {10.1000/a},\n}\n"
_SITE = {
    "mkdocs.yml": "site_name: A\nplugins: [ibidem]\n",
    "bibliography.bib": _FIRST,
    "docs/index.md": 'A{{ cite("a") }}\n',
    "docs/.authors.yml": "authors: {ada: {name: Ada}}\n",
}
_TYPED = [
    ["check"],
    ["check", "--format", "sarif"],
    ["check", "--format", "markdown"],
    ["rules"],
    ["rules", "--markdown"],
    ["schema", "settings"],
    ["new", "Why?"],
    ["format", "--diff"],
    ["source", "b2020", "--title", "B", "--doi", "10.1000/b", "--dry-run"],
    ["rename", "a", "c"],
    ["init", "another"],
]


@pytest.mark.uncounted
@pytest.mark.parametrize("typed", _TYPED, ids=" ".join)
def test_a_command_needs_the_core_alone(typed: list[str], write: Write) -> None:
    done = _without_host(write(_SITE), *typed)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.uncounted
@pytest.mark.parametrize("name", sorted({*NAMES} - {typed[0] for typed in _TYPED}))
def test_the_help_of_another_command_needs_the_core_alone(name: str, write: Write) -> None:
    done = _without_host(write(_SITE), name, "--help")

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.uncounted
def test_the_list_of_commands_needs_the_core_alone(write: Write) -> None:
    """Both load every command: the list, and the hint for a name that is misspelt."""
    listed, misspelt = (_without_host(write(_SITE), typed) for typed in ("--help", "chek"))

    assert (listed.returncode, listed.stderr) == (0, "")
    assert misspelt.returncode == 2
    assert "(Did you mean one of: 'check'" in misspelt.stderr


@pytest.mark.uncounted
def test_a_command_that_needs_more_says_so_in_one_line(write: Write) -> None:
    done = _without_host(write(_SITE), "finish")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith('error: this Python has no "')
    assert done.stderr.count("\n") == 1


def _without_host(folder: Path, *typed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _WITHOUT, *typed]
    environment = {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_plugin_says_which_package_it_misses(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where somebody installs the package and MkDocs, without the extra."""
    path = ROOT / "macros/plugin/faces/mkdocs_plugin.py"
    spec = spec_from_file_location("macros.plugin.faces.again", path)
    assert spec
    assert spec.loader
    monkeypatch.setitem(sys.modules, "feedgenerator", None)
    for name in [name for name in sys.modules if name.startswith(("macros.plugin", "macros.publish"))]:
        monkeypatch.delitem(sys.modules, name)

    with pytest.raises(ConfigurationError, match='this Python has no "feedgenerator"'):
        spec.loader.exec_module(module_from_spec(spec))


@pytest.mark.parametrize("name", [None, "macros", "macros.nope"])
def test_a_missing_module_of_ours_is_a_fault_of_ours(name: str | None) -> None:
    with pytest.raises(ModuleNotFoundError):
        program.without_packages(ModuleNotFoundError("x", name=name))


def test_the_list_of_commands_says_each_in_a_whole_sentence() -> None:
    shown = CliRunner().invoke(__main__.main, ["--help"]).output.split("Commands:\n")[1].splitlines()

    assert len(shown) > 10
    assert [line for line in shown if not line.startswith("  ") or line.endswith("...")] == []

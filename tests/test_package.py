"""The package as it is built: all of `macros/`, with the metadata of `pyproject.toml`, and it runs alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from email.message import Message
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from markdown_it import MarkdownIt

from macros.core import program

from .conftest import ROOT

pytestmark = pytest.mark.uncounted

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_PARTS = ("macros", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")
_MADE = ("__pycache__", "*.pyc")
# What six of seven repositories that copied us ignore, and Git's own rule for nothing at all.
_IGNORED = "site\ndrafts\nfiles\n*.html\n*.css\n*.yml\n*\n"


def _build(folder: Path, *arguments: str) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", *arguments]
    # The time of a build is in its archives.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return folder / "dist"


@pytest.fixture(name="dist", scope="module")
def _dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a copy without Git, below a repository that ignores much of it."""
    folder = tmp_path_factory.mktemp("copy")
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text(_IGNORED)
    project = folder / "project"
    project.mkdir()
    for name in _PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns(*_MADE))
        else:
            shutil.copy(ROOT / name, project)
    return _build(project)


@pytest.fixture(name="installed", scope="module")
def _installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the package lies as pip would put it."""
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(_wheel(dist)) as wheel:
        wheel.extractall(folder)
    return folder


def _wheel(dist: Path) -> Path:
    (wheel,) = dist.glob("*.whl")
    return wheel


def _metadata(installed: Path) -> Message:
    (path,) = installed.glob("*.dist-info/METADATA")
    return Parser().parsestr(path.read_text(encoding="utf-8"))


def _run(installed: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        command, cwd=installed, env=environment, capture_output=True, text=True, check=False
    )


def test_the_wheel_has_every_file_of_the_package(dist: Path) -> None:
    with ZipFile(_wheel(dist)) as wheel:
        found = {name for name in wheel.namelist() if not name.startswith("mkdocs_ibidem-")}
        contents = {name: wheel.read(name) for name in found}

    paths = [
        path for path in (ROOT / "macros").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    assert contents == {
        f"ibidem/{path.relative_to(ROOT / 'macros').as_posix()}": path.read_bytes() for path in paths
    }


def test_the_source_distribution_makes_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    (archive,) = dist.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()

    assert _wheel(_build(folder, "-t", "wheel")).read_bytes() == _wheel(dist).read_bytes()


def test_the_metadata_are_those_of_the_project(installed: Path) -> None:
    told = _metadata(installed)

    assert (told["Name"], told["Version"]) == (program.DISTRIBUTION, _PROJECT["version"])
    assert (told["License-Expression"], told["License-File"]) == ("MIT", "LICENSE")
    assert set(told.get_all("Classifier", [])) >= {"Framework :: MkDocs", "Typing :: Typed"}
    assert set(told.get_all("Provides-Extra", [])) >= {"markdown", "mkdocs", "macros"}
    assert told["Requires-Python"] == _PROJECT["requires-python"]


def test_the_readme_is_the_description(installed: Path) -> None:
    told = _metadata(installed)

    assert told["Description-Content-Type"] == "text/markdown"
    assert told.get_payload() == (ROOT / "README.md").read_text(encoding="utf-8")
    assert MarkdownIt().render(str(told.get_payload())).startswith("<h1>Ibidem</h1>")


def test_a_version_is_said_everywhere_alike() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))

    assert citation["version"] == _PROJECT["version"]


def test_the_core_asks_for_no_host_and_no_theme() -> None:
    names = {re.split(r"[<>=\[ ]", needed, maxsplit=1)[0].casefold() for needed in _PROJECT["dependencies"]}

    assert not names & {
        "mkdocs",
        "mkdocs-material",
        "mkdocs-macros-plugin",
        "markdown",
        "zensical",
        "pyicu-wheels",
    }


@pytest.mark.parametrize("name", ["check", "init"])
def test_the_installed_package_runs_and_names_the_command(name: str, installed: Path) -> None:
    as_module = [sys.executable, "-m", "ibidem"]
    script = installed / "ibidem-script" / "ibidem"
    script.parent.mkdir(exist_ok=True)
    script.write_text("from ibidem.__main__ import run\nrun()\n")

    for command, called in ((as_module, " ".join(as_module)), ([sys.executable, str(script)], "ibidem")):
        shown = _run(installed, *command, name, "--help")
        assert shown.returncode == 0, shown.stderr
        assert shown.stdout.startswith(f"Usage: {called} {name}")
        assert f"\n    {called} {name}" in shown.stdout
        assert "macros" not in shown.stdout


def test_what_is_refused_names_the_command(installed: Path) -> None:
    refused = _run(installed, sys.executable, "-m", "ibidem", "rules", "nope")

    assert refused.returncode == 2
    assert f'list them with "{sys.executable} -m ibidem rules"' in refused.stderr


def test_a_site_that_the_installed_package_begins_passes_its_check(installed: Path, tmp_path: Path) -> None:
    folder = str(tmp_path / "a")

    begun = _run(installed, sys.executable, "-m", "ibidem", "init", folder)
    checked = _run(installed, sys.executable, "-m", "ibidem", "check", "-f", f"{folder}/mkdocs.yml")

    assert (begun.returncode, checked.returncode) == (0, 0), begun.stderr + checked.stdout
    assert (
        (tmp_path / "a/requirements.txt")
        .read_text()
        .endswith(f"mkdocs-ibidem[mkdocs]~={_PROJECT['version']}\n")
    )
    drafted = _run(installed, sys.executable, "-m", "ibidem", "new", "Why?", "-f", f"{folder}/mkdocs.yml")
    assert '-m ibidem check", and look at it with "mkdocs serve"' in drafted.stdout, drafted.stderr

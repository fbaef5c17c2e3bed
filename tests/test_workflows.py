"""What the workflow checkers do not see."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from .conftest import ROOT, of_github

OURS = sorted((ROOT / ".github/workflows").glob("*.yml"))
# What "init" writes for a site on GitHub.
WRITTEN = ROOT / "macros/desk/first_site/files/github/publish.yml"
WORKFLOWS = [*OURS, WRITTEN]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def _jobs(path: Path) -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()


def _steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in _jobs(path):
        yield from job["steps"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit_with_their_version(path: Path) -> None:
    used = re.findall(r"^ *(?:- )?uses: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert used
    assert not [use for use in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_checkouts_keep_no_credentials(path: Path) -> None:
    checkouts = [step for step in _steps(path) if step.get("uses", "").startswith("actions/checkout@")]

    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_is_published_is_checked_without_the_cache(path: Path) -> None:
    """A pull request could bring a cache along."""
    for job in _jobs(path):
        commands = " ".join(step.get("run", "") for step in job["steps"])
        if re.search(r"make (?:check|site)|ibidem check|mkdocs build", commands):
            assert job["env"]["IBIDEM_NO_CACHE"] == "1"


def test_what_is_checked_elsewhere_is_checked_without_the_cache() -> None:
    (gitlab,) = (path for path in (WRITTEN.parent.parent / "gitlab").rglob("*") if path.is_file())
    commands = re.findall(
        r"^.*make (?:check|site)$", (ROOT / ".ci/run").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert yaml.safe_load(gitlab.read_text(encoding="utf-8"))["variables"] == {"IBIDEM_NO_CACHE": "1"}
    assert commands == ["IBIDEM_NO_CACHE=1 make check", "IBIDEM_NO_CACHE=1 make site"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_rights_are_given_by_job_and_time_is_bounded(path: Path) -> None:
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {}
    assert all(job["permissions"] and job["timeout-minutes"] for job in _jobs(path))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_commands_are_targets_of_the_makefile(path: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"\bmake ([a-z-]+)", path.read_text(encoding="utf-8"))

    assert targets
    assert not [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)]


def _release() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(of_github("workflows/release.yml"))
    return read


def test_a_release_begins_with_a_tag_of_a_version_and_with_nothing_else() -> None:
    # YAML 1.1 reads "on" as true.
    assert cast("dict[Any, Any]", _release())[True] == {"push": {"tags": ["v*"]}}


def test_only_the_job_that_uploads_may_publish() -> None:
    jobs = _release()["jobs"]

    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read"},
        "publish": {"id-token": "write"},
    }
    assert jobs["publish"]["environment"] == "pypi"
    assert [step for step in jobs["publish"]["steps"] if "run" in step] == []
    assert "secrets." not in of_github("workflows/release.yml")


def test_what_reads_pages_of_others_may_not_write() -> None:
    """The job that may runs no code but git and gh, on the record and the bibliography alone."""
    jobs = yaml.safe_load(of_github("workflows/evidence.yml"))["jobs"]
    commands = "\n".join(step.get("run", "") for step in jobs["propose"]["steps"])

    assert set(jobs["watch"]["permissions"].values()) == {"read"}
    assert jobs["propose"]["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert not re.search(r"\b(?:make|python|pip|ibidem)\b", commands)
    assert "git apply --index --include=evidence.lock --include='*.bib' " in commands
    assert "secrets." not in of_github("workflows/evidence.yml")


@pytest.mark.parametrize(
    ("tag", "code"), [("", 0), (f"v{VERSION}", 0), ("v9.9.9", 2), (VERSION, 2), ("v$(false)", 2)]
)
def test_a_package_is_built_for_the_tag_of_its_version_alone(tag: str, code: int, tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml", ".venv"):
        (tmp_path / name).symlink_to(ROOT / name)
    # Nothing is built here: the target stops before, or finds no files.
    command = ["make", "-o", ".venv/.ready", "dist", "BUILD=true"]

    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "TAG": tag}, capture_output=True, text=True, check=False
    )

    assert done.returncode == code, done.stderr
    assert (f"the tag {tag} is not that of version {VERSION}" in done.stderr) == (code != 0)


def test_a_site_on_another_host_is_linted_without_github(tmp_path: Path) -> None:
    (tmp_path / "Makefile").symlink_to(ROOT / "Makefile")
    command = ["make", "--dry-run", "-o", ".venv/.ready", "lint"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, " .github/" in done.stdout) == (0, False), done.stderr
    assert WRITTEN.relative_to(ROOT).as_posix() in done.stdout


def test_dependabot_looks_after_every_folder_with_pins() -> None:
    updates = yaml.safe_load(of_github("dependabot.yml"))["updates"]
    folders = {
        update["package-ecosystem"]: {*update.get("directories", []), update.get("directory")} - {None}
        for update in updates
    }

    assert folders["github-actions"] == {"/", f"/{WRITTEN.parent.relative_to(ROOT).as_posix()}"}
    assert folders["pip"] == {"/", "/.ci", "/benchmarks", "/tests/hosts/requirements"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_command_holds_what_others_can_write(path: Path) -> None:
    """Values reach commands through the environment, in quotation marks."""
    commands = [step["run"] for step in _steps(path) if "run" in step]

    assert not [command for command in commands if "${{" in command]
    assert not [command for command in commands if re.search(r'(?<!")\$\{?\w', command)]

"""Revisions: a project as a commit of git has it. The only place that runs git."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..check.site import Project
from ..content.settings import SetupError
from ..core.findings import Fault
from . import files

_NO_HOOKS = ("-c", f"core.hooksPath={os.devnull}")

_RENAMES = ("-z", "-M", "--relative", "--name-status", "--diff-filter=R", "--no-ext-diff")


_EPOCH = date(1970, 1, 1).toordinal()
_A_DAY = 24 * 60 * 60
_DIGITS = 20


class _GitError(Exception):
    """Git has failed; the message is the first line of its own."""


def read(config_file: Path, base: str, rules: Collection[str]) -> Project | None:
    """Read the project of this `mkdocs.yml` where the present branch left a branch or a commit.

    That is the commit itself where both share no history, as in a clone of one commit. None when it
    has no such file. Raises SetupError.
    """
    folder = config_file.resolve().parent
    try:
        prefix = _git(folder, "rev-parse", "--show-prefix").strip("\n")
        top = Path(_git(folder, "rev-parse", "--show-toplevel").strip("\n"))
    except _GitError as error:
        raise SetupError(_explained(str(error))) from error
    commit = _commit(top, base)
    from tempfile import TemporaryDirectory  # noqa: PLC0415  a check of the present needs none

    with TemporaryDirectory(prefix="ibidem-") as temporary:
        _write(top, commit, Path(temporary))
        earlier = Path(temporary) / "tree" / prefix / config_file.name
        if not earlier.exists():
            return None
        try:
            moved = _moved(folder, commit, Path(temporary))
            return replace(files.read(earlier, rules), moved=moved)
        except SetupError as error:
            fault = Fault(f"in {base}: {error}", "name a commit that can be checked")
            raise SetupError(fault) from error


def last_day(config_file: Path, most: int) -> int:
    """Return the last day that can be past, as an ordinal; 0 where neither git nor the environment says it.

    That is the day of the environment or of the last commit, so that a check of it finds the same whenever
    it is made. Where files are not committed yet, and `most`, the last day that they name, is later, it is
    today. One more day is allowed: elsewhere it may be the next day already.
    """
    folder, found = config_file.resolve().parent, 0
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal() and len(epoch) < _DIGITS:
        found = _EPOCH + int(epoch) // _A_DAY + 1
    try:
        if not found:
            found = date.fromisoformat(_git(folder, "log", "-1", "--format=%cs").strip()).toordinal() + 1
        # `make` says the day of the last commit by the environment, to writers too.
        if most > found and _git(folder, "status", "--porcelain", "--", "."):
            found = max(found, date.today().toordinal() + 1)  # noqa: DTZ011  the writer's own day
    except (_GitError, SetupError, ValueError):
        return found
    return found


def _explained(reason: str) -> Fault:
    if "not a git repository" in reason:
        hint = 'run this in a clone, or "git init" and commit first'
        return Fault("this folder is in no git repository", hint)
    return Fault(f"git cannot read this folder: {reason}")


def _commit(top: Path, base: str) -> str:
    try:
        commit = _git(top, "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}").strip()
    except (_GitError, ValueError) as error:
        hint = 'name a branch or a commit, as in "main" or "HEAD~1"; "git fetch" brings those of the server'
        raise SetupError(Fault(f'git knows no commit "{base}"', hint)) from error
    try:
        return _git(top, "merge-base", commit, "HEAD").strip()
    except _GitError:
        return commit


def _write(top: Path, commit: str, folder: Path) -> None:
    """Write the files of a commit below `tree/`, through a temporary index.

    An archive would leave out what .gitattributes keeps from exports.
    """
    index = {"GIT_INDEX_FILE": str(folder / "index")}
    try:
        _git(top, "read-tree", commit, more=index)
        _git(top, "checkout-index", "--all", f"--prefix={folder / 'tree'}{os.sep}", more=index)
    except _GitError as error:
        raise SetupError(Fault(f"git cannot write the files of {commit}: {error}")) from error


def _moved(folder: Path, commit: str, temporary: Path) -> Mapping[str, str]:
    """Return the files of a folder that have moved since a commit: their paths then, by those of now.

    Git finds a moved file only when its index has the new name, so the names are added to a copy of the
    index, with an object store of its own, and the writer's repository stays as it is.
    """
    objects = temporary / "objects"
    objects.mkdir()
    try:
        known = str((folder / _git(folder, "rev-parse", "--git-path", "objects").strip("\n")).resolve())
        escaped = known.replace("\\", "\\\\").replace('"', '\\"')
        own = {
            "GIT_INDEX_FILE": str(temporary / "index"),
            "GIT_OBJECT_DIRECTORY": str(objects),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{escaped}"',
        }
        _git(folder, "add", "--intent-to-add", ".", more=own)
        told = _git(folder, "diff", *_RENAMES, commit, more=own).split("\0")
    except _GitError:
        return {}
    return dict(zip(told[2::3], told[1::3], strict=True))


def _git(folder: Path, *arguments: str, more: Mapping[str, str] | None = None) -> str:
    """Run git and return what it prints. Raises _GitError, and SetupError where there is no git."""
    # A check that is told the day needs no git, and these take a hundredth of its time.
    import shutil  # noqa: PLC0415
    import subprocess  # noqa: PLC0415

    program = shutil.which("git")
    if program is None:
        raise SetupError(Fault("there is no git here", "install it, and run this again"))
    done = subprocess.run(
        [program, *_NO_HOOKS, *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C", **(more or {})},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise _GitError(" ".join(done.stderr.decode(errors="replace").split("\n")[0].split()))
    return os.fsdecode(done.stdout)

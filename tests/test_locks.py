"""Locks: of the commands that change a project, one at a time does."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.core.originals import Original
from macros.project import cache, writing
from macros.project.keeping import locks, unfinished
from macros.project.writing import WritingError

from .conftest import ROOT, Write

_SITE = {
    "mkdocs.yml": "site_name: x\nplugins: [ibidem]\n",
    "bibliography.bib": "@online{ada2024,\n  title = {A},\n  url = {https://example.org/},\n}\n",
    "refs.bib": "",
    "docs/index.md": "# A page\n\nIt was so.{{ cite('ada2024') }}\n",
    "docs/.authors.yml": "authors:\n  ada: {name: Ada}\n",
    "site/index.html": "<html></html>",
}
_HOLD = """
import sys, time
from pathlib import Path
from macros.project.keeping import locks
with locks.alone(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def _held(folder: Path, seconds: float) -> Iterator[subprocess.Popen[bytes]]:
    """Hold the lock of a folder in another process, for a time."""
    command = [sys.executable, "-c", _HOLD, str(folder), str(seconds)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(
    ("command", "locked"),
    [
        pytest.param(("source", "new2024", "--title", "B"), ".", id="source"),
        pytest.param(("rename", "ada2024", "bob2024"), ".", id="rename"),
        pytest.param(("format",), ".", id="format"),
        pytest.param(("format", "--fix"), ".", id="fix"),
        pytest.param(("new", "Why?"), ".", id="new"),
        pytest.param(("migrate", "--bibliography", "refs.bib"), ".", id="migrate"),
        pytest.param(("init", "begun"), ".", id="init"),
        pytest.param(("finish",), ".", id="finish"),
        pytest.param(("finish", "site"), "site", id="finish-beside-a-build"),
        pytest.param(("check", "--output", "report"), ".", id="report"),
    ],
)
def test_a_command_that_writes_waits_for_another(
    write: Write, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], locked: str
) -> None:
    monkeypatch.chdir(write(_SITE))
    waits = list[Path]()

    def alone(folder: Path, _waits: object) -> Iterator[None]:
        waits.append(folder)
        yield

    monkeypatch.setattr(locks, "alone", contextmanager(alone))
    CliRunner().invoke(main, command)

    assert Path(locked).resolve() in [folder.resolve() for folder in waits]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("source", "new2024", "--title", "B", "--dry-run"), id="source"),
        pytest.param(("rename", "ada2024", "bob2024", "--dry-run"), id="rename"),
        pytest.param(("format", "--check"), id="format"),
        pytest.param(("format", "--diff"), id="diff"),
        pytest.param(("migrate", "--check"), id="migrate"),
        pytest.param(("check",), id="check"),
    ],
)
def test_a_command_that_only_reads_waits_for_none(
    write: Write, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(write(_SITE))
    monkeypatch.delattr(locks, "alone")

    assert CliRunner().invoke(main, command).exit_code in (0, 1)


def test_the_wait_is_said_after_a_second_and_ends_with_the_other_process(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(_SITE))
    monkeypatch.setattr(locks, "_QUIET", 0.2)
    with _held(Path.cwd(), 99) as process:
        told = locks.alone(Path.cwd(), process.kill)
        with told:
            pass
        assert process.wait() != 0
    with _held(Path.cwd(), 0.4):
        result = CliRunner().invoke(
            main, ("source", "new2024", "--title", "B", "--url", "https://b.example/")
        )
    assert result.exit_code == 0
    assert result.stderr == "waiting: another command is changing this folder; Ctrl-C ends the wait\n"


def test_a_lock_leaves_no_file_and_holds_within_a_process(tmp_path: Path) -> None:
    with locks.alone(tmp_path, print), locks.if_free(tmp_path) as is_free:
        assert is_free
        assert list(tmp_path.iterdir()) == []


def test_where_no_folder_can_be_locked_a_temporary_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "t"))
    flock = fcntl.flock

    def of_files(descriptor: int, operation: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBADF, "Bad file descriptor")
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", of_files)
    with locks.alone(tmp_path, print):
        (file,) = (tmp_path / "t").iterdir()
        with file.open("w") as opened, pytest.raises(BlockingIOError):
            flock(opened.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert list((tmp_path / "t").iterdir()) == []


def test_a_folder_that_is_made_meanwhile_stays_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two first builds: the second begins when the folder of the site is there."""
    (tmp_path / "t").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "t"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "t"))
    with _held(tmp_path / "site", 99):
        (tmp_path / "site").mkdir()
        with locks.if_free(tmp_path / "site") as is_free:
            assert not is_free
    with locks.if_free(tmp_path / "site") as is_free:
        assert is_free
    assert list((tmp_path / "t").iterdir()) == []


@pytest.mark.parametrize("is_another", [False, True])
def test_a_file_that_went_with_its_lock_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_another: bool
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    flock = fcntl.flock

    def late(descriptor: int, operation: int) -> None:
        """Lock a file that the run which held it has removed, and perhaps another has made anew."""
        (file,) = tmp_path.glob("*.lock")
        file.unlink()
        if is_another:
            file.write_bytes(b"")
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    with locks.if_free(tmp_path / "site") as is_free:
        assert not is_free


def test_a_run_goes_on_where_nothing_can_be_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with locks.if_free(tmp_path / "missing") as is_free:
        assert is_free


def test_what_an_editor_saves_in_between_is_not_lost(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"a.md": "old", "b.md": "old"})
    changes = [(Original(f"{name}.md", "old"), Original(f"{name}.md", "new")) for name in "ab"]
    into_place = unfinished.into_place

    def save(_temporary: Path) -> None:
        (root / "b.md").write_text("the writer's", encoding="utf-8")

    monkeypatch.setattr(writing, "_flush", save)
    with pytest.raises(
        WritingError, match=r"^b\.md was changed while this ran; nothing is changed, run it again$"
    ):
        writing.write(root, changes)
    assert (root / "a.md").read_text(encoding="utf-8") == "old"

    (root / "b.md").write_text("old", encoding="utf-8")
    monkeypatch.setattr(writing, "_flush", lambda _: None)

    def late(temporary: Path, path: Path) -> None:
        into_place(temporary, path)
        save(temporary)

    monkeypatch.setattr(unfinished, "into_place", late)
    with pytest.raises(WritingError, match=r"^b\.md was changed while this ran; nothing is changed"):
        writing.write(root, changes)
    assert (root / "a.md").read_text(encoding="utf-8") == "old"
    assert (root / "b.md").read_text(encoding="utf-8") == "the writer's"
    assert sorted(path.name for path in root.iterdir()) == ["a.md", "b.md"]


def test_what_a_killed_run_has_left_is_swept_and_said(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({**_SITE, f"{cache.FOLDER}/unfinished/.ibidem-1.tmp": "half"})
    monkeypatch.chdir(root)

    result = CliRunner().invoke(main, ("format",))

    assert result.stderr == (
        "note: 1 temporary file of a command that was killed is deleted; "
        "what it has changed so far, git diff shows\n"
    )
    assert not list(root.rglob(".ibidem-*"))


def test_a_check_sweeps_unless_a_command_is_at_work(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({**_SITE, f"{cache.FOLDER}/unfinished/.ibidem-1.tmp": "half"})
    monkeypatch.chdir(root)

    with _held(root, 99):
        CliRunner().invoke(main, ("check",))
        assert list(root.rglob(".ibidem-*"))
    CliRunner().invoke(main, ("check",))

    assert not list(root.rglob(".ibidem-*"))


def test_the_cache_is_saved_by_one_run_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / cache.FOLDER
    folder.mkdir(parents=True)
    file = folder / "pages"
    with _held(folder, 99):
        cache.save(file, {"a": 1})
        assert not file.exists()
    (folder / ".ibidem-1.tmp").write_bytes(b"half")
    cache.save(file, {"a": 1})
    assert cache.load(file) == {"a": 1}
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "pages"]


def test_a_file_on_another_disk_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "docs/a.md"
    target.parent.mkdir()
    target.write_bytes(b"old")
    (target.parent / ".ibidem-1.tmp").write_bytes(b"half")
    replace = Path.replace

    def across(self: Path, path: Path) -> Path:
        if self.parent != path.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(self, path)

    monkeypatch.setattr(Path, "replace", across)
    writing.put(target, b"new", tmp_path)

    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.rglob("*")] == ["docs", "a.md"]


@pytest.mark.parametrize("blocked", [".cache", ".cache/ibidem", ".cache/ibidem/unfinished"])
def test_without_a_room_for_temporary_files_they_are_beside(write: Write, blocked: str) -> None:
    root = write({"a.md": "old", blocked: "a file"})

    writing.write(root, [(Original("a.md", "old"), Original("a.md", "new"))])

    assert (root / "a.md").read_bytes() == b"new"
    assert (root / blocked).read_bytes() == b"a file"
    assert not list(root.rglob("*.tmp"))


def test_where_no_link_can_be_made_a_copy_is_kept(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"a.md": "old"})

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    writing.put_all(root, {"a.md": "new", "b/c.md": "new"}, root)

    assert sorted(path.name for path in root.rglob("*")) == ["a.md", "b", "c.md"]


def test_the_advice_names_the_whole_path(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"a.md": "old"})

    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(unfinished, "into_place", refuse)
    with pytest.raises(WritingError, match=f'type "ls -ld {re.escape(str(root))}/b.md" to see'):
        writing.put_all(root, {"b.md": "new"})


def test_files_that_cannot_all_be_placed_are_as_before(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"a.md": "old"})
    into_place = unfinished.into_place

    def failing(temporary: Path, path: Path) -> None:
        if path.name == "c.md":
            raise OSError(errno.ENOSPC, "No space left on device")
        into_place(temporary, path)

    monkeypatch.setattr(unfinished, "into_place", failing)
    with pytest.raises(
        WritingError, match=r"c\.md cannot be written: No space left on device; nothing is changed"
    ):
        writing.put_all(root, {"a.md": "new", "b.md": "new", "c.md": "new"})

    assert {path.name: path.read_bytes() for path in root.iterdir()} == {"a.md": b"old"}

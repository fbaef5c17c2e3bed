"""Copies of sources: private, named by their bytes, whole or not there."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from macros.project import writing
from macros.project.evidence import FOLDER, digest, keep, kept

_WORDS = b"words of a source"


def _files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_copy_is_kept_under_its_digest(tmp_path: Path) -> None:
    name = keep(tmp_path, _WORDS)

    assert name == digest(_WORDS) == keep(tmp_path, _WORDS)
    assert kept(tmp_path, name) == _WORDS
    assert _files(tmp_path) == {f"{FOLDER}/.gitignore", f"{FOLDER}/{name}"}


def test_copies_are_private(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(mode=0o755)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)

    keep(tmp_path, _WORDS)

    told = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=tmp_path, check=True, capture_output=True
    )
    assert told.stdout == b""
    assert stat.S_IMODE((tmp_path / FOLDER).stat().st_mode) == 0o700


def test_list_of_names_that_a_killed_run_left_empty_is_written_again(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    ignored = tmp_path / FOLDER / ".gitignore"
    ignored.write_bytes(b"")

    keep(tmp_path, _WORDS)

    assert ignored.read_bytes() == b"*\n"


def test_list_of_names_is_no_link(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / "names").write_bytes(b"*\n")
    ignored = tmp_path / FOLDER / ".gitignore"
    ignored.symlink_to(tmp_path / "names")

    keep(tmp_path, _WORDS)

    assert not ignored.is_symlink()


def test_damaged_copy_is_as_good_as_none(tmp_path: Path) -> None:
    name = keep(tmp_path, _WORDS)
    (tmp_path / FOLDER / name).write_bytes(_WORDS[:-1])

    assert kept(tmp_path, name) is None
    assert keep(tmp_path, _WORDS) == name
    assert kept(tmp_path, name) == _WORDS


@pytest.mark.parametrize("name", [digest(b"another"), "../secret", "", ".gitignore", digest(_WORDS).upper()])
def test_copy_that_is_not_there_is_none(tmp_path: Path, name: str) -> None:
    keep(tmp_path, _WORDS)
    (tmp_path / "secret").write_bytes(b"x")

    assert kept(tmp_path, name) is None


def test_copy_behind_a_link_is_none(tmp_path: Path) -> None:
    name = digest(_WORDS)
    (tmp_path / "elsewhere").write_bytes(_WORDS)
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / name).symlink_to(tmp_path / "elsewhere")

    assert kept(tmp_path, name) is None
    keep(tmp_path, _WORDS)
    assert not (tmp_path / FOLDER / name).is_symlink()


def test_folder_that_is_a_link_is_read_and_never_written(tmp_path: Path) -> None:
    """A team may share its copies; a copy is known by its bytes, wherever they come from."""
    root, elsewhere = tmp_path / "root", tmp_path / "elsewhere"
    root.mkdir()
    keep(elsewhere.parent, _WORDS)
    (root / FOLDER).symlink_to(tmp_path / FOLDER)

    assert kept(root, digest(_WORDS)) == _WORDS
    with pytest.raises(OSError, match="it is a link"):
        keep(root, b"other")
    assert not (tmp_path / FOLDER / digest(b"other")).exists()


def test_pipe_in_place_of_a_copy_is_not_waited_for(tmp_path: Path) -> None:
    keep(tmp_path, b"other")
    os.mkfifo(tmp_path / FOLDER / digest(_WORDS))

    assert kept(tmp_path, digest(_WORDS)) is None


def test_copy_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end comes before the renaming of each file in turn."""
    put, calls = writing.put, list[str]()

    def end(path: Path, content: bytes, root: Path | None = None) -> None:
        calls.append(path.name)
        if path.name != ".gitignore":
            raise KeyboardInterrupt
        put(path, content, root)

    monkeypatch.setattr(writing, "put", end)
    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path, _WORDS)

    assert calls == [".gitignore", digest(_WORDS)]
    assert _files(tmp_path) == {f"{FOLDER}/.gitignore"}

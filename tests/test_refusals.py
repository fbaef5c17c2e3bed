"""What the system refuses is one line, with the place and what to do, whichever command meets it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.project import files
from macros.project.keeping import last_site, refusals

from .conftest import ROOT


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(
            OSError(28, "No space left on device", "a/b"),
            '"a/b" cannot be read or written: No space left on device; free some space on that disk, and run',
            id="full-disk",
        ),
        pytest.param(
            OSError(122, "Disk quota exceeded"), "the output cannot be written: Disk quota", id="quota"
        ),
        pytest.param(
            OSError(13, "Permission denied", "a b"), "type \"ls -ld 'a b'\" to see who may write", id="rights"
        ),
        pytest.param(OSError(30, "Read-only file system", "a"), "is read-only: mount it", id="read-only"),
        pytest.param(OSError(24, "Too many open files", "a"), 'with "ulimit -n 4096", and run', id="files"),
        pytest.param(OSError(28, "Full", "from", None, "to"), '"to" cannot be read or written', id="copy"),
    ],
)
def test_a_command_says_it_in_one_line(monkeypatch: pytest.MonkeyPatch, error: OSError, said: str) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(files, "read", refuse)
    result = CliRunner().invoke(main, ["check"])

    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert said in result.stderr


def test_a_mistake_of_a_program_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(files, "read", refuse)
    result = CliRunner().invoke(main, ["check"])

    assert isinstance(result.exception, FileNotFoundError)
    assert not refusals.is_told(ValueError())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("arguments", [("--help",), ("rules",)])
def test_a_full_disk_for_the_output_is_one_line(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "macros", *arguments],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    said = (
        f"error: the output cannot be written: {os.strerror(28)}; free some space on that disk, and run this "
    )
    assert (done.returncode, done.stderr) == (2, f"{said}again\n")


def test_a_room_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space left"):
        last_site.begin(tmp_path / "site")

    assert list(tmp_path.iterdir()) == []

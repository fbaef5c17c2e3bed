"""The cache: what is put in comes out, and nothing else does."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from errno import ENOSPC
from hashlib import blake2b
from pathlib import Path

import pytest

from macros.core.findings import Finding, Severity
from macros.core.text import Location
from macros.project import cache, secret
from macros.project.keeping import unfinished

_VALUES = {
    "finding": Finding("aword", Location("docs/index.md", 3, 1), "“…”", severity=Severity.WARNING),
    "plain": (1, "é", None, frozenset({"a"}), {"b": [2.5, b"c"]}),
}


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    return tmp_path / ".cache" / "ibidem" / "check"


def test_what_is_put_in_comes_out(file: Path) -> None:
    cache.save(file, _VALUES)
    assert cache.load(file) == _VALUES


def test_a_later_save_takes_the_place_of_an_earlier_one(file: Path) -> None:
    cache.save(file, _VALUES)
    cache.save(file, {"other": 1})
    assert cache.load(file) == {"other": 1}


def test_git_does_not_see_the_folder(file: Path) -> None:
    cache.save(file, _VALUES)
    assert sorted(path.name for path in file.parent.iterdir()) == [".gitignore", "check"]
    assert (file.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_no_file_is_an_empty_cache(file: Path) -> None:
    assert cache.load(file) == {}


def test_a_file_that_was_cut_at_any_place_is_an_empty_cache(file: Path) -> None:
    cache.save(file, _VALUES)
    content = file.read_bytes()
    for end in range(len(content)):
        file.write_bytes(content[:end])
        assert cache.load(file) == {}


def test_a_file_with_any_byte_changed_is_an_empty_cache(file: Path) -> None:
    cache.save(file, _VALUES)
    content = file.read_bytes()
    for place in range(len(content)):
        file.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert cache.load(file) == {}


def test_a_file_of_another_version_is_an_empty_cache(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.save(file, _VALUES)
    monkeypatch.setattr(cache, "_version", lambda: b"another")
    assert cache.load(file) == {}


@pytest.mark.parametrize("name", ["core/text.py", "render/words/languages/it.yml"])
def test_another_code_or_catalog_is_another_version(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path)
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text("sources: Sources", encoding="utf-8")
    before = cache._version.__wrapped__()

    file.write_text("sources: Fonti", encoding="utf-8")

    assert cache._version.__wrapped__() != before


class _Command:
    """Runs something where it is read, if it can."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch ran",)


def _named(module: str, name: str) -> bytes:
    return f"\x80\x04c{module}\n{name}\n.".encode("latin-1")


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps({"key": _Command()}),
        _named("os", "system"),
        _named("macros.project.writing", "write"),
        _named("macros.core.text", "re"),
        _named("macros.core.text", "gone"),
        _named("macros.gone", "Gone"),
        b"\x80\x04.",
        b"",
        pickle.dumps(["pages"]),
        pickle.dumps({1: "a key that is no text"}),
        pickle.dumps(None),
        b"\x80\x04\x8e\xff\xff\xff\xff\xff\xff\xff\x7f.",
        b"\x80\x04(lcmacros.core.text\nSpan\n(K\x01tR.",
        b"\x80\x04]\x94h\x00a.",
        b"\x80\x04}}s.",
        b"\x80\x04" + b"]" * 100_000 + b".",
    ],
    ids=[
        *("command", "function", "own-function", "own-module", "gone", "gone-module", "nothing", "empty"),
        *("list", "numbers", "none", "huge", "too-few-values", "within-itself", "nothing-to-set", "deep"),
    ],
)
def test_a_sealed_file_makes_values_of_ours_alone(
    file: Path, content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_bytes(cache._seal(content, file) + content)
    assert cache.load(file) == {}
    assert not (tmp_path / "ran").exists()


def test_a_seal_that_anyone_can_compute_is_none(file: Path) -> None:
    """It was a digest of our code alone, so that a repository could bring a forged file along."""
    content = pickle.dumps(_VALUES)
    file.parent.mkdir(parents=True)
    file.write_bytes(blake2b(content, key=cache._version()).digest() + content)
    assert cache.load(file) == {}


def test_a_file_is_believed_where_it_was_written_alone(file: Path, tmp_path: Path) -> None:
    cache.save(file, _VALUES)
    clone = tmp_path / "clone" / ".cache" / "ibidem" / "check"
    clone.parent.mkdir(parents=True)
    clone.write_bytes(file.read_bytes())
    assert (cache.load(file), cache.load(clone)) == (_VALUES, {})


def test_a_user_without_a_secret_has_no_cache(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.save(file, _VALUES)
    monkeypatch.setattr(secret, "_file", lambda: None)
    assert cache.load(file) == {}
    file.unlink()
    cache.save(file, _VALUES)
    assert not file.exists()


@pytest.mark.parametrize("marked", [".", ".."], ids=["the project", "its repository"])
def test_a_secret_in_the_repository_is_none(
    marked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "some" / "project"
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / marked / "home"))
    (root / marked / ".git").mkdir(parents=True)
    assert secret.of_user(root) == b""
    assert len(secret.of_user(tmp_path / "other")) == 32


def test_a_secret_that_others_may_have_written_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    kept = tmp_path / "home" / "ibidem" / "secret"
    made = secret.of_user(tmp_path / "project")
    assert (kept.read_bytes(), kept.stat().st_mode & 0o777) == (made, 0o600)
    for content, mode in ((made, 0o640), (b"short", 0o600)):
        kept.write_bytes(content)
        kept.chmod(mode)
        secret._known.cache_clear()
        assert secret.of_user(tmp_path / "project") == b""
    kept.unlink()
    kept.mkdir()
    secret._known.cache_clear()
    assert secret.of_user(tmp_path / "project") == b""


def test_a_secret_is_where_the_system_keeps_such_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, "not/absolute")
    assert secret._file() == Path("/home/ada/.cache/ibidem/secret")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert secret._file() == Path("/home/ada/Library/Caches/ibidem/secret")
    monkeypatch.setattr(Path, "home", classmethod(_homeless))
    assert secret._file() is None


def _homeless(_: type[Path]) -> Path:
    raise RuntimeError


@pytest.mark.parametrize("linked", [".cache", ".cache/ibidem", ".cache/ibidem/check"])
def test_no_link_leads_the_cache_elsewhere(file: Path, linked: str, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    link = tmp_path / linked
    link.parent.mkdir(parents=True, exist_ok=True)
    if link != file:
        target.mkdir()
    link.symlink_to(target)
    cache.save(file, _VALUES)
    assert cache.load(file) == {}
    assert not target.exists() or not list(target.iterdir())


def test_a_linked_list_for_git_is_left_alone(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("kept", encoding="utf-8")
    file.parent.mkdir(parents=True)
    (file.parent / ".gitignore").symlink_to(other)
    cache.save(file, _VALUES)
    assert other.read_text(encoding="utf-8") == "kept"
    assert cache.load(file) == _VALUES


def test_a_full_disk_leaves_no_list_for_git_that_is_empty(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **_named: object) -> None:
        path.touch()
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space"):
        unfinished.ignored(file.parent)
    assert not list(file.parent.iterdir())


def test_what_is_no_file_is_not_read(file: Path) -> None:
    file.parent.mkdir(parents=True)
    os.mkfifo(file)
    assert cache.load(file) == {}


def test_a_folder_that_cannot_be_made_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file", encoding="utf-8")
    cache.save(tmp_path / ".cache" / "check", _VALUES)
    assert (tmp_path / ".cache").read_text(encoding="utf-8") == "a file"


def test_a_place_that_is_taken_is_no_fault(file: Path) -> None:
    file.mkdir(parents=True)
    cache.save(file, _VALUES)
    assert cache.load(file) == {}
    assert sorted(path.name for path in file.parent.iterdir()) == [".gitignore", "check"]


_SAVING = """
import sys
from errno import ENOSPC
from hashlib import blake2b
from pathlib import Path
from macros.project import cache, secret
from macros.project.keeping import unfinished
for number in range(50):
    cache.save(Path(sys.argv[1]), {"values": [sys.argv[2]] * 20_000})
"""


def test_runs_at_the_same_time_leave_a_whole_file(file: Path) -> None:
    commands = [[sys.executable, "-c", _SAVING, str(file), name] for name in ("one", "two")]
    running = [subprocess.Popen(command) for command in commands]
    while any(process.poll() is None for process in running):
        found = cache.load(file)
        assert found in ({}, {"values": ["one"] * 20_000}, {"values": ["two"] * 20_000})
    assert [process.returncode for process in running] == [0, 0]
    assert cache.load(file)


@pytest.mark.parametrize("is_enabled", [True, False])
def test_looking_for_cycles_is_left_as_it_was(file: Path, *, is_enabled: bool) -> None:
    was_enabled = gc.isenabled()
    (gc.enable if is_enabled else gc.disable)()
    try:
        with cache.without_collection():
            assert not gc.isenabled()
            cache.save(file, _VALUES)
        assert gc.isenabled() is is_enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()

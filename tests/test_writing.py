from __future__ import annotations

from pathlib import Path

import pytest

from macros.core.originals import Original
from macros.core.text import Text
from macros.project import writing
from macros.project.writing import WritingError

from .conftest import Write
from .modes import obey_modes

_GONE = (Original("gone/b.md", "old"), Original("gone/b.md", "new"))


def _changes(root: Path, **contents: str) -> list[writing.Change]:
    """Return the change of each file, named without its ending, from what it is now to a content."""
    return [
        (Original(f"{name}.md", (root / f"{name}.md").read_bytes().decode()), Original(f"{name}.md", content))
        for name, content in contents.items()
    ]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_whole_and_leave_nothing_behind(write: Write) -> None:
    root = write({"a.md": "old", "b/c.md": "old"})

    writing.write(root, _changes(root, **{"a": "\ufeffnew\r\n", "b/c": "議"}))

    assert (root / "a.md").read_bytes() == "\ufeffnew\r\n".encode()
    assert (root / "b/c.md").read_bytes() == "議".encode()
    assert (_names(root), _names(root / "b")) == (["a.md", "b"], ["c.md"])


def test_a_file_keeps_who_may_read_it(write: Write) -> None:
    root = write({"a.md": "old"})
    (root / "a.md").chmod(0o640)

    writing.write(root, _changes(root, a="new"))

    assert (root / "a.md").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(write: Write) -> None:
    root = write({"real/a.md": "old"})
    (root / "a.md").symlink_to(root / "real/a.md")

    writing.write(root, _changes(root, a="new"))

    assert (root / "a.md").is_symlink()
    assert (root / "real/a.md").read_bytes() == b"new"


def test_nothing_is_changed_when_one_file_cannot_be_prepared(write: Write) -> None:
    root = write({"a.md": "old"})

    with pytest.raises(WritingError, match=r"^gone/b\.md cannot be written: .*; nothing is changed$"):
        writing.write(root, [*_changes(root, a="new"), _GONE])

    assert (root / "a.md").read_bytes() == b"old"
    assert _names(root) == ["a.md"]


def test_a_file_that_is_gone_leaves_no_temporary_file(write: Write) -> None:
    root = write({"a.md": "old"})

    with pytest.raises(WritingError, match=r"^gone/b\.md cannot be written: .*; nothing is changed$"):
        writing.write(root, [_GONE])

    assert _names(root) == ["a.md"]


@pytest.mark.parametrize(
    ("protected", "said"),
    [
        pytest.param(
            ["b c.md"],
            "b c.md is write-protected; nothing is changed; type \"chmod u+w 'b c.md'\"",
            id="one",
        ),
        pytest.param(
            ["a.md", "b c.md"],
            "a.md, b c.md are write-protected; nothing is changed; type \"chmod u+w a.md 'b c.md'\"",
            id="two",
        ),
    ],
)
def test_a_write_protected_file_stays_as_it_is(
    write: Write, monkeypatch: pytest.MonkeyPatch, protected: list[str], said: str
) -> None:
    root = write({"a.md": "old", "b c.md": "old"})
    for name in protected:
        (root / name).chmod(0o444)
    obey_modes(monkeypatch)

    with pytest.raises(WritingError) as raised:
        writing.write(root, _changes(root, **{"a": "new", "b c": "new"}))

    assert str(raised.value) == said
    assert [(root / name).read_bytes() for name in ("a.md", "b c.md")] == [b"old", b"old"]
    assert _names(root) == ["a.md", "b c.md"]


def test_all_files_are_as_before_when_one_cannot_be_replaced(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"a.md": "old", "b.md": "old", "c.md": "old"})
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "b.md":
            raise PermissionError(13, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    said = r"^b\.md cannot be written: Permission denied; nothing is changed; type .ls -ld b\.md. to see"
    with pytest.raises(WritingError, match=said):
        writing.write(root, _changes(root, a="new", b="new", c="new"))

    assert [(root / name).read_bytes() for name in ("a.md", "b.md", "c.md")] == [b"old", b"old", b"old"]
    assert _names(root) == ["a.md", "b.md", "c.md"]


def test_a_file_is_read_as_it_stands(write: Write) -> None:
    root = write({"a.md": "\ufeffa\r\n"})

    assert writing.original(root, Text("a.md", "a\n")) == Original("a.md", "\ufeffa\r\n")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        pytest.param(
            b"other\n", "a.md was changed while this ran; nothing is changed, run it again", id="changed"
        ),
        pytest.param(b"\xff", "a.md cannot be read any more: ", id="not-utf-8"),
        pytest.param(None, "a.md cannot be read any more: ", id="gone"),
    ],
)
def test_a_file_that_has_changed_is_refused(tmp_path: Path, raw: bytes | None, said: str) -> None:
    if raw is not None:
        (tmp_path / "a.md").write_bytes(raw)

    with pytest.raises(WritingError) as caught:
        writing.original(tmp_path, Text("a.md", "a\n"))

    assert str(caught.value).startswith(said)

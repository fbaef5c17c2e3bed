"""Rights of files that hold in a test for an administrator too."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_read_bytes = Path.read_bytes


def obey_modes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file's owner do only what its mode allows."""

    def access(path: str | os.PathLike[str], mode: int) -> bool:
        return bool(Path(path).stat().st_mode >> 6 & mode)

    def read_bytes(path: Path) -> bytes:
        if path.exists() and not access(path, os.R_OK):
            raise PermissionError(13, "Permission denied")
        return _read_bytes(path)

    monkeypatch.setattr(os, "access", access)
    monkeypatch.setattr(Path, "read_bytes", read_bytes)

"""What a reader's device has to load of ours."""

from __future__ import annotations

from .conftest import ROOT


def _bytes(pattern: str) -> int:
    return sum(path.stat().st_size for path in (ROOT / "docs").glob(pattern))


def test_scripts_are_light() -> None:
    assert 0 < _bytes("javascripts/*.js") <= 4_096


def test_styles_are_light() -> None:
    assert 0 < _bytes("stylesheets/*.css") <= 10_240

"""What a reader's device has to load of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import weights

from .conftest import ROOT

pytestmark = pytest.mark.uncounted


def _bytes(pattern: str) -> int:
    return sum(path.stat().st_size for path in (ROOT / "macros/publish").glob(f"*/assets/ibidem/{pattern}"))


def test_scripts_are_light() -> None:
    assert 0 < _bytes("*.js") <= 4_096


def test_styles_are_light() -> None:
    assert 0 < _bytes("*.css") <= 11_000


def test_a_page_with_many_sources_is_light(tmp_path: Path) -> None:
    assert 0 < weights.beyond_the_frame(tmp_path) <= 60_000

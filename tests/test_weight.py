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
    assert 0 < _bytes("ibidem.js") <= 6_144
    assert 0 < _bytes("sources.js") <= 2_048


def test_styles_are_light() -> None:
    assert 0 < _bytes("*.css") - _bytes("print.css") <= 14_336


def test_the_style_for_paper_is_light() -> None:
    """A browser asks for it last, since no screen needs it."""
    assert 0 < _bytes("print.css") <= 8_192


def test_a_page_with_many_sources_is_light(tmp_path: Path) -> None:
    assert 0 < weights.beyond_the_frame(tmp_path) <= 60_000

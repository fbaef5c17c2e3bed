"""Partial previews: whatever was changed, what `--dirty` leaves behind is what a whole build makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from .partial_sites import CHANGES, Change, files, fixed_date, previewed_fixture, saved_preview_fixture
from .previews import preview

pytestmark = pytest.mark.uncounted
__all__ = ["fixed_date", "previewed_fixture", "saved_preview_fixture"]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_partial_preview_is_what_a_whole_one_is(previewed: Path, change: Change) -> None:
    change(previewed)

    preview(previewed, dirty=True)

    preview(previewed, site="whole")
    assert files(previewed / "site") == files(previewed / "whole")

"""Partial builds: whatever was changed, and in whatever turn, they leave behind what a whole build makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builds import build
from .partial_sites import (
    CHANGES,
    Change,
    built_fixture,
    files,
    fixed_date,
    folder_fixture,
    previewed_fixture,
    saved_build_fixture,
    saved_preview_fixture,
)
from .previews import preview

pytestmark = pytest.mark.uncounted
__all__ = [
    "built_fixture",
    "fixed_date",
    "folder_fixture",
    "previewed_fixture",
    "saved_build_fixture",
    "saved_preview_fixture",
]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_partial_preview_is_what_a_whole_one_is(previewed: Path, change: Change) -> None:
    change(previewed)

    preview(previewed, dirty=True)

    preview(previewed, site="whole")
    assert files(previewed / "site") == files(previewed / "whole")


def test_two_changes_in_turn_are_both_there(folder: Path) -> None:
    for change in ("sentence-with-source", "title-of-a-source", "word"):
        CHANGES[change](folder)
        preview(folder, dirty=True)

    preview(folder, site="whole")
    assert files(folder / "site") == files(folder / "whole")


def test_a_whole_build_in_between_is_no_trap(built: Path) -> None:
    CHANGES["title-of-a-source"](built)
    assert build(built).code == 0
    CHANGES["word"](built)

    assert build(built, "--dirty").code == 0

    assert build(built, "--site-dir", "whole").code == 0
    assert files(built / "site") == files(built / "whole")


def test_a_store_that_is_put_back_after_a_whole_build_is_no_trap(folder: Path) -> None:
    store = (folder / "types.bib").read_text(encoding="utf-8")
    assert build(folder, "--dirty").code == 0
    CHANGES["title-of-a-source"](folder)
    assert build(folder).code == 0
    (folder / "types.bib").write_text(store, encoding="utf-8")

    assert build(folder, "--dirty").code == 0

    assert build(folder, "--site-dir", "whole").code == 0
    assert files(folder / "site") == files(folder / "whole")


def test_another_folder_of_the_site_begins_anew(built: Path) -> None:
    assert build(built, "--dirty", "--site-dir", "other").code == 0
    assert files(built / "site") == files(built / "other")

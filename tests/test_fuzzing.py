"""A few random sites: check and build say the same, and nothing gets past both. `make fuzz` tries more."""

from __future__ import annotations

from pathlib import Path

import pytest

from .fuzzing.__main__ import kept_if_wrong
from .fuzzing.judging import left

pytestmark = [pytest.mark.uncounted, pytest.mark.builds]

_FIRST, _SITES = 15_000, 18
"""A third of them has a damaged text of our own, and is only checked."""


@pytest.mark.parametrize("seed", range(_FIRST, _FIRST + _SITES))
def test_check_and_build_of_a_random_site_say_the_same(tmp_path: Path, seed: int) -> None:
    judged = kept_if_wrong(tmp_path / "site", seed)
    assert not judged.wrong, judged.output


def test_what_is_left_of_a_site_has_no_page_that_a_report_names() -> None:
    files = {"docs/a.md": b"a", "docs/b.md": b"b", "docs/sub/c.md": b"c"}
    report = "docs/a.md:3:4: error[x] y\n  docs/b.md:1:1: no headline\ndocs/sub/c.md:1:1: note[x] y\n"
    found = left(files, report)
    assert [name for name in files if found[name] != files[name]] == ["docs/a.md", "docs/sub/c.md"]
    assert left(found, report) == {}

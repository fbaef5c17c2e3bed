"""The table of hosts in README is the one that the tests of hosts compare with builds."""

from __future__ import annotations

import pytest

from .conftest import ROOT
from .hosts.environments import ENVIRONMENTS
from .hosts.matrix import FACES, HOSTS, MATRIX, table


@pytest.mark.parametrize("path", ["README.md", "docs/contribute/hosts.md"])
def test_the_table_is_what_the_tests_show(path: str) -> None:
    assert table() in (ROOT / path).read_text(encoding="utf-8")


def test_each_host_has_an_environment_and_a_cell_in_each_row() -> None:
    assert HOSTS.keys() <= set(ENVIRONMENTS)
    assert FACES.keys() == HOSTS.keys()
    assert {tuple(row) for row in MATRIX.values()} == {tuple(HOSTS)}


def test_environments_are_locked() -> None:
    for name in ENVIRONMENTS:
        locked = (ROOT / f"tests/hosts/requirements/{name}.txt").read_text(encoding="utf-8")
        assert "--hash=sha256:" in locked
        assert "make lock" in locked

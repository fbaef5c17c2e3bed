"""Our plugin beside those of others: numbers, lists and links hold, and each plugin does what it is for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ..built_sites import assert_citations_hold
from .other_plugins import CASES, Case, Site, markers, sources

pytestmark = pytest.mark.hosts

_MODES = {"alone": False, "beside-macros": True}
_TRIED = [
    pytest.param(one, with_macros, id=f"{one.name}-{mode}")
    for one in CASES
    for mode, with_macros in _MODES.items()
    if (one.macros if with_macros else one.alone)
]
_TOKEN = re.compile("[\ue100\ue101]")


@pytest.mark.parametrize(("one", "with_macros"), _TRIED)
def test_a_site_with_another_plugin_is_whole(one: Case, with_macros: bool, tmp_path: Path) -> None:  # noqa: FBT001
    ran = one.build(tmp_path, with_macros=with_macros)

    assert "Traceback" not in ran.output
    if one.refused:
        assert (ran.code, one.refused in ran.output) == (1, True), ran.output
        return
    assert ran.code == 0, ran.output
    site = Site(tmp_path)
    # In MkDocs's own theme, a menu of the page "not found" is a link to "#".
    assert [link for link in site.broken_links() if not link.startswith("404.html")] == []
    for path, tree in site.trees.items():
        assert not _TOKEN.search(str(tree)), path
        assert not tree.select("[data-call]"), path
    for path, expected in one.expected.items():
        _assert_shows(site.trees[path], path, expected)


def _assert_shows(tree: BeautifulSoup, path: str, expected: Mapping[str, Sequence[str]]) -> None:
    if "sources" in expected:
        assert sources(tree) == expected["sources"], path
        assert_citations_hold(tree, path)
    if "markers" in expected:
        assert markers(tree) == expected["markers"], path
    for selector in expected.get("has", ()):
        assert tree.select(selector), f"{path}: {selector}"
    for selector in expected.get("absent", ()):
        assert not tree.select(selector), f"{path}: {selector}"

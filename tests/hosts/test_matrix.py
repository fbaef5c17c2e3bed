"""Each cell of the table of hosts, by a small site that has everything."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from .environments import Built, host, small
from .matrix import (
    DOWNLOADS,
    FEEDS,
    FRAME,
    HOSTS,
    LISTS,
    LOOK,
    MATRIX,
    METADATA,
    MISSING,
    NUMBERS,
    PREVIEW,
    SOURCES,
    UNSEEN,
    When,
)
from .test_hosts import FACES

pytestmark = pytest.mark.hosts

_EXPLAINER = """\
---
title: Why?
type: fact-check
description: It says why.
claim: It rained.
claimant: Ann
rating: true
authors: [ann]
published: 2024-06-01
checked: 2024-06-01
follow_ups: [{question: "And then?"}]
---

It rained in May.{{ cite("one") }} She said {{ quote("one", "it rained") }}.
"""
_PAGES = {
    "index.md": "# Home\n\nHello.\n",
    "why.md": _EXPLAINER.replace("rating: true", "rating: right"),
    "sources.md": "---\ntitle: Sources\ntemplate: ibidem/sources.html\n---\n\nAll.\n",
    "list.md": "---\ntitle: All\ntemplate: ibidem/explainers.html\n---\n\nAll.\n",
    ".authors.yml": "authors:\n  ann:\n    name: Ann Ash\n    description: Writes.\n",
}
_OWN = {"extra": {"ibidem": {"ratings": {"wrong": "No.", "right": "Yes."}}}}
_PATIENCE = 60


@dataclass(frozen=True)
class Sites:
    """A site as its host has built it, and as it is finished."""

    built: Built
    finished: Built


@pytest.fixture(scope="module", name="sites")
def _sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Sites]:
    @cache
    def made(name: str) -> Sites:
        folder = small(tmp_path_factory.mktemp(name), _PAGES, **FACES[name], **_OWN)
        ran = host(name).build(folder)
        assert ran.code == 0, ran.output
        built = Built(folder / "site")
        # Read before the end changes the files.
        assert built.pages
        assert built.files
        ran = host(name).finish(folder)
        assert ran.code == 0, ran.output
        return Sites(built, Built(folder / "site"))

    return made


def _numbers(site: Built) -> bool:
    page = site.pages["why/index.html"]
    return bool(page.select("a.ib-ref") and page.select("span.ib-quotation") and page.select("#src-one"))


def _frame(site: Built) -> bool:
    text = site.pages["why/index.html"].select("article")[0].text
    return all(words in text for words in ("Ann Ash", "It rained.", "And then?"))


def _lists(site: Built) -> bool:
    return "authors/ann/index.html" in site.pages and "Why?" in site.pages["list/index.html"].article.text  # type: ignore[union-attr]


_PROBES: dict[str, Callable[[Built], bool]] = {
    NUMBERS: _numbers,
    SOURCES: lambda site: bool(site.pages["sources/index.html"].select("ul.ib-all > li details")),
    DOWNLOADS: lambda site: {"bibliography.bib", "why/sources.ris"} <= site.files.keys(),
    FEEDS: lambda site: {"feed_rss_created.xml", "feed_json_updated.json"} <= site.files.keys(),
    METADATA: lambda site: bool(site.pages["why/index.html"].select("head > meta[name=citation_reference]")),
    LOOK: lambda site: bool(site.pages["why/index.html"].select("link[href$='assets/ibidem/ibidem.css']")),
    FRAME: _frame,
    LISTS: _lists,
}


@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize("feature", _PROBES)
def test_a_site_has_what_the_table_says(sites: Callable[[str], Sites], feature: str, name: str) -> None:
    site, probe = sites(name), _PROBES[feature]
    found = When.BUILT if probe(site.built) else When.FINISHED if probe(site.finished) else When.NEVER

    assert found is MATRIX[feature][name]


@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize(
    ("feature", "page"),
    [
        (MISSING, '# Home\n\nIt rained.{{ cite("oen") }}\n'),
        # What another extension takes out of a text is known when it has run.
        (UNSEEN, '# Home\n\nB.{--{{ cite("one") }}--}\n'),
    ],
)
def test_a_site_fails_when_the_table_says(feature: str, page: str, name: str, tmp_path: Path) -> None:
    more = '# More\n\nMore.{{ cite("one") }}\n'
    critic = {"pymdownx.critic": {"mode": "accept"}}
    extensions = [*FACES[name].get("markdown_extensions", []), critic]
    settings = {**FACES[name], "markdown_extensions": extensions}
    folder = small(tmp_path, {"index.md": page, "more.md": more}, **settings)
    ran = host(name).build(folder)
    found = When.BUILT if ran.code else When.NEVER
    if not ran.code and (ran := host(name).finish(folder)).code:
        found = When.FINISHED

    assert found is MATRIX[feature][name], ran.output
    assert ran.code == 1
    assert re.search(r"docs/index\.md:[35]:", ran.output)
    assert "Traceback" not in ran.output


@pytest.mark.parametrize("name", HOSTS)
def test_a_preview_goes_on(name: str, tmp_path: Path) -> None:
    folder = small(tmp_path, {"index.md": '# Home\n\nIt rained.{{ cite("oen") }}\n'}, **FACES[name])
    serving = host(name).serve(folder)
    try:
        found = _eventually(folder / "log", 'no source has the key "oen"')
        time.sleep(1)
        is_running = serving.poll() is None
    finally:
        serving.terminate()
        serving.wait()

    assert (When.BUILT if found and is_running else When.NEVER) is MATRIX[PREVIEW][name]
    assert "Traceback" not in (folder / "log").read_text(encoding="utf-8")


def _eventually(log: Path, wanted: str) -> bool:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if wanted in log.read_text(encoding="utf-8"):
            return True
        time.sleep(0.2)
    return False

"""Checking: what is remembered changes no result, whatever became of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from macros.check import report, site
from macros.check.site import Site
from macros.project import cache, checking, files, workers

from .builds import build, copy_with_types
from .conftest import ROOT, RULES, Write, case_content, one_a_rule
from .generated import pages
from .test_cases import CASES, DEFAULTS

pytestmark = pytest.mark.uncounted

_FOLDER = ".cache/ibidem"


def _checked(folder: Path, base: Site | None) -> Site:
    config = folder / "mkdocs.yml"
    return checking.checked(config, files.read(config, RULES), base)


def _told(built: Site) -> str:
    return report.json_document(site.judged(built), built.texts)


def _turns(folder: Path, base: Site | None = None) -> Iterator[Site]:
    """Check a project with nothing known, everything, a part, and something damaged."""
    yield _checked(folder, base)
    yield _checked(folder, base)
    files_of_cache = [folder / _FOLDER / name for name in ("store", "pages")]
    known = {file: cache.load(file) for file in files_of_cache}
    for number in (0, 1):
        for file, values in known.items():
            cache.save(file, dict(list(values.items())[number::2]))
        yield _checked(folder, base)
    for file, values in known.items():
        cache.save(file, dict.fromkeys(values, "something else"))
    yield _checked(folder, base)
    for file in files_of_cache:
        file.write_bytes(file.read_bytes()[:-1])
    yield _checked(folder, base)


_ONE_A_RULE = one_a_rule(CASES)


@pytest.mark.parametrize("case", _ONE_A_RULE.values(), ids=_ONE_A_RULE)
def test_case_with_every_memory(case: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    content = case_content(case)
    folder = write({**DEFAULTS, **content["files"]})
    earlier = {**DEFAULTS, **content["files"], **content["base"]} if "base" in content else {}
    write({f"base/{name}": text for name, text in earlier.items()})
    monkeypatch.setenv(cache.OFF, "1")
    base = _checked(folder / "base", None) if earlier else None
    expected = _checked(folder, base)
    assert not (folder / _FOLDER).exists()
    monkeypatch.delenv(cache.OFF)

    for built in _turns(folder, base):
        assert built == expected
        assert built.pages == expected.pages
        assert _told(built) == _told(expected)


def test_a_generated_site_with_every_memory(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write({**pages(60), "mkdocs.yml": "site_name: Generated\n"})
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    monkeypatch.setenv(cache.OFF, "1")
    expected = _told(_checked(folder, None))
    monkeypatch.delenv(cache.OFF)

    assert [_told(built) for built in _turns(folder)] == [expected] * 6


def test_one_page_that_changes_is_read_again_alone(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write({**pages(5), "mkdocs.yml": "site_name: Generated\n"})
    _checked(folder, None)
    read = list[str]()

    def noted(function, values):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        read.extend(text.path for text in values)
        return [function(value) for value in values]

    monkeypatch.setattr(workers, "spread", noted)
    (folder / "docs/index.md").write_text("# Home again\n", encoding="utf-8")
    _checked(folder, None)

    assert read == ["docs/index.md"]


def test_what_is_not_there_any_more_is_forgotten(write: Write) -> None:
    folder = write({**pages(3), "mkdocs.yml": "site_name: Generated\n"})
    _checked(folder, None)
    known = cache.load(folder / _FOLDER / "pages")
    (folder / "docs/index.md").unlink()
    _checked(folder, None)

    assert cache.load(folder / _FOLDER / "pages").keys() < known.keys()


_PAGE = """\
# Tides

So said [@gone] and {{ cite("own") }} in [3].
So said {{ cite("gone") }}, and {{ cite('x') }} on a page of no author.
"""
_EXPLAINER = """\
---
title: Tides
template: own.html
rating: maybe
---
{{ other("x") }} {% if x %}
"""
_SITE = {
    "docs/index.md": _PAGE,
    "docs/in/it.md": _EXPLAINER,
    "docs/in/.meta.yml": "type: explainer\n",
    "own.bib": "@online{own, title={Tides}, url={https://example.org/tides/}}\n",
    "included.md": "[@x]\n",
    "main.py": "def other(): pass\n",
}
_PLUGINS = "plugins: [search, macros: {modules: [ibidem]}]\n"
_EVERYWHERE = "extra: {ibidem: {everywhere: true}}\n"
_STORE = "extra: {ibidem: {everywhere: true, bibliography: own.bib}}\n"
_SETTINGS = {
    "everywhere": _EVERYWHERE,
    "syntax": "extra: {ibidem: {syntax: pandoc}}\n",
    "bibliography": _STORE,
    "included": "extra: {ibidem: {included: [included.md]}}\n",
    "ratings": "extra: {ibidem: {everywhere: true, ratings: {true: So., false: Not so.}}}\n",
    "severities": "extra: {ibidem: {rules: {undefined-citation: off}}}\n",
    "frame": "theme: {name: material}\nextra: {ibidem: {everywhere: true, frame: true}}\n",
    "site-url": f"site_url: https://example.org/\n{_STORE}",
    "language": "theme: {name: material, language: de}\n",
    "our-plugin": "plugins: [search, ibidem]\n",
    "our-plugin-everywhere": f"plugins: [search, ibidem]\n{_EVERYWHERE}",
    "macros": _PLUGINS,
    "macros-everywhere": f"{_PLUGINS}{_EVERYWHERE}",
    "defaults": "plugins: [search, ibidem, meta]\n",
    "own-macros": "plugins: [search, macros]\n",
}


def test_no_setting_gets_what_another_has_left_in_the_cache(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(_SITE)

    def told(name: str) -> str:
        write({"mkdocs.yml": f"site_name: Tides\n{_SETTINGS[name]}"})
        return _told(_checked(folder, None))

    monkeypatch.setenv(cache.OFF, "1")
    expected = {name: told(name) for name in _SETTINGS}
    monkeypatch.delenv(cache.OFF)
    # Each comes right behind each of the others.
    names, turns = list(_SETTINGS), list[str]()
    for number, one in enumerate(names):
        turns += [one, *(name for two in names[:number] for name in (two, one))]
    assert {*pairwise(turns)} >= {*permutations(names, 2)}
    for before, name in pairwise(["", *turns]):
        assert told(name) == expected[name], (before, name)
    assert len(set(expected.values())) > len(_SETTINGS) / 2


def test_checks_at_the_same_time_tell_the_same(write: Write) -> None:
    folder = write({**pages(20), "mkdocs.yml": "site_name: Generated\n"})
    command = [sys.executable, "-m", "macros", "check", "-f", str(folder / "mkdocs.yml")]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(4)
    ]
    (told,) = {process.communicate()[0] for process in running}
    assert " in 21 pages and " in told


def _site(folder: Path) -> dict[str, bytes]:
    paths = (path for path in (folder / "site").rglob("*") if path.is_file())
    # The map is packed with the time at which that was done.
    return {str(path): path.read_bytes() for path in paths if path.name != "sitemap.xml.gz"}


def test_a_build_is_the_same_with_every_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    folder = copy_with_types(tmp_path)
    monkeypatch.setenv(cache.OFF, "1")
    assert build(folder).code == 0
    expected = _site(folder)
    monkeypatch.delenv(cache.OFF)

    for damage in (False, False, True):
        if damage:
            for file in (folder / _FOLDER).iterdir():
                file.write_bytes(b"damaged")
        assert build(folder).code == 0
        assert _site(folder) == expected

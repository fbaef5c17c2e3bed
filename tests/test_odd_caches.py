"""Caches with values that no run has made: of another shape, or from another place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from copy import copy
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.check import report, site
from macros.check.site import Memory, Project, Site
from macros.core.findings import Finding
from macros.core.text import Location
from macros.project import cache, checking, files

from .conftest import RULES, Write
from .test_cases import DEFAULTS

_FOLDER = ".cache/ibidem"


def _checked(folder: Path) -> Site:
    config = folder / "mkdocs.yml"
    return checking.checked(config, files.read(config, RULES))


def _told(built: Site) -> str:
    return report.json_document(site.judged(built), built.texts)


_FINDING = Finding("undefined-citation", Location("docs/a.md", 1, 1), "it is so")


def _changed(value: object, path: Sequence[str], odd: object) -> object:
    """Return a value with another in the place of what a path of names leads to, if it leads anywhere."""
    if not path:
        return odd
    if isinstance(value, tuple) and value and path[0] == "0":
        return (_changed(value[0], path[1:], odd), *value[1:])
    if not hasattr(value, path[0]):
        return value
    changed = _changed(getattr(value, path[0]), path[1:], odd)
    if isinstance(value, tuple):
        return value._replace(**{path[0]: changed})  # type: ignore[attr-defined]
    made = copy(value)
    object.__setattr__(made, path[0], changed)
    return made


_ODD = {
    "": 5,
    "read": None,
    "ruled": ("no finding",),
    "ruled 0": _changed(_FINDING, ["location"], 3),
    "ruled 0 severity": "error",
    "suppressions": (3,),
    "suppressions 0 text": "docs/index.md",
    "bibliography": 7,
    "bibliography sources": {},
    "bibliography sources 0": 7,
    "bibliography sources 0 authors": 3,
    "bibliography sources 0 key": None,
    "profile": 7,
    "profile path": 3,
    "profile cited": 5,
    "profile shown": {},
    "profile front_matter": [],
}
"""Changes of cached parts to what no run has made, by the place of each in a part."""


@pytest.mark.parametrize("place", _ODD)
def test_values_of_another_shape_are_as_good_as_none(write: Write, place: str) -> None:
    folder = write(
        {
            **DEFAULTS,
            "bibliography.bib": "@online{a, title = {A}, author = {Ann Ash}, url = {https://example.org/a}}\n",
            "docs/index.md": '# Home\n\n<!-- ibidem: allow x: y -->\nA.{{ cite("a") }} B.{{ cite("b") }}\n',
        }
    )
    expected = _told(_checked(folder))
    for file in (folder / _FOLDER / name for name in ("store", "pages")):
        changed = {key: _changed(part, place.split(), _ODD[place]) for key, part in cache.load(file).items()}
        cache.save(file, changed)

    assert _told(_checked(folder)) == expected
    assert _told(_checked(folder)) == expected


def test_a_part_that_no_rule_can_read_is_as_good_as_none(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, real = write(DEFAULTS), site.build
    expected = _told(_checked(folder))

    def fails_with_parts(project: Project, base: Site | None, memory: Memory) -> Site:
        if memory.known:
            raise TypeError
        return real(project, base, memory)

    monkeypatch.setattr(site, "build", fails_with_parts)

    assert _told(_checked(folder)) == expected


def test_a_fault_of_ours_is_no_matter_of_the_cache(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(DEFAULTS)

    def failing(*_: object) -> None:
        raise TypeError

    monkeypatch.setattr(site, "build", failing)
    with pytest.raises(TypeError):
        _checked(folder)


def test_a_clone_does_not_believe_the_cache_that_comes_with_it(write: Write, tmp_path: Path) -> None:
    folder = write({f"mine/{name}": text for name, text in DEFAULTS.items()}) / "mine"
    honest = _checked(folder)
    (part,) = cache.load(folder / _FOLDER / "pages").values()
    (folder / "docs/index.md").write_text('# Home\n\nIt began.{{ cite("gone") }}\n', encoding="utf-8")
    expected = _told(_checked(folder))
    assert "undefined-citation" in expected
    # The page is said to have no findings, under the name of its new text.
    (name,) = cache.load(folder / _FOLDER / "pages")
    cache.save(folder / _FOLDER / "pages", {name: part})
    assert _told(_checked(folder)) == _told(honest)

    clone = tmp_path / "clone"
    shutil.copytree(folder, clone)

    assert _told(_checked(clone)) == expected


def _victim(tmp_path: Path) -> Path:
    """Make a folder of the user, outside of the project, with a file that has the name of a temporary one."""
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "kept").write_text("kept", encoding="utf-8")
    (victim / ".ibidem-0.tmp").write_text("kept", encoding="utf-8")
    return victim


@pytest.mark.parametrize(
    ("place", "target"),
    [
        (f"{_FOLDER}/.gitignore", "kept"),
        (f"{_FOLDER}/pages", "kept"),
        (f"{_FOLDER}/unfinished", "."),
        (f"{_FOLDER}/unfinished/.ibidem-1.tmp", "kept"),
        (_FOLDER, "."),
        (".cache", "."),
    ],
)
def test_no_link_in_a_repository_leads_a_run_out_of_it(
    write: Write, tmp_path: Path, place: str, target: str
) -> None:
    store = {"bibliography.bib": "@online{a, title = {A}, url = {https://example.org/a}}\n"}
    folder = write({f"mine/{name}": text for name, text in (DEFAULTS | store).items()}) / "mine"
    victim = tmp_path / "victim"
    names = ("kept", ".ibidem-0.tmp")
    victim.mkdir()
    for name in names:
        (victim / name).write_text("kept", encoding="utf-8")
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).symlink_to(victim / target)

    _checked(folder)
    ran = CliRunner().invoke(main, ["rename", "a", "b", "-f", str(folder / "mkdocs.yml")])

    assert ran.exit_code == 0, ran.output
    assert {path.name: path.read_text("utf-8") for path in victim.iterdir()} == dict.fromkeys(names, "kept")


def test_a_pipe_in_place_of_a_list_of_names_keeps_no_run_waiting(write: Write) -> None:
    folder = write(DEFAULTS)
    (folder / _FOLDER).mkdir(parents=True)
    os.mkfifo(folder / _FOLDER / ".gitignore")

    assert _told(_checked(folder))

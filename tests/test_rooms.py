"""The nine rooms of the package: what each says of itself, and what other rooms take from it."""

from __future__ import annotations

import ast
import importlib
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from .conftest import ROOT

_PACKAGE = ROOT / "macros"
_LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0][
    "layers"
]
ROOMS = [room for layer in _LAYERS for room in layer.split(" | ") if room != "__main__"]


class _Module(NamedTuple):
    """What the tests ask of a module; its tree would weigh on every look for garbage."""

    taken: frozenset[tuple[str, str]]
    """What it imports from rooms: the room, and the module or the name in it."""
    classes: tuple[str, ...]


@cache
def _module(path: Path) -> _Module:
    """Return a module, which is parsed once for all tests."""
    nodes = tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    imports = (node for node in nodes if isinstance(node, ast.ImportFrom))
    return _Module(
        frozenset(taken for node in imports for taken in _taken(path, node)),
        tuple(node.name for node in nodes if isinstance(node, ast.ClassDef)),
    )


def _taken(path: Path, node: ast.ImportFrom) -> Iterator[tuple[str, str]]:
    if not node.level:
        return
    package = ["macros", *path.relative_to(_PACKAGE).parent.parts]
    target = [*package[: len(package) - node.level + 1], *filter(None, (node.module or "").split("."))]
    names = target[2:3] or [alias.name for alias in node.names]
    yield from ((target[1], name) for name in names if len(target) > 1)


def test_the_package_has_the_rooms_of_the_contract_and_nothing_beside_them() -> None:
    modules = {path.stem for path in _PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}

    assert modules - {"__pycache__"} == {*ROOMS, "__init__", "__main__"}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_its_job_and_offers_what_other_rooms_take(room: str) -> None:
    module = importlib.import_module(f"macros.{room}")
    outside = (path for path in _PACKAGE.rglob("*.py") if path.relative_to(_PACKAGE).parts[0] != room)
    taken = {name for path in outside for owner, name in _module(path).taken if owner == room}

    assert module.__doc__
    assert module.__doc__.split("\n\n")[0].count(".") == 1
    assert set(module.__all__) == taken


@pytest.mark.parametrize("room", ROOMS)
def test_no_folder_of_a_room_has_more_than_a_dozen_modules(room: str) -> None:
    for folder in (_PACKAGE / room, *(path for path in (_PACKAGE / room).rglob("*") if path.is_dir())):
        modules = [path for path in folder.glob("*.py") if path.stem != "__init__"]
        assert len(modules) <= 12, folder


def test_no_two_classes_have_one_name() -> None:
    named = (name for path in _PACKAGE.rglob("*.py") for name in _module(path).classes)
    found = [name for name in named if not name.startswith("_")]

    assert sorted(name for name in set(found) if found.count(name) > 1) == []


def test_a_module_has_a_name_of_its_own() -> None:
    assert {path.stem for path in _PACKAGE.rglob("*.py")} & {"values", "reading", "kept", "details"} == set()

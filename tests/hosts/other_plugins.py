"""Small sites with somebody else's plugin beside ours, each a file in `plugins/` that says what they show."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

from ..built_sites import BuiltSite
from .environments import Ran, host

FOLDER = Path(__file__).parent / "plugins"
ADDRESS = "https://harbor.example.org/"
_MACROS = "- macros: {modules: [ibidem]}\n"
_COMMON: dict[str, Any] = yaml.safe_load((FOLDER / "common.yml").read_text(encoding="utf-8"))
"""What every site has, unless its file says otherwise."""
_GIT = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"), ("DATE", "2024-05-06T10:00:00Z"))
}


@dataclass(frozen=True)
class Case:
    """One site: how the plugin is set up beside ours, and what is on which page."""

    name: str
    plugins: str
    """What stands under `plugins`, as it is typed."""
    more: str = ""
    """Other lines of mkdocs.yml."""
    settings: str = _COMMON["settings"]
    """The lines of mkdocs.yml above the plugins."""
    files: Mapping[str, str | None] = field(default_factory=dict)
    """Files beside the common ones; None leaves one out."""
    git: bool = False
    """Whether the plugin asks git."""
    pages: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    """For each built file its `markers`, its `sources`, and selectors: what it `has`, what is `absent`."""
    common: bool = True
    """Whether the site has the common pages, at their usual addresses."""
    refused: str = ""
    """What the build says when it ends at its start."""
    strict: bool = True
    """Whether the plugin passes a strict build by itself."""
    alone: bool = True
    """Whether the case is tried without mkdocs-macros."""
    macros: bool = True
    """Whether the case is tried beside mkdocs-macros."""

    @property
    def expected(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """What is on the pages that every site has, and on those of this one."""
        return {**_COMMON["pages"], **self.pages} if self.common else self.pages

    def write(self, folder: Path, *, with_macros: bool) -> None:
        """Write the project."""
        typed = f"{_MACROS * with_macros}{self.plugins}"
        plugins = "".join(f"  {line}\n" for line in typed.splitlines())
        files = {**_COMMON["files"], **self.files}
        files["mkdocs.yml"] = f"{self.settings}plugins:\n{plugins}{self.more}"
        for name, content in files.items():
            if content is not None:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")

    def build(self, folder: Path, *, with_macros: bool) -> Ran:
        """Build the project in the environment that has all plugins."""
        self.write(folder, with_macros=with_macros)
        if self.git:
            for command in ("init --quiet", "add --all", "commit --quiet --message Begin"):
                subprocess.run(["git", *command.split()], cwd=folder, env={**os.environ, **_GIT}, check=True)
        return host("plugins").build(folder, *(["--strict"] if self.strict else []))


def case(name: str) -> Case:
    """Read the file of a case."""
    return Case(name, **yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8")))


CASES = [case(path.stem) for path in sorted(FOLDER.glob("*.yml")) if path.stem != "common"]


@dataclass(frozen=True)
class Site(BuiltSite):
    """A site that the environment has built."""

    address: str = ADDRESS


def markers(tree: BeautifulSoup) -> list[str]:
    """Return the markers of a page as readers see them."""
    return [marker.text.strip() for marker in tree.select("sup.ib-cite > a, sup.ib-cite > mark")]


def sources(tree: BeautifulSoup) -> list[str]:
    """Return the sources that a page lists, by key."""
    return [str(item["id"]).removeprefix("src-") for item in tree.select("section.ib-sources > ol > li")]

"""Small sites that have somebody else's plugin beside ours, each a file in `plugins/`, built by the real package."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from bs4 import BeautifulSoup, Tag

from tests.built_sites import BuiltSite

FOLDER = Path(__file__).parent / "plugins"
ADDRESS = "https://harbor.example.org/"
_MODES = {"alone": "", "macros": "- macros: {modules: [ibidem]}\n"}
# What every site has, unless its file says otherwise.
_COMMON = yaml.safe_load((FOLDER / "common.yml").read_text(encoding="utf-8"))
_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_AUTHOR_DATE": "2024-05-06T10:00:00Z",
    "GIT_COMMITTER_DATE": "2024-05-06T10:00:00Z",
}


@dataclass(frozen=True)
class Case:
    """One site: how the plugin is set up beside ours, and what is on which page."""

    name: str
    plugins: str
    """What stands under `plugins`, as it is typed."""
    more: str = ""
    """Other lines of mkdocs.yml."""
    files: Mapping[str, str] = field(default_factory=dict)
    git: bool = False
    """Whether the plugin asks git."""
    beside_macros: bool = True
    pages: Mapping[str, Any] = field(default_factory=dict)
    """For each built file: `markers`, `sources`, selectors that `has` lists, selectors that are `absent`."""
    refused: str = ""
    """What the build says, where it ends with that."""
    broken: Sequence[str] = ()
    """Links that lead nowhere without us too."""

    def write(self, folder: Path, *, with_macros: bool) -> None:
        """Write the project."""
        plugins = (
            self.plugins.replace("- ibidem", f"{_MODES['macros']}- ibidem", 1)
            if with_macros
            else self.plugins
        )
        lines = "".join(f"  {line}\n" for line in plugins.splitlines())
        files = {**_COMMON["files"], **self.files}
        files["mkdocs.yml"] = f"{_COMMON['settings']}plugins:\n{lines}{self.more}"
        for name, content in files.items():
            if content is not None:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")


def case(name: str) -> Case:
    """Read the file of a case."""
    return Case(name, **yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8")))


NAMES = sorted(path.stem for path in FOLDER.glob("*.yml") if path.stem != "common")


@dataclass(frozen=True)
class Site(BuiltSite):
    """A site that a host has built."""

    address: str = ADDRESS

    @cached_property
    def dangling(self) -> list[str]:
        """Links within a page that lead nowhere: to sources, and from sources back to markers."""
        found = list[str]()
        for path, tree in self.trees.items():
            ids = {str(tag["id"]) for tag in tree.select("[id]")}
            links = [str(link["href"]) for link in tree.select("a[href^='#']")]
            found += [
                f"{path}: {link}" for link in links if unquote(link)[1:] not in ids | {"", "__skip", "__top"}
            ]
        return found


def built(python: Path, one: Case, folder: Path, *, with_macros: bool) -> subprocess.CompletedProcess[str]:
    """Build a case with the environment of a host."""
    one.write(folder, with_macros=with_macros)
    environment = {**os.environ, **_ENVIRONMENT}
    if one.git:
        for command in ("init --quiet", "add --all", "commit --quiet --message Begin"):
            subprocess.run(["git", *command.split()], cwd=folder, env=environment, check=True)
    command = [str(python), "-m", "mkdocs", "build", "--strict"]
    return subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)


def markers(tree: BeautifulSoup) -> list[str]:
    """Return the markers of a page as readers see them."""
    return [marker.text.strip() for marker in tree.select("sup.ib-cite > *, sup.ib-cite:not(:has(*))")]


def sources(tree: BeautifulSoup) -> list[str]:
    """Return the sources that a page lists, by key."""
    return [str(item["id"]).removeprefix("src-") for item in tree.select("section.ib-sources > ol > li")]


def headings(tree: Tag) -> list[str]:
    """Return the headings of a page."""
    return [heading.text for heading in tree.select("h1, h2")]

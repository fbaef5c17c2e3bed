"""A built site as a whole: its pages as trees, and where their links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from macros import files, site
from macros.model import Page
from macros.site import Site

from .builds import build
from .conftest import RULES

ADDRESS = "https://ibidem.example.org/quay/"
REPOSITORY = "https://github.com/example/example"
_LINKS = "a[href], link[href], script[src], img[src]"


@dataclass(frozen=True)
class BuiltSite:
    """A project, built as it is deployed: below a path of its host, with a repository."""

    folder: Path
    address: str = ADDRESS

    @cached_property
    def trees(self) -> dict[str, BeautifulSoup]:
        """Every page, by its file."""
        root = self.folder / "site"
        return {
            path.relative_to(root).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
            for path in sorted(root.rglob("*.html"))
        }

    @cached_property
    def checked(self) -> Site:
        """What the check knows of the project."""
        return site.build(files.read(self.folder / "mkdocs.yml", RULES))

    @property
    def pages(self) -> Iterator[tuple[Page, BeautifulSoup]]:
        """Every page that somebody wrote, with what was built of it."""
        for page in self.checked.pages:
            path = page.path.removeprefix("docs/").removesuffix(".md")
            whole = f"{path.removesuffix('index')}/index.html".lstrip("/")
            yield page, self.trees[whole if whole in self.trees else f"{path}.html"]

    def text(self, name: str) -> str:
        """Return a file of the built site."""
        return (self.folder / "site" / name).read_text(encoding="utf-8")

    def target(self, link: Tag, path: str) -> tuple[str, str] | None:
        """Return the file and the anchor that a link leads to; None for another host."""
        # A lost reader can be in any folder.
        there = "no/such/page/" if path == "404.html" else path.removesuffix("index.html")
        url = urljoin(self.address + there, _value(link, "href") or _value(link, "src"))
        if not url.startswith(self.address):
            return None
        parts = urlsplit(url.removeprefix(self.address))
        file = unquote(parts.path)
        return file + "index.html" * (not file or file.endswith("/")), unquote(parts.fragment)

    def broken_links(self) -> list[str]:
        """Return what leads nowhere."""
        anchors = {
            path: {_value(tag, "id") for tag in tree.select("[id]")} for path, tree in self.trees.items()
        }
        found = list[str]()
        for path, tree in self.trees.items():
            for link in tree.select(_LINKS):
                if target := self.target(link, path):
                    file, anchor = target
                    is_there = (self.folder / "site" / file).is_file()
                    if not is_there or (anchor and anchor not in anchors[file]):
                        found.append(f"{path}: {link}")
        return found


def _value(tag: Tag, name: str) -> str:
    return str(tag.get(name, ""))


def deployed(folder: Path) -> BuiltSite:
    """Build a project as it is deployed."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", ADDRESS)
        environment.setenv("REPO_URL", REPOSITORY)
        environment.setenv("REPO_NAME", "example/example")
        outcome = build(folder)
    assert outcome.code == 0, outcome.output
    return BuiltSite(folder)

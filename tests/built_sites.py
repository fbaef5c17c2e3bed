"""A built site as a whole: its pages as trees, and where their links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from macros.check import site
from macros.check.site import Site
from macros.core.model import Page
from macros.project import files

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
            whole = (folder_of(page) / "index.html").as_posix()
            yield page, self.trees[whole if whole in self.trees else f"{folder_of(page)}.html"]

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


def folder_of(page: Page) -> PurePosixPath:
    """Return where a page is built to."""
    path = PurePosixPath(page.path.partition("/")[2]).with_suffix("")
    return path.parent if path.name in {"index", "README"} else path


def assert_citations_hold(tree: BeautifulSoup, path: str) -> int:
    """Follow every marker of a page to its source and back; return how many there are."""
    ids = [_value(tag, "id") for tag in tree.select("[id]")]
    assert len(ids) == len(set(ids)), path
    items = tree.select("section.ib-sources > ol > li")
    numbers = {_value(item, "id"): position for position, item in enumerate(items, start=1)}
    back = {unquote(_value(link, "href")) for link in tree.select("a[role=doc-backlink]")}
    markers = tree.select("a[role=doc-biblioref]")
    for marker in markers:
        source = unquote(_value(marker, "href")).removeprefix("#")
        assert marker.text.strip("[]").split(",")[0] == str(numbers[source]), path
        assert f"#{marker['id']}" in back, path
    assert len(back) == len(markers), path
    return len(markers)


def deployed(folder: Path, *arguments: str) -> BuiltSite:
    """Build a project as it is deployed."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", ADDRESS)
        environment.setenv("REPO_URL", REPOSITORY)
        environment.setenv("REPO_NAME", "example/example")
        outcome = build(folder, *arguments)
    assert outcome.code == 0, outcome.output
    return BuiltSite(folder)

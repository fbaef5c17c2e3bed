"""Environments of hosts, which `make hosts-test` makes, and small sites that are built in them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from ..conftest import ROOT

_FOLDER = Path(__file__).parent
ENVIRONMENTS = sorted(path.stem for path in (_FOLDER / "requirements").glob("*.in"))
"""The names of all environments: each has its packages in `requirements/NAME.txt`."""
_COMMANDS = {
    "plugins": ("mkdocs", "build", "--config-file", "mkdocs.yml"),
    "mkdocs": ("mkdocs", "build", "--config-file", "mkdocs.yml"),
    "properdocs": ("properdocs", "build", "--config-file", "mkdocs.yml"),
    "materialx": ("properdocs", "build", "--config-file", "mkdocs.yml"),
    "zensical": ("zensical", "build", "--clean"),
}
"""How each host builds a site."""
# What the extension and the plugin add to the text of a page.
_OURS = (
    "sup.ib-cite, span.ib-quotation, section.ib-sources, section.ib-further-reading, section.ib-corrections,"
    " div.ib-figures, div.ib-timeline"
)
# Marks that only search and the render check read, which MkDocs removes.
_MARKS = ("data-call", "data-search-exclude")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave."""

    code: int
    output: str


@dataclass(frozen=True)
class Host:
    """An environment with a host, and this package installed from its wheel."""

    name: str

    @property
    def _programs(self) -> Path:
        return _FOLDER / ".venvs" / self.name / "bin"

    @property
    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        quiet = {"NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        return {**kept, **quiet, "SOURCE_DATE_EPOCH": "1830000000"}

    def run(self, folder: Path, *command: str) -> Ran:
        """Run a program of the environment in a folder."""
        program, *arguments = command
        ran = subprocess.run(
            [self._programs / program, *arguments],
            cwd=folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout + ran.stderr)

    def serve(self, folder: Path) -> subprocess.Popen[str]:
        """Serve the site in a folder, with what the host says in the file `log`."""
        program, _, *arguments = _COMMANDS[self.name]
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        named = [argument for argument in arguments if argument != "--clean"]
        with (folder / "log").open("w", encoding="utf-8") as log:
            return subprocess.Popen(
                [self._programs / program, "serve", *named, "--dev-addr", f"127.0.0.1:{port}"],
                cwd=folder,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )

    def build(self, folder: Path, *arguments: str) -> Ran:
        """Build the site in a folder."""
        return self.run(folder, *_COMMANDS[self.name], *arguments)

    def finish(self, folder: Path) -> Ran:
        """Finish the site in a folder."""
        return self.run(folder, "ibidem", "finish", "site")


def host(name: str) -> Host:
    """Return the environment of a host; skip the test where it is not made, except in CI."""
    found = Host(name)
    if not (found._programs / "ibidem").exists():
        reason = f'no environment "{name}" here; type "make hosts-test"'
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@dataclass(frozen=True)
class Built:
    """A built site."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """The pages by their files."""
        return {
            path.relative_to(self.folder).as_posix(): BeautifulSoup(
                path.read_text(encoding="utf-8"), "html.parser"
            )
            for path in sorted(self.folder.rglob("*.html"))
        }

    def ours(self, name: str) -> list[str]:
        """Return the markers, the quotations and the lists of a page."""
        return [written(tag) for tag in self.pages[name].select(_OURS)]

    @cached_property
    def files(self) -> dict[str, bytes]:
        """All files by their names."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}


def written(tag: Tag) -> str:
    """Return an element without the marks that only machines of ours read."""
    for one in (tag, *tag.select("*")):
        for mark in _MARKS:
            one.attrs.pop(mark, None)
    return str(tag)


def copied(folder: Path, **changed: object) -> Path:
    """Copy the content of this repository's own site, with other settings."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "bibliography.bib", folder)
    settings: dict[str, Any] = yaml.safe_load(
        (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    )
    # The hook is for a copy of this repository, whose plugin lies beside it.
    del settings["hooks"]
    settings |= {"site_url": "https://ibidem.example.org/quay/", "repo_url": "", "repo_name": ""}
    configure(folder, settings | changed)
    return folder


def small(folder: Path, pages: dict[str, str], **settings: object) -> Path:
    """Make a site of a few pages and one source with the key `one`."""
    store = "@online{one,\n  author = {Ann Ash},\n  title = {One},\n  date = {2024-05-06},\n"
    store += "  url = {https://example.org/one},\n  archiveurl = {https://example.org/archived},\n}\n"
    for name, content in {"bibliography.bib": store, **{f"docs/{p}": c for p, c in pages.items()}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    configure(folder, {"site_name": "Small", "site_url": "https://small.example.org/", **settings})
    return folder


def configure(folder: Path, settings: dict[str, Any]) -> None:
    """Write the settings of a site."""
    content = yaml.safe_dump(settings, sort_keys=False, allow_unicode=True)
    (folder / "mkdocs.yml").write_text(content, encoding="utf-8")

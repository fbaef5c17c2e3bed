"""A small site whose sources, archive and Crossref are one server on the loopback address."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from macros.__main__ import main
from macros.desk.commands.evidence.recorded import OpenedRecord
from macros.desk.evidence import days
from macros.project.evidence import ReaderSettings
from macros.project.evidence.extracts.extracting import extracted
from macros.project.evidence.services import save_page

from .conftest import Write
from .evidence_servers import SETTINGS

WORDS = "The council agreed on the plan in May"
PAGE = (
    "---\ntitle: A\n---\n"
    f"The plan stands. It says {{{{ quote('a', '{WORDS}') }}}} and more.{{{{ cite('a') }}}}\n"
)
PLAIN = "text/plain"


class Turns(list[Any]):
    """Answers that are given one after the other; the last one stays."""


@dataclass
class Watched:
    """A site, and the server that stands for the web around it."""

    root: Path
    server: HTTPServer
    monkeypatch: pytest.MonkeyPatch
    answers: dict[str, Response | Any] = field(default_factory=dict)
    """By path; what is no response is sent as JSON."""
    asked: list[Request] = field(default_factory=list)

    def answer(self, request: Request) -> Response:
        """Answer as told, and 404 for anything else."""
        self.asked.append(request)
        given = self.answers.get(request.path, Response("nothing", status=404, content_type=PLAIN))
        if isinstance(given, Turns):
            given = given.pop(0) if len(given) > 1 else given[0]
        return (
            given
            if isinstance(given, Response)
            else Response(json.dumps(given), content_type="application/json")
        )

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return self.server.url_for(path)

    def copy(self, path: str, stamp: str = "20240305120000") -> str:
        """Return where the archive has a copy, without the scheme."""
        return f"web.archive.org/web/{stamp}/{self.url(path)}"

    def archive(self, path: str, **said: object) -> None:
        """Let the archive know a copy of an address."""
        closest = {"available": True, "status": "200", "url": f"http://{self.copy(path)}", **said}
        self.answers["/wayback/available"] = {"archived_snapshots": {"closest": closest}}

    def run(self, *arguments: str, day: str = "2026-11-30") -> Result:
        """Run the command on a day."""
        self.monkeypatch.setattr(days, "today", lambda: day)
        command = ["evidence", "watch", "-f", str(self.root / "mkdocs.yml"), *arguments]
        return CliRunner().invoke(main, command)

    def watch(self, *arguments: str, day: str = "2026-11-30") -> Mapping[str, Any]:
        """Run the command, and return the record of the source "a"."""
        done = self.run(*arguments, day=day)
        assert done.exit_code == 0, done.output
        sources: dict[str, Any] = json.loads(self.read("evidence.lock"))["sources"]
        record: Mapping[str, Any] = sources.get("a", {})
        return record

    def read(self, name: str) -> str:
        """Return the content of a file."""
        return (self.root / name).read_text(encoding="utf-8")

    @property
    def report(self) -> str:
        """The report, where nobody says another place."""
        return self.read(".evidence/report.md")

    @property
    def files(self) -> Mapping[str, bytes]:
        """All files of the site by name."""
        return {path.name: path.read_bytes() for path in self.root.rglob("*") if path.is_file()}

    def write(self, source: str, page: str = PAGE) -> None:
        """Write another bibliography, and another page."""
        (self.root / "bibliography.bib").write_text(source, encoding="utf-8")
        (self.root / "docs/index.md").write_text(page, encoding="utf-8")

    def text(self, words: str = WORDS, path: str = "/news/a") -> None:
        """Let the source say these words."""
        self.answers[path] = Response(f"{words}.\n", content_type=PLAIN)

    def status(self, status: int, path: str = "/news/a") -> None:
        """Let the source answer with a status."""
        self.answers[path] = Response("none", status=status, content_type=PLAIN)


def watched_site(write: Write, server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Write a site with one source, "a", at "/news/a"."""
    base = server.url_for("/").rstrip("/")
    settings = "\n".join(f"      {name}: {base}/" for name in ("wayback", "save", "crossref"))
    root = write(
        {
            "mkdocs.yml": "site_name: A\nplugins: [ibidem]\nextra:\n  ibidem:\n    evidence:\n"
            f"      contact: me@example.org\n      private: true\n{settings}\n",
            "bibliography.bib": "@online{a,\n  title        = {A},\n"
            f"  url          = {{{base}/news/a}}\n}}\n",
            "docs/index.md": PAGE,
        }
    )
    site = Watched(root, server, monkeypatch)
    server.expect_request(re.compile(".*")).respond_with_handler(site.answer)
    read_at_once(monkeypatch)
    monkeypatch.setattr(save_page, "_PAUSE", 0.0)
    return site


def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands wait for nothing between two requests, and read texts in this process.

    A process of its own for each text takes most of the time, and is tested with the texts.
    """
    for name in ("macros.project.evidence", "macros.project.evidence.with_text"):
        monkeypatch.setattr(import_module(name), "text_of", extracted)
    monkeypatch.setattr(OpenedRecord, "reader", property(_reader))


def _reader(known: OpenedRecord) -> ReaderSettings:
    """Return the settings of a site, but for the pace."""
    return ReaderSettings.of(known.watching)._replace(pace=0.0, seconds=SETTINGS.seconds)

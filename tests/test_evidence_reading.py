"""The commands that read sources and hold quotations against them, and how each begins."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer
from werkzeug import Response

from macros.__main__ import main
from macros.check.site import Project, build
from macros.content.settings import Settings
from macros.core.model import Evidence, Watching
from macros.core.text import Text
from macros.desk.commands.evidence.recorded import OpenedRecord
from macros.desk.evidence import days

from .conftest import Write
from .watched_sites import Watched, watched_site


@pytest.fixture(name="site")
def _site(write: Write, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Watched:
    return watched_site(write, httpserver, monkeypatch)


@pytest.fixture(name="each_one")
def _each_one(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have a command save after each source."""

    def save(command: str) -> None:
        # The package has the command itself under the name of its module.
        monkeypatch.setattr(import_module(f"macros.desk.commands.evidence.{command}"), "SAVED_EACH", 1)

    return save


def _run(site: Watched, command: str, *arguments: str) -> Result:
    typed = ["evidence", command, *arguments, "-f", str(site.root / "mkdocs.yml")]
    return CliRunner().invoke(main, typed)


def _copy(folder: Path, words: str) -> str:
    path = folder / "copy.txt"
    path.write_text(words, encoding="utf-8")
    return str(path)


def test_source_is_fetched_and_its_quotation_found(site: Watched) -> None:
    site.text()

    done = _run(site, "fetch")

    assert done.output == "reading 1 source\n[1/1] a: read\n1 of 1 quotation found\n"
    assert _run(site, "verify").output == "1 of 1 quotation found\n"
    assert _run(site, "fetch").output == "reading 0 sources\n1 of 1 quotation found\n"


@pytest.mark.parametrize(
    ("status", "result"), [(404, "gone"), (403, "refused"), (500, "unreachable"), (304, "refused")]
)
def test_source_that_is_not_read_keeps_its_copy(status: int, result: str, site: Watched) -> None:
    site.status(status)
    assert f"[1/1] a: {result}: its server says " in _run(site, "fetch", "a").output
    site.text()
    _run(site, "fetch", "a")
    site.status(status)

    done = _run(site, "fetch", "a")

    record = json.loads(site.read("evidence.lock"))["sources"]["a"]
    assert (record["result"], bool(record["bytes"]), done.exit_code) == (result, True, 0)


def test_fetch_saves_now_and_then(site: Watched, each_one: Callable[[str], None]) -> None:
    each_one("fetch")
    site.answers["/news/a"] = Response("", status=302, headers={"Location": site.url("/b")})
    site.text(path="/b")

    _run(site, "fetch")

    assert json.loads(site.read("evidence.lock"))["sources"]["a"]["reached"] == site.url("/b")


def test_quotation_that_a_copy_lacks_fails(site: Watched, tmp_path: Path) -> None:
    copy = _copy(tmp_path, "The council agreed on the plan in June.")

    done = _run(site, "add", "a", copy, "--from", "a scan", "--day", "2026-11-02")

    assert done.exit_code == 1
    assert "the difference: " in done.output
    record = json.loads(site.read("evidence.lock"))["sources"]["a"]
    assert (record["how"], record["day"], record["type"]) == ("a scan", "2026-11-02", "text/plain")


def test_record_that_cannot_be_read_is_not_written_over(site: Watched) -> None:
    (site.root / "evidence.lock").write_text("{")

    done = site.run()

    assert (done.exit_code, site.read("evidence.lock"), site.asked) == (1, "{", [])
    assert done.output.startswith("error: evidence.lock:1:2: the record is not JSON: ")


@pytest.mark.parametrize(("pace", "seconds"), [(0, 1.0), (3, 3)])
def test_sources_are_read_at_the_pace_of_the_settings(pace: int, seconds: float) -> None:
    empty = Evidence(Text("evidence.lock", ""))
    built = build(Project(Settings(), (), ()))

    assert OpenedRecord(Path(), built, empty, Watching(pace=pace)).reader.pace == seconds


def test_day_is_that_of_the_writer() -> None:
    assert days.today() == date.today().isoformat()  # noqa: DTZ011

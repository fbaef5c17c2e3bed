"""`ibidem evidence`: what the commands say, what they write, and that a check goes by it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer

from macros.__main__ import main
from macros.core.model import SourceRecord
from macros.desk.commands.evidence.recorded import OpenedRecord
from macros.project import evidence as copies
from macros.project.evidence import Fetched, text_of

from .conftest import OWN, Write
from .watched_sites import read_at_once

VOTE = "@online{vote,\n  title = {Vote},\n  url   = {https://example.org/vote},\n  date  = {2024}\n}\n"
SOURCE = "The mayor spoke for long. We will never leave the town, the mayor said on Monday."
PAGE = '# Home\n\nThe mayor said {{ quote("vote", "We will never leave the town") }}.\n'
TAKEN = ("vote", "copy.txt", "--from", "the  minutes", "--day", "2026-11-21")


def _run(folder: Path, command: str, *arguments: str) -> Result:
    named = [*command.split(), "-f", str(folder / "mkdocs.yml"), *arguments]
    return CliRunner().invoke(main, named, prog_name="python -m macros")


@pytest.fixture(name="folder")
def _folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(
        {
            "mkdocs.yml": f"site_name: A\nnav: [index.md]\n{OWN}",
            "bibliography.bib": VOTE,
            "docs/index.md": PAGE,
            "copy.txt": SOURCE,
        }
    )
    monkeypatch.chdir(folder)
    read_at_once(monkeypatch)
    return folder


def _rules(folder: Path) -> Sequence[str]:
    found = json.loads(_run(folder, "check", "--format", "json").stdout)["findings"]
    return [one["rule"] for one in found if one["rule"] != "missing-archive"]


def _replaced(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def test_a_copy_that_is_added_verifies_what_is_quoted_from_it(folder: Path) -> None:
    done = _run(folder, "evidence add", *TAKEN)

    assert (done.exit_code, done.output) == (0, "1 of 1 quotation found\n")
    record = json.loads((folder / "evidence.lock").read_text(encoding="utf-8"))["sources"]["vote"]
    (quoted,) = record["quotations"].values()
    assert (record["how"], record["day"], record["result"]) == ("the minutes", "2026-11-21", "read")
    assert (quoted["result"], quoted["day"], quoted["at"]) == ("exact", "2026-11-21", SOURCE.index("We"))
    assert (folder / ".evidence" / record["bytes"]).read_text(encoding="utf-8") == SOURCE
    assert _rules(folder) == []
    assert _run(folder, "check").output.splitlines()[-1] == "1 warning in 1 page and 1 source"


def test_the_text_of_a_copy_is_found_in_a_process_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "text_of", text_of)

    assert _run(folder, "evidence add", *TAKEN).exit_code == 0
    assert _run(folder, "evidence verify").output == "1 of 1 quotation found\n"


def test_a_word_that_is_changed_on_the_page_fails_the_check_until_it_is_restored(folder: Path) -> None:
    _run(folder, "evidence add", *TAKEN)
    page = folder / "docs/index.md"

    _replaced(page, "never", "not")
    assert _rules(folder) == ["stale-evidence"]
    verified = _run(folder, "evidence verify")
    assert verified.exit_code == 1
    assert verified.output.splitlines() == [
        'docs/index.md:3:16: "We will not leave the town" is not so in "vote"',
        '   the source: "We will never leave the town"',
        "   the difference: We will [+not+] [-never-] leave the town",
        "0 of 1 quotation found and 1 altered",
    ]
    assert _rules(folder) == ["quotation-altered"]
    _replaced(page, "not", "never")
    assert _run(folder, "evidence verify").exit_code == 0
    assert _rules(folder) == []


def test_a_word_that_is_changed_in_the_copy_fails_the_check_until_it_is_restored(folder: Path) -> None:
    _run(folder, "evidence add", *TAKEN)
    (copy,) = [path for path in (folder / ".evidence").iterdir() if len(path.name) == 64]

    _replaced(copy, "town", "village")
    assert _rules(folder) == ["stale-evidence"]
    _replaced(copy, "village", "town")
    assert _rules(folder) == []


def test_words_that_are_in_no_copy_are_absent(folder: Path) -> None:
    _replaced(folder / "docs/index.md", "We will never leave the town", "Nobody has seen the harbor since")

    done = _run(folder, "evidence add", *TAKEN)

    assert done.exit_code == 1
    assert done.output.splitlines() == [
        'docs/index.md:3:16: "Nobody has seen the harbor since" is not in "vote"',
        "0 of 1 quotation found and 1 absent",
    ]
    assert _rules(folder) == ["quotation-absent"]


def test_without_copies_the_record_counts(folder: Path) -> None:
    _run(folder, "evidence add", *TAKEN)
    for path in (folder / ".evidence").iterdir():
        path.unlink()

    assert _run(folder, "evidence verify").output == "1 of 1 quotation found; 1 by the record alone\n"
    checked = _run(folder, "check").output.splitlines()[-1]
    assert checked == "1 warning in 1 page and 1 source; 1 quotation by the record alone"
    _replaced(folder / "docs/index.md", "never", "not")
    unknown = _run(folder, "evidence verify")
    assert unknown.output.splitlines() == [
        'docs/index.md:3:16: "We will not leave the town" is not held against "vote": no copy of it is here',
        "0 of 1 quotation found and 1 unchecked",
    ]
    assert unknown.exit_code == 0


def test_without_copies_nothing_that_was_verified_is_forgotten(folder: Path) -> None:
    _run(folder, "evidence add", *TAKEN)
    for path in (folder / ".evidence").iterdir():
        path.unlink()
    record = (folder / "evidence.lock").read_bytes()

    _replaced(folder / "docs/index.md", "never", "not")
    _run(folder, "evidence verify")

    assert (folder / "evidence.lock").read_bytes() == record
    assert _rules(folder) == ["stale-evidence"]


def test_one_of_two_places_that_is_changed_is_found(folder: Path) -> None:
    page = folder / "docs/index.md"
    page.write_text(f"{PAGE}\n{PAGE.removeprefix('# Home')}", encoding="utf-8")
    _run(folder, "evidence add", *TAKEN)
    assert _rules(folder) == []

    before, _, after = page.read_text(encoding="utf-8").rpartition("never")
    page.write_text(f"{before}not{after}", encoding="utf-8")

    assert _rules(folder) == ["stale-evidence"]


def test_words_that_only_hidden_text_quotes_are_verified_and_missed_by_nobody(folder: Path) -> None:
    page = folder / "docs/index.md"
    hidden = '<!-- {{ quote("vote", "the mayor said on Monday") }} -->'
    page.write_text(f"{PAGE}\n{hidden}\n", encoding="utf-8")
    _run(folder, "evidence add", *TAKEN)
    page.write_text(f"{PAGE}\nIt {{{{ quote('vote', 'spoke for long') }}}}.\n", encoding="utf-8")

    assert _rules(folder) == ["quotation-unverified"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("evidence.lock", b'{"sources": {}, "version": 1}\xe9', id="record"),
        pytest.param("docs/index.md", b"\xe9", id="page"),
    ],
)
def test_what_cannot_be_read_ends_a_command_before_it_loses_anything(
    folder: Path, name: str, content: bytes
) -> None:
    _run(folder, "evidence add", *TAKEN)
    record = (folder / "evidence.lock").read_bytes()
    (folder / name).write_bytes(content)
    kept = content if name == "evidence.lock" else record

    assert _run(folder, "evidence verify").exit_code == 1
    assert (folder / "evidence.lock").read_bytes() == kept


def test_a_broken_entry_keeps_its_record(folder: Path) -> None:
    _run(folder, "evidence add", *TAKEN)
    record = (folder / "evidence.lock").read_bytes()
    _replaced(folder / "bibliography.bib", "{Vote}", "{Vote")

    _run(folder, "evidence verify")

    assert (folder / "evidence.lock").read_bytes() == record


def test_a_pipe_is_no_copy(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")

    done = _run(folder, "evidence add", "vote", "pipe.txt", *TAKEN[2:])

    assert (done.exit_code, '"pipe.txt" is no file' in done.output) == (1, True)


def test_a_source_that_was_never_read_leaves_its_quotations_unchecked(folder: Path) -> None:
    done = _run(folder, "evidence verify")

    assert done.output.splitlines() == [
        'docs/index.md:3:16: "We will never leave the town" is not held against "vote": it was never read',
        "0 of 1 quotation found and 1 unchecked",
    ]


def test_a_quotation_that_cannot_be_held_against_its_source_says_why(folder: Path) -> None:
    _replaced(folder / "docs/index.md", "We will never leave the town", "…")

    said = _run(folder, "evidence add", *TAKEN).output.splitlines()[0]

    assert said.endswith('"…" is not held against "vote": the quotation has no words')


def test_a_long_quotation_is_told_by_its_beginning(folder: Path) -> None:
    _replaced(folder / "docs/index.md", "We will never leave the town", "no end of it " * 20)

    said = _run(folder, "evidence verify").output.splitlines()[0]

    assert f'"{("no end of it " * 20)[:200]}…" is not held' in said


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("vot", *TAKEN[1:]), 1, 'no source has the key "vot"; did you mean "vote"?'),
        ((*TAKEN[:3], " "), 1, "--from says nothing"),
        ((*TAKEN[:4], "--day", "monday"), 2, '"monday" is no day; write it as 2026-11-30'),
        (("vote", "empty.txt", *TAKEN[2:]), 1, 'no text can be found in "empty.txt"'),
    ],
)
def test_a_copy_that_cannot_be_added_says_why(
    folder: Path, arguments: Sequence[str], code: int, said: str
) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")

    done = _run(folder, "evidence add", *arguments)

    assert (done.exit_code, said in done.output) == (code, True), done.output
    assert not (folder / "evidence.lock").exists()


def test_a_copy_without_a_day_was_read_today(folder: Path) -> None:
    assert _run(folder, "evidence add", *TAKEN[:4]).exit_code == 0


def test_a_record_that_cannot_be_read_is_not_written_over(folder: Path) -> None:
    (folder / "evidence.lock").write_text("{", encoding="utf-8")

    done = _run(folder, "evidence verify")

    assert done.exit_code == 1
    assert "evidence.lock:1:2: the record is not JSON" in done.output
    assert (folder / "evidence.lock").read_text(encoding="utf-8") == "{"


def test_what_nothing_cites_or_quotes_any_more_is_forgotten(folder: Path) -> None:
    _run(folder, "evidence add", *TAKEN)
    _replaced(folder / "docs/index.md", 'quote("vote", "We will never leave the town")', 'cite("vote")')
    _run(folder, "evidence verify")
    record = json.loads((folder / "evidence.lock").read_text(encoding="utf-8"))["sources"]
    assert "quotations" not in record["vote"]

    _replaced(folder / "bibliography.bib", "{vote,", "{poll,")
    _run(folder, "evidence verify")
    assert json.loads((folder / "evidence.lock").read_text(encoding="utf-8"))["sources"] == {}


def _fetchable(folder: Path, server: HTTPServer, names: Sequence[str]) -> None:
    """Let the bibliography cite pages of a server, and the first page quote each of them."""
    server.no_handler_status_code = 404
    asked = {name: server.url_for(f"/{name}") for name in names}
    entries = (
        f"@online{{{name}, title = {{A}}, date = {{2024}}, url = {{{url}}}}}" for name, url in asked.items()
    )
    (folder / "bibliography.bib").write_text("\n".join(entries), encoding="utf-8")
    quotes = " ".join(f'It said {{{{ quote("{name}", "We will never leave the town") }}}}.' for name in names)
    (folder / "docs/index.md").write_text(f"# Home\n\n{quotes}\n", encoding="utf-8")
    _replaced(folder / "mkdocs.yml", "everywhere: true", "everywhere: true, evidence: {private: true}")


def test_sources_are_read_once_and_their_quotations_verified(folder: Path, httpserver: HTTPServer) -> None:
    _fetchable(folder, httpserver, ["there", "missing", "closed"])
    page = f"<html><body><article><h1>Town</h1><p>{SOURCE}</p></article></body></html>"
    httpserver.expect_request("/there").respond_with_data(page, content_type="text/html; charset=utf-8")
    httpserver.expect_request("/closed").respond_with_data("", status=403)

    done = _run(folder, "evidence fetch")

    lines = done.output.splitlines()
    assert lines[0] == "reading 3 sources"
    assert sorted(line.split("] ")[1].split(":")[0] for line in lines[1:4]) == ["closed", "missing", "there"]
    record = json.loads((folder / "evidence.lock").read_text(encoding="utf-8"))["sources"]
    assert {key: one["result"] for key, one in record.items()} == {
        "there": "read",
        "missing": "gone",
        "closed": "refused",
    }
    assert lines[-1] == "1 of 3 quotations found and 2 unchecked"
    asked = len(httpserver.log)
    assert _run(folder, "evidence fetch").output.splitlines()[0] == "reading 0 sources"
    assert len(httpserver.log) == asked


def test_a_fetch_that_is_ended_keeps_what_was_read(
    folder: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fetchable(folder, httpserver, ["first", "second"])
    httpserver.expect_request("/first").respond_with_data(SOURCE, content_type="text/plain")
    httpserver.expect_request("/second").respond_with_data(SOURCE, content_type="text/plain")
    module = import_module("macros.desk.commands.evidence.fetch")
    record = module._record

    def ended(known: OpenedRecord, key: str, came: Fetched) -> SourceRecord:
        if (folder / ".evidence").is_dir():
            raise KeyboardInterrupt
        made: SourceRecord = record(known, key, came)
        return made

    monkeypatch.setattr(module, "_record", ended)

    _run(folder, "evidence fetch")

    assert len(json.loads((folder / "evidence.lock").read_text(encoding="utf-8"))["sources"]) == 1


def test_a_source_that_is_named_is_read_again_and_what_is_known_of_it_stays(
    folder: Path, httpserver: HTTPServer
) -> None:
    _fetchable(folder, httpserver, ["there"])
    httpserver.expect_oneshot_request("/there").respond_with_data(SOURCE, content_type="text/plain")
    _run(folder, "evidence fetch")
    before = json.loads((folder / "evidence.lock").read_text(encoding="utf-8"))["sources"]["there"]

    httpserver.clear()
    httpserver.expect_request("/there").respond_with_data("", status=500)
    _run(folder, "evidence fetch", "there")

    after = json.loads((folder / "evidence.lock").read_text(encoding="utf-8"))["sources"]["there"]
    assert after.pop("failures") == [after["day"]]
    assert after == {**before, "result": "unreachable"}

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.content.biblatex import KINDS
from macros.core.program import PROGRAM
from macros.desk.commands.source import source
from macros.desk.store import form, loading

from .conftest import ROOT, Write
from .modes import obey_modes

A = "@online{a,\n  title        = {A},\n  url          = {https://example.org/a}\n}\n"
C = "@online{c,\n  title        = {C},\n  url          = {https://example.org/c}\n}\n"
SITE = {
    "mkdocs.yml": "site_name: A\n",
    "bibliography.bib": f"{A}\n{C}",
    "docs/index.md": '---\nfurther_reading: [a]\n---\nA{{ cite("a", "c") }}{{ cite("a") }}\n',
}
UNCLOSED = {**SITE, "bibliography.bib": "@misc{a, title = {A}\n@misc{b, title = {B}}\n"}


def _run(folder: Path, command: str, *arguments: str) -> Result:
    named = [command, "-f", str(folder / "mkdocs.yml"), *arguments]
    return CliRunner().invoke(main, named, prog_name="python -m macros")


def _contents(folder: Path) -> Mapping[str, str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in paths}


COMMANDS = [
    pytest.param(("source", "b", "--title", "B", "--type", "misc"), id="source"),
    pytest.param(("rename", "a", "b"), id="rename"),
    pytest.param(("format",), id="format"),
]

ADDED = """\
@online{b,
  author       = {Doe, Jane and {The Agency}},
  title        = {B 5\\%},
  date         = {2024-03},
  url          = {https://example.org/b},
  organization = {O},
  note         = {n},
  keywords     = {news report}
}
"""
ARGUMENTS = (
    *(
        "b",
        "--kind",
        "news report",
        "--langid",
        "",
        "--note",
        "n",
        "--title",
        "B 5%",
        "--author",
        "Doe, Jane",
    ),
    *("--url", " https://example.org/b", "--author", "The Agency", "--organization", "O"),
    *("--date", "2024-03", "--doi", " ", "--author", " "),
)
SAID = (
    'cite it: {{ cite("b") }}\n'
    '"The Agency" is written as an institution; type a person as --author "Last, First"\n'
)


def test_source_adds_an_entry_and_says_how_to_cite_it(write: Write) -> None:
    folder = write(SITE)

    result = _run(folder, "source", *ARGUMENTS)

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{ADDED}bibliography.bib:6:9: added\n{SAID}"
    assert _contents(folder) == {**SITE, "bibliography.bib": f"{A}\n{ADDED}\n{C}"}


def test_source_shows_what_it_would_add(write: Write) -> None:
    folder = write(SITE)

    result = _run(folder, "source", "--dry-run", *ARGUMENTS)

    assert result.exit_code == 0
    assert result.stdout == f"{ADDED}bibliography.bib:6:9: would be added\n{SAID}"
    assert _contents(folder) == SITE


def test_source_says_when_a_file_is_without_order(write: Write) -> None:
    folder = write({**SITE, "bibliography.bib": f"{C}\n{A}"})

    result = _run(folder, "source", "b", "--type", "misc", "--title", "B", "--author", "others")

    assert result.stdout.splitlines()[-3:] == [
        "bibliography.bib:11:7: added",
        f'bibliography.bib is not in key order, so the entry goes to the end; type "{PROGRAM} format"',
        'cite it: {{ cite("b") }}',
    ]


def test_source_keeps_the_byte_order_mark_and_the_line_ends(write: Write) -> None:
    folder = write({**SITE, "bibliography.bib": "\ufeff" + A.replace("\n", "\r\n")})

    _run(folder, "source", "b", "--type", "misc", "--title", "B")

    content = f"\ufeff{A}\n@misc{{b,\n  title        = {{B}}\n}}\n"
    assert _contents(folder)["bibliography.bib"] == content.replace("\n", "\r\n")


def test_source_goes_to_the_first_file(write: Write) -> None:
    settings = "extra: {ibidem: {bibliography: [one.bib, two.bib]}}\n"
    folder = write({**SITE, "mkdocs.yml": settings, "one.bib": "", "two.bib": A})

    refused = _run(folder, "source", "b", "--title", "B", "--url", "https://example.org/a")
    _run(folder, "source", "b", "--title", "B", "--type", "misc")

    assert refused.stderr == (
        'error: "a" has the same address, example.org/a, at two.bib:1:9; cite it with {{ cite("a") }}\n'
    )
    assert _contents(folder)["one.bib"] == "@misc{b,\n  title        = {B}\n}\n"
    assert _contents(folder)["two.bib"] == A


def test_source_knows_the_kinds_of_a_source() -> None:
    kinds = next(option for option in source.params if option.name == "keywords")

    assert getattr(kinds.type, "choices", ()) == KINDS


def test_source_says_everything_that_is_wrong(write: Write) -> None:
    result = _run(write(SITE), "source", "b", "--title", "B", "--date", "May", "--url", "a")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'error: "May" is not a date, and is shown as typed; type --date 2024-03-05, or 2024-03, or 2024\n'
        'error: "a" is not a web address; '
        "type --url with the whole address as a browser shows it, from https:// on\n"
    )


def test_rename_changes_every_file_and_counts(write: Write) -> None:
    folder = write(SITE)

    result = _run(folder, "rename", "a", "b")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        'bibliography.bib: 1 place\ndocs/index.md: 3 places\nrenamed: "a" to "b" in 4 places of 2 files\n'
    )
    assert _contents(folder) == {
        **SITE,
        "bibliography.bib": f"{A.replace('{a,', '{b,')}\n{C}",
        "docs/index.md": '---\nfurther_reading: [b]\n---\nA{{ cite("b", "c") }}{{ cite("b") }}\n',
    }


def test_rename_says_why_it_refuses(write: Write) -> None:
    folder = write(SITE)

    result = _run(folder, "rename", "b", "C")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'error: no source has the key "b"; add an entry "@online{b, …" to the bibliography\n'
        'error: "c" is the key of a source already, at bibliography.bib:6:9; take another key\n'
    )
    assert _contents(folder) == SITE


def test_rename_finishes_what_was_begun_in_the_bibliography(write: Write) -> None:
    folder = write({**SITE, "bibliography.bib": f"{A.replace('{a,', '{b,')}\n{C}"})
    begun = (
        'the bibliography has "b" and no longer "a": this finishes the renaming\ndocs/index.md: 3 places\n'
    )

    shown, result = _run(folder, "rename", "--dry-run", "a", "b"), _run(folder, "rename", "a", "b")

    assert shown.stdout == f'{begun}would be renamed: "a" to "b" in 3 places of 1 file\n'
    assert (result.exit_code, result.stdout) == (0, f'{begun}renamed: "a" to "b" in 3 places of 1 file\n')
    assert _contents(folder)["docs/index.md"] == (
        '---\nfurther_reading: [b]\n---\nA{{ cite("b", "c") }}{{ cite("b") }}\n'
    )


def test_rename_again_says_that_nothing_is_left(write: Write) -> None:
    folder = write(SITE)

    _run(folder, "rename", "a", "b")
    result = _run(folder, "rename", "a", "b")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        'error: nothing is called "a" any more; "b" is the key of a source, at bibliography.bib:1:9\n'
    )


def test_rename_shows_what_it_would_change(write: Write) -> None:
    folder = write(SITE)

    result = _run(folder, "rename", "--dry-run", "a", "b")

    assert result.stdout.endswith('would be renamed: "a" to "b" in 4 places of 2 files\n')
    assert _contents(folder) == SITE


def test_rename_says_when_the_order_is_lost(write: Write) -> None:
    result = _run(write({**SITE, "docs/index.md": ""}), "rename", "a", "d")

    assert result.stdout.splitlines() == [
        "bibliography.bib: 1 place",
        'renamed: "a" to "d" in 1 place of 1 file',
        'bibliography.bib: no longer in key order; type ".venv/bin/python -m macros format"',
    ]


def test_rename_changes_drafts_and_excluded_pages(write: Write) -> None:
    settings = "site_name: A\ndraft_docs: draft.md\nexclude_docs: /old/\n"
    pages = {"docs/draft.md": '{{ cite("a") }}', "docs/old/page.md": '{{ cite("a") }}'}
    folder = write({**SITE, "mkdocs.yml": settings, **pages})

    _run(folder, "rename", "a", "b")

    contents = _contents(folder)
    assert {path: contents[path] for path in pages} == dict.fromkeys(pages, '{{ cite("b") }}')


def test_rename_keeps_byte_order_marks_and_line_ends(write: Write) -> None:
    windows = {name: "\ufeff" + content.replace("\n", "\r\n") for name, content in SITE.items()}
    folder = write({**windows, "mkdocs.yml": "site_name: A\n"})
    before = _contents(folder)

    _run(folder, "rename", "a", "b")
    there = _contents(folder)
    _run(folder, "rename", "b", "a")

    assert there["docs/index.md"] == windows["docs/index.md"].replace('"a"', '"b"').replace("[a]", "[b]")
    assert _contents(folder) == before


def test_rename_refuses_when_a_page_cannot_be_read(write: Write) -> None:
    folder = write(SITE)
    (folder / "docs/bad.md").write_bytes(b"\xff")

    result = _run(folder, "rename", "a", "b")

    assert result.exit_code == 1
    assert "docs/bad.md:1:1: error[unreadable-file]" in result.stdout
    assert result.stderr == "error: nothing is changed: fix these first\n"
    assert (folder / "bibliography.bib").read_bytes().decode() == SITE["bibliography.bib"]


@pytest.mark.parametrize("command", [("source", "b", "--title", "B", "--type", "misc"), ("format",)])
def test_a_page_that_cannot_be_read_hinders_no_other_command(write: Write, command: tuple[str, ...]) -> None:
    folder = write(SITE)
    (folder / "docs/bad.md").write_bytes(b"\xff")

    assert _run(folder, *command).exit_code == 0


LOOSE = f"{C}\n% alone\n\n@misc{{b, title={{B}}}}\n"


def test_format_writes_the_form(write: Write) -> None:
    folder = write({**SITE, "bibliography.bib": f"{C}{A}"})

    first, second = _run(folder, "format"), _run(folder, "format")

    assert (first.exit_code, first.stdout) == (0, "bibliography.bib: formatted\n")
    assert (second.exit_code, second.stdout) == (0, "bibliography.bib: already formatted\n")
    assert _contents(folder) == SITE


@pytest.mark.parametrize(
    ("content", "arguments", "code", "said"),
    [
        pytest.param(f"{A}\n{C}", ("--check",), 0, "bibliography.bib: already formatted\n", id="check-nope"),
        pytest.param(
            f"{A}{C}",
            ("--check",),
            1,
            'bibliography.bib:5:1: not formatted from here on; type ".venv/bin/python -m macros format"\n',
            id="check",
        ),
        pytest.param(
            f"{A}{C}",
            ("--diff",),
            0,
            "--- a/bibliography.bib\n+++ b/bibliography.bib\n@@ -2,6 +2,7 @@\n   title        = {A},\n"
            "   url          = {https://example.org/a}\n }\n+\n @online{c,\n   title        = {C},\n"
            "   url          = {https://example.org/c}\n"
            'bibliography.bib:5:1: not formatted from here on; type ".venv/bin/python -m macros format"\n',
            id="diff",
        ),
        pytest.param(
            LOOSE,
            ("--check",),
            1,
            'bibliography.bib:8:9: not formatted from here on; type ".venv/bin/python -m macros format"\n'
            "bibliography.bib:6:1: this text belongs to no entry, so all entries keep their order\n"
            "  help: put it directly above an entry, or at the top or the end of the file\n",
            id="text-of-no-entry",
        ),
        pytest.param(
            f"{A}\n% alone\n\n{C}",
            ("--check",),
            0,
            "bibliography.bib: already formatted\n",
            id="text-in-order-nope",
        ),
    ],
)
def test_format_shows_what_it_would_change(
    write: Write, content: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    files = {**SITE, "bibliography.bib": content}
    folder = write(files)

    result = _run(folder, "format", *arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (code, said, "")
    assert _contents(folder) == files


def test_format_keeps_the_byte_order_mark_and_the_line_ends(write: Write) -> None:
    folder = write({**SITE, "bibliography.bib": f"\ufeff{C}{A}".replace("\n", "\r\n")})

    _run(folder, "format")

    assert _contents(folder)["bibliography.bib"] == f"\ufeff{A}\n{C}".replace("\n", "\r\n")


def test_format_refuses_to_lose_anything(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(SITE)
    monkeypatch.setattr(form, "formatted", lambda _reading: A)

    result = _run(folder, "format")

    assert result.exit_code == 1
    assert result.stderr == (
        "error: bibliography.bib: this change would lose something, and is not made; "
        "report this with the file: it is a mistake of this program\n"
    )
    assert _contents(folder) == SITE


@pytest.mark.parametrize("command", COMMANDS)
def test_a_store_with_faults_is_not_touched(write: Write, command: tuple[str, ...]) -> None:
    folder = write(UNCLOSED)

    result = _run(folder, *command)

    assert result.exit_code == 1
    assert result.stdout.startswith("bibliography.bib:1:")
    assert "error[invalid-bibtex]" in result.stdout
    assert result.stderr == "error: nothing is changed: fix these first\n"
    assert _contents(folder) == UNCLOSED


@pytest.mark.parametrize("command", COMMANDS)
def test_a_store_that_is_missing_is_said(write: Write, command: tuple[str, ...]) -> None:
    result = _run(write({name: SITE[name] for name in ("mkdocs.yml", "docs/index.md")}), *command)

    assert result.exit_code == 1
    assert "bibliography.bib:1:1: error[unreadable-file] this file does not exist" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_project_that_is_missing_is_a_wrong_set_up(
    tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(main, command)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: mkdocs.yml:1:1: ")


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("source",), id="no-key"),
        pytest.param(("source", "b"), id="no-title"),
        pytest.param(("source", "b", "--title", "B", "--kind", "rumour"), id="no-such-kind"),
        pytest.param(("source", "b", "--title", "B", "--type", "onlin"), id="no-such-type"),
        pytest.param(("rename", "a"), id="no-new-key"),
        pytest.param(("format", "more"), id="too-much"),
    ],
)
def test_wrong_usage_is_said(write: Write, command: tuple[str, ...]) -> None:
    folder = write(SITE)

    assert _run(folder, *command).exit_code == 2
    assert _contents(folder) == SITE


@pytest.mark.parametrize("name", ["source", "rename", "format"])
def test_help_has_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "-h"])

    assert result.exit_code == 0, result.output
    assert f"Example:\n    .venv/bin/python -m macros {name} " in result.stdout
    assert "Exit codes: 0 " in result.stdout


@pytest.mark.parametrize("command", [*COMMANDS[:2], pytest.param(("format",), id="format")])
def test_a_file_that_cannot_be_written_is_said(
    write: Write, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {**SITE, "bibliography.bib": f"{C}{A}"}
    folder = write(files)

    def failing(self: Path, _target: Path) -> Path:
        raise PermissionError(13, f"Permission denied: {self.suffix}")

    monkeypatch.setattr(Path, "replace", failing)
    result = _run(folder, *command)

    said = (
        "error: bibliography.bib cannot be written: Permission denied: .tmp; nothing is changed; "
        'type "ls -ld bibliography.bib" to see who may write there\n'
    )
    assert (result.exit_code, result.stderr) == (2, said)
    assert _contents(folder) == files


def test_a_file_that_changes_meanwhile_is_left_alone(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(SITE)
    read = loading.read

    def meanwhile(*arguments: object) -> object:
        (folder / "bibliography.bib").write_bytes(b"other")
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "read", meanwhile)
    result = _run(folder, "format")

    assert result.exit_code == 2
    assert result.stderr == (
        "error: bibliography.bib was changed while this ran; nothing is changed, run it again\n"
    )
    assert (folder / "bibliography.bib").read_bytes() == b"other"


def test_a_command_runs_as_a_program(write: Write) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "macros", "format", "--check"],
        cwd=write(SITE),
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "bibliography.bib: already formatted\n", "")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_write_protected_store_is_not_replaced(
    write: Write, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    folder = write({**SITE, "bibliography.bib": f"{C}\n{A}"})
    before = _contents(folder)
    (folder / "bibliography.bib").chmod(0o444)
    obey_modes(monkeypatch)

    result = _run(folder, *command)

    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        'error: bibliography.bib is write-protected; nothing is changed; type "chmod u+w bibliography.bib"\n',
    )
    assert _contents(folder) == before


def test_a_renaming_takes_the_record_of_evidence_with_it(write: Write) -> None:
    record = {"day": "2026-11-21", "result": "read"}
    known = {"sources": {"a": record, "c": record}, "version": 1}
    folder = write({**SITE, "evidence.lock": json.dumps(known)})

    assert _run(folder, "rename", "a", "z").exit_code == 0

    assert list(json.loads((folder / "evidence.lock").read_text(encoding="utf-8"))["sources"]) == ["c", "z"]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(
            '{"sources": {"c": {"day": "2026-11-21", "result": "read"}}, "version": 1}', id="of-another"
        ),
        pytest.param(
            '{"sources": {"a": {"day": "2026-11-21", "result": "read"}, "b": 3}, "version": 1}', id="faulty"
        ),
    ],
)
def test_a_renaming_leaves_a_record_alone(record: str, write: Write) -> None:
    folder = write({**SITE, "evidence.lock": record})

    assert _run(folder, "rename", "a", "z").exit_code == 0

    assert (folder / "evidence.lock").read_text(encoding="utf-8") == record


def test_what_was_read_under_the_new_key_already_counts(write: Write) -> None:
    old, new = ({"day": f"2026-11-{day}", "result": "read"} for day in (21, 28))
    folder = write({**SITE, "evidence.lock": json.dumps({"sources": {"a": old, "z": new}, "version": 1})})

    assert _run(folder, "rename", "a", "z").exit_code == 0

    assert json.loads((folder / "evidence.lock").read_text(encoding="utf-8"))["sources"] == {"z": new}

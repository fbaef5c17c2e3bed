"""What only a build finds: a check passes every row of the table, and a build reports it."""

from __future__ import annotations

from macros.check.rules.only_built import ONLY_BUILT, ONLY_WARNED

from .builds import build
from .conftest import Write, check

_SETTINGS = """\
site_name: Case
theme: {name: material, font: false}
plugins: [search, macros, ibidem]
"""
_ANCHORS = "validation: {anchors: warn}\n"
_STORE = "@online{un2024vote, title = {The vote}, url = {https://example.org/}}\n"
_BEGINNING = '# Page\n\nIt was so.{{ cite("un2024vote") }}\n\n'


def test_a_check_passes_what_only_a_build_finds(write: Write) -> None:
    pages = {f"docs/p{number:02}.md": f"{_BEGINNING}{row.example}\n" for number, row in enumerate(ONLY_BUILT)}
    folder = write({"mkdocs.yml": _SETTINGS, "bibliography.bib": _STORE, **pages})

    assert check(folder, is_guest=True) == ""
    outcome = build(folder)

    assert outcome.code == 1
    for path, row in zip(pages, ONLY_BUILT, strict=True):
        messages = [line for line in outcome.findings.splitlines() if line.startswith(f"{path}:")]
        assert any(f"] {row.says}" in line for line in messages), (row, messages)


def test_a_check_passes_what_mkdocs_alone_warns_of(write: Write) -> None:
    pages = {f"p{number:02}.md": f"{_BEGINNING}{row.example}\n" for number, row in enumerate(ONLY_WARNED)}
    written = {f"docs/{name}": content for name, content in pages.items()}
    folder = write({"mkdocs.yml": f"{_SETTINGS}{_ANCHORS}", "bibliography.bib": _STORE, **written})

    assert check(folder, is_guest=True) == ""
    outcome = build(folder, "--strict")

    assert outcome.code == 1
    assert outcome.findings == ""
    for name, row in zip(pages, ONLY_WARNED, strict=True):
        assert f"WARNING -  Doc file '{name}' {row.says}" in outcome.output


def test_each_row_says_why() -> None:
    for row in (*ONLY_BUILT, *ONLY_WARNED):
        assert row.why.endswith(".")
        assert "\n" not in row.example
        assert "|" not in row.example

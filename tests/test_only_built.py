"""What only a build finds: a check passes every row of the table, and a build reports it."""

from __future__ import annotations

from macros.check.rules.only_built import ONLY_BUILT

from .builds import build
from .conftest import Write, check

_SETTINGS = """\
site_name: Case
theme: {name: material, font: false}
plugins: [search, macros, ibidem]
"""
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


def test_each_row_says_why() -> None:
    for row in ONLY_BUILT:
        assert row.why.endswith(".")
        assert "\n" not in row.example
        assert "|" not in row.example

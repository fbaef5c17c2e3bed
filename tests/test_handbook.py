"""Every example of the writers' handbook happens as its page shows it.

A block with the name of a file is that file. Blocks of files belong together up to what they lead to:
a report of the check, or what readers see; at the end of a page the check finds nothing in them.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.check import rules
from macros.content import biblatex
from macros.content.evidence import match, prepared
from macros.content.front_matter.fields import FIELDS, REQUIRED
from macros.content.sources import bibliography
from macros.core.model import CORRECTIONS, PAGE_TYPES, MatchState
from macros.core.originals import Original
from macros.core.text import Text
from macros.desk.migration import pages, turning
from macros.plugin.beside.refused import REFUSED
from macros.syntax.located_yaml import Item, parse

from . import examples
from .conftest import ROOT, Write, of_github
from .hosts.other_plugins import CASES
from .previews import preview

if TYPE_CHECKING:
    from macros.content.validators.records import Records
    from macros.core.model import Figure

FOLDER = ROOT / "docs/contribute"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
WRITTEN = {
    name: content for name, content in PAGES.items() if name != "rules.md"
}  # test_docs.py has rules.md

_BLOCK = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<content>.*?)^```$', re.MULTILINE | re.DOTALL
)
_TABLE = re.compile(r"^(?P<head>\|.*\|)\n\|[ |-]+\|\n(?P<rows>(?:\|.*\|\n)+)", re.MULTILINE)
_COMMAND = re.compile(r"(?:\.venv/bin/python -m macros|make) .+")
_COUNT = re.compile(
    r"^(?:no findings|\d+ (?:error|warning|note)s?)\b.* in \d+ pages? and \d+ sources?\n", re.MULTILINE
)
_MATTER = {
    "title": "How did the vote end?",
    "type": "explainer",
    "description": "One sentence.",
    "authors": "[ada]",
    "published": "2024-05-05",
    "checked": "2024-05-05",
}
_AUTHORS = "authors:\n  ada:\n    name: Ada Lovelace\n"


@dataclass(frozen=True, slots=True)
class Example:
    """Files, and what they lead to: a report, what readers see, or nothing at all."""

    page: str
    files: Mapping[str, str]
    typed: str = ""
    report: str = ""
    verified: str = ""
    seen: str = ""

    def __str__(self) -> str:
        said = self.report or self.verified or self.seen or self.typed or "no finding"
        return f"{self.page}: {said.splitlines()[0]}"


@dataclass(slots=True)
class _Reader:
    """Collects blocks until one of them says what they lead to."""

    page: str
    files: dict[str, str] = field(default_factory=dict)
    typed: str = ""

    def examples(self, content: str) -> Iterator[Example]:
        for block in _BLOCK.finditer(content):
            language, title, shown = block["language"], block["title"] or "", block["content"]
            if title == "Readers see":
                yield self._ended(seen=shown)
            elif title == "What verify says":
                yield self._ended(verified=shown)
            elif language == "text":
                yield self._ended(report=shown)
            elif "." in title:
                self.files[title] = shown
            elif language == "markdown":
                self.typed = shown
            else:
                assert language == "shell" or (language, title) == ("yaml", "Front matter"), block[0]
        assert not self.typed, f"nothing shows what this leads to: {self.typed}"
        if self.files:
            yield self._ended()

    def _ended(self, **outcome: str) -> Example:
        example = Example(self.page, self.files, self.typed, **outcome)
        self.files, self.typed = {}, ""
        return example


EXAMPLES = [example for name, content in WRITTEN.items() for example in _Reader(name).examples(content)]
MATTERS = [
    (name, block["content"])
    for name, content in WRITTEN.items()
    for block in _BLOCK.finditer(content)
    if block["title"] == "Front matter"
]


def _tables(head: str) -> list[tuple[str, list[tuple[str, ...]]]]:
    """Return the rows of the tables whose head begins so, with the names of their pages."""
    return [
        (name, [tuple(cell.strip() for cell in row.strip("|").split(" | ")) for row in rows.splitlines()])
        for name, content in WRITTEN.items()
        for table in _TABLE.finditer(content)
        if table["head"].startswith(head)
        for rows in [table["rows"]]
    ]


def _names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _project(write: Write, example: Example) -> Path:
    """Write the files of an example, and around them what they need."""
    given = dict(example.files)
    is_whole = "bibliography.bib" in given and any(name.endswith(".md") for name in given)
    store = given.get("bibliography.bib", examples.STORE)
    if not is_whole:
        keys = re.findall(r"^@\w+\{([^,]+),", store, re.MULTILINE)
        given["docs/index.md"] = f"---\nfurther_reading: [{', '.join(keys)}]\n---\n\n# Home\n"
    if "mkdocs.yml" in given:
        given["docs/images/card.png"] = ""
    return examples.site(write, {"docs/.authors.yml": _AUTHORS} | given)


def _check(folder: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", *options, "-f", str(folder / "mkdocs.yml")])
    return result.exit_code, result.output


def test_every_page_is_in_the_navigation() -> None:
    settings = parse((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))

    assert set(PAGES) == set(re.findall(r"contribute/([\w-]+\.md)", str(settings.get("nav"))))


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.report], ids=str)
def test_a_report_is_that_of_the_check(example: Example, write: Write) -> None:
    _, output = _check(_project(write, example))

    if not _COUNT.search(example.report):
        output = _COUNT.sub("", output).rstrip("\n") + "\n"
    assert example.report == output


@pytest.mark.parametrize("example", [e for e in EXAMPLES if not (e.report or e.seen or e.verified)], ids=str)
def test_files_that_are_right_have_no_finding(example: Example, write: Write) -> None:
    code, output = _check(_project(write, example), "--strict")

    assert code == 0, output


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.verified], ids=str)
def test_a_command_tells_of_a_quotation_what_is_shown(
    example: Example, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(_project(write, example))
    copy = next(name for name in example.files if name.endswith(".txt"))
    added = CliRunner().invoke(main, ["evidence", "add", "un2024vote", copy, "--from", "the minutes"])

    assert added.output.startswith(example.verified)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.seen], ids=str)
def test_readers_see_what_is_shown(example: Example, write: Write) -> None:
    store = example.files.get("bibliography.bib", examples.STORE)
    typed = example.typed or "".join(
        f'{{{{ cite("{key}") }}}}\n' for key in re.findall(r"^@\w+\{(.*),", store, re.MULTILINE)
    )
    text = typed if typed.startswith("---") else f"# Example\n\n{typed}"
    folder = examples.site(write, {**example.files, "docs/index.md": text})
    page = examples.built(folder)[""]

    listed = "\n".join(item.removesuffix(" ↑") for item in examples.listed(page))
    shown = example.seen.rstrip("\n").replace("\n   ", " ")
    assert shown == (examples.as_text(page) if example.typed else listed)


def test_tables_show_what_readers_see(write: Write) -> None:
    """Each table is a page of its own, so that its numbers begin with 1."""
    tables = [
        [(_names(row[0])[0], _shown(row[1])) for row in rows]
        for _, rows in _tables("| You type |")
        if all("{{" in row[0] for row in rows)
    ]
    assert sum(map(len, tables)) >= 6
    pages = {f"docs/t{number}.md": _page(rows) for number, rows in enumerate(tables)}
    home = "---\nfurther_reading: [un2024vote, deal2025text]\n---\n\n# Home\n"
    # A preview, since no build publishes a citation without a source.
    trees = preview(examples.site(write, {"docs/index.md": home, **pages})).trees

    seen = [examples.paragraphs(trees[f"t{number}/index.html"]) for number in range(len(tables))]

    assert seen == [[shown for _, shown in rows] for rows in tables]


def test_a_table_shows_what_migrate_makes_of_a_citation_and_what_readers_see(write: Write) -> None:
    ((_, rows),) = _tables("| You have |")
    keys = turning.Keys(bibliography.read([Text("bibliography.bib", examples.STORE)])[0])
    home = "---\nfurther_reading: [un2024vote, deal2025text]\n---\n\n# Home\n"
    typed = [_names(cell)[0] for cell, _, _ in rows], [_names(cell)[0] for _, cell, _ in rows]
    files = {
        f"docs/t{number}.md": _page([(one, "") for one in column]) for number, column in enumerate(typed)
    }
    settings = examples.SETTINGS.replace("rules: {", "syntax: pandoc, rules: {source-concentration: off, ")
    built = examples.built(examples.site(write, {"mkdocs.yml": settings, "docs/index.md": home, **files}))

    for before, after in zip(*typed, strict=True):
        original = Original("a.md", before)
        assert original.edited(pages.migrated(original.text, keys).edits).raw == after
    seen = [_shown(cell) for _, _, cell in rows]
    assert [examples.paragraphs(built[name]) for name in ("t0", "t1")] == [seen, seen]


def test_a_table_shows_the_state_of_a_quotation_and_what_follows() -> None:
    ((_, rows),) = _tables("| State |")

    assert [state for state, *_ in rows] == list(MatchState)
    for state, source, quoted, follows in rows:
        found = match(quoted, prepared(source)).state if source else MatchState.UNCHECKED
        assert found == state
        rule = "quotation-unverified" if found is MatchState.UNCHECKED else f"quotation-{found}"
        assert re.findall(r"rules\.md#([\w-]+)", follows) == [rule] * (rule in rules.IDS)


def _shown(cell: str) -> str:
    """Return what readers see, which a table has with its markers in code spans."""
    return cell.replace("\\", "").replace("`", "")


def _page(rows: list[tuple[str, str]]) -> str:
    """Return a page of what is typed; a preview shows an unknown key without a mark where it is accepted."""
    accepted = " <!-- ibidem: allow undefined-citation: it is shown -->"
    lines = [typed + accepted * ("[?" in shown) for typed, shown in rows]
    return "# Table\n\n" + "\n\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("page", "front_matter"), MATTERS, ids=[f"{page}-{n}" for n, (page, _) in enumerate(MATTERS)]
)
def test_a_front_matter_is_valid(page: str, front_matter: str, write: Write) -> None:
    fields = set(re.findall(r"^(\w+):", front_matter, re.MULTILINE))
    around = "".join(f"{name}: {value}\n" for name, value in _MATTER.items() if name not in fields)
    whole = front_matter if front_matter.startswith("---") else f"---\n{around}{front_matter}---\n"
    store = examples.STORE + "@online{handbook2024, title = {Handbook}, url = {https://example.org/h}}\n"
    keys = "un2024vote, deal2025text, handbook2024"
    folder = examples.site(
        write,
        {
            "bibliography.bib": store,
            "docs/.authors.yml": _AUTHORS,
            "docs/index.md": f"---\nfurther_reading: [{keys}]\n---\n\n# Home\n",
            "docs/what-it-changed.md": "# What it changed\n\n## Votes\n",
            "docs/vote.md": whole,
        },
    )

    code, output = _check(folder)

    assert code == 0, f"{page}\n{output}"


def _commands() -> Iterator[tuple[str, str]]:
    for name, content in WRITTEN.items():
        for block in _BLOCK.finditer(content):
            if block["language"] == "shell":
                lines = block["content"].replace("\\\n", " ").splitlines()
                yield from ((name, line) for line in lines if _COMMAND.fullmatch(line))
        prose = _BLOCK.sub("", content)
        yield from ((name, span) for span in _names(prose) if _COMMAND.fullmatch(span))


COMMANDS = sorted(set(_commands()))


@pytest.mark.parametrize(("page", "line"), COMMANDS, ids=[f"{page}: {line[:60]}" for page, line in COMMANDS])
def test_a_command_can_be_typed(page: str, line: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write({"docs/vote.md": "# The vote\n"}))
    program, *words = shlex.split(line)
    if program == "make":
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        assert re.search(rf"^{words[0]}:", makefile, re.MULTILINE), page
        return
    name, *arguments = words[2:]
    # Of an option that prints and ends, such as --help.
    with suppress(click.exceptions.Exit):
        parent = click.Context(main, **main.context_settings)
        command = main.get_command(parent, name)
        assert command
        command.make_context(name, list(arguments), parent=parent)


def test_a_link_to_a_rule_names_one() -> None:
    linked = {rule for content in WRITTEN.values() for rule in re.findall(r"rules\.md#([\w-]+)", content)}

    assert linked <= {*rules.IDS, "what-only-a-build-finds"}


def test_tables_of_names_are_those_of_the_check() -> None:
    (_, page), (_, entry) = _tables("| Field |")
    [(_, kinds)] = _tables("| `keywords` |")
    [(_, corrections)] = _tables("| `kind` |")
    [(_, parts)] = _tables("| In a figure |")
    figure = cast("Records[Figure]", FIELDS["figures"].validator)
    assert {name for row in parts for name in _names(row[0])} == {*figure.each.fields}
    [(_, types)] = _tables("| A page of this type |")
    shown = {"type", *REQUIRED, "coverage", "language"}

    assert [_names(row[0])[0] for row in page] == [name for name in FIELDS if name in shown]
    assert _names(next(row[1] for row in page if _names(row[0]) == ["type"])) == list(PAGE_TYPES)
    read = {field.name for field in biblatex.FIELDS if field.fills or field.identifier}
    assert {name for row in entry for name in _names(row[0])} <= read
    assert [name for row in kinds for name in _names(row[0])] == list(biblatex.KINDS)
    assert {name for row in corrections for name in _names(row[0])} == set(CORRECTIONS)
    with_more = {row.name: set(row.fields) for row in PAGE_TYPES.values() if row.fields}
    assert [_names(row[0])[0] for row in types] == list(with_more)
    for row in types:
        assert with_more[_names(row[0])[0]] <= set(_names(row[1])), row


def test_the_checks_of_a_pull_request_are_those_of_the_workflow() -> None:
    [(_, rows)] = _tables("| Check |")
    workflow = of_github("workflows/ci.yml")
    jobs = re.findall(r"^    name: (.*)$", workflow, re.MULTILINE)

    assert sorted(row[0].strip("*").rstrip("… ") for row in rows) == sorted(j.split(" ${{")[0] for j in jobs)


def test_the_page_on_other_plugins_has_those_that_are_tried() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (?:`(\[.*?\])`|no) \|", PAGES["other-plugins.md"], re.MULTILINE)
    written = {name: _plugins(parse(typed).items) for name, typed in rows if typed}
    setups = {one.name: _plugins(parse(one.plugins).items) for one in CASES if one.name not in REFUSED}
    tried = {name: listed for name, listed in setups.items() if name in listed}

    assert {name for name, typed in rows if not typed} == set(REFUSED)
    assert written == tried
    assert list(written) == sorted(written)


def _plugins(items: tuple[Item, ...]) -> list[str]:
    return [str(next(iter(item.entries), item.value)) for item in items]

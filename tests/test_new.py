"""`python -m macros new`: a draft is valid, goes to its place, and overwrites nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from macros.__main__ import main
from macros.check import site
from macros.content.settings import Settings
from macros.core.model import PAGE_TYPES
from macros.core.text import Text
from macros.desk.drafts.drafting import Draft
from macros.desk.drafts.drafting import text as draft_text
from macros.desk.drafts.naming import slug
from macros.project import files
from macros.syntax.located_yaml import listed, parse, quoted

from .conftest import LOADED, RULES, Write

AUTHORS = "authors:\n  ada:\n    name: Ada Lovelace\n"
SETTINGS = (
    LOADED + "draft_docs: drafts/\nextra: {ibidem: {ratings: {low: It does not hold., high: It holds.}}}\n"
)
PROJECT = {
    "mkdocs.yml": SETTINGS,
    "bibliography.bib": "",
    "docs/index.md": "# Home\n",
    "docs/.authors.yml": AUTHORS,
}
DRAFT = """\
---
title: "How did it end?"
type: explainer
# One sentence for lists and search engines: what the page answers, on what evidence.
description: "How did it end?"
authors: [ada]
# The day on which the page goes online.
published: 2024-03-05
# The day on which you last read the sources.
checked: 2024-03-05
# What the page is about, in words that other pages share; delete the "#" below, and keep what fits.
# topics: [First topic, Second topic]
# The time that your sources cover; delete the "#" below, and correct the days.
# coverage: {from: 2024-03-05, to: 2024-03-05}
---

## In brief {.ib-unnumbered}

<!-- The answer in three or four sentences, each with its source. Many read no further. -->

## What the question is about

<!-- Who is involved, what its words mean, and what is not in dispute. -->

## What happened

<!-- The events in their order, each with its day and its source. -->

## What the evidence shows

<!-- What speaks for each answer, with the strongest case of each side. -->

## Where the accounts differ

<!-- Which sources say otherwise, and what would settle it. -->

## Bottom line {.ib-unnumbered}

<!-- The answer again, for those who read the page: no new facts. -->

## What is uncertain {.ib-unnumbered}

<!-- What is not known, what no source covers, and what could change the answer. -->
"""
SAID = """\
wrote docs/explainers/how-did-it-end.md

What to do next:
1. Put this line into mkdocs.yml, under "nav:":
     - explainers/how-did-it-end.md
2. Write "description", and put your text in the place of each comment.
   Cite directly after the full stop, with {{ cite("key") }}.
3. Check it with ".venv/bin/python -m macros check", and look at it with "make serve".
"""
OPTIONS = {
    "fact-check": ("--claim", "It ended: twice.", "--claimant", "# We", "--rating", "high"),
    "opinion": ("--disclosure", 'We "own" it.'),
}


def _new(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "-f", str(folder / "mkdocs.yml"), *arguments])


def _pages(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {*PROJECT}


def _errors(folder: Path) -> list[str]:
    result = site.judged(site.build(files.read(folder / "mkdocs.yml", RULES)))
    return [finding.message for finding in result.findings if finding.severity == "error"]


def test_a_new_page_and_what_to_do_next(write: Write) -> None:
    folder = write(PROJECT)

    result = _new(folder, "How did it end?", "--date", "2024-03-05")

    assert (result.exit_code, result.output) == (0, SAID)
    assert (folder / "docs/explainers/how-did-it-end.md").read_text(encoding="utf-8") == DRAFT
    assert _pages(folder) == {"docs/explainers/how-did-it-end.md"}


@pytest.mark.parametrize("question", ["چرا می\u200cدانیم؟", "क्\u200dष क्या है?", "Why 👩\u200d💻?"])
def test_a_question_keeps_the_joiners_of_its_alphabet(question: str, write: Write) -> None:
    folder = write(PROJECT)

    result = _new(folder, question)

    assert result.exit_code == 0, result.output
    (page,) = _pages(folder)
    assert question in (folder / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_check_finds_nothing_but_what_is_to_be_written_in_a_page_of_each_type(
    write: Write, kind: str
) -> None:
    folder = write(PROJECT)

    result = _new(folder, "How did it end?", "--type", kind, *OPTIONS.get(kind, ()))

    assert result.exit_code == 0
    assert _errors(folder) == ['"description" repeats the title', "this page has no text yet"]
    page = (folder / "docs/explainers/how-did-it-end.md").read_text(encoding="utf-8")
    assert len(re.findall("^## ", page, re.MULTILINE)) == 3 + len(PAGE_TYPES[kind].sections)
    (read,) = [
        page for page in site.build(files.read(folder / "mkdocs.yml", RULES)).pages if page.front_matter.type
    ]
    front_matter = read.front_matter
    assert front_matter.type == kind
    assert front_matter.claim == ("It ended: twice." if kind == "fact-check" else "")
    assert front_matter.claimant == ("# We" if kind == "fact-check" else "")
    assert front_matter.disclosure == ('We "own" it.' if kind == "opinion" else "")


def test_the_day_is_today(write: Write) -> None:
    folder = write(PROJECT)
    before = date.today()  # noqa: DTZ011

    _new(folder, "How did it end?")

    written = re.findall(
        r": (\d{4}-\d{2}-\d{2})\n", (folder / "docs/explainers/how-did-it-end.md").read_text()
    )
    assert {date.fromisoformat(day) for day in written} <= {before, date.today()}  # noqa: DTZ011
    assert len(written) == 2


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        pytest.param((), "docs/explainers/why.md", id="default"),
        pytest.param(("--path", "docs/a/b.md"), "docs/a/b.md", id="file"),
        pytest.param(("--path", "docs/a"), "docs/a/why.md", id="folder"),
        pytest.param(("--path", "docs/a/"), "docs/a/why.md", id="folder-with-a-slash"),
        pytest.param(("--path", "./docs/x/../b.md"), "docs/b.md", id="roundabout"),
        pytest.param(("--path", "docs"), "docs/why.md", id="top"),
        pytest.param(("--type", "analysis"), "docs/studies/why.md", id="where-most-of-its-type-are"),
    ],
)
def test_where_a_page_goes(write: Write, arguments: tuple[str, ...], path: str) -> None:
    others = {
        f"docs/{name}.md": f"---\ntype: {kind}\n---\n"
        for name, kind in (("studies/a", "analysis"), ("studies/b", "analysis"), ("c", "analysis"))
    }
    folder = write({**PROJECT, **others})

    assert _new(folder, "Why?", *arguments).output.startswith(f"wrote {path}\n")
    assert (folder / path).exists()


def test_an_absolute_path_is_one_too(write: Write) -> None:
    folder = write(PROJECT)

    assert _new(folder, "Why?", "--path", str(folder / "docs/a.md")).output.startswith("wrote docs/a.md\n")


SAID_OF_A_DRAFT = """\
wrote docs/drafts/why.md

What to do next:
1. Write "description", and put your text in the place of each comment.
   Cite directly after the full stop, with {{ cite("key") }}.
2. Look at it with "make serve", and check it with ".venv/bin/python -m macros check".
   It is a draft: what the check finds in it fails nothing, and the site leaves it out.
3. When it is ready, move it out of the drafts ("draft_docs" or "exclude_docs" in mkdocs.yml),
   put it into mkdocs.yml under "nav:", and check it with ".venv/bin/python -m macros check".
"""


_LEFT_OUT = re.compile(r"2\. .*?(?=3\.)", re.DOTALL)


def test_a_draft_is_not_for_the_navigation(write: Write) -> None:
    assert _new(write(PROJECT), "Why?", "--path", "docs/drafts").output == SAID_OF_A_DRAFT


def test_an_excluded_page_is_in_no_preview(write: Write) -> None:
    folder = write({**PROJECT, "mkdocs.yml": SETTINGS.replace("draft_docs", "exclude_docs")})
    said = '2. "exclude_docs" in mkdocs.yml has it: the preview, the check and the site leave it out.\n'

    output = _new(folder, "Why?", "--path", "docs/drafts").output

    assert output == _LEFT_OUT.sub(said, SAID_OF_A_DRAFT)


def test_the_line_for_the_navigation_is_yaml(write: Write) -> None:
    folder = write(PROJECT)

    lines = _new(folder, "Why?", "--path", "docs/a: b, c.md").output.splitlines()

    assert parse(lines[4].strip()).value == ["a: b, c.md"]


NOT_IN_NAV = SETTINGS + "not_in_nav: explainers/\n"
LISTS = "---\ntemplate: ibidem/explainers.html\n---\n"


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        pytest.param(
            {"docs/all.md": LISTS},
            'Readers find it in the lists of docs/all.md, by topic and by year; "nav" needs no line for it.',
            id="in-lists",
        ),
        pytest.param(
            {},
            '"not_in_nav" in mkdocs.yml has it: readers find it by search and by links, '
            'and "nav" needs no line.',
            id="without-lists",
        ),
    ],
)
def test_a_page_that_is_not_for_the_navigation_needs_no_line(
    write: Write, pages: Mapping[str, str], said: str
) -> None:
    folder = write({**PROJECT, **pages, "mkdocs.yml": NOT_IN_NAV})

    lines = _new(folder, "How did it end?").output.splitlines()

    first = SAID.splitlines()
    assert lines[:4] == [first[0], said, "", first[2]]
    assert lines[4:] == [line.replace("2.", "1.").replace("3.", "2.") for line in first[5:]]


def test_a_page_that_not_in_nav_does_not_cover_needs_its_line(write: Write) -> None:
    folder = write({**PROJECT, "docs/all.md": LISTS, "mkdocs.yml": NOT_IN_NAV})

    lines = _new(folder, "Why?", "--path", "docs/other").output.splitlines()

    assert lines[3:5] == ['1. Put this line into mkdocs.yml, under "nav:":', "     - other/why.md"]


def test_a_draft_is_for_the_navigation_only_where_not_in_nav_does_not_cover_it(write: Write) -> None:
    folder = write({**PROJECT, "mkdocs.yml": NOT_IN_NAV})

    output = _new(folder, "Why?", "--path", "docs/drafts").output

    assert output == SAID_OF_A_DRAFT.replace('"nav:",', '"nav:" unless "not_in_nav" has it,')


def _written(folder: Path) -> str:
    return (folder / "docs/explainers/why.md").read_text(encoding="utf-8")


def test_topics_are_written_as_the_site_writes_them(write: Write) -> None:
    folder = write({**PROJECT, "docs/a.md": "---\ntopics: [Water rights, Trade]\n---\n"})

    _new(folder, "Why?", "--topic", "water  RIGHTS", "--topic", "Law: a start")

    assert "\nauthors: [ada]\ntopics: [Water rights, 'Law: a start']\n" in _written(folder)
    assert "# topics" not in _written(folder)


def test_a_page_without_topics_is_offered_those_of_the_site(write: Write) -> None:
    others = {
        f"docs/{name}.md": f"---\ntopics: [{topics}]\n---\n"
        for name, topics in {
            "a": "zoning, Water",
            "b": "Zoning",
            "c": "Zoning, A, B, C, D, E, F, G, H",
        }.items()
    }
    folder = write({**PROJECT, **others})

    _new(folder, "Why?")

    assert "\n# topics: [Zoning, A, B, C, D, E, F, G]\n" in _written(folder)


_TWO = AUTHORS + "  ben:\n    name: Ben\n"


@pytest.mark.parametrize(
    ("more", "arguments", "error"),
    [
        pytest.param(
            {"docs/explainers/why.md": "Mine.\n"},
            ("Why?",),
            "docs/explainers/why.md cannot be written: file exists; name another file with --path",
            id="there-already",
        ),
        pytest.param(
            {"docs/explainers": "Mine.\n"},
            ("Why?",),
            "docs/explainers/why.md cannot be written: not a directory; name another file with --path",
            id="folder-that-is-a-file",
        ),
        pytest.param(
            {"docs/.authors.yml": _TWO},
            ("Why?",),
            "name the author: --author ada or --author ben",
            id="two-authors",
        ),
        pytest.param(
            {"docs/.authors.yml": "authors: {}\n"},
            ("Why?",),
            'no author is known; write "authors: {key: {name: …}}" into docs/.authors.yml',
            id="no-author",
        ),
        pytest.param(
            {},
            ("Why?", "--author", "adda"),
            'no author has the key "adda"; did you mean "ada"?',
            id="unknown-author",
        ),
        pytest.param(
            {},
            ("Why?", "--author", "ada", "--author", "ada"),
            '"ada" is listed twice; delete one of the two',
            id="author-twice",
        ),
        pytest.param(
            {},
            ("Why?", "--topic", "Water", "--topic", "water"),
            '"water" is "Water" again; delete one of the two',
            id="topic-twice",
        ),
        pytest.param(
            {},
            ("Why?", "--topic", " "),
            'an item of "topics" is empty; write "topics: [first, second]", or delete it',
            id="empty-topic",
        ),
        pytest.param(
            {},
            ("Why?", "--type", "fact-check"),
            'a page of the type "fact-check" needs --claim "…", --claimant "…" and --rating "…"; '
            "the ratings are: low, high",
            id="fact-check",
        ),
        pytest.param(
            {},
            ("Why?", "--type", "fact-check", "--rating", "low", "--claim", " ", "--claimant", "x"),
            'a page of the type "fact-check" needs --claim "…"',
            id="empty-claim",
        ),
        pytest.param(
            {},
            ("Why?", "--type", "fact-check", "--claim", "x", "--claimant", "x", "--rating", "hgh"),
            'the scale has no rating "hgh"; write one of: low, high',
            id="rating",
        ),
        pytest.param(
            {"mkdocs.yml": ""},
            ("Why?", "--type", "fact-check"),
            'a page of the type "fact-check" needs --claim "…", --claimant "…" and --rating "…"',
            id="no-scale",
        ),
        pytest.param(
            {},
            ("Why?", "--type", "opinion"),
            'a page of the type "opinion" needs --disclosure "…"',
            id="opinion",
        ),
        pytest.param(
            {},
            ("Why?", "--disclosure", "x"),
            '--disclosure is for the type "opinion"; add --type opinion, or leave it out',
            id="another-type",
        ),
        pytest.param(
            {},
            ("Was it {{ x }}?",),
            "a macro in the front matter is published as it is typed; write plain text, and cite in the body",
            id="macro",
        ),
        pytest.param(
            {},
            ("?!",),
            'a page answers a question; write it in quotation marks: "How did the vote end?"',
            id="no-words",
        ),
        pytest.param(
            {},
            ("Why \u202eso?",),
            "U+202E is a character that nobody sees; leave it out",
            id="turn-of-direction",
        ),
        pytest.param(
            {},
            ("Why\x07?",),
            "U+0007 is a character that nobody sees; leave it out",
            id="control-character",
        ),
        pytest.param(
            {},
            ("Index?",),
            "no file name can be made from this question; name one, as in --path docs/explainers/name.md",
            id="name-of-a-folder's-page",
        ),
        pytest.param(
            {},
            ("Why?", "--path", "docs/a.txt"),
            '"docs/a.txt" is not a page; name a folder, or a file that ends in ".md"',
            id="no-page",
        ),
        pytest.param(
            {},
            ("Why?", "--path", "a.md"),
            'a.md is not in "docs", where the pages are; name a file there with --path',
            id="outside",
        ),
        pytest.param(
            {},
            ("Why?", "--path", "docs/../../a.md"),
            '../a.md is not in "docs", where the pages are; name a file there with --path',
            id="above",
        ),
        pytest.param(
            {"mkdocs.yml": "docs_dir: pages\n"},
            ("Why?",),
            'mkdocs.yml: the docs_dir "pages" is not a folder; create it, or set "docs_dir"',
            id="set-up",
        ),
    ],
)
def test_what_is_refused_is_one_line_and_writes_nothing(
    write: Write, more: Mapping[str, str], arguments: tuple[str, ...], error: str
) -> None:
    folder = write({**PROJECT, **more})
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    result = _new(folder, *arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"error: {error}\n")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("day", ["2024-13-01", "20240305", "2024-W10-2", "today"])
def test_a_day_is_written_in_one_way(write: Write, day: str) -> None:
    result = _new(write(PROJECT), "Why?", "--date", day)

    assert result.exit_code == 2
    assert f'"{day}" is not a date; write it as 2024-03-05' in result.stderr


def test_a_folder_that_cannot_be_written_to_is_no_crash(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _content: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    folder = write(PROJECT)
    monkeypatch.setattr(Path, "write_bytes", refuse)

    result = _new(folder, "Why?")

    assert result.exit_code == 2
    assert "docs/explainers/why.md cannot be written: permission denied" in result.stderr
    assert _pages(folder) == set()


def test_the_mode_of_the_file_is_that_of_any_other(write: Write) -> None:
    folder = write(PROJECT)

    _new(folder, "Why?")

    made = (folder / "docs/explainers/why.md").stat().st_mode
    assert made == (folder / "docs/index.md").stat().st_mode


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How did it end?", "how-did-it-end"),
        ("Didn’t Qatar's plan — fail?", "didnt-qatars-plan-fail"),
        ("Où est l'Élysée? Straße!", "ou-est-lelysee-strasse"),
        ("لماذا انتهت الهدنة؟", "لماذا-انتهت-الهدنة"),
        ("क्या हुआ?", "क्या-हुआ"),
        ("한국은?", "한국은"),
        ("../../etc/passwd?", "etc-passwd"),
        ("README?", ""),
        ("?", ""),
        ("word " * 30, "-".join(["word"] * 16)),
        ("x" * 100, "x" * 80),
    ],
)
def test_the_name_of_the_file(question: str, name: str) -> None:
    assert slug(question) == name


_LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1).map(
    lambda text: " ".join(text.split())
)


@given(_LINES)
def test_what_is_quoted_is_read_as_it_was(value: str) -> None:
    assert parse(quoted(value)).value == value
    assert "\n" not in quoted(value)
    assert parse(listed([value, value])).value == [value, value]


@given(_LINES)
def test_every_draft_has_a_front_matter_of_its_own(value: str) -> None:
    draft = Draft(value, "fact-check", (value,), "2024-03-05", (("claim", value),), (), (value,))
    text = Text("docs/page.md", draft_text(draft))

    built = site.build(site.Project(Settings(), (), (text,)))

    front_matter = built.pages[0].front_matter
    assert (front_matter.title, front_matter.claim) == (value, value)
    assert front_matter.published
    assert built.pages[0].is_readable

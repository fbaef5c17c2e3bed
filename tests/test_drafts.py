"""Drafts: checked like pages, shown in a preview as what they will be, and no part of the built site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from macros.__main__ import main
from macros.check import comparison, rules, site
from macros.project import files

from .builds import build, copy_with_types, edited
from .built_sites import BuiltSite
from .conftest import LOADED, Write
from .previews import preview

_SOURCE = "@online{{{key},\n  title = {{The {key}}},\n  url = {{https://example.org/{key}}},\n}}\n"
_FILES = {
    "mkdocs.yml": f"{LOADED}draft_docs: drafts/\nextra: {{ibidem: {{rules: {{missing-archive: off}}}}}}\n",
    "bibliography.bib": _SOURCE.format(key="vote") + _SOURCE.format(key="talks"),
    "docs/index.md": '# Home\n\nIt began.{{ cite("vote") }}\n',
    "docs/drafts/later.md": '# Later\n\nIt ended.{{ cite("talks") }} So it did.{{ cite("nobody") }}\n',
}
_FOUND = (
    ("docs/drafts/later.md", "undefined-citation"),
    ("bibliography.bib", "draft-only-source"),
)


def _page(built: BuiltSite, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.text(name), "html.parser")


def _shown(page: BeautifulSoup, selector: str) -> str:
    """Return the text of the first element that a selector finds."""
    return page.select(selector)[0].text.strip()


def _check(folder: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml"), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


@pytest.mark.parametrize("arguments", [(), ("--strict",)])
def test_findings_of_drafts_fail_no_check(write: Write, arguments: tuple[str, ...]) -> None:
    code, output = _check(write(_FILES), *arguments)

    assert code == 0
    assert (
        'docs/drafts/later.md:3:49: note[undefined-citation] in a draft: no source has the key "nobody"'
        in output
    )
    assert '"talks" is used by a draft alone: docs/drafts/later.md' in output
    assert output.endswith("2 notes in 1 page, 1 draft and 2 sources\n")


def test_each_format_marks_what_is_of_drafts(write: Write) -> None:
    folder = write(_FILES)

    document = json.loads(_check(folder, "--format", "json")[1])
    run = json.loads(_check(folder, "--format", "sarif")[1])["runs"][0]

    assert document["counts"] == {"error": 0, "warning": 0, "accepted": 0, "note": 2}
    assert (document["pages"], document["drafts"]) == (1, 1)
    assert [(one["path"], one["rule"]) for one in document["findings"]] == sorted(_FOUND)
    assert {one["severity"] for one in document["findings"]} == {"note"}
    assert [one["level"] for one in run["results"]] == ["note", "note"]
    texts = [one["message"]["text"] for one in run["results"]]
    assert [text.startswith("in a draft: ") for text in texts] == [False, True]
    notice = (
        "::notice file=docs/drafts/later.md,line=3,col=49,endColumn=55,title=undefined-citation::in a draft: "
    )
    assert notice in _check(folder, "--format", "github")[1]
    assert "- 3:49 **note** `undefined-citation`" in _check(folder, "--format", "markdown")[1]


@pytest.mark.parametrize(
    ("named", "rules_reported"),
    [
        pytest.param("docs/drafts/later.md", ["undefined-citation"], id="draft"),
        pytest.param("docs/drafts", ["undefined-citation"], id="folder"),
        pytest.param("docs/index.md", [], id="page"),
        pytest.param("bibliography.bib", ["draft-only-source"], id="store"),
    ],
)
def test_a_report_on_some_files_leaves_out_drafts(
    write: Write, named: str, rules_reported: list[str]
) -> None:
    folder = write(_FILES)

    code, output = _check(folder, str(folder / named), "--format", "json")

    assert code == 0
    assert [one["rule"] for one in json.loads(output)["findings"]] == rules_reported


_BROKEN = {
    "front matter": b"---\ntype: explainer\ntitle: [a\n---\n",
    "encoding": b"# Later\n\nIt ended.\xff\n",
    "conflict": b"# Later\n\n<<<<<<< HEAD\nIt ended.\n=======\nIt did not.\n>>>>>>> other\n",
    "template": b"# Later\n\n{% if %}\n",
    "call": b"# Later\n\n{{ cite(x) }} {{ cite( }}\n",
}


@pytest.mark.parametrize("name", _BROKEN)
def test_a_broken_draft_fails_nothing(write: Write, name: str) -> None:
    folder = write({**_FILES, "bibliography.bib": _SOURCE.format(key="vote")})
    (folder / "docs/drafts/later.md").write_bytes(_BROKEN[name])

    code, output = _check(folder, "--strict", "--format", "json")

    found = json.loads(output)["findings"]
    assert code == 0
    assert found or name == "template"
    assert {one["severity"] for one in found} <= {"note"}


def test_a_mistake_in_a_draft_explains_none_in_a_page(write: Write) -> None:
    page = "---\ntitle: What?\ntype: explainer\n---\n\nIt is.{{ cite('nobody') }}\n"
    pages = {"docs/drafts/later.md": "---\ntitle: [a\n---\n", "docs/page.md": page}

    code, output = _check(write({**_FILES, **pages}), "--format", "concise")

    assert code == 1
    assert "docs/page.md:6:16: error[undefined-citation]" in output
    assert "bibliography.bib:5:9: note[draft-only-source]" in output


@pytest.mark.parametrize(
    ("more", "draft"),
    [
        pytest.param("draft: true\n", True, id="draft"),
        pytest.param("draft: false\n", False, id="no-draft"),
        pytest.param("draft: 'true'\n", False, id="text"),
    ],
)
def test_a_page_with_a_type_can_say_that_it_is_a_draft(write: Write, more: str, draft: bool) -> None:  # noqa: FBT001
    page = f"---\ntitle: What?\ntype: explainer\n{more}---\n\nIt is.{{{{ cite('talks') }}}}\n"
    folder = write({**_FILES, "docs/page.md": page, "docs/drafts/later.md": "# Later\n"})

    built = site.build(files.read(folder / "mkdocs.yml", rules.IDS))

    assert ("docs/page.md" in built.drafts) is draft
    assert ("docs/page.md" in built.profiles) is not draft


def test_a_draft_that_becomes_a_page_is_new_and_owes_no_correction(write: Write) -> None:
    text = (
        "---\ntitle: What?\ntype: explainer\npublished: 2024-03-01\n---\n\nIt is {}.{{{{ cite('talks') }}}}\n"
    )
    before = write({f"a/{name}": content for name, content in _FILES.items()}) / "a"
    after = write({f"b/{name}": content for name, content in _FILES.items()}) / "b"
    (before / "docs/drafts/later.md").write_text(text.replace("{}", "so"), encoding="utf-8")
    (after / "docs/drafts/later.md").unlink()
    (after / "docs/later.md").write_text(text.replace("{}", "not so"), encoding="utf-8")

    earlier = site.build(files.read(before / "mkdocs.yml", rules.IDS))
    now = site.build(files.read(after / "mkdocs.yml", rules.IDS), earlier)

    compared = comparison.compare(earlier, now)
    assert compared.new_pages == ("docs/later.md",)
    assert compared.gone_pages == ()
    assert "correction-missing" not in {finding.rule for finding in site.judged(now).findings}


def test_rename_changes_drafts_of_both_kinds(write: Write) -> None:
    page = "---\ntitle: What?\ntype: explainer\ndraft: true\n---\n\nIt is.{{ cite('talks') }}\n"
    folder = write({**_FILES, "docs/page.md": page})

    done = CliRunner().invoke(main, ["rename", "talks", "spoken", "-f", str(folder / "mkdocs.yml")])

    assert done.exit_code == 0, done.output
    for name in ("docs/drafts/later.md", "docs/page.md"):
        assert "spoken" in (folder / name).read_text(encoding="utf-8")


_FACT_CHECK = """\
---
title: "Was the harbour dredged twice?"
type: fact-check
description: A test of what was said of the harbour.
authors: [ada]
published: 2024-05-06
checked: 2024-05-06
claim: The harbour was dredged twice.
claimant: Margaret Hamilton
rating: unsupported
follow_ups: [{question: "Where does it stand?", page: ../types/field.md}]
---

## In brief {.ib-unnumbered}

It was dredged once.{{ cite("only2024") }} Some doubt it.{{ cite("nobody2024") }}
"""
_FIELD = """\
---
title: "What does the field say?"
type: opinion
draft: true
description: What the field of a draft says.
authors: [ada]
published: 2024-05-06
checked: 2024-05-06
disclosure: None.
---

It says so.{{ cite("only2024") }}
"""


@pytest.fixture(scope="module", name="drafted")
def _drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_with_types(tmp_path_factory.mktemp("drafts"))
    (folder / "docs/drafts").mkdir()
    (folder / "docs/drafts/twice.md").write_text(_FACT_CHECK, encoding="utf-8")
    (folder / "docs/types/field.md").write_text(_FIELD, encoding="utf-8")
    with (folder / "types.bib").open("a", encoding="utf-8") as store:
        store.write(_SOURCE.format(key="only2024"))
    with edited(folder) as settings:
        settings["nav"] = [*settings["nav"], {"Types": [{"Field": "types/field.md"}, "types/opinion.md"]}]
        settings["not_in_nav"] = "*"
    return folder


def test_a_built_site_holds_no_draft(drafted: Path) -> None:
    outcome = build(drafted, "--strict")

    assert outcome.code == 0, outcome.output
    assert "docs/drafts/twice.md:16:67: note[undefined-citation]" in outcome.findings
    assert "note[draft-only-source]" in outcome.findings
    assert not (drafted / "site/drafts").exists()
    assert not (drafted / "site/types/field").exists()
    written = (
        path for path in (drafted / "site").rglob("*") if path.suffix in {".html", ".json", ".xml", ".bib"}
    )
    for path in written:
        text = path.read_text(encoding="utf-8")
        for word in ("only2024", "harbour dredged twice", "does the field say"):
            assert word not in text, path


@pytest.mark.uncounted
def test_a_draft_previews_as_what_it_will_be(drafted: Path) -> None:
    shown = preview(drafted)

    page = _page(shown, "drafts/twice/index.html")
    assert page.select_one(".mkdocs-draft-marker")
    assert _shown(page, ".ib-header h1") == "Was the harbour dredged twice?"
    assert _shown(page, ".ib-label") == "Fact check"
    assert _shown(page, ".ib-byline a") == "Ada Lovelace"
    assert "Published 6 May 2024" in _shown(page, ".ib-dates")
    assert _shown(page, ".ib-claim dd") == "The harbour was dredged twice."
    assert page.select_one(".ib-body")
    assert _shown(page, ".ib-mark.ib-note") == "note: undefined-citation"
    assert page.select_one(".ib-findings .ib-level.ib-note")
    assert page.select_one('a[href="../../types/field/"]')
    assert _page(shown, "types/field/index.html").select_one(".mkdocs-draft-marker")
    assert (drafted / "site/drafts/twice/sources.bib").exists()
    # Lists, feeds and other pages are as readers will see them.
    assert "harbour dredged twice" not in _page(shown, "questions/index.html").text
    assert "The only2024" not in _shown(_page(shown, "sources/index.html"), "ul.ib-all")
    assert not _page(shown, "index.html").select_one(".mkdocs-draft-marker")

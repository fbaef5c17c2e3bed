"""A type of page is one row: check, schema, draft, metadata and theme take it from there."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.check import site
from macros.content.front_matter.fields import FIELDS, needed
from macros.core.model import PAGE_TYPES, FrontMatter, Work
from macros.core.model.page_types import PageType
from macros.desk import schemas
from macros.desk.commands import new
from macros.project import files
from macros.publish.metadata.graph import graph, serialized
from macros.publish.views.pages import cards
from macros.render.words import Wording, english

from .conftest import ROOT, RULES, Write
from .metadata_works import PUBLISHER, URL
from .publications import publication, typed

INTERVIEW = PageType(
    "interview", {"The answers": "Word for word."}, ("claimant", "disclosure"), "Conversation"
)
_PROJECT = {
    "bibliography.bib": "",
    "docs/index.md": "# Home\n",
    "docs/.authors.yml": "authors: {ada: {name: Ada Lovelace}}\n",
}


@pytest.fixture
def _with_interviews(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setitem(PAGE_TYPES, "interview", INTERVIEW)
        patch.setitem(english().catalog, "type-interview", Wording("en", "Interview"))
        # Its options are made when it is loaded.
        importlib.reload(new)
        yield
    importlib.reload(new)


def _drafted(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(new.new, ["Who is it?", "-f", str(folder / "mkdocs.yml"), *arguments])
    assert result.exit_code == 0, result.output
    return (folder / "docs/explainers/who-is-it.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("_with_interviews")
def test_a_draft_of_a_new_type_is_valid(write: Write) -> None:
    folder = write({**_PROJECT, "mkdocs.yml": ""})

    page = _drafted(folder, "--type", "interview", "--claimant", "The mayor", "--disclosure", "None.")

    assert "type: interview\n" in page
    assert 'claimant: "The mayor"\ndisclosure: "None."\n' in page
    assert re.findall("^## ([^{]*?)(?: {.ib-unnumbered})?$", page, re.MULTILINE) == [
        *("In brief", "The answers", "Bottom line", "What is uncertain")
    ]
    result = site.judged(site.build(files.read(folder / "mkdocs.yml", RULES)))
    assert {finding.rule for finding in result.findings if finding.severity == "error"} == {"placeholder"}


@pytest.mark.usefixtures("_with_interviews")
def test_the_check_and_the_schema_ask_for_the_fields_of_a_new_type(write: Write) -> None:
    content = "---\ntitle: Who?\ntype: interview\n---\n"
    folder = write({**_PROJECT, "mkdocs.yml": "", "docs/who.md": content})

    result = site.judged(site.build(files.read(folder / "mkdocs.yml", RULES)))

    missing = {name for name in needed("interview") if name != "title"}
    assert {"authors", "claimant", "disclosure"} <= missing
    assert {finding.message for finding in result.findings if finding.rule == "missing-front-matter"} == {
        f'a page of the type "interview" needs "{name}"' for name in missing
    }
    schema = str(schemas.SCHEMAS["front-matter"]())
    assert str(list(PAGE_TYPES)) in schema
    assert str({"const": "interview"}) in schema
    assert str(list(needed("interview"))) in schema


@pytest.mark.usefixtures("_with_interviews")
def test_readers_and_machines_are_told_a_new_type() -> None:
    front_matter = FrontMatter(title="Who is it?", type="interview")
    made = publication({"a.md": typed(kind="interview")})

    assert [card.label for card in cards(made)] == ["Interview"]
    assert '"Conversation"' in serialized(graph(Work(URL, front_matter, PUBLISHER)))


def test_one_type_is_that_of_a_draft_whose_writer_names_none() -> None:
    assert [kind.name for kind in PAGE_TYPES.values() if kind.is_default] == ["explainer"]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "macros/publish").rglob("*.html")), ids=lambda path: path.name
)
def test_no_template_knows_a_type_by_its_name(path: Path) -> None:
    assert not re.search(f"[\"'](?:{'|'.join(PAGE_TYPES)})[\"']", path.read_text(encoding="utf-8"))


def test_each_value_of_a_front_matter_is_read_from_one_field() -> None:
    read = [field.attribute or name for name, field in FIELDS.items() if field.read or field.validator.read]

    assert sorted(read) == sorted(FrontMatter._fields)


@pytest.mark.parametrize("kind", PAGE_TYPES.values(), ids=lambda kind: kind.name)
def test_a_type_needs_fields_that_there_are(kind: PageType) -> None:
    assert set(kind.fields) <= set(FIELDS)
    assert not [name for name in kind.fields if FIELDS[name].is_required]

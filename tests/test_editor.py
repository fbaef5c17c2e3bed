"""What VS Code is told of this repository: tasks, snippets and settings."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.check import report, site
from macros.content.settings import NAMES
from macros.content.sources.bibliography import read
from macros.core.macro_table import MACROS
from macros.core.text import Text
from macros.desk import schemas
from macros.project import files

from .conftest import OWN, ROOT, RULES, Write, case_content, check, one_a_rule

VSCODE = ROOT / ".vscode"
TASKS = {task["label"]: task for task in json.loads((VSCODE / "tasks.json").read_text())["tasks"]}
SNIPPETS = json.loads((VSCODE / "ibidem.code-snippets").read_text(encoding="utf-8"))
FINDING, SET_UP = (matcher["pattern"] for matcher in TASKS["check"]["problemMatcher"])
CASES = sorted((ROOT / "tests/cases/rules").rglob("*.yml"))


def _read(pattern: Mapping[str, Any], line: str) -> dict[str, str]:
    """Return what a problem matcher reads in a line."""
    match = re.search(pattern["regexp"], line)
    assert match, line
    return {name: match[group] for name, group in pattern.items() if name != "regexp"}


def test_every_task_is_a_target_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [task["command"].split()[1] for task in TASKS.values()]

    assert list(TASKS) == ["check", "serve", "build"]
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
    assert "FORMAT=concise" in TASKS["check"]["command"]


def _result(folder: Path) -> tuple[site.CheckResult, str]:
    built = site.build(files.read(folder / "mkdocs.yml", RULES))
    result = site.judged(built)
    return result, report.concise(result, built.texts)


def test_the_matcher_reads_all_of_a_finding(write: Write) -> None:
    result, output = _result(
        write(
            {
                "mkdocs.yml": OWN.replace("}}", ", rules: {unused-source: warning}}}"),
                "bibliography.bib": "@online{a,\n  title = {A},\n  url = {https://example.org/a},\n}\n",
                "docs/a page: the first.md": 'It began: [1]{{ cite("x: error[y] z") }}\n',
            }
        )
    )

    lines = [_read(FINDING, line) for line in output.splitlines()]

    assert len(lines) == len(result.findings) > 1
    assert lines == [
        {
            "file": finding.location.path,
            "line": str(finding.location.line),
            "column": str(finding.location.column),
            "severity": str(finding.severity),
            "code": finding.rule,
            "message": finding.message,
        }
        for finding in result.findings
    ]


@pytest.mark.parametrize(("rule", "case"), one_a_rule(CASES).items(), ids=list(one_a_rule(CASES)))
def test_the_matcher_reads_the_findings_of_every_rule(rule: str, case: Path) -> None:
    findings = case_content(case)["findings"].splitlines()

    assert {_read(FINDING, line)["code"] for line in findings} == {rule}


def test_the_second_matcher_reads_a_setting_that_is_wrong(write: Write) -> None:
    folder = write({"mkdocs.yml": "extra:\n  ibidem:\n    colour: red\n", "docs/index.md": "A\n"})

    output = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")]).stderr.rstrip("\n")

    assert not re.search(FINDING["regexp"], output)
    assert _read(SET_UP, output) == {
        "file": "mkdocs.yml",
        "line": "3",
        "column": "5",
        "message": f'unknown setting "colour"; known: {", ".join(sorted(NAMES))}',
    }


@pytest.mark.parametrize(
    "line",
    ["2 errors in 9 pages and 74 sources", "make: *** [Makefile:36: check] Error 1", "  help: cite it"],
)
def test_the_matchers_read_nothing_else_nope(line: str) -> None:
    assert not any(re.search(pattern["regexp"], line) for pattern in (FINDING, SET_UP))


_TODAY = {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "21"}
_PLACEHOLDER = re.compile(
    r"""
    \$ (?: \{ \d+ \| (?P<choice> [^,|]*) [^|]* \| \}   # ${1|first,second|}
         | \{ \d+ : (?P<default> [^}]*) \}             # ${1:default}
         | \d )                                        # $0
    """,
    re.VERBOSE,
)


def _filled(snippet: Mapping[str, Any]) -> str:
    """Return what a snippet writes when every placeholder is left as it is."""
    body = "\n".join(snippet["body"])
    for name, value in _TODAY.items():
        body = body.replace(f"${name}", value)
    filled = _PLACEHOLDER.sub(lambda match: match["choice"] or match["default"] or "", body)
    assert "$" not in filled
    return filled


def _snippets(scope: str, word: str, but: str = "") -> list[Any]:
    return [
        pytest.param(snippet, id=snippet["prefix"])
        for snippet in SNIPPETS.values()
        if snippet["scope"] == scope and word in "\n".join(snippet["body"]) and snippet["prefix"] != but
    ]


def _entry(key: str) -> str:
    return f"@online{{{key},\n  title = {{{key}}},\n  url = {{https://example.org/{key}}},\n}}\n"


_RATINGS = "{wrong: It is wrong., right: It is right.}"
SITE = {
    # An archived copy is for the writer to make.
    "mkdocs.yml": f"extra: {{ibidem: {{rules: {{missing-archive: off}}, ratings: {_RATINGS}}}}}\n",
    "docs/.authors.yml": "authors:\n  key: {name: Ada}\n",
}


def test_snippets_say_where_they_work_and_have_names_of_their_own() -> None:
    prefixes = [snippet["prefix"] for snippet in SNIPPETS.values()]

    assert sorted(prefixes) == sorted(
        [
            *("cite", "cite-at", "cite-group", "cite-see", "quote", "textcite"),
            *("figures", "timeline"),
            *("explainer", "fact-check", "analysis", "opinion"),
            *("online", "article", "report"),
        ]
    )
    assert MACROS.keys() <= set(prefixes)
    assert {snippet["scope"] for snippet in SNIPPETS.values()} == {"markdown", "bibtex"}
    assert all(snippet["description"] for snippet in SNIPPETS.values())


@pytest.mark.parametrize("snippet", _snippets("markdown", "{{", but="timeline"))
def test_a_citation_of_a_snippet_passes_the_check(write: Write, snippet: Mapping[str, Any]) -> None:
    filled = _filled(snippet)
    keys = [key for key in ("key", "first", "second") if f'"{key}"' in filled]

    assert keys
    assert (
        check(
            write(
                {
                    **SITE,
                    "bibliography.bib": "".join(map(_entry, keys)),
                    "docs/index.md": f"It began in May.{filled}\n",
                }
            )
        )
        == ""
    )


@pytest.mark.parametrize(
    ("name", "page"),
    [("Key figure", "---\n{}---\n\nIt began in May.\n"), ("Timeline", "# Days\n\n{}\n")],
)
def test_what_shows_a_page_at_a_glance_passes_the_check(name: str, page: str, write: Write) -> None:
    text = page.replace("{}", _filled(SNIPPETS[name]), 1)

    assert check(write({**SITE, "bibliography.bib": _entry("key"), "docs/index.md": text})) == ""


@pytest.mark.parametrize("snippet", _snippets("markdown", "---"))
def test_a_front_matter_of_a_snippet_passes_the_check(write: Write, snippet: Mapping[str, Any]) -> None:
    filled = _filled(snippet).replace("one of the ratings in mkdocs.yml", "wrong")

    assert f"\ntype: {snippet['prefix']}\n" in filled
    assert (
        check(
            write(
                {
                    **SITE,
                    "bibliography.bib": _entry("key"),
                    "docs/index.md": f'{filled}It began in May.{{{{ cite("key") }}}}\n',
                }
            )
        )
        == ""
    )


@pytest.mark.parametrize("snippet", _snippets("bibtex", "@"))
def test_a_source_of_a_snippet_passes_the_check(write: Write, snippet: Mapping[str, Any]) -> None:
    filled = _filled(snippet)

    assert filled.startswith(f"@{snippet['prefix']}{{key,")
    page = 'It began in May.{{ cite("key") }}\n'
    assert check(write({**SITE, "bibliography.bib": filled, "docs/index.md": page})) == ""


@pytest.mark.parametrize("snippet", _snippets("bibtex", "@"))
def test_each_kind_that_a_snippet_offers_is_one(snippet: Mapping[str, Any]) -> None:
    match = re.search(r"\|([^|]*)\|", "\n".join(snippet["body"]))
    assert match

    for kind in match[1].split(","):
        entry = _entry("key").replace("title =", f"keywords = {{{kind}}},\n  title =")
        (source,) = read([Text("bibliography.bib", entry)])[0].sources
        assert source.kind == kind


def test_the_settings_name_the_schema_and_the_tags_of_mkdocs_yml() -> None:
    settings = json.loads((VSCODE / "settings.json").read_text(encoding="utf-8"))

    ((schema, pattern),) = settings["yaml.schemas"].items()
    assert (ROOT / schema).is_file()
    assert pattern == "mkdocs.yml"
    assert settings["yaml.customTags"] == ["!ENV scalar", "!ENV sequence"]


def test_the_extension_that_reads_schemas_is_recommended() -> None:
    extensions = json.loads((VSCODE / "extensions.json").read_text(encoding="utf-8"))

    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


@pytest.mark.parametrize("name", list(schemas.SCHEMAS))
def test_the_command_prints_a_schema(name: str) -> None:
    result = CliRunner().invoke(main, ["schema", name])

    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == schemas.SCHEMAS[name]()


def test_an_unknown_schema_is_wrong_usage() -> None:
    result = CliRunner().invoke(main, ["schema", "bibliography"])

    assert result.exit_code == 2
    assert "'front-matter', 'settings'" in result.stderr


def test_the_help_of_schemas_has_an_example() -> None:
    result = CliRunner().invoke(main, ["schema", "--help"])

    assert result.exit_code == 0
    assert ".venv/bin/python -m macros schema settings > .vscode/schemas/settings.json" in result.stdout


@pytest.mark.parametrize("name", list(schemas.SCHEMAS))
def test_the_file_for_the_editor_is_what_the_command_prints(name: str) -> None:
    path = f".vscode/schemas/{name}.json"

    assert (ROOT / path).read_text(encoding="utf-8") == schemas.written(name), (
        f"write it anew: .venv/bin/python -m macros schema {name} > {path}"
    )

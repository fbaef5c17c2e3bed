from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.check import rules
from macros.check.rules import reference
from macros.check.rules.rule import Rule

from .conftest import ROOT, Write

ENTRY = "@online{a,\n  title = {A},\n  doi = {10.1000/a},\n}\n"
GOOD = {
    "mkdocs.yml": "site_name: A\nplugins: [ibidem]\n",
    "bibliography.bib": ENTRY,
    "docs/index.md": 'A{{ cite("a") }}\n',
}
BAD = {**GOOD, "docs/index.md": 'A{{ cite("a", "aa") }}\n'}
WARNED = {
    **GOOD,
    "mkdocs.yml": "plugins: [ibidem]\nextra: {ibidem: {rules: {unused-source: warning}}}\n",
    "docs/index.md": "A\n",
}


# What the machine that runs the tests says of itself changes no output.
ENVIRONMENT = dict.fromkeys(("CI", "FORCE_COLOR", "GITHUB_SHA", "GITHUB_STEP_SUMMARY", "NO_COLOR"))


def _run(*arguments: str) -> Result:
    return CliRunner(env=ENVIRONMENT).invoke(main, arguments, prog_name="python -m macros")


def _check(folder: Path, *arguments: str) -> Result:
    return _run("check", "-f", str(folder / "mkdocs.yml"), *arguments)


@pytest.mark.parametrize(
    ("files", "arguments", "code"),
    [
        pytest.param(GOOD, (), 0, id="good"),
        pytest.param(GOOD, ("--strict",), 0, id="good-strict"),
        pytest.param(BAD, (), 1, id="bad"),
        pytest.param(BAD, ("--strict",), 1, id="bad-strict"),
        pytest.param(WARNED, (), 0, id="warning"),
        pytest.param(WARNED, ("--strict",), 1, id="warning-strict"),
        pytest.param({"docs/index.md": "A"}, (), 2, id="no-mkdocs-yml"),
        pytest.param({**GOOD, "mkdocs.yml": "a: [\n"}, (), 2, id="mkdocs-yml-not-yaml"),
        pytest.param(
            {**GOOD, "mkdocs.yml": "extra: {ibidem: {rules: {no-such: off}}}\n"}, (), 2, id="no-such-rule"
        ),
        pytest.param({**GOOD, "mkdocs.yml": "docs_dir: pages\n"}, (), 2, id="no-docs"),
        pytest.param(GOOD, ("--format", "xml"), 2, id="no-such-format"),
        pytest.param(GOOD, ("--no-such-option",), 2, id="no-such-option"),
    ],
)
def test_check_tells_by_its_exit_code(
    write: Write, files: Mapping[str, str], arguments: tuple[str, ...], code: int
) -> None:
    assert _check(write(files), *arguments).exit_code == code


FULL = """\
docs/index.md:1:16: error[undefined-citation] no source has the key "aa"
    1 │ A{{ cite("a", "aa") }}
      │                ^^
  help: did you mean "a"?

1 error in 1 page and 1 source
"""
CONCISE = 'docs/index.md:1:16: error[undefined-citation] no source has the key "aa"\n'
GITHUB = (
    "::error file=docs/index.md,line=1,col=16,endColumn=18,title=undefined-citation"
    '::no source has the key "aa"%0Adid you mean "a"?\n'
    "1 error in 1 page and 1 source\n"
)


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        pytest.param((), FULL, id="default"),
        pytest.param(("--format", "full"), FULL, id="full"),
        pytest.param(("--format", "concise"), CONCISE, id="concise"),
        pytest.param(("--format", "github"), GITHUB, id="github"),
    ],
)
def test_check_reports_in_each_format(write: Write, arguments: tuple[str, ...], output: str) -> None:
    assert _check(write(BAD), *arguments).stdout == output


@pytest.mark.parametrize(
    ("form", "output"),
    [
        pytest.param("full", "no findings in 1 page and 1 source\n", id="full"),
        pytest.param("concise", "", id="concise"),
        pytest.param("github", "no findings in 1 page and 1 source\n", id="github"),
    ],
)
def test_check_reports_that_all_is_well(write: Write, form: str, output: str) -> None:
    assert _check(write(GOOD), "--format", form).output == output


def test_an_unusable_set_up_is_one_line_of_error(write: Write) -> None:
    result = _check(write({}))

    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert "mkdocs.yml" in result.stderr


@pytest.mark.parametrize(
    ("own", "error"),
    [
        pytest.param(
            "ratings: {true: x}",
            'mkdocs.yml:1:27: "ratings" is not a scale; '
            'write two or more lines of "rating: what it means" below it, lowest first',
            id="scale-of-one",
        ),
        pytest.param(
            "support: {text: t, url: www.example.org, label: l}",
            'mkdocs.yml:1:42: "url" is not a web address; write "url: https://…"',
            id="address-without-a-scheme",
        ),
        pytest.param(
            "image: {file: a.png}",
            'mkdocs.yml:1:25: "image" has no "alt"; write "alt: …"',
            id="image-without-a-text",
        ),
        pytest.param(
            'ratings: {low: x, high: "\\ud83d"}',
            "mkdocs.yml:1:42: not YAML: \\ud83d is half of a character",
            id="half-of-a-character",
        ),
    ],
)
def test_an_unusable_setting_is_one_line_with_its_place(write: Write, own: str, error: str) -> None:
    result = _check(write({**GOOD, "mkdocs.yml": f"extra: {{ibidem: {{{own}}}}}\n"}))

    assert (result.exit_code, result.stderr) == (2, f"error: {error}\n")


def test_check_looks_for_mkdocs_yml_in_the_folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(GOOD))

    assert _run("check").exit_code == 0


def test_rules_lists_every_rule() -> None:
    lines = _run("rules").stdout.splitlines()

    assert [line.split()[:2] for line in lines] == [[rule.id, str(rule.severity)] for rule in rules.RULES]
    assert [line.split(maxsplit=2)[2] for line in lines] == [rule.summary for rule in rules.RULES]


def test_rules_lists_in_columns() -> None:
    lines = _run("rules").stdout.splitlines()

    columns = {line.index(rule.summary) for line, rule in zip(lines, rules.RULES, strict=True)}
    assert len(columns) == 1


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.id)
def test_rules_explains_one(rule: Rule) -> None:
    result = _run("rules", rule.id)

    assert result.exit_code == 0
    for part in (rule.id, rule.summary, rule.reason, rule.wrong, rule.right):
        assert part in result.stdout


def test_rules_prints_the_page_of_the_handbook() -> None:
    result = _run("rules", "--markdown")

    assert result.exit_code == 0
    assert result.stdout == reference.page()


def test_an_unknown_rule_is_wrong_usage() -> None:
    result = _run("rules", "no-such-rule")

    assert result.exit_code == 2
    assert (
        'there is no rule "no-such-rule"; list them with ".venv/bin/python -m macros rules"' in result.stderr
    )


def test_a_misspelt_rule_is_named() -> None:
    assert 'there is no rule "unused-sourc"; did you mean "unused-source"? list them' in (
        _run("rules", "unused-sourc").stderr
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("--help",), ("check", "rules"), id="program"),
        pytest.param(
            ("check", "-h"), ("--format", "--strict", "--config-file", "Exit codes", "Example"), id="check"
        ),
        pytest.param(("rules", "-h"), ("ID", "Example"), id="rules"),
    ],
)
def test_help_names_what_there_is(arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    result = _run(*arguments)

    assert result.exit_code == 0
    assert [word for word in words if word not in result.stdout] == []


def test_a_program_without_a_command_shows_its_help() -> None:
    result = _run()

    assert result.exit_code == 2
    assert "check" in result.output


_LOADED = """\
import runpy, sys
sys.argv = ["macros", "check"]
try:
    runpy.run_module("macros", run_name="__main__", alter_sys=True)
finally:
    tops = {name.partition(".")[0] for name in sys.modules}
    print(sorted(tops & {"mkdocs", "material", "markdown", "mkdocs_macros", "pymdownx", "babel"}))
"""


def test_check_loads_neither_the_host_nor_the_theme(write: Write) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED],
        cwd=write(GOOD),
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.splitlines() == ["no findings in 1 page and 1 source", "[]"]
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("files", "code"),
    [pytest.param(GOOD, 0, id="good"), pytest.param(BAD, 1, id="bad"), pytest.param({}, 2, id="no-set-up")],
)
def test_the_module_runs_as_a_program(write: Write, files: Mapping[str, str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check"],
        cwd=write(files),
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == code


def test_a_narrow_encoding_of_the_terminal_is_no_crash(write: Write) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check"],
        cwd=write({**BAD, "docs/index.md": 'ملف{{ cite("a", "aa") }}\n'}),
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert b"Traceback" not in done.stderr
    assert done.returncode == 1

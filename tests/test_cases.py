"""Each file in cases/rules is one behaviour of a rule: files in, the findings of that rule out.

The few files in cases/reports have the findings of all rules, for what rules do to each other.
`base` has the files that were otherwise before, for a comparison.
`today` is the day of the last commit; without it, no day is known.
`guest: true` makes it a site of others, which is judged by its own configuration.

`UPDATE_CASES=1 make test` writes the findings anew; review the difference like code.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Write, case_content, check

CASES = sorted((Path(__file__).parent / "cases" / "rules").rglob("*.yml"))
REPORTS = sorted((Path(__file__).parent / "cases" / "reports").glob("*.yml"))
DEFAULTS = {"mkdocs.yml": "site_name: Case\n", "bibliography.bib": "", "docs/index.md": "# Home\n"}


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(case: Path, write: Write) -> None:
    actual = checked(case, write, about=case.parent.name)

    _compare(case, actual)
    assert bool(actual) != case.stem.endswith("-nope")


@pytest.mark.parametrize("case", REPORTS, ids=lambda path: f"reports/{path.stem}")
def test_report(case: Path, write: Write) -> None:
    _compare(case, checked(case, write))


def checked(case: Path, write: Write, about: str = "") -> str:
    """Return the report on the files of a case."""
    content = case_content(case)
    contents = {**DEFAULTS, **content["files"]}
    folder = write({name: text for name, text in contents.items() if text is not None})
    base = {**DEFAULTS, **content["files"], **content["base"]} if "base" in content else {}
    write({f"base/{name}": text for name, text in base.items()})
    before, is_guest = folder / "base" if base else None, content.get("guest", False)
    return check(folder, about, before, is_guest=is_guest, today=content.get("today"))


def _compare(case: Path, actual: str) -> None:
    text = case.read_text(encoding="utf-8")
    expected = case_content(case).get("findings", "").rstrip("\n")
    if os.environ.get("UPDATE_CASES") and actual != expected:
        head = text.split("\nfindings:")[0].rstrip("\n")
        indented = "".join(f"  {line}\n" for line in actual.splitlines())
        case.write_text(f"{head}\nfindings: |\n{indented}", encoding="utf-8")
        pytest.fail("the findings were written anew; run the tests again")
    assert actual == expected

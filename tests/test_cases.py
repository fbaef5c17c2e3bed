"""Each file in cases/rules is one behaviour: files in, findings out.

`base` has the files that were otherwise before, for a comparison.

`UPDATE_CASES=1 make test` writes the findings anew; review the difference like code.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from .conftest import Write, check

CASES = sorted((Path(__file__).parent / "cases" / "rules").rglob("*.yml"))
DEFAULTS = {"mkdocs.yml": "site_name: Case\n", "bibliography.bib": "", "docs/index.md": "# Home\n"}


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(case: Path, write: Write) -> None:
    content = yaml.safe_load(case.read_text(encoding="utf-8"))
    actual = checked(case, write)

    if os.environ.get("UPDATE_CASES") and actual != content.get("findings", "").rstrip("\n"):
        _update(case, actual)
    assert actual == content.get("findings", "").rstrip("\n")
    assert not (case.stem.endswith("-nope") and actual)
    assert case.stem.endswith("-nope") or case.parent.name in actual


def checked(case: Path, write: Write) -> str:
    """Return the report on the files of a case."""
    content = yaml.safe_load(case.read_text(encoding="utf-8"))
    folder = write({**DEFAULTS, **content["files"]})
    base = {**DEFAULTS, **content["files"], **content["base"]} if "base" in content else {}
    write({f"base/{name}": text for name, text in base.items()})
    return check(folder, case.parent.name, folder / "base" if base else None)


def _update(case: Path, findings: str) -> None:
    head = case.read_text(encoding="utf-8").split("\nfindings:")[0].rstrip("\n")
    indented = "".join(f"  {line}\n" for line in findings.splitlines())
    case.write_text(f"{head}\nfindings: |\n{indented}", encoding="utf-8")
    pytest.fail("the findings were written anew; run the tests again")

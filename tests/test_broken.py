"""Each file in cases/broken is one mistake in a small site, and what four commands say to it.

A case gives the pages and the store of an extra page. `findings` is what the check and all builds
report; where only rendering can show the mistake, `rendered` is what the builds report, and
`findings` what the check does.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main

from .builds import Outcome, build, copy_site
from .conftest import case_content

pytestmark = pytest.mark.uncounted

CASES = sorted((Path(__file__).parent / "cases" / "broken").glob("*.yml"))
BUILDS = {"plain": (), "quiet": ("-q",), "strict": ("--strict",)}
LAST = "the last good site"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_broken(case: Path, tmp_path: Path) -> None:
    content = case_content(case)
    folder = copy_site(tmp_path, bibliography=("bibliography.bib", "extra.bib"))
    for name, value in content["files"].items():
        _write(folder / name, value)
    expected = content.get("findings", "").rstrip("\n")
    rendered = content.get("rendered", "").rstrip("\n")

    checked = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")])
    outcomes = {name: _built(folder, *arguments) for name, arguments in BUILDS.items()}

    found = Outcome(checked.exit_code, checked.output).findings
    if os.environ.get("UPDATE_CASES") and (found != expected or not (expected or rendered)):
        _update(case, found, "" if found else outcomes["plain"].findings)
    assert found == expected
    assert checked.exit_code == (1 if expected else 0)
    for name, outcome in outcomes.items():
        assert outcome.findings == (rendered or expected), name
        assert outcome.code == 1, name
        assert "Traceback" not in outcome.output, name
        assert not list((folder / "site").rglob("*.html")), name
        assert (folder / "site" / "last").exists(), name


def _built(folder: Path, *arguments: str) -> Outcome:
    _write(folder / "site" / "last", LAST)
    return build(folder, *arguments)


def _write(path: Path, value: str | bytes | None) -> None:
    """Write a text or bytes; None makes a folder."""
    if value is None:
        path.mkdir(parents=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(value if isinstance(value, bytes) else value.encode())


def _update(case: Path, findings: str, rendered: str) -> None:
    head = case.read_text(encoding="utf-8").split("\nfindings:")[0].split("\nrendered:")[0].rstrip("\n")
    parts = {"findings": findings, "rendered": rendered}
    blocks = [
        f"{name}: |\n" + "".join(f"  {line}\n" for line in value.splitlines())
        for name, value in parts.items()
        if value
    ]
    case.write_text(f"{head}\n{''.join(blocks)}", encoding="utf-8")
    pytest.fail("the findings were written anew; run the tests again")

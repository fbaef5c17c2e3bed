"""The hooks for pre-commit: which files start them, and what they run."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from macros.core.program import IN_REPOSITORY

from .conftest import LOADED, ROOT, Write

pytestmark = pytest.mark.uncounted

(OFFERED,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
((OWN,),) = (
    repository["hooks"]
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    if repository["repo"] == "local"
)
HOOKS = [pytest.param(OFFERED, id="offered"), pytest.param(OWN, id="own")]


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_runs_the_check_of_the_site_once(hook: Mapping[str, Any]) -> None:
    assert hook["id"] == "ibidem"
    assert hook["args"] == ["--"]
    assert hook["pass_filenames"]
    assert hook["require_serial"]


def test_the_hook_for_others_brings_the_package_and_ours_takes_this_repository() -> None:
    assert (OFFERED["language"], OFFERED["entry"]) == ("python", "ibidem check")
    assert (OWN["language"], OWN["entry"]) == ("system", f"{IN_REPOSITORY} check")


@pytest.mark.parametrize("hook", HOOKS)
@pytest.mark.parametrize(
    ("path", "starts"),
    [
        pytest.param("docs/index.md", True, id="page"),
        pytest.param("docs/a/b.markdown", True, id="page with a long suffix"),
        pytest.param("bibliography.bib", True, id="bibliography"),
        pytest.param("docs/.authors.yml", True, id="authors"),
        pytest.param("mkdocs.yml", True, id="settings"),
        pytest.param("sites/a/mkdocs.yaml", True, id="settings by their other name"),
        pytest.param("zensical.toml", True, id="settings of Zensical"),
        pytest.param("properdocs.yml", True, id="settings of ProperDocs"),
        pytest.param("macros/site.py", False, id="code"),
        pytest.param("docs/command", False, id="no suffix"),
        pytest.param("docs/notmkdocs.yml", False, id="name that ends alike"),
        pytest.param(".github/workflows/check.yml", False, id="other settings"),
    ],
)
def test_a_hook_is_started_by_what_the_check_reads(
    hook: Mapping[str, Any], path: str, *, starts: bool
) -> None:
    assert bool(re.search(hook["files"], path)) == starts


@pytest.mark.parametrize("hook", HOOKS)
@pytest.mark.parametrize(
    ("names", "code"),
    [
        pytest.param(["docs/index.md"], 0, id="good"),
        pytest.param(["docs/one.md"], 1, id="faulty"),
        pytest.param(["README.md"], 0, id="beside the pages"),
        pytest.param(["--strict.md"], 0, id="named like an option"),
    ],
)
def test_a_commit_is_judged_by_its_files(
    write: Write, hook: Mapping[str, Any], names: list[str], code: int
) -> None:
    folder = write(
        {
            "mkdocs.yml": LOADED,
            "bibliography.bib": "@online{a,\n  title = {A},\n  doi = {10.1000/a},\n}\n",
            "README.md": "# A\n",
            "docs/index.md": 'A{{ cite("a") }}\n',
            "docs/one.md": 'A{{ cite("x") }}\n',
            "--strict.md": "",
        }
    )

    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", *hook["args"], *names],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == code

"""What README, CONTRIBUTING and the page of the rules say is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.check.rules import reference

from . import examples
from .conftest import ROOT, Write

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def _block(name: str) -> str:
    """Return the code of the block that a comment names in the README."""
    match = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert match
    return match[1]


def _example(write: Write, body: str) -> Path:
    """Write the site that the README begins with: its line, and nothing else of ours."""
    settings = f"site_name: Example\ntheme: {{name: material, font: false}}\n{_block('settings')}"
    files = {"mkdocs.yml": settings, "bibliography.bib": examples.STORE}
    return write({**files, "docs/index.md": f"# Example\n\n{body}"})


def test_readme_shows_what_readers_see(write: Write) -> None:
    folder = _example(write, _block("typed"))

    assert examples.as_text(examples.built(folder)[""]) == _block("rendered").rstrip("\n")


def test_readme_shows_a_real_error(write: Write) -> None:
    folder = _example(write, _block("typed").replace("deal2025text", "deal2025txt"))

    result = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")])

    assert result.output == _block("error")
    assert result.exit_code == 1


def test_page_of_the_rules_is_that_of_the_table() -> None:
    written = (ROOT / "docs/contribute/rules.md").read_text(encoding="utf-8")
    assert written == reference.page(), 'the page is not that of the rules; type "make generated"'


def test_readme_names_targets_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"`?make ([a-z-]+)", README + CONTRIBUTING)) - {"help"}

    assert targets >= {"site", "test", "serve", "check"}
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_to_files(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", content)

    assert not [target for target in targets if not (ROOT / target).exists()]


def test_no_file_names_a_registry_or_a_wheel() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")

    assert not re.search(r"https?://|file:|--(?:extra-)?index-url|--find-links", lock)

"""What README, handbook and CONTRIBUTING say is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from macros import rules
from macros.__main__ import main

from .builds import build
from .conftest import ROOT, Write

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STORE = """\
@online{un2024vote,
  author = {{United Nations}},
  title = {Record of the vote},
  date = {2024-03-25},
  url = {https://un.example.org/vote},
  urldate = {2024-05-05},
  keywords = {primary document}
}
@article{deal2025text,
  author = {Lovelace, Ada},
  title = {Text of the deal},
  journaltitle = {The Daily Example},
  date = {2025-01-16},
  url = {https://daily.example.org/deal},
  keywords = {news report}
}
"""
SETTINGS = """\
site_name: Example
plugins: [macros: {module_name: macros}]
theme: {name: material, font: false}
markdown_extensions: [tables]
extra: {ibidem: {rules: {missing-archive: off}}}
"""


def _block(name: str) -> str:
    """Return the code of the block that a comment names in the README."""
    match = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert match
    return match[1]


def _example(write: Write, body: str) -> Path:
    files = {"mkdocs.yml": SETTINGS, "bibliography.bib": STORE, "docs/index.md": f"# Example\n\n{body}"}
    folder = write(files)
    (folder / "macros").symlink_to(ROOT / "macros")
    return folder


def _article(folder: Path) -> BeautifulSoup:
    return BeautifulSoup((folder / "site/index.html").read_text(encoding="utf-8"), "html.parser")


def test_readme_shows_what_readers_see(write: Write) -> None:
    folder = _example(write, _block("typed"))
    assert build(folder, "--strict").code == 0

    soup = _article(folder)
    paragraphs = [tag.get_text() for tag in soup.select("article > p")]
    items = [" ".join(tag.get_text(" ", strip=True).split()) for tag in soup.select(".ib-sources li")]
    listed = [f"{number}. {text}" for number, text in enumerate(items, start=1)]
    actual = "\n".join([*paragraphs, "", "Sources", *listed])

    assert re.sub(r" (?=[.,);:])|(?<=\() ", "", actual) == _block("rendered").rstrip("\n")


def test_readme_shows_a_real_error(write: Write) -> None:
    folder = _example(write, _block("typed").replace("deal2025text", "deal2025txt"))

    result = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml")])

    assert result.output == _block("error")
    assert result.exit_code == 1


def test_contributing_shows_what_readers_see(write: Write) -> None:
    rows = re.findall(r"^\| `([^`]*\{\{.*?)` \| (.*?) *\|$", CONTRIBUTING, re.MULTILINE)
    assert len(rows) >= 4
    folder = _example(write, "\n\n".join(typed for typed, _ in rows) + "\n")
    assert build(folder, "--strict").code == 0

    paragraphs = [tag.get_text() for tag in _article(folder).select("article > p")]

    assert paragraphs == [rendered for _, rendered in rows]


def test_page_of_the_rules_is_that_of_the_table() -> None:
    assert (ROOT / "docs/contribute/rules.md").read_text(encoding="utf-8") == rules.page()


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


def test_changelog_counts_the_rules() -> None:
    ones = ("", "-one", "-two", "-three", "-four", "-five", "-six", "-seven", "-eight", "-nine")
    tens = {20: "Twenty", 30: "Thirty", 40: "Forty", 50: "Fifty", 60: "Sixty"}
    ten, one = divmod(len(rules.RULES), 10)

    counted = f"{tens[ten * 10]}{ones[one]} rules"

    assert counted in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_no_file_names_a_registry_or_a_wheel() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")

    assert not re.search(r"https?://|file:|--(?:extra-)?index-url|--find-links", lock)

"""Examples of README and handbook: the files that they show as a small site, and what readers see of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from .builds import build
from .conftest import ROOT, Write

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
markdown_extensions: [tables, attr_list, def_list]
extra: {ibidem: {everywhere: true, rules: {missing-archive: off}}}
"""


def site(write: Write, files: Mapping[str, str]) -> Path:
    """Write a site that is built by this repository's package."""
    folder = write({"mkdocs.yml": SETTINGS, "bibliography.bib": STORE} | dict(files))
    (folder / "macros").symlink_to(ROOT / "macros")
    return folder


def built(folder: Path) -> dict[str, BeautifulSoup]:
    """Build a site strictly, and return its pages by their folders; that of the home page is empty."""
    outcome = build(folder, "--strict")
    assert outcome.code == 0, outcome.output
    pages = (folder / "site").rglob("index.html")
    return {
        page.parent.relative_to(folder / "site").as_posix().removeprefix("."): BeautifulSoup(
            page.read_text(encoding="utf-8"), "html.parser"
        )
        for page in pages
    }


_SEEN = "article > p, .ib-figures > p, .ib-figures dl > div, .ib-dot, .ib-events > dt, .ib-events > dd"


def paragraphs(page: BeautifulSoup) -> list[str]:
    """Return what readers see of the paragraphs of a text, of key figures and of events; dots are named."""
    return [_said(tag) for tag in page.select(_SEEN)]


def _said(tag: Tag) -> str:
    if "aria-label" in tag.attrs:
        return str(tag["aria-label"])
    label, told = tag.select("dt"), tag.select("dd")
    if label:
        said = f"{label[0].get_text()}: {', '.join(one.get_text() for one in told)}"
        return said.replace("\u00a0", " ")
    return tag.get_text().strip()


def listed(page: BeautifulSoup) -> list[str]:
    """Return what readers see of the list of sources."""
    items = [" ".join(tag.get_text(" ", strip=True).split()) for tag in page.select(".ib-sources li")]
    return [re.sub(r" (?=[.,);:])|(?<=\() ", "", item) for item in items]


def as_text(page: BeautifulSoup) -> str:
    """Return a text and its list of sources as README and handbook show them."""
    sources = [f"{number}. {item}" for number, item in enumerate(listed(page), start=1)]
    return "\n".join([*paragraphs(page), "", "Sources", *sources])

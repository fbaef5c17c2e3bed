"""Syntaxes: one corpus as the project that each tool builds."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .corpus import MARK, Corpus, Entry, Explainer, corpus

ROOT = Path(__file__).resolve().parent.parent
"""The repository: what it ships is what is measured."""

_FRONT = """\
---
title: "{title}"
type: explainer
description: {description}
authors: [editors]
published: {published}
checked: 2025-12-31
---

"""
_AUTHORS = "authors:\n  editors:\n    name: The editors\n    organization: true\n"
_HOME = (
    "---\ntitle: Home\ndescription: Accords, and what came of them.\ntemplate: {template}\n---\n\n# Home\n"
)

_TEMPLATES = {"index": "home", "sources": "sources"}

# The one difference between the two: whether all pages stand in the sidebar of each.
_NAVIGATIONS = {
    "mkdocs.yml": "nav: [index.md, sources.md]\nnot_in_nav: explainers/\n",
    "mkdocs-nav.yml": "nav: null\nnot_in_nav: null\n",
}
_CLASSIC = {"online": "misc", "report": "techreport", "journaltitle": "journal"}
_PLAIN = "extra_css: []\nextra_javascript: []\nhooks: []\n"
_PLUGINS = {
    "ibidem": "",
    "plain": f"{_PLAIN}plugins: [search]\n",
    "mkdocs-bibtex": f"{_PLAIN}plugins: [search, bibtex: {{bib_file: bibliography.bib}}]\n",
}


def write(made: Corpus, folder: Path, tool: str) -> None:
    """Write the project of a tool: `ibidem`, `plain` or `mkdocs-bibtex`."""
    docs = folder / "docs"
    by_key = {entry.key: entry for entry in made.entries}
    for explainer in made.explainers:
        path = docs / "explainers" / explainer.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(explainer, tool, by_key), encoding="utf-8")
    is_ours = tool == "ibidem"
    for name, own in _TEMPLATES.items():
        template = f"ibidem/{own}.html" if is_ours else "main.html"
        (docs / f"{name}.md").write_text(_HOME.format(template=template), encoding="utf-8")
    entries = (_classic(entry) if tool == "mkdocs-bibtex" else entry for entry in made.entries)
    store = "\n".join(entry.bibtex for entry in entries)
    (folder / "bibliography.bib").write_text(store, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.base.yml")
    for name, navigation in _NAVIGATIONS.items():
        lines = f"INHERIT: mkdocs.base.yml\nsite_name: Accords\n{navigation}{_PLUGINS[tool]}"
        (folder / name).write_text(lines, encoding="utf-8")
    if is_ours:
        (docs / ".authors.yml").write_text(_AUTHORS, encoding="utf-8")
        (docs / "images").symlink_to(ROOT / "docs/images")
        (folder / "macros").symlink_to(ROOT / "macros")


def _classic(entry: Entry) -> Entry:
    """Return an entry in the older vocabulary, which is all that mkdocs-bibtex formats."""
    fields = [(_CLASSIC.get(name, name), value) for name, value in entry.fields]
    date = dict(entry.fields)["date"]
    known = [field for field in fields if field[0] not in {"date", "type", "urldate", "archiveurl"}]
    return replace(entry, type=_CLASSIC.get(entry.type, entry.type), fields=(*known, ("year", date[:4])))


def _page(explainer: Explainer, tool: str, by_key: Mapping[str, Entry]) -> str:
    front = _FRONT.format_map(
        {name: getattr(explainer, name) for name in ("title", "description", "published")}
    )
    end = "\n\\bibliography\n" if tool == "mkdocs-bibtex" else ""
    return front + MARK.sub(lambda mark: _citation(mark, tool, by_key), explainer.body) + end


def _citation(mark: re.Match[str], tool: str, by_key: Mapping[str, Entry]) -> str:
    keys = mark[1].split(",")
    if tool == "ibidem":
        quoted = ", ".join(f'"{key}"' for key in keys)
        locator = ', locator="p. 12"' if by_key[keys[0]].is_long else ""
        return f"{{{{ cite({quoted}{locator}) }}}}"
    if tool == "mkdocs-bibtex":
        return f" [{'; '.join(f'@{key}' for key in keys)}]"
    return "".join(f" [{key[-3:]}]({by_key[key].address})" for key in keys)


if __name__ == "__main__":
    _, _folder, _pages, _sources, *_tools = sys.argv
    _made = corpus(int(_pages), int(_sources))
    for _tool in _tools:
        write(_made, Path(_folder) / f"{_tool}-{_pages}", _tool)

"""A text that grows: one unit repeated, with what stands before and after it, in one file of a small site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

PAGE, STORE, CONFIG, AUTHORS = "docs/page.md", "bibliography.bib", "mkdocs.yml", "docs/.authors.yml"
FRONT = """\
---
title: What grows?
type: explainer
description: A page of which one part grows.
authors: [ada]
published: 2025-01-02
checked: 2025-01-03
---

"""
ENTRY = """\
@online{known,
  author = {Reid, Ada},
  title = {What Was Agreed},
  organization = {{Harbor News}},
  date = {2025-01-01},
  url = {https://example.org/known},
  urldate = {2025-01-02},
}
"""
SETTINGS = """\
site_name: Texts that grow
site_url: https://example.org/
theme: {name: material}
plugins: [search, macros, ibidem]
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, pymdownx.details,
  pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}, {pymdownx.arithmatex: {generic: true}}]
"""
SITE = {
    CONFIG: f"{SETTINGS}extra: {{ibidem: {{everywhere: true}}}}\n",
    STORE: ENTRY,
    AUTHORS: "authors:\n  ada: {name: Ada Reid}\n",
    PAGE: f"{FRONT}It was agreed.\n",
    "docs/index.md": f'{FRONT}It was agreed.{{{{ cite("known") }}}}\n',
}
"""The site around each text, by path."""


@dataclass(frozen=True, slots=True)
class Growing:
    """One text, which a size makes as long as is wanted."""

    name: str
    unit: str
    """What is repeated; each `§` in it is the number of the unit, `¤` the number of the next."""
    closing: str = ""
    """What closes a unit, after all of them have been opened."""
    file: str = PAGE
    """The file that grows; with `§` in it, each unit is a file of its own."""
    head: str = ""
    tail: str = ""
    step: str = ""
    """What each unit has once more in front of it than the one before: texts that nest by indentation."""
    site: tuple[tuple[str, str], ...] = ()
    """Files that differ from those of SITE."""

    def files(self, size: int) -> dict[str, str]:
        """Return the site in which this text has about `size` characters."""
        made = {**SITE, **dict(self.site)}
        if "§" in self.file:
            return made | {self.file.replace("§", str(n)): unit for n, unit in enumerate(self._units(size))}
        units = list(self._units(size - len(self.head) - len(self.tail)))
        return made | {self.file: f"{self.head}{''.join(units)}{self.closing * len(units)}{self.tail}"}

    def _units(self, size: int) -> Iterator[str]:
        for number in count():
            unit = self.step * number + self.unit.replace("§", str(number)).replace("¤", str(number + 1))
            size -= len(unit) + len(self.closing)
            if size < 0 and number:
                return
            yield unit

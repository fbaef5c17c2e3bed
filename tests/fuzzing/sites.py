"""Random sites: files by their names, the same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

from macros.check.rules.only_built import ONLY_BUILT

from .fragments import (
    BAD,
    BAD_PLUGINS,
    ENCODINGS,
    FILES,
    FRONT,
    GOOD,
    ODD,
    ODD_FILES,
    PLUGINS,
    SETTINGS,
    STORES,
)

_MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_PAGES = ("index", "other", "a", "b", "c", "d")

_KEYS = ("ash2024", "birch2023", "cedar:2022", "dogwood-2021")
_EXTENSIONS = """\
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc
  - pymdownx.details
  - pymdownx.snippets: {base_path: [parts]}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""
_MORE_EXTENSIONS = (
    "  - pymdownx.arithmatex: {generic: true}\n",
    "  - pymdownx.caret\n  - pymdownx.tilde\n  - pymdownx.mark\n",
    "  - pymdownx.tasklist: {custom_checkbox: true}\n",
    "  - pymdownx.highlight: {anchor_linenums: true}\n  - pymdownx.inlinehilite\n",
    "  - pymdownx.betterem\n  - pymdownx.smartsymbols\n  - pymdownx.keys\n",
    "  - pymdownx.emoji\n  - smarty\n",
    "  - nl2br\n",
    "  - meta\n  - sane_lists\n",
)
_RULES = "unused-source: off, missing-archive: off, source-concentration: off, draft-only-source: off"
_KINDS = (
    "everywhere: true, ",
    "everywhere: true, ",
    "",
    "syntax: pandoc, ",
    "everywhere: true, syntax: pandoc, ",
)
"""Our own site, that of others, and each with another notation for citations."""


def site(random: Random) -> tuple[dict[str, bytes], bool]:
    """Return the files of a site, and whether it has a fault that only rendering can know.

    A third of the sites has no fault that was put in on purpose.
    """
    faults = random.choice((0, 0, 1, 2, 3, 5))
    is_late = random.random() < 0.05
    oddities = random.choice((0, 0, 1, 3, 8))
    pages = {f"docs/{name}.md": _page(random) for name in _PAGES}
    for _ in range(faults):
        name = random.choice(sorted(pages))
        pages[name] += f"\n{_filled(random.choice(BAD), random)}\n"
    if is_late:
        late = random.choice(ONLY_BUILT).example.replace("un2024vote", random.choice(_KEYS))
        pages["docs/index.md"] += f"\n{late}\n"
    for _ in range(oddities):
        name = random.choice(sorted(pages))
        pages[name] = _inserted(pages[name], random)
    odd = dict(random.sample(ODD_FILES, random.choice((0, 0, 0, 1, 2))))
    store = "\n".join(_entry(key) for key in _KEYS) + _mostly_first(STORES, random, 0.9)
    files = {**FILES, **odd, "mkdocs.yml": _settings(random), "bibliography.bib": store}
    written = {name: content.encode() for name, content in files.items()}
    return written | {name: _encoded(page, random) for name, page in pages.items()}, is_late


def damaged(content: bytes, random: Random) -> bytes:
    """Return a text that was changed at a few places: cut, doubled, moved, and filled with odd characters."""
    text = content.decode("utf-8", "replace")
    for _ in range(random.randint(1, 6)):
        start = random.randint(0, len(text))
        end = min(len(text), start + random.choice((0, 1, 2, 10, 200)))
        put = random.choice(("", text[start:end] * 2, random.choice(ODD), random.choice(ODD) * 40))
        text = text[:start] + put + text[end:]
    return text.encode("utf-8", "replace")


def _settings(random: Random) -> str:
    extra = f"extra: {{owner: me, ibidem: {{{random.choice(_KINDS)}rules: {{{_RULES}}}}}}}\n"
    theme = "theme: {name: material, font: false}\n"
    plugins = random.choice(PLUGINS if random.random() < 0.96 else BAD_PLUGINS)
    extensions = _EXTENSIONS + "".join(one for one in _MORE_EXTENSIONS if random.random() < 0.5)
    return f"site_name: Random\n{theme}{plugins}{extra}{extensions}{_mostly_first(SETTINGS, random, 0.5)}"


def _mostly_first(choices: Sequence[str], random: Random, share: float) -> str:
    return choices[0] if random.random() < share else random.choice(choices)


def _encoded(text: str, random: Random) -> bytes:
    encoding = _mostly_first(ENCODINGS, random, 0.9)
    ends = {"crlf": "\r\n", "cr": "\r"}
    if encoding in ends:
        return text.replace("\n", ends[encoding]).encode()
    return text.encode(encoding, "replace")


def _entry(key: str) -> str:
    return f"@online{{{key},\n  title = {{Title of {key}}},\n  url = {{https://example.org/{key}}},\n}}\n"


def _page(random: Random) -> str:
    front = random.choice(FRONT[:4] if random.random() < 0.9 else FRONT)
    blocks = (_filled(random.choice(GOOD), random) for _ in range(random.randint(1, 6)))
    return front + "# A page\n\n## A section\n\n" + "\n\n".join(blocks) + "\n"


def _filled(block: str, random: Random) -> str:
    key, other = random.sample(_KEYS, 2)
    calls: Mapping[str, str] = {
        "cite": f'{{{{ cite("{key}") }}}}',
        "code": f'{{{{ cite("{key}") }}}}',
        "group": f'{{{{ cite("{key}", "{other}") }}}}',
        "place": f'{{{{ cite("{key}", locator="p. {random.randint(1, 99)}") }}}}',
        "quote": f'{{{{ quote("{key}", "Some words") }}}}',
        "missing": '{{ cite("nobody2020") }}',
        "key": key,
        "number": str(random.randint(0, 10_000)),
    }
    return block.format_map(calls)


def _inserted(text: str, random: Random) -> str:
    inserted = random.choice(ODD)
    place = random.randint(0, len(text))
    # What an expression gives is known when it is rendered.
    while "{" in inserted and any(mark.start() < place < mark.end() for mark in _MARK.finditer(text)):
        place = random.randint(0, len(text))
    return text[:place] + inserted + text[place:]

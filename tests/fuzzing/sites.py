"""Random sites: files by their names, the same for the same seed."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from .fragments import BAD, FRONT, GOOD, ODD, ONLY_RENDERED, SETTINGS

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
_PLUGINS = (
    "plugins: [ibidem]\n",
    "plugins: [ibidem, macros]\n",
    "plugins: [macros: {modules: [macros]}]\n",
)


def site(random: Random) -> tuple[dict[str, bytes], bool]:
    """Return the files of a site, and whether it has a fault that only rendering can know.

    Half of the sites have no fault that was put in on purpose.
    """
    faults = random.choice((0, 0, 1, 2))
    is_late = random.random() < 0.05
    oddities = random.choice((0, 0, 0, 1, 3))
    pages = {f"docs/{name}.md": _page(random) for name in ("index", "other")}
    for _ in range(faults):
        name = random.choice(sorted(pages))
        pages[name] += f"\n{_filled(random.choice(BAD), random)}\n"
    if is_late:
        pages["docs/index.md"] += f"\n{_filled(random.choice(ONLY_RENDERED), random)}\n"
    for _ in range(oddities):
        name = random.choice(sorted(pages))
        pages[name] = _inserted(pages[name], random)
    files = {
        **pages,
        "mkdocs.yml": _settings(random),
        "bibliography.bib": "\n".join(_entry(key) for key in _KEYS),
        "parts/missing-part.md": "In a part.{{ cite('nobody2020') }}\n",
        "parts/bad-part.md": "In a part.{{ nothing_here }}\n",
        "docs/picture.png": "",
    }
    return {name: content.encode() for name, content in files.items()}, is_late


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
    rules = "{unused-source: off, missing-archive: off, source-concentration: off}"
    extra = f"extra: {{ibidem: {{everywhere: true, rules: {rules}}}}}\n"
    theme = "theme: {name: material, font: false}\n"
    plugins = random.choice(_PLUGINS)
    return f"site_name: Random\n{theme}{plugins}{extra}{_EXTENSIONS}{random.choice(SETTINGS)}"


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
    place = random.randint(0, len(text))
    return text[:place] + random.choice(ODD) + text[place:]

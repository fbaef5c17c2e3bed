"""A generated site with citations in every kind of block, for the scan to agree with the build."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

BLOCKS = (
    "A paragraph.{cite} Two sentences.{cite} *Emphasis*{cite} and **strong {cite} text**.",
    "## A heading {cite}",
    "- An item.{cite}\n- Another.{cite}\n\n    - Nested.{cite}\n\n        A paragraph in it.{cite}",
    "1. First.{cite}\n2. Second.{cite}",
    "| Head {cite} | Head |\n| --- | --- |\n| Cell.{cite} | Cell.{cite} |",
    "> A quotation.{cite}\n>\n> > Nested.{cite}",
    '!!! note "A title {cite}"\n\n    An admonition.{cite}\n\n    - With a list.{cite}',
    '??? tip "A title"\n\n    A collapsible.{cite}',
    '=== "Tab {cite}"\n\n    In a tab.{cite}\n\n=== "Other"\n\n    In another.{cite}',
    "Term {cite}\n:   Definition.{cite}",
    "A note.[^{number}]\n\n[^{number}]: The note.{cite}\n\n    Its second paragraph.{cite}",
    "<figure markdown>\n  A figure.\n  <figcaption markdown>A caption.{cite}</figcaption>\n</figure>",
    '<div markdown="1">\n\nMarkdown in HTML.{cite}\n\n</div>',
    "[A link {cite} with text](#a-heading), and a line break{cite}  \nbehind it.",
    "{quote} said one, and {quote} the other.",
    "Code: `{code}`, ``{code} ` {code}``, and\n\n```text\n{code}\n```\n\n    {code}\n\ndone.{last}",
    "- An item\n\n    ```\n    {code}\n    ```\n\n    after the code.{last}",
    "{% raw %}`{code}`{% endraw %} and {# {code} #} nothing.{last}",
    "{% if true %}A branch that is taken.{cite}{% endif %}",
    "A group: {group} and a place: {place}.",
)


# A key in code is no use of its source, so that code repeats a key of the prose before it.
_CALL = re.compile(r"source\d+")


def pages(count: int) -> Mapping[str, str]:
    """Return the files of a site in which every source is cited."""
    numbers = iter(range(1_000_000))
    files = {f"docs/topic{n % 7}/page{n:03}.md": _page(n, numbers) for n in range(count)}
    keys = sorted({key for content in files.values() for key in _CALL.findall(content)})
    entries = (
        f"@online{{{key},\n  title = {{Title of {key}}},\n  doi = {{10.1000/{key}}},\n}}\n" for key in keys
    )
    return {**files, "docs/index.md": "# Home\n", "bibliography.bib": "\n".join(entries)}


def _page(number: int, numbers: Iterator[int]) -> str:
    # Each page has every kind of block, and begins with another one.
    turn = number % len(BLOCKS)
    blocks = (*BLOCKS[turn:], *BLOCKS[:turn])
    body = "\n\n".join(_filled(block, f"n{place}", numbers) for place, block in enumerate(blocks))
    return f"---\ntitle: Page {number}\n---\n# Page {number}\n\n{body}\n"


def _filled(block: str, note: str, numbers: Iterator[int]) -> str:
    """Fill in a source of its own for each place in prose, and the block's first one in code."""
    first = f"source{next(numbers):05}"
    block = block.replace("{number}", note).replace("{code}", _cite(first)).replace("{last}", _cite(first))
    while "{cite}" in block:
        block = block.replace("{cite}", _cite(f"source{next(numbers):05}"), 1)
    while "{quote}" in block:
        block = block.replace("{quote}", f'{{{{ quote("source{next(numbers):05}", "a few words") }}}}', 1)
    return block.replace("{group}", f'{{{{ cite("{first}", "source{next(numbers):05}") }}}}').replace(
        "{place}", f'{{{{ cite("{first}", locator="p. 3") }}}}'
    )


def _cite(key: str) -> str:
    return f'{{{{ cite("{key}") }}}}'

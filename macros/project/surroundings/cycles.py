"""Files that include each other without end: Jinja would get lost in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...core.findings import Finding, at
from ...core.text import Span, Text

Edges = Mapping[str, Mapping[str, tuple[Text, Span]]]
"""For each file the files that it includes, each with the mark that does so."""


def cycles(edges: Edges) -> Iterator[Finding]:
    """Yield a finding for each mark by which a file includes itself, perhaps through others."""
    done = set[str]()
    for start in edges:
        # A walk in depth, with the files that are still open in the order in which they were opened.
        opened = {start: iter(edges[start].items())} if start not in done else {}
        while opened:
            path = next(reversed(opened))
            target, mark = next(opened[path], ("", None))
            if mark is None:
                done.add(path)
                del opened[path]
            elif target in opened:
                message, hint = f'"{target}" includes itself here', "delete this line"
                yield at("unrendered-macro", *mark, message, hint)
            elif target in edges and target not in done:
                opened[target] = iter(edges[target].items())

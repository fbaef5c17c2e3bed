"""The files that a page includes or imports as templates of Jinja."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ...core.findings import Finding, at
from ...core.text import Span, Text, covering
from ...syntax import templates
from ...syntax.markdown.regions import regions
from .shown_files import TEMPLATE, Asked, ShownFile

_STATEMENT = re.compile(
    r"""\{%[-+]?\s*(?P<does>include|import|from|extends)\s+(?P<quote>["'])(?P<name>(?:(?!(?P=quote))(?s:.))++)(?P=quote)(?P<rest>[^%]*)"""
)
# `import a, b as c with context`: the names behind "import" and the commas.
_IMPORTED = re.compile(r"(?:\bimport\s+|,\s*)(?P<name>[A-Za-z_]\w*)")
_UNRENDERED = re.compile(r"^render_macros:[ \t]*(?:false|no|off)\b", re.MULTILINE | re.IGNORECASE)
_HEAD = 3000


def of_templates(root: Path, folder: str, text: Text) -> Iterator[Asked]:
    """Yield the files below a folder that a text names, and what is wrong where there is no such file."""
    if "{%" not in text.content or not _STATEMENT.search(text.content):
        return
    if text.content.startswith("---") and _UNRENDERED.search(text.content, 0, _HEAD):
        return
    code = regions(text.content).code
    for mark in templates.marks(text.content):
        match = _STATEMENT.match(text.content, mark.span.start, mark.span.end)
        if match is None or covering(code, mark.span.start) is not None:
            continue
        name = match["name"]
        path = root / folder / name.lstrip("/")
        if ".." not in name.split("/") and path.is_file():
            yield ShownFile(path, TEMPLATE, mark=(text, mark.span))
            if match["does"] == "from":
                yield from _unexported(text, mark.span, path, match)
        elif "ignore missing" not in match["rest"] and mark.kind is templates.MarkKind.STATEMENT:
            yield _missing(text, mark.span, folder, name)


def _unexported(text: Text, span: Span, path: Path, match: re.Match[str]) -> Iterator[Finding]:
    """Find the names that a file would have to define, and does not even mention."""
    read = path.read_text(encoding="utf-8", errors="replace")
    for name in _IMPORTED.findall(match["rest"]):
        if not re.search(rf"\b{name}\b", read):
            message = f'"{match["name"]}" does not define "{name}"'
            yield at("unrendered-macro", text, span, message, "fix the name, or define it there")


def _missing(text: Text, span: Span, folder: str, name: str) -> Finding:
    hint = f'name it below "{folder}", without "..", or delete this line'
    return at("unrendered-macro", text, span, f'there is no template "{name}"', hint)

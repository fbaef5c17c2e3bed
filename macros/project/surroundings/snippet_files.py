"""The files that pymdownx.snippets puts into a text, found as the extension finds them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...content import citations
from ...content.settings import Snippets
from ...core.findings import Finding, at
from ...core.text import Span, Text, covering
from ...syntax.markdown.regions import regions
from ...syntax.markdown.snippet_lines import shown_lines
from ...syntax.markdown.snippets import MARK, Snippet, snippets
from .. import texts
from .shown_files import SNIPPET, Asked, ShownFile


def of_snippets(root: Path, configured: Snippets, text: Text) -> Iterator[Asked]:
    """Yield the files that a text shows outside of code, and what is wrong with its marks."""
    if MARK not in text.content:
        return
    code = regions(text.content).code
    for snippet in snippets(text.content):
        path = _found(root, configured, snippet)
        if path is None:
            if configured.checks_paths and not (configured.downloads and snippet.is_address):
                yield _missing(text, snippet, f'there is no file "{snippet.file}" to show', configured)
            elif citations.has_call(text, snippet.span):
                message = "this line is taken for the name of a file, and readers see nothing of it"
                hint = 'close the marks above it with a line "--8<--"'
                yield at("hidden-citation", text, snippet.span, message, hint)
        elif covering(code, snippet.span.start) is None:
            yield from _part(path, snippet, text, configured)


def appended(root: Path, configured: Snippets) -> Iterator[ShownFile]:
    """Yield the files that are appended to each page."""
    for name in configured.appended:
        for snippet in snippets(f"-8<-\n{name}\n-8<-\n"):
            if path := _found(root, configured, snippet):
                found = _part(path, snippet, Text("", ""), configured)
                yield from (one for one in found if isinstance(one, ShownFile))


def _part(path: Path, snippet: Snippet, text: Text, configured: Snippets) -> Iterator[Asked]:
    """Yield a file with the lines that are shown; nothing for one that is no text."""
    read = texts.read(str(path), snippet.file)
    if isinstance(read, Text):
        lines = shown_lines(read.content, snippet)
        if lines is not None:
            yield ShownFile(path, SNIPPET, lines)
        elif configured.checks_paths:
            message = f'"{snippet.file}" has no section "{snippet.section}"'
            yield _missing(text, snippet, message, configured)


def _missing(text: Text, snippet: Snippet, message: str, configured: Snippets) -> Finding:
    line = text.content[snippet.span.start : snippet.span.end]
    span = Span(snippet.span.start + len(line) - len(line.lstrip()), snippet.span.end)
    hint = f"name it below {' or '.join(map(_shown, configured.folders))}, or delete this line"
    return at("unrendered-macro", text, span, message, hint)


def _shown(folder: str) -> str:
    return "the folder of mkdocs.yml" if folder == "." else f'"{folder}"'


def _found(root: Path, configured: Snippets, snippet: Snippet) -> Path | None:
    """Return the file of a snippet, which may not leave the folders of the site where that is restricted."""
    for folder in configured.folders:
        base = _absolute(root / folder)
        if base.is_dir():
            path = _absolute(base / snippet.file)
            if (path.is_relative_to(base) or not configured.is_restricted) and path.is_file():
                return path
        elif base.is_file() and base.parent / snippet.file == base:
            return base
    return None


def _absolute(path: Path) -> Path:
    # Without following links, as the extension does.
    return Path(os.path.normpath(path))

"""The extension for hosts that only run Python-Markdown: it sees the text of a page before all others do.

On MkDocs an event prepares the text; elsewhere the first preprocessor does, and the last postprocessor shows
tokens that did not become markers as they were typed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from ...syntax import tokens

# Before all that expand a text: Jinja (35), snippets (32), code fences (25).
_FIRST = 1000
_LAST = -1000
_NAME = "ibidem-text"


class Prepared(NamedTuple):
    """A text with tokens for its citations, and HTML that comes after all else on the page."""

    text: str
    after: str = ""
    settle: Callable[[str], str] = str
    """Checks the HTML of the page, and takes off what only this process reads."""


Prepare = Callable[[Markdown, str], Prepared]
"""Prepares a text; it can register more phases."""


class PreparingExtension(Extension):
    """Calls a function with each text that is converted, before all other extensions see the text."""

    def __init__(self, prepare: Prepare) -> None:
        super().__init__()
        self.prepare = prepare

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Register the first and the last phase; the others follow when the page is known."""
        first = _Preparing(md, self.prepare)
        md.preprocessors.register(first, _NAME, _FIRST)
        md.postprocessors.register(_Ending(md, first), _NAME, _LAST)


def preprocessor(md: Markdown, name: str) -> object | None:
    """Return another extension's preprocessor, in which hosts keep what they know of the page."""
    # A registry that takes names has no method `get`.
    return md.preprocessors[name] if name in md.preprocessors else None  # noqa: SIM401


class _Preparing(Preprocessor):
    """Replaces the citations of a text by tokens."""

    def __init__(self, md: Markdown, prepare: Prepare) -> None:
        super().__init__(md)
        self.ready = partial(prepare, md)
        self.prepared = Prepared("")

    def run(self, lines: list[str]) -> list[str]:
        """Prepare the whole text."""
        self.prepared = self.ready("\n".join(lines))
        return self.prepared.text.split("\n")


class _Ending(Postprocessor):
    """Shows tokens in attributes and in raw HTML as they were typed, and adds what comes last."""

    def __init__(self, md: Markdown, first: _Preparing) -> None:
        super().__init__(md)
        self.first = first

    def run(self, text: str) -> str:
        """Replace the tokens that are left."""
        prepared = self.first.prepared
        return prepared.settle(tokens.replaced_by_typed(text)) + prepared.after

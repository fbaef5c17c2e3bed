"""Our macros in the templates of Zensical, which runs modules of mkdocs-macros without MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol

from ...core.macro_table import MACROS
from ..functions import function
from .ending import end

_MISSING = 'error: "markdown_extensions" does not load ibidem, which makes markers; add "- ibidem"'


class Registering(Protocol):
    """What we use of the environment of macros."""

    conf: dict[str, Collection[str]]

    def macro(self, fn: Callable[..., str], name: str | None = None) -> Callable[..., str]:
        """Make a function callable from a page."""


def register(env: Registering) -> None:
    """Register our macros; end a build without the extension, which would publish their tokens."""
    if "ibidem" not in env.conf.get("markdown_extensions", ()):
        end(_MISSING)
    for macro in MACROS.values():
        env.macro(function(macro))

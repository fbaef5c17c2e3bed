"""The face for the macros of Zensical, which loads modules of mkdocs-macros without MkDocs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from ...content.settings import PACKAGE
from ...core.macro_table import MACROS, TIMELINE
from ..anywhere.ending import end
from ..functions import function

_MISSING = f'error: "markdown_extensions" does not load {PACKAGE}, which makes markers; add "- {PACKAGE}"'


class ZensicalEnvironment(Protocol):
    """What we use of the environment of macros."""

    conf: dict[str, Collection[str]]
    macros: Mapping[str, Callable[..., str]]

    def macro(self, fn: Callable[..., str], name: str | None = None) -> Callable[..., str]:
        """Make a function callable from a page."""


def register(env: ZensicalEnvironment) -> None:
    """Register our macros; end a build without the extension, which would publish their tokens."""
    if PACKAGE not in env.conf.get("markdown_extensions", ()):
        end(_MISSING)
    for macro in MACROS.values():
        env.macro(function(macro))
    if TIMELINE.name not in env.macros:
        env.macro(function(TIMELINE))

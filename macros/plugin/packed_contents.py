"""The contents of rendered pages, packed from the time a page is rendered until it is written.

MkDocs renders all pages before it writes the first, so that the contents of all take more memory than
anything else in a build of many pages. Packed they take a fifth.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from mkdocs.structure.pages import Page

from ..core.text import compressed, decompressed

_NAME = "content"


class _Packed:
    """Lets other plugins read and set the content of a page as a text while the page holds it packed."""

    @property
    def content(self) -> str | None:
        held = self.__dict__[_NAME]
        return decompressed(held) if held else held

    @content.setter
    def content(self, content: str | None) -> None:
        self.__dict__[_NAME] = compressed(content) if content else content


def pack(page: Page) -> None:
    """Pack the content of a page, and what it will be set to."""
    if not isinstance(page, _Packed):
        content = page.content
        page.__class__ = _packed(type(page))
        page.content = content


def unpack(page: Page) -> None:
    """Let a page have its content as MkDocs has set it."""
    if isinstance(page, _Packed):
        content = page.content
        page.__class__ = type(page).__mro__[2]
        page.content = content


@lru_cache
def _packed(kind: type[Page]) -> Any:
    return type(kind.__name__, (_Packed, kind), {})

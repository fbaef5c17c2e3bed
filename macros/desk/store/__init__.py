"""Changes of the store: texts to texts, or to the reasons why not."""

from __future__ import annotations

from .addition import Addition, add
from .form import formatted
from .layout import laid_out
from .lossless import lost
from .reading import Store, read
from .renaming import is_begun, rename
from .wanted import Wanted

__all__ = [
    "Addition",
    "Store",
    "Wanted",
    "add",
    "formatted",
    "is_begun",
    "laid_out",
    "lost",
    "read",
    "rename",
]

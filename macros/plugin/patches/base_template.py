"""Correct Material's `base.html` when it is read: its checkboxes have an attribute that is not valid.

HTML does not allow `autocomplete` on a checkbox, and no block of the template lets a theme omit it.
"""

from __future__ import annotations

import re
from typing import Any

CHECKBOX = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')


def correct(env: Any) -> None:
    """Correct each template that the environment of a theme reads."""
    read = env.loader.get_source

    def corrected(environment: Any, name: str) -> tuple[Any, ...]:
        source, *rest = read(environment, name)
        return CHECKBOX.sub(r"\1", source), *rest

    env.loader.get_source = corrected

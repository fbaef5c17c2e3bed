"""JSON Schemas of what writers and maintainers type, made of the definitions that the check uses."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from ..validators.base import Schema
from .front_matter import front_matter
from .settings import settings

SCHEMAS: Mapping[str, Callable[[], Schema]] = {"front-matter": front_matter, "settings": settings}


def written(name: str) -> str:
    """Return one of SCHEMAS as a file of JSON."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"


__all__ = ["SCHEMAS", "Schema", "written"]

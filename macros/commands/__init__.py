"""The commands of the writer's desk beside `check` and `rules`, one module each."""

from __future__ import annotations

from .diff import diff
from .format_store import format_store
from .new import new
from .rename_source import rename_source
from .schema import schema
from .source import source

ALL = (new, source, rename_source, format_store, diff, schema)

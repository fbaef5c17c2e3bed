"""The commands of the program beside `check` and `rules`, one module for each."""

from __future__ import annotations

from .format_store import format_store
from .rename_source import rename_source
from .schema import schema
from .source import source

ALL = (source, rename_source, format_store, schema)

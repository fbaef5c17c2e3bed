"""What a template asks of its host: the names, filters and tests that it uses, by its syntax tree."""

from __future__ import annotations

from .uses import uses

__all__ = ["uses"]

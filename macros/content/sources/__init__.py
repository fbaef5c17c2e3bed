"""Entries of the bibliography to sources, with what they inherit."""

from __future__ import annotations

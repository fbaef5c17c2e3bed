"""Sentences: where they end in English prose, with its abbreviations, initials and quotations."""

from __future__ import annotations

from .splitting import excerpt, sentences

__all__ = ["excerpt", "sentences"]

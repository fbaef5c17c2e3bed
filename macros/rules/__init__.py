"""The rules: what counts as a mistake, how severe it is, and why."""

from __future__ import annotations

from .table import RULES, Rule, check, explained, graded, named

__all__ = ["RULES", "Rule", "check", "explained", "graded", "named"]

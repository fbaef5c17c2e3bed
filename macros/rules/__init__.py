"""The rules: what counts as a mistake, how severe it is, and why."""

from __future__ import annotations

from .reference import explained, listed, page
from .table import RULES, Rule, check, graded, named

__all__ = ["RULES", "Rule", "check", "explained", "graded", "listed", "named", "page"]

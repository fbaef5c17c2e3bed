"""Facts in prose: the dates, quotations and numbers in a text."""

from __future__ import annotations

from .dates import dates
from .numbers import Number, numbers
from .quotations import QUOTATION_MARK, quotations

__all__ = ["QUOTATION_MARK", "Number", "dates", "numbers", "quotations"]

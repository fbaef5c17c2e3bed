"""What is known of a page before its links are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...core.model import Call
from ...core.text import Text
from ...syntax.markdown.regions import Regions
from ...syntax.templates import Mark


class BodyReading(NamedTuple):
    """The body of a page, with what is read in it before Markdown."""

    text: Text
    start: int
    regions: Regions
    marks: Sequence[Mark]
    """Jinja's marks outside of code."""
    calls: Sequence[Call]
    """The citations."""

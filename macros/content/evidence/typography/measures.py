"""Measures: feet and inches, minutes and seconds, whose signs look like quotation marks and are none."""

from __future__ import annotations

import re

_MEASURE = re.compile(r"\d(\u2033|\u2032\u2032|\"|''|\u2032|')(?![^\W\d_])")
_OPENING = re.compile(r"(?<!\w)[\"'\u2018\u201c\u201e\u00ab]\w")
_PRIMES = re.compile("[\u2032\u2033]")
_DOUBLE = frozenset(["\u2033", "\u2032\u2032", '"', "''"])


def is_measured_otherwise(quoted: str, text: str) -> bool:
    """Return whether a number has one stroke in a quotation and two in the text: 6' is not 6".

    Straight strokes after a year may close a quotation, whose marks are typography; primes never do.
    """
    pairs = [*zip(_MEASURE.findall(quoted), _MEASURE.findall(text), strict=False)]
    are_sure = not _OPENING.search(quoted)
    return any(
        (one in _DOUBLE) != (other in _DOUBLE) and (are_sure or _PRIMES.search(one + other) is not None)
        for one, other in pairs
    )

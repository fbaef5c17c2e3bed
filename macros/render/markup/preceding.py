"""What readers see before a marker: the quoted words, or the authors' names in the sentence."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.model import Source
from ...syntax.tokens import Token
from .. import rendering
from ..words import Words


def preceding(token: Token, sources: Mapping[str, Source], words: Words) -> tuple[str, str]:
    """Return the class of the element that holds both, and the HTML before the marker; empty without any."""
    if token.quotation:
        return "ib-quotation", rendering.quotation(token.quotation, words)
    if token.has_names:
        known = [sources[key] for key in token.keys if key in sources]
        return "ib-names", words.listed([rendering.names(source, words) for source in known])
    return "", ""

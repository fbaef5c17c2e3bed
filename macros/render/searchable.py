"""What search needs of a page's content: the same text in fewer elements."""

from __future__ import annotations

import re
from re import Match

_INLINE = r"(?:[^<]|</?(?:a|bdi|cite|mark|small|span)\b[^<>]*>)*+"
_MARKER = re.compile(rf'<sup class="ib-cite" data-search-exclude=""(?: id="[^"]*")?>{_INLINE}</sup>')
_BACK = re.compile(rf"<div data-search-exclude>{_INLINE}</div>")
_ENTRY = re.compile(rf'<li id="src-[^"]*">(?P<text>{_INLINE})</li>')
_TAG = re.compile(r"<[^<>]*>")
# Search folds space that stands alone between two tags.
_FOLDED = re.compile(r">(?: [^<\S]|[^<\S ])[^<\S]*<|>\s<[^<>]*>\s<")
# Ends nothing, and parts the text before it from the text behind it, as a marker does.
_BORDER = "</wbr>"


def searchable(html: str) -> str:
    """Return a content in which search finds the same: without markers, and entries of lists as texts."""
    return _ENTRY.sub(_entry, _BACK.sub("", _MARKER.sub(_BORDER, html)))


def _entry(match: Match[str]) -> str:
    if _FOLDED.search(match["text"]):
        return match[0]
    return f"<li>{_TAG.sub('', match['text'])}</li>"

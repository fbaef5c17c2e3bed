"""What search needs of a page's content: the same text in fewer elements."""

from __future__ import annotations

import re
from re import Match

_INLINE = r"(?:[^<]|</?(?:a|bdi|cite|mark|small|span)\b[^<>]*>)*+"
_MARKER = re.compile(
    rf'<sup class="ib-cite" data-search-exclude=""(?: (?:dir|id|lang)="[^"]*")*>{_INLINE}</sup>'
)
_BACK = re.compile(rf"<div data-search-exclude>{_INLINE}</div>")
_ENTRY = re.compile(rf'<li id="src-[^"]*">(?P<text>{_INLINE})</li>')
_TAG = re.compile(r"<[^<>]*>")
# Search folds space between two tags when nothing else is there.
_FOLDED = re.compile(r">(?: [^<\S]|[^<\S ])[^<\S]*<|>\s<[^<>]*>\s<")
# Closes no element, but separates the text before from the text after, as a marker does.
_BORDER = "</wbr>"


def searchable(html: str) -> str:
    """Return content in which search finds the same: without markers, and list entries as plain text."""
    return _ENTRY.sub(_entry, _BACK.sub("", _MARKER.sub(_BORDER, html)))


def _entry(match: Match[str]) -> str:
    if _FOLDED.search(match["text"]):
        return match[0]
    return f"<li>{_TAG.sub('', match['text'])}</li>"

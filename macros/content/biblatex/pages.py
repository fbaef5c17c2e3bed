"""Pages in the field `pages`: single ones, ranges, and lists of them, with an en dash in each range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.model import Said, phrase
from ...core.patterns import later
from ...syntax.latex import decode

_DASH = re.compile(r"\s*(?:[–—―−‒]|-{2,})[–—―−‒-]*\s*")
_SEPARATOR = re.compile(r"(?P<mark>\s*[,;]\s*|\s+(?:and|&|und|et|y)\s+)")
_HYPHEN = re.compile(r"(?P<first>[^\s-](?:[^-]*[^\s-])?)\s*-\s*(?P<last>[^\s-](?:[^-]*[^\s-])?)?")
# Names of pages that have hyphens themselves, chapter and page: `12-1-12-20`.
_HYPHENATED = re.compile(r"(?P<first>\w+-\w+)\s*-\s*(?P<last>\w+-\w+)")
_LABEL = re.compile(r"(?:pp?|pgs?|pages?)\b\.?:?\s*(?=[\divxlcA-Z])", re.IGNORECASE)
_PAGE = later(r"(?:[A-Za-z]{0,3}[-.\s]?\d|[ivxlcdm]+\b)", re.IGNORECASE)
_SEVERAL = re.compile(r"[–,;&+]|\b(?:ff?|sqq?|and)\b\.?|\dff?\b")


def pages(value: str) -> str:
    """Return the pages as readers see them: `12-1–12-20`, `A12–A19`, `100, 120–130`; empty for `--` alone."""
    text = _LABEL.sub("", decode(value), count=1) if value else ""
    shown = "".join(_parts(text))
    return shown if re.search(r"\w", shown) else ""


def labelled(shown: str) -> Said:
    """Return one page or several with their label, unless they are something else, such as `to appear`."""
    if not _PAGE().match(shown):
        return shown
    return phrase("pages" if _SEVERAL.search(shown) else "page", number=shown)


def first_and_last(shown: str) -> tuple[str, str]:
    """Return the ends of a range; of anything else the whole text and an empty one."""
    first, dash, last = shown.partition("–")
    is_range = dash and first and last and "–" not in last and not _SEPARATOR.search(shown)
    return (first, last) if is_range else (shown, "")


def with_hyphens(shown: str) -> str:
    """Return pages as other formats have them: an en dash stays only beside hyphens in the names of pages."""
    return shown if "-" in shown else shown.replace("–", "-")


def _parts(text: str) -> Iterator[str]:
    """Yield the pages and ranges with the marks between them."""
    for position, part in enumerate(_SEPARATOR.split(text)):
        yield part if position % 2 else _range(part.strip())


def _range(part: str) -> str:
    ends = _DASH.split(part)
    if len(ends) > 1:
        # Beside a dash a hyphen is a part of a page's name.
        known = [re.sub(r"\s*-\s*", "-", end) for end in ends]
        return known[0] if known[0] == known[-1] and len(known) == 2 else "–".join(known)
    match = _HYPHENATED.fullmatch(part) or _HYPHEN.fullmatch(part)
    if not match or not _ascends(match["first"], match["last"] or ""):
        return part
    first, last = match["first"], match["last"] or ""
    return first if first == last else f"{first}–{last}"


def _ascends(first: str, last: str) -> bool:
    """Return whether two pages can be a range, whose end may be abbreviated: `12-1` is one page."""
    if not (first.isdecimal() and last.isdecimal()):
        return True
    return int(first[: max(0, len(first) - len(last))] + last) >= int(first)

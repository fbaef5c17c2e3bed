"""Slugs: the ids of headings, as Python-Markdown and pymdownx make them of texts.

No expression is compiled before it is needed: the check of most sites needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal
from unicodedata import normalize
from urllib.parse import quote

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: Mapping[str, Form] = {"NFC": "NFC", "NFD": "NFD", "NFKC": "NFKC", "NFKD": "NFKD"}
"""The normal forms of Unicode by name."""


def of_markdown(text: str, separator: str, *, is_unicode: bool = False) -> str:
    """Return the slug of a text as Python-Markdown's table of contents makes it."""
    if not is_unicode:
        text = normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^\w\s-]", "", text).strip().lower()
    return re.sub(rf"[{re.escape(separator)}\s]+", lambda _: separator, words)


def of_pymdownx(text: str, separator: str, case: str, form: Form, *, is_encoded: bool) -> str:
    """Return the slug of a text as pymdownx makes it."""
    slug = re.sub(r"</?[^>]*>", "", normalize(form, text)).strip()
    if case == "lower":
        slug = slug.lower()
    elif case == "lower-ascii":
        slug = re.sub(r"[A-Z]", lambda match: match[0].lower(), slug)
    elif case == "fold":
        slug = slug.casefold()
    slug = re.sub(r"[^\w\- ]", "", slug).replace(" ", separator)
    return quote(slug) if is_encoded else slug


def unique(slugs: Iterable[str]) -> Iterator[str]:
    """Yield slugs, those that repeat an earlier one with a number: `why`, `why_1`, `why_2`."""
    taken, last = set[str](), dict[tuple[str, int], int]()
    for slug in slugs:
        made = slug
        if slug in taken or not slug:
            match = re.fullmatch(r"(.*)_([0-9]+)", slug)
            counted = (match[1], int(match[2])) if match else (slug, 0)
            number = last.get(counted, counted[1]) + 1
            while (made := f"{counted[0]}_{number}") in taken:
                number += 1
            last[counted] = number
        taken.add(made)
        yield made

"""Topics: which spellings are one topic, and the anchor of each in the list of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from unicodedata import category, normalize


def identity(name: str) -> str:
    """Return what all spellings of a topic have in common: neither case nor spaces tell two apart."""
    return " ".join(normalize("NFC", name).casefold().split())


def spellings(names: Iterable[str]) -> Mapping[str, str]:
    """Return how most write each topic, by its identity."""
    counts = Counter(names)
    in_order = sorted(counts, key=lambda name: (-counts[name], name))
    return {identity(name): name for name in reversed(in_order)}


def anchors(identities: Iterable[str]) -> Mapping[str, str]:
    """Return the anchor of each topic, which stays the same when others come.

    Only a name with signs beside its letters and digits gives way to another that is like it without
    them: `c++` beside `c`. A colon is in no anchor that Python-Markdown makes of a heading.
    """
    words = {name: _words(name) for name in identities}
    shared = Counter(words.values())
    return {name: f"topic:{_anchor(name, slug, is_shared=shared[slug] > 1)}" for name, slug in words.items()}


def _words(name: str) -> str:
    return "-".join("".join(c if category(c)[0] in "LNM" else " " for c in name).split())


def _anchor(name: str, slug: str, *, is_shared: bool) -> str:
    if slug and (not is_shared or slug.replace("-", " ") == name):
        return slug
    return "-".join(filter(None, (slug, sha256(name.encode()).hexdigest()[:8])))

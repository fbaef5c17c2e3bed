"""Topics: which spellings mean the same topic, and the anchor of each topic in the list of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from unicodedata import category, normalize


def identity(name: str) -> str:
    """Return the same text for all spellings of a topic: case and spaces do not matter."""
    return " ".join(normalize("NFC", name).casefold().split())


def spellings(names: Iterable[str]) -> Mapping[str, str]:
    """Return the most frequent spelling of each topic, by identity."""
    counts = Counter(names)
    in_order = sorted(counts, key=lambda name: (-counts[name], name))
    return {identity(name): name for name in reversed(in_order)}


def anchors(identities: Iterable[str]) -> Mapping[str, str]:
    """Return the anchor of each topic, which does not change when other topics are added.

    One exception: a name with other characters than letters and digits gets a longer anchor when a name
    without them exists: `c++` beside `c`. The colon keeps topics apart from the anchors of headings, in
    which Python-Markdown never has one.
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

"""Choose the file of a new page."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable
from unicodedata import category, combining, normalize

from ...core.findings import Fault, FaultError
from ...core.model import Page
from ...core.topics import identity, spellings

_LONGEST = 80
# Unicode classes of accents begin here; lower classes are vowels and joiners of other scripts.
_ACCENTS = 200
# MkDocs takes files of these names for the page of a folder.
_OF_FOLDERS = frozenset({"index", "readme"})


def path(question: str, folder: str, named: str) -> str:
    """Return the file for a question; `named` is a folder or a file to take instead, or empty.

    Raises FaultError.
    """
    ending = posixpath.splitext(named)[1]
    if ending not in ("", ".md"):
        hint = 'name a folder, or a file that ends in ".md"'
        raise FaultError(Fault(f'"{named}" is not a page', hint))
    if ending:
        return posixpath.normpath(named)
    name = slug(question)
    if not name:
        hint = f"name one, as in --path {folder}/name.md"
        raise FaultError(Fault("no file name can be made from this question", hint))
    return posixpath.normpath(posixpath.join(named or folder, f"{name}.md"))


def slug(question: str) -> str:
    """Return a name for the file, without accents; empty when the question holds no usable word."""
    plain = re.sub(r"['’]", "", question.casefold())
    bare = "".join(c for c in normalize("NFKD", plain) if combining(c) < _ACCENTS)
    words = "".join(c if category(c)[0] in "LNM" else " " for c in normalize("NFC", bare)).split()
    name = "-".join(words)
    if len(name) > _LONGEST:
        name = name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
    return "" if name in _OF_FOLDERS else name


def frequent_topics(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the topics of pages, the most frequent first, each in its most frequent spelling."""
    names = [name for page in pages for name in page.front_matter.topics]
    counts = Counter(map(identity, names))
    spelled = spellings(names)
    return tuple(spelled[topic] for topic in sorted(counts, key=lambda topic: (-counts[topic], topic)))


def folder(pages: Iterable[Page], kind: str, docs: str) -> str:
    """Return the folder of most pages of a type; `explainers/` in `docs` when there is none."""
    found = Counter(posixpath.dirname(page.path) for page in pages if page.front_matter.type == kind)
    return found.most_common(1)[0][0] if found else posixpath.join(docs, "explainers")

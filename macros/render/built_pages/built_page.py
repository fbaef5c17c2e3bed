"""Reading a built page once: HTML to its citations, the sentences around them, and its anchors."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...content import forged_tokens
from ...syntax.html.events import feed
from ...syntax.tokens import has_signs, is_forged
from .. import seals
from .contexts import CitationContext, contexts, count_words, packed, unpacked
from .page_text import PageReader
from .typed_macros import ours, typed_macros

_WORDS_PER_MINUTE = 230
# What mkdocs-macros publishes in place of a page that it cannot render.
_ERROR_PAGE = re.compile(
    r"""
    \#\ _Macro\ (?:Rendering|Syntax)\ Error_ \s+ _File_:[^\n]* \s+
    _(?: \w+_: | Line\ \d+\ in\ Markdown\ file:_ ) \ (?P<message>[^\n]*)
    """,
    re.VERBOSE,
)


class BuiltPage(NamedTuple):
    """What the reader of one built page sees."""

    calls: tuple[int, ...] = ()
    """For each group of markers the index of its call in the scan, or -1 without one; in document order."""
    macros: tuple[str, ...] = ()
    """Macros that the prose shows as typed."""
    failure: str = ""
    """Why mkdocs-macros published an error page instead; empty when it did not."""
    anchors: frozenset[str] = frozenset()
    """All ids, to which links can lead; empty when they were not asked for."""
    packed: bytes = b""
    """The contexts, in a fifth of their memory: a build holds those of all pages to its end."""
    words: int = 0
    """The number of words in the text, without markers and lists; code counts.

    Two characters of Chinese or Japanese, which set no spaces, count as a word.
    """
    imitations: tuple[str, ...] = ()
    """Elements that look like ours and are not, each as its start tag; in document order."""
    statements: tuple[str, ...] = ()
    """Elements that look like what we say of a page that is one of ours, likewise."""
    missing: tuple[str, ...] = ()
    """What markers show of keys that no source has, and what imitates such markers, hidden or not."""
    is_forged: bool = False
    """Whether the page shows what looks like a token, and is none of this build."""

    @property
    def contexts(self) -> tuple[CitationContext, ...]:
        """The context of each link to a source, in document order."""
        return unpacked(self.packed)

    @property
    def minutes(self) -> int:
        """How long the page takes to read, at 230 words a minute: whole minutes, at least one."""
        return max(1, -(-self.words // _WORDS_PER_MINUTE))

    @property
    def as_guest(self) -> BuiltPage:
        """The same page without macros of others: where the site does not use ours, they are its own text."""
        return self._replace(macros=ours(self.macros)) if self.macros else self

    @property
    def without_statements(self) -> BuiltPage:
        """The same page on a site of others, where names like ours say something else."""
        return self._replace(statements=()) if self.statements else self


def read(html: str, *, is_target: bool = True, page: str | None = None) -> BuiltPage:
    """Read the content of a built page; its anchors only where a link can lead to one.

    Markers are believed when this process has made them for the `page`, whose path this is; without it, the
    page is one of a finished site, which another process has made and checked.
    """
    reader = PageReader(page, is_suspect=has_signs(html) or any(forged_tokens.references(html)))
    feed(reader, html)
    reader.end_passage()
    return BuiltPage(
        tuple(reader.calls),
        typed_macros(html),
        anchors=frozenset(reader.anchors) if is_target else frozenset(),
        packed=packed(context for passage in reader.passages for context in contexts(passage)),
        words=count_words(" ".join(passage.text for passage in reader.passages)),
        imitations=(*reader.imitations, *(tag for name, tag in reader.claimed if name in reader.own_anchors)),
        statements=tuple(reader.statements),
        missing=tuple(reader.missing),
        is_forged=reader.is_forged or is_forged(html),
    )


def published(html: str) -> str:
    """Return a page's content without the marks that only the check reads."""
    return seals.unsealed(html, has_calls=False)


def failure(markdown: str) -> str:
    """Return why mkdocs-macros replaced a page by an error page; empty when it did not."""
    match = _ERROR_PAGE.match(markdown)
    return match["message"].strip("*. ") if match else ""

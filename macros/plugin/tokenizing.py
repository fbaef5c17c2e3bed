"""The text of a page with a token for each citation, as each face hands it to its host."""

from __future__ import annotations

from dataclasses import dataclass

from ..check.site import Site
from ..content import citations
from ..core.text import Text
from ..render.substitution import substituted


@dataclass(frozen=True, slots=True)
class Tokenized:
    """A text whose citations are tokens."""

    markdown: str
    """What the host renders; code in it is protected from Jinja where the host runs that first."""
    as_typed: str
    """What is shown where Jinja fails."""
    is_plain: bool = False
    """Whether the text is that of the file, and has no mark of Jinja beside our calls."""


def tokenized(site: Site, path: str, markdown: str, *, is_templated: bool) -> Tokenized:
    """Replace the citations of a page; the text may differ from that of its file, and the path be unknown."""
    known, syntax = site.profile(path), site.settings.syntax
    first = len(known.front_matter.figures) if known else 0
    ready = (
        substituted(site.texts[path], known.shown, markdown, syntax, first=first)
        if known and path in site.texts
        else None
    )
    if ready is not None:
        return Tokenized(ready, ready, is_plain=True)
    text, read = Text(path, markdown), site.page(path)
    keys = site.bibliography.by_key
    has_superfences = site.settings.rendering.has_superfences
    scanned, _ = citations.scan(
        text, keys=keys, is_templated=is_templated, has_superfences=has_superfences, syntax=syntax
    )
    calls = read.calls if read else ()
    if not any(call.draws for call in calls):
        # The check knows whether the site has a macro of its own by this name.
        scanned = scanned.without_drawings
    made = citations.tokens(scanned, calls, lambda: site.said, first=first)
    as_typed = citations.prepared(text, scanned._replace(shown=()), made)
    return Tokenized(citations.prepared(text, scanned, made) if is_templated else as_typed, as_typed)

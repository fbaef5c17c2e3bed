"""The extension: it turns tokens into empty markers, and sets the order of all later phases."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from ...core.macro_table import Meaning
from ...core.model import NOTICES, Correction, FrontMatter, Source
from ...syntax.tokens import PATTERN, decode
from .. import rendering
from ..per_source import once
from . import inner_texts
from .end_matter import CleaningProcessor, EndMatter
from .footnotes import FootnoteProcessor
from .inner_texts import CallProcessor
from .lists import Lists
from .markers import TOKEN, MarkerProcessor
from .tables import TableProcessor

# After code spans (190), before links (160), so that a link's text can hold a citation.
_INLINE_PRIORITY = 185
# After all marks of footnotes are known (20), before Python-Markdown sorts footnotes (19).
_FOOTNOTE_PRIORITY = 19.5
# After footnotes have been ordered (19) and headings have their own ids (8), before the table of
# contents (5), and once more after it.
_TREE_PRIORITY = 7
_CLEANING_PRIORITY = 4


class CitationExtension(Extension):
    """Markers and lists for one build; the public attributes are set again before each page."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        super().__init__()
        self.sources = sources
        self.reference = once(rendering.reference)
        self.further_reading: Sequence[str] = ()
        self.corrections: Sequence[Correction] = ()
        """The corrections that are shown below the text."""
        self.said: Callable[[], Container[Meaning]] | None = None
        """What calls of other texts say, where pages show such texts: then their calls become markers too."""
        self.keep: Callable[[Lists], None] | None = None
        """Receives the data of the lists, so that they can be filled in later; None fills them in at once."""

    def begin(self, front_matter: FrontMatter) -> None:
        """Take what is listed below the text from the front matter of the next page."""
        self.further_reading = [item.key for item in front_matter.further_reading]
        corrections = front_matter.corrections if front_matter.type else ()
        self.corrections = [item for item in corrections if item.kind not in NOTICES]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Register all phases; Python-Markdown calls this for each page."""
        end_matter = EndMatter(
            md, self.sources, self.further_reading, self.corrections, self.reference, lambda: self.keep
        )
        tokens = _TokenProcessor(PATTERN, md)
        md.inlinePatterns.register(tokens, "ibidem", _INLINE_PRIORITY)
        if self.said:
            md.inlinePatterns.register(
                CallProcessor(md, self.said, tokens.marked), "ibidem-calls", _INLINE_PRIORITY
            )
        md.treeprocessors.register(FootnoteProcessor(md), "ibidem-footnotes", _FOOTNOTE_PRIORITY)
        md.treeprocessors.register(MarkerProcessor(md, self.sources, end_matter), "ibidem", _TREE_PRIORITY)
        md.treeprocessors.register(CleaningProcessor(md), "ibidem-cleaning", _CLEANING_PRIORITY)
        md.treeprocessors.register(TableProcessor(md), "ibidem-tables", _CLEANING_PRIORITY)


class _TokenProcessor(InlineProcessor):
    """Replaces a token by an empty marker, after the quoted words if there are any."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: Match[str], _data: str
    ) -> tuple[str | Element | None, int | None, int | None]:
        made = self.marked(m[0])
        return (None, None, None) if made is None else (made, m.start(0), m.end(0))

    def marked(self, characters: str) -> str | Element | None:
        """Return what takes the place of a token; None where the characters are the page's own."""
        token = decode(characters)
        if token is None:
            return None
        if inner_texts.is_inner(self.md):
            return characters
        if not token.quotation:
            return _marker(characters)
        element = Element("span", {"class": "ib-quotation"})
        element.text = self.md.htmlStash.store(rendering.quotation(token.quotation))
        element.append(_marker(characters))
        return element


def _marker(token: str) -> Element:
    return Element("sup", {"class": "ib-cite", "data-search-exclude": "", TOKEN: token})

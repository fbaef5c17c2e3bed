"""The extension: it turns tokens into empty markers, and sets the order of all later phases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from ...core.model import NOTICES, Correction, FrontMatter, Source
from ...syntax.tokens import PATTERN, Token, decode
from .. import rendering
from ..per_source import once
from .end_matter import CleaningProcessor, EndMatter
from .footnotes import FootnoteProcessor
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
            md, self.sources, self.further_reading, self.corrections, self.reference, self.keep
        )
        md.inlinePatterns.register(_TokenProcessor(md, self.sources), "ibidem", _INLINE_PRIORITY)
        md.treeprocessors.register(FootnoteProcessor(md), "ibidem-footnotes", _FOOTNOTE_PRIORITY)
        md.treeprocessors.register(MarkerProcessor(md, self.sources, end_matter), "ibidem", _TREE_PRIORITY)
        md.treeprocessors.register(CleaningProcessor(md), "ibidem-cleaning", _CLEANING_PRIORITY)
        md.treeprocessors.register(TableProcessor(md), "ibidem-tables", _CLEANING_PRIORITY)


class _TokenProcessor(InlineProcessor):
    """Replaces a token by an empty marker, after the quoted words or the names if there are any."""

    def __init__(self, md: Markdown, sources: Mapping[str, Source]) -> None:
        super().__init__(PATTERN, md)
        self.sources = sources

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: Match[str], _data: str
    ) -> tuple[Element | None, int | None, int | None]:
        token = decode(m[0])
        if token is None:
            return None, None, None
        name, words = self._words(token)
        if not words:
            return _marker(m[0]), m.start(0), m.end(0)
        element = Element("span", {"class": name})
        element.text = self.md.htmlStash.store(words)
        element.append(_marker(m[0]))
        return element, m.start(0), m.end(0)

    def _words(self, token: Token) -> tuple[str, str]:
        """Return what readers see before the marker, as HTML, and the class of its element."""
        if token.quotation:
            return "ib-quotation", rendering.quotation(token.quotation)
        if token.has_names:
            known = [self.sources[key] for key in token.keys if key in self.sources]
            return "ib-names", ", ".join(map(rendering.names, known))
        return "", ""


def _marker(token: str) -> Element:
    return Element("sup", {"class": "ib-cite", "data-search-exclude": "", TOKEN: token})

"""The extension: it turns tokens into empty markers, and sets the order of all later phases."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from ...content.settings import Settings
from ...core.macro_table import TIMELINE, Meaning
from ...core.model import NOTICES, Correction, Evidence, FrontMatter, Source
from ...syntax.tokens import PATTERN, decode
from .. import rendering
from ..per_source import once_in_each_language
from ..seals import DRAWN
from ..words import attributes, english, words
from . import inner_texts
from .end_matter import CleaningProcessor, EndMatter
from .footnotes import FootnoteProcessor, name_back_links
from .inner_texts import CallProcessor
from .lists import Lists
from .markers import MarkerProcessor
from .overviews import figures
from .overviews.timelines import DrawingProcessor
from .preceding import preceding
from .ranges import TOKEN
from .tables import TableProcessor

_NAME = "ibidem"
# After code spans (190), before links (160), so that a link's text can hold a citation.
_INLINE_PRIORITY = 185
# After all marks of footnotes are known (20), before Python-Markdown sorts footnotes (19).
_FOOTNOTE_PRIORITY = 19.5
# After footnotes have been ordered (19) and headings have their own ids (8), before the table of
# contents (5), and once more after it.
_TREE_PRIORITY = 7
_DRAWING_PRIORITY = 6
_CLEANING_PRIORITY = 4


class CitationExtension(Extension):
    """Markers and lists for one build; the public attributes are set again before each page."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        evidence: Evidence | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self.sources, self.evidence = sources, evidence
        self.settings = settings or Settings()
        self.is_ours = self.settings.frame
        """Whether elements of the page beside markers and lists are ours to change."""
        self.reference = once_in_each_language(rendering.writer(evidence))
        self.words = english()
        """The words for the readers of the page."""
        self.language: Mapping[str, str] = {}
        """The attributes of our elements where the language of the page is not that of the site."""
        self.figures: Sequence[figures.PlacedFigure] = ()
        """The key figures of the page, until its text is converted; an excerpt of it shows none."""
        self.further_reading: Sequence[str] = ()
        self.corrections: Sequence[Correction] = ()
        """The corrections that are shown below the text."""
        self.has_margin_notes = self.settings.margin_notes
        self.cites = True
        """Whether the page has a list of sources, whose numbers may be in its footnotes too."""
        self.said: Callable[[], Container[Meaning]] | None = None
        """What calls of other texts say, where pages show such texts: then their calls become markers too."""
        self.keep: Callable[[Lists], None] | None = None
        """Receives the data of the lists, so that they can be filled in later; None fills them in at once."""

    def begin(
        self, front_matter: FrontMatter, language: str = "en", *, cites: bool = True, page: str = ""
    ) -> None:
        """Take what stands around the text, and the language, from the front matter of the next page.

        `language` is that of the site, and `page` the path of the page.
        A page of a guest that cites nothing stays as it is without us.
        """
        self.cites = cites
        self.words = words(front_matter.language or language)
        self.language = attributes(front_matter.language, language)
        self.is_ours = self.settings.frame or bool(front_matter.type)
        wanted = front_matter.margin_notes
        self.has_margin_notes = self.settings.margin_notes if wanted is None else wanted
        self.figures = figures.tokens(front_matter, page)
        self.further_reading = [item.key for item in front_matter.further_reading]
        corrections = front_matter.corrections if front_matter.type else ()
        self.corrections = [item for item in corrections if item.kind not in NOTICES]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Register all phases; Python-Markdown calls this for each page."""
        end_matter = EndMatter(
            md,
            self.sources,
            self.further_reading,
            self.corrections,
            self.reference,
            lambda: self.keep,
            self.words,
            self.language,
            self.evidence,
            asks_for_archives=self.is_ours and self.settings.asks_for_archives,
            has_margin_notes=self.has_margin_notes,
        )
        drawing = DrawingProcessor(md, self.words)
        tokens = _TokenProcessor(md, self, drawing)
        md.inlinePatterns.register(tokens, _NAME, _INLINE_PRIORITY)
        if self.said:
            md.inlinePatterns.register(
                CallProcessor(md, self.said, tokens.marked), "ibidem-calls", _INLINE_PRIORITY
            )
        if self.is_ours or self.cites:
            name_back_links(md, self.words)
            footnotes = FootnoteProcessor(md, self.words, is_ours=self.is_ours)
            md.treeprocessors.register(footnotes, "ibidem-footnotes", _FOOTNOTE_PRIORITY)
        markers = MarkerProcessor(md, self.sources, end_matter, self._begun_figures)
        md.treeprocessors.register(markers, _NAME, _TREE_PRIORITY)
        md.treeprocessors.register(drawing, "ibidem-drawing", _DRAWING_PRIORITY)
        md.treeprocessors.register(CleaningProcessor(md), "ibidem-cleaning", _CLEANING_PRIORITY)
        if self.is_ours:
            md.treeprocessors.register(TableProcessor(md), "ibidem-tables", _CLEANING_PRIORITY)

    def _begun_figures(self) -> Sequence[figures.PlacedFigure]:
        begun, self.figures = self.figures, ()
        return begun


def is_registered(md: Markdown) -> bool:
    """Return whether a converter makes markers already."""
    return _NAME in md.inlinePatterns


class _TokenProcessor(InlineProcessor):
    """Replaces a token by an empty marker, after the quoted words or the names if there are any."""

    def __init__(self, md: Markdown, extension: CitationExtension, drawing: DrawingProcessor) -> None:
        super().__init__(PATTERN, md)
        self.drawing = drawing
        self.sources = extension.sources
        self.words = extension.words
        self.language = extension.language

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
        if token.macro == TIMELINE.name:
            self.drawing.is_asked = True
            marks = {"class": DRAWN, "data-search-exclude": "", **self.language, TOKEN: characters}
            return Element("div", marks)
        name, shown = preceding(token, self.sources, self.words)
        if not shown:
            return self._marker(characters)
        element = Element("span", {"class": name})
        element.text = self.md.htmlStash.store(shown)
        element.append(self._marker(characters))
        return element

    def _marker(self, token: str) -> Element:
        return Element("sup", {"class": "ib-cite", "data-search-exclude": "", **self.language, TOKEN: token})

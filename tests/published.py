"""Python-Markdown as this site configures it, and what a reader finds in its output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment
from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension

from macros.content import citations
from macros.core.model import Source
from macros.core.text import Text
from macros.render.markup import CitationExtension
from macros.syntax.located_yaml import parse
from macros.syntax.tokens import replaced_by_typed

from .conftest import ROOT

# MkDocs adds these to the ones of its mkdocs.yml.
_BUILTINS = ("toc", "tables", "fenced_code")


def _configured() -> Iterator[tuple[str, dict[str, object]]]:
    listed = parse((ROOT / "mkdocs.yml").read_text(encoding="utf-8")).value
    assert isinstance(listed, dict)
    for item in listed["markdown_extensions"]:
        yield from item.items() if isinstance(item, dict) else [(item, {})]


_EXTENSIONS = dict(_configured())


def converter(*more: Extension) -> Markdown:
    """Return a converter with the extensions of mkdocs.yml."""
    names = list(dict.fromkeys([*_BUILTINS, *_EXTENSIONS]))
    return Markdown(extensions=[*names, *more], extension_configs=_EXTENSIONS)


def rendered(markdown: str) -> BeautifulSoup:
    """Render a page without citations."""
    return BeautifulSoup(converter().convert(markdown), "html.parser")


@dataclass(frozen=True, slots=True)
class Published:
    """A page as it comes out of Python-Markdown."""

    html: str
    toc: Sequence[Mapping[str, object]]

    @property
    def tree(self) -> BeautifulSoup:
        """The page as a tree."""
        return BeautifulSoup(self.html, "html.parser")

    @property
    def markers(self) -> list[Tag]:
        """The groups of markers, in document order."""
        return list(self.tree.select("sup.ib-cite"))

    @property
    def body(self) -> str:
        """What the reader reads above the lists, without the signs that fold and link."""
        tree = self.tree
        for element in tree.select("section, .headerlink, .footnote-backref, input"):
            element.decompose()
        for words in tree.select("bdi"):
            words.unwrap()
        tree.smooth()
        return " ".join(tree.get_text(" ").split())


def published(markdown: str, sources: Mapping[str, Source], further_reading: Sequence[str] = ()) -> Published:
    """Publish a page as the host does: scan, tokens, Jinja, Markdown."""
    extension = CitationExtension(sources)
    extension.further_reading = further_reading
    return converted(markdown, extension)


def converted(markdown: str, extension: CitationExtension) -> Published:
    """Publish a page with an extension that may have seen others."""
    md = converter(extension)
    html = md.convert(templated(markdown))
    return Published(replaced_by_typed(html), md.toc_tokens)  # type: ignore[attr-defined]


def templated(markdown: str) -> str:
    """Return a page as it leaves Jinja, with tokens for its citations."""
    text = Text("page.md", markdown)
    scanned, _ = citations.scan(text)
    made = citations.tokens(scanned, scanned.calls)
    return Environment().from_string(citations.prepared(text, scanned, made)).render()


def words(tree: BeautifulSoup, *, among: Sequence[str]) -> frozenset[str]:
    """Return which of some words stand in code."""
    typed = " ".join(code.get_text() for code in tree.find_all(["code", "pre"]))
    return frozenset(word for word in among if word in typed)


def comments(tree: BeautifulSoup) -> list[str]:
    """Return the HTML comments of a page."""
    return [str(text) for text in tree.find_all(string=lambda text: isinstance(text, Comment))]

"""The page of all sources: each with the pages that cite it, and the sentences in which they do.

There may be thousands of sources, so that the HTML has no white space between them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ...core.model import Day, FrontMatter, Source, SourceRecord
from ..built_pages import CitationContext
from ..words import Words, english
from .escaping import attribute, fragment, text
from .lists import source_anchor


class Card(NamedTuple):
    """One page in a list of pages."""

    path: str
    url: str
    title: str
    front_matter: FrontMatter
    label: str
    sources: int
    status: str
    """The gravest kind of its corrections in words; empty when there is none."""
    tagged: str = ""
    """The attributes of an element with its title, where its language is not that of the site."""

    @property
    def evidence_to(self) -> Day | None:
        """The month in which its evidence ends; None where the page does not say, or the end is open."""
        period = self.front_matter.coverage
        return period.end.of_month if period and period.end else None


class Citing(NamedTuple):
    """A page that cites a source, with each place; without places where the source is further reading."""

    card: Card
    uses: tuple[CitationContext, ...]


class SourceView(NamedTuple):
    """A source of the site, with all that cites it."""

    source: Source
    citing: tuple[Citing, ...]
    record: SourceRecord | None = None
    """What was seen of it, as far as the site keeps a record."""

    @property
    def standing(self) -> str:
        """The gravest of what is known of how it stands; empty where nobody could read it."""
        return self.record.standings[0] if self.record and self.record.standings else ""

    @property
    def publisher(self) -> str:
        """Its publisher, or else the newspaper or journal that it appeared in."""
        return self.source.publisher or self.source.container

    @property
    def year(self) -> str:
        """The year of its date as readers see it; empty when its entry gives none."""
        return self.source.date.year if self.source.date else ""


def listed_source(
    view: SourceView, reference: str, address: Callable[[str], str], words: Words | None = None
) -> str:
    """Return one item of the list; `address` makes a page's address relative to the list."""
    chosen = {
        "kind": view.source.kind,
        "publisher": view.publisher,
        "year": view.year,
        "state": view.standing,
    }
    data = "".join(f' data-{name}="{attribute(value)}"' for name, value in chosen.items() if value)
    cited = _cited(view.citing, address, words or english()) if view.citing else ""
    return f'<li id="{attribute(source_anchor(view.source.key))}"{data}>{reference}{cited}</li>'


def _cited(citing: Sequence[Citing], address: Callable[[str], str], words: Words) -> str:
    items = "".join(_page(item, attribute(address(item.card.url)), words) for item in citing)
    pages = text(words("cited-by", count=len(citing)))
    return f'<details class="ib-fold"><summary>{pages}</summary><ul>{items}</ul></details>'


def _page(item: Citing, address: str, words: Words) -> str:
    card = item.card
    status = f' <span class="ib-status">{text(card.status)}</span>' if card.status else ""
    told = ((fragment(use.anchor), text(use.sentence or use.section or words("here"))) for use in item.uses)
    uses = "".join(f'<li><a href="{address}{place}"{card.tagged}>{said}</a></li>' for place, said in told)
    places = f"<ul>{uses}</ul>" if uses else f" {text(words('as-further-reading'))}"
    return f'<li><a href="{address}"{card.tagged}>{text(card.title)}</a>{status}{places}</li>'


def source_index(
    items: Sequence[str], downloads: Sequence[tuple[str, str]], words: Words, affected: str = ""
) -> str:
    """Return the items in a list, below links to the downloads, each a name and an address.

    Between the two is the table of affected sources.
    """
    links = [f'<a href="{attribute(url)}" download>{text(name)}</a>' for name, url in downloads]
    said = text(words.pattern("all-sources", len(items))).format(
        count=words.number(len(items)), formats=words.listed(links)
    )
    listed = "\n".join(items)
    return f'\n<p>{said}</p>\n{affected}<ul class="ib-all">\n{listed}\n</ul>\n'

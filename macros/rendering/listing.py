"""The page of all sources: each with the pages that cite it, and the sentences in which they do.

There may be thousands, and so no white space between them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from ..model import Source
from .escaping import attribute, fragment, text
from .lists import source_anchor


class Use(Protocol):
    """One place where a page cites a source."""

    @property
    def anchor(self) -> str:
        """The marker's id."""

    @property
    def sentence(self) -> str:
        """What readers see around it."""

    @property
    def section(self) -> str:
        """The heading above it."""


class Card(Protocol):
    """A page as lists show it."""

    @property
    def url(self) -> str:
        """Its address, relative to the site."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def status(self) -> str:
        """What became of it."""


class Citing(Protocol):
    """A page that cites a source."""

    @property
    def card(self) -> Card:
        """The page."""

    @property
    def uses(self) -> Sequence[Use]:
        """Where it does."""


class Listed(Protocol):
    """A source with all that cites it."""

    @property
    def source(self) -> Source:
        """The source."""

    @property
    def citing(self) -> Sequence[Citing]:
        """The pages."""

    @property
    def publisher(self) -> str:
        """Who brought it out."""

    @property
    def year(self) -> str:
        """The year that it is of."""


def listed_source(view: Listed, reference: str, address: Callable[[str], str]) -> str:
    """Return one item of the list; `address` gives a page's from that of the list."""
    chosen = (("kind", view.source.kind), ("publisher", view.publisher), ("year", view.year))
    data = "".join(f' data-{name}="{attribute(value)}"' for name, value in chosen if value)
    cited = _cited(view.citing, address) if view.citing else ""
    return f'<li id="{attribute(source_anchor(view.source.key))}"{data}>{reference}{cited}</li>'


def _cited(citing: Sequence[Citing], address: Callable[[str], str]) -> str:
    pages = f"{len(citing)} {'page' if len(citing) == 1 else 'pages'}"
    items = "".join(_page(item, attribute(address(item.card.url))) for item in citing)
    return f'<details class="ib-fold"><summary>Cited by {pages}</summary><ul>{items}</ul></details>'


def _page(item: Citing, address: str) -> str:
    card = item.card
    status = f' <span class="ib-status">{text(card.status)}</span>' if card.status else ""
    told = ((fragment(use.anchor), text(use.sentence or use.section or "here")) for use in item.uses)
    uses = "".join(f'<li><a href="{address}{place}">{words}</a></li>' for place, words in told)
    places = f"<ul>{uses}</ul>" if uses else " as further reading"
    return f'<li><a href="{address}">{text(card.title)}</a>{status}{places}</li>'

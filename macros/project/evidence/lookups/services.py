"""The table of the services that describe works: where each is asked, and for what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from ....core.model import Watching

_CSL = "application/vnd.citationstyles.csl+json"
_JSON = "application/json"


class Service(NamedTuple):
    """A service that describes works by an identifier."""

    name: str
    """What people call it."""
    setting: str
    """The setting in `Watching` with its address."""
    address: str
    """Its own address, where the setting is empty."""
    asked: str
    """What follows the address, with `{}` for the identifier."""
    accept: str = _JSON
    """The type of the answer."""

    def address_of(self, name: str, watching: Watching) -> str:
        """Return the address at which a work is described."""
        base = str(getattr(watching, self.setting)) or self.address
        return base.rstrip("/") + self.asked.format(quote(name, safe="/"))


SERVICES: Mapping[str, Service] = {
    "doi": Service("doi.org", "doi", "https://doi.org", "/{}", _CSL),
    "pmid": Service(
        "PubMed", "pubmed", "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed", "/?format=csl&id={}"
    ),
    # arXiv registers a DOI for each work: https://info.arxiv.org/help/doi.html.
    "arxiv": Service("doi.org", "doi", "https://doi.org", "/10.48550/arXiv.{}", _CSL),
    "isbn": Service(
        *("Open Library", "openlibrary", "https://openlibrary.org"),
        "/api/books?bibkeys=ISBN:{}&format=json&jscmd=data",
    ),
}
"""By the kind of identifier, the one that describes works best first."""

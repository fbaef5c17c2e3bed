"""Where a DOI leads to."""

from __future__ import annotations

from urllib.parse import quote


def doi_address(doi: str) -> str:
    """Return the address at which a DOI leads to its work; empty without a DOI.

    Characters that an address cannot have are percent-encoded, as the DOI Handbook, 3.8 asks for.
    """
    return "https://doi.org/" + quote(doi, safe="/:;()._-~") if doi else ""

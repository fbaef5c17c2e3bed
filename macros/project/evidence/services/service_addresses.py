"""The addresses of the services, unless a site names others."""

from __future__ import annotations

from typing import NamedTuple

from ....core.model import Watching


class ServiceAddresses(NamedTuple):
    """Where each service is asked, without a slash at the end."""

    wayback: str = "https://archive.org"
    save: str = "https://web.archive.org"
    crossref: str = "https://api.crossref.org"


def service_addresses(watching: Watching) -> ServiceAddresses:
    """Return the addresses that a site names, and the usual ones for the rest."""
    named = {name: getattr(watching, name).rstrip("/") for name in ServiceAddresses._fields}
    return ServiceAddresses()._replace(**{name: address for name, address in named.items() if address})

"""Asking for the description of a work: a registry once, a page as any source is read."""

from __future__ import annotations

from ....core.model import Watching
from ..network.fetching import fetch
from ..network.outcomes import Fetched
from ..network.reader import ReaderSettings
from ..network.visiting import visits
from .services import SERVICES

_MOST_BYTES = 5_000_000
"""The largest description; of pages that are larger, none is an article."""


def described(kind: str, name: str, watching: Watching) -> Fetched:
    """Ask a service for a work. What answers programs has a robots.txt for its pages alone."""
    service = SERVICES[kind]
    return fetch(service.address_of(name, watching), _settings(watching), accept=service.accept)


def page(address: str, watching: Watching) -> Fetched:
    """Read a page, as far as its robots.txt allows it."""
    return next(visits([address], _settings(watching)))


def _settings(watching: Watching) -> ReaderSettings:
    return ReaderSettings.of(watching)._replace(most_bytes=_MOST_BYTES)

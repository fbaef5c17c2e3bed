"""Printing: a site is built aside, and a document becomes a PDF. Nothing here asks the network."""

from __future__ import annotations

from .site_builds import SiteBuildError, built_aside
from .typesetting import Typeset, ready, typeset

__all__ = ["SiteBuildError", "Typeset", "built_aside", "ready", "typeset"]

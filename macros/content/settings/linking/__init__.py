"""What the configuration of a site decides about links: how they are judged, where they can lead."""

from __future__ import annotations

from .configured import linking
from .model import Linking, Navigated, SlugStyle
from .plugins import EVERYTHING, of_hook

__all__ = ["EVERYTHING", "Linking", "Navigated", "SlugStyle", "linking", "of_hook"]

"""HTML to elements and events, as a browser's parser sees them."""

from __future__ import annotations

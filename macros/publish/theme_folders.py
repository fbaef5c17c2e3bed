"""The folders of our templates, styles and scripts, each laid out as MkDocs wants a theme."""

from __future__ import annotations

from pathlib import Path

THEME = Path(__file__).parent / "theme"
"""What any site gets: all names in it begin with `ibidem/` or `assets/ibidem/`, so that none collides."""
FRAME = Path(__file__).parent / "frame"
"""The frame of a page, for sites that ask for it: templates of Material that are replaced, and a style."""
STYLE = "assets/ibidem/ibidem.css"
"""The style of our elements, in the first of these folders and in a site."""
SCRIPT = "assets/ibidem/ibidem.js"
PRINT = "assets/ibidem/print.css"
"""The style of a page on paper, in the second of these folders."""

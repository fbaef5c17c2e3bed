"""Which HTML elements a browser does not show: by their name, by an attribute, by their own style.

A browser test asks Chromium about each row. What a reader can open, as a closed `details`, is shown. Classes
are not known here, since only a theme says what they do; and an element far off the screen counts as shown.
"""

from __future__ import annotations

from collections.abc import Mapping

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"})
"""Elements whose content a browser reads as text, up to their end tag."""
CLOSED = RAW | {"object", "select", "template"}
"""Elements that the end tag of an element around them does not end."""
OUTSIDE_PARAGRAPHS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "main", "menu", "nav"),
        *("ol", "p", "pre", "search", "section", "summary", "table", "ul"),
    }
)
"""Elements that end a paragraph where they begin, so that its end tag does not end them."""
UNSHOWN = RAW | {
    *("template", "datalist", "rp", "canvas", "audio", "video", "progress", "meter", "select"),
}
"""Elements of which a browser shows nothing, or the tags as they are typed."""
IN_DRAWINGS = frozenset(
    {
        *("defs", "symbol", "desc", "metadata", "clippath", "mask", "marker", "pattern", "filter"),
        *("lineargradient", "radialgradient"),
    }
)
"""Parts of an `svg` that are not drawn where they stand."""
MAY_HIDE = UNSHOWN | IN_DRAWINGS | {"dialog", "object"}
"""All of these, and those that their attributes hide."""
_LOADING = frozenset({"data", "type"})
"""With these an `object` shows something else than its content."""
_TELLING = frozenset({"hidden", "popover", "style"})


def hides(tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether a browser shows nothing of an element, wherever it stands."""
    if tag in UNSHOWN or (tag == "dialog" and "open" not in attributes):
        return True
    if tag == "object" and not _LOADING.isdisjoint(attributes):
        return True
    if not attributes or _TELLING.isdisjoint(attributes):
        return False
    if "hidden" in attributes or "popover" in attributes:
        return True
    # Few sites have styles in their texts.
    from .styles import hides_by_style  # noqa: PLC0415

    return hides_by_style(attributes["style"])

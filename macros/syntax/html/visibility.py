"""Which HTML elements a browser does not show: by their name, by an attribute, by their own style.

A browser test asks Chromium about each row. What a reader can open, as a closed `details`, is shown. Classes
are not known here, since only a theme says what they do; and an element far off the screen counts as shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

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
_LOADING = frozenset({"data", "type"})
"""With these an `object` shows something else than its content."""
_TELLING = frozenset({"hidden", "popover", "style"})
_DECLARATION = re.compile(r"\s*+([\w-]++)\s*+:([^;]*+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NUMBER = r"(?:0++(?:\.0*+)?|\.0++)(?:e[-+]?\d++)?(?:[a-z]++|%)?"
_ZERO = re.compile(rf"[-+]?{_NUMBER}")
_NOTHING = re.compile(rf"[-+]?{_NUMBER}|-[\d.]++%?")
_CLIPPED = re.compile(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%\s*\)|circle\(\s*0[a-z%]*(?:\s[^)]*)?\)")


def hides(tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether a browser shows nothing of an element, wherever it stands."""
    if tag in UNSHOWN or (tag == "dialog" and "open" not in attributes):
        return True
    if tag == "object" and not _LOADING.isdisjoint(attributes):
        return True
    if not attributes or _TELLING.isdisjoint(attributes):
        return False
    return "hidden" in attributes or "popover" in attributes or hides_by_style(attributes["style"])


@lru_cache
def hides_by_style(style: str) -> bool:
    """Return whether the value of a `style` attribute keeps an element from being shown."""
    said = _declared(style)
    if said.get("display") == "none" or said.get("visibility") in {"hidden", "collapse"}:
        return True
    if said.get("content-visibility") == "hidden" or _CLIPPED.fullmatch(said.get("clip-path", "")):
        return True
    return bool(
        ("opacity" in said and _NOTHING.fullmatch(said["opacity"]))
        or ("font-size" in said and _ZERO.fullmatch(said["font-size"]))
    )


def _declared(style: str) -> Mapping[str, str]:
    """Return the values of a style by their properties, in lower case; the last of each, or the important."""
    found, important = dict[str, str](), dict[str, str]()
    plain = _COMMENT.sub(" ", style) if "/*" in style else style
    for part in plain.split(";"):
        if match := _DECLARATION.fullmatch(part):
            name, value = match[1].lower(), " ".join(match[2].lower().split())
            is_important = value.replace("! ", "!").endswith("!important")
            (important if is_important else found)[name] = value.rpartition("!")[0].strip() or value
    return found | important

"""The value of a `style` attribute: whether it keeps an element from being shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_DECLARATION = re.compile(r"\s*+([\w-]++)\s*+:([^;]*+)")
_COMMENT = re.compile(r"/\*(?:[^*]++|\*(?!/))*+(?:\*/)?+")
_NUMBER = r"(?:0++(?:\.0*+)?|\.0++)(?:e[-+]?\d++)?(?:[a-z]++|%)?"
_ZERO = re.compile(rf"[-+]?{_NUMBER}")
_NOTHING = re.compile(rf"[-+]?{_NUMBER}|-[\d.]++%?")
_CLIPPED = re.compile(r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%\s*\)|circle\(\s*0[a-z%]*(?:\s[^)]*)?\)")


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

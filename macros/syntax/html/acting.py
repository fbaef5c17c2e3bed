"""What a browser would act upon in a text that a template prints as it is: scripts, requests, redirections.

HTML that only formats, such as `<code>`, acts upon nothing, and many sites have it in their titles.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from ...core.patterns import later

# Elements that run, or change what the HTML after them means; and those that load what an attribute names.
_ELEMENT = later(
    r"</?(?:script|style|i?frame|frameset|title|textarea|xmp|plaintext|noscript|noembed|noframes|template|form)"
    r"(?![\w-])|<(?:link|meta|base|object|embed|applet|portal|image|use|feimage)(?=[\s/])",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-z]", re.IGNORECASE)
_QUOTE_OR_TAG = later(r"[\"']|<[a-z]", re.IGNORECASE)
# Behind a quotation mark or in a tag: `onclick=`, but not words such as "online".
_ATTRIBUTE = later(
    r"""(?<=[\s"'/]) (?:
        on (?! (?: ce | ly | line | es? | eself | to | going | wards? | board(?:ing)? | shore | stage
            | site | us | (?:colog|coming|set|slaught|look|erous|prem|tolog|tic|omat|ion|yx)[a-z]* ) \b )
        [a-z]{2,}
        | http-equiv | srcdoc ) \s*=""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = later(
    r"""(?<=[\s"'/]) (?: (?P<loads>src(?:set)?|poster|background|data|ping) | href | xlink:href | action
        | formaction | to | from | values ) \s*=\s* (?: "(?P<double>[^"]*+) | '(?P<single>[^']*+)
        | (?P<bare>[^\s"'<>]*+) )""",
    re.IGNORECASE | re.VERBOSE,
)
_ELSEWHERE = later(r"https?:|[/\\]{2}", re.IGNORECASE)
_STYLE = later(r"""(?<=[\s"'/])style\s*=""", re.IGNORECASE)
# One that loads something, or lays an element over the page.
_STYLE_THAT_ACTS = later(
    r"\\|@import|(?:url|src|image|image-set)\s*\(|position\s*:\s*(?:fixed|absolute|sticky)", re.IGNORECASE
)
_EACH_TAG = later(
    r"""< (?P<end>/?) (?P<name>[a-z][^\s/>]*+)
        (?: = \s*+ (?: "[^"]*+ (?:"|\Z) | '[^']*+ (?:'|\Z) )?+ | [^>=]++ )*+ (?P<closed>>)?+""",
    re.IGNORECASE | re.VERBOSE,
)
# A browser drops tabs and line ends anywhere in an address, and other white space before it.
_DROPPED = later(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_SCRIPT = later(r"(?:javascript|vbscript|livescript|mocha|data):", re.IGNORECASE)
_PICTURE = later(r"data:(?:image|font|audio|video)/", re.IGNORECASE)


def acting(value: str) -> str:
    """Return the first part of a text that would act where a template prints the text; empty for none."""
    if "<" not in value and "=" not in value:
        return ""
    if element := _ELEMENT().search(value):
        return element[0]
    if "<!--" in value and "-->" not in value:
        return "<!--"
    begun = _QUOTE_OR_TAG().search(value)
    if begun and (attribute := _ATTRIBUTE().search(value, begun.end())):
        return attribute[0]
    tag = _TAG.search(value)
    return (_loading(value, tag.end()) if tag else "") or _ending(value)


def _ending(value: str) -> str:
    """Return the first tag that ends an element around the text, or that goes on behind the text."""
    opened = Counter[str]()
    for tag in _EACH_TAG().finditer(value):
        name = tag["name"].lower()
        if not tag["closed"] or (tag["end"] and not opened[name]):
            return tag[0]
        opened[name] += -1 if tag["end"] else 1
    return ""


def _loading(value: str, start: int) -> str:
    """Return the first attribute that runs an address as a script, or asks another host for something."""
    for match in _ADDRESS().finditer(value, start):
        address = unescape(match["double"] or match["single"] or match["bare"] or "")
        if is_script(address) or (match["loads"] and _ELSEWHERE().match(_DROPPED().sub("", address))):
            return match[0]
    style = _STYLE().search(value, start)
    return style[0] if style and _STYLE_THAT_ACTS().search(unescape(value[style.end() :])) else ""


def is_script(address: str, *, may_be_data: bool = False) -> bool:
    """Return whether a browser runs an address as a script, or shows a page that the address itself holds.

    Where an address `may_be_data`, as that of a picture may, data of pictures and fonts are none.
    """
    plain = _DROPPED().sub("", unescape(address) if "&" in address else address)
    return bool(_SCRIPT().match(plain)) and not (may_be_data and bool(_PICTURE().match(plain)))

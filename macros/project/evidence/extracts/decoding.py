"""Bytes to text, in the encoding that they are in rather than the one that a server claims."""

from __future__ import annotations

import codecs
import re

_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*(?P<name>[\w.:-]+)""", re.ASCII | re.IGNORECASE)
_HEAD = 2048
"""Where a page names its encoding, if it does; the standard looks at half as much."""
_SAMPLE = 50_000
"""How many bytes are enough to guess an encoding."""
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Browsers read these so, since servers name them for what Windows writes.
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# Only Python has these, and they turn plain words into others.
_NO_ENCODINGS = frozenset(["unicode-escape", "raw-unicode-escape", "punycode", "idna", "utf-7"])


def decoded(content: bytes, content_type: str) -> str:
    """Decode a page or a text.

    Bytes beyond ASCII that are UTF-8 are hardly ever anything else, whatever the server says; so
    what it says, and then what the page says, counts only for other bytes.
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    named = _named(content_type), _in_page(_named(content[:_HEAD].decode("ascii", "replace")))
    for encoding in (*([] if content.isascii() else ["utf-8"]), *named):
        text = _strictly(content, encoding)
        if text is not None:
            return text
    return content.decode(_guessed(content), "replace")


def _named(text: str) -> str:
    """Return the encoding that a header or the head of a page names, as Python knows it."""
    found = _CHARSET.search(text)
    try:
        name = codecs.lookup(found["name"]).name if found else ""
    except LookupError:
        return ""
    return "" if name in _NO_ENCODINGS else _WIDER.get(name, name)


def _in_page(name: str) -> str:
    """Return the encoding that a page means: one whose letters can be read here is not in UTF-16."""
    return "utf-8" if name.startswith("utf-16") else name


def _strictly(content: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeError):
        # Python counts compressions as encodings too, and refuses them here.
        return None


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  a check never reads sources

    best = None if content.isascii() else from_bytes(content[:_SAMPLE]).best()
    return best.encoding if best else "utf-8"

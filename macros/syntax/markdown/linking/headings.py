"""The texts of a page's headings, as the table of contents of Python-Markdown reads them.

What a mark of Markdown means can depend on extensions; a heading has a text for each reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from .destinations import NOTHING, UNKNOWN

_MOST = 500
"""How much of a title is read."""
# What nearly no title has: without it, a title says what is typed. Asterisks are in no slug.
_MARKED = re.compile(r"[`\[<&\\:_{]|--")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[^{}\n]*\}[ \t]*$")
_CODE = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[ ]?\[[^\[\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_REFERENCE = re.compile(r"\[([^\[\]]*)\][ ]?\[[^\[\]]*\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]+\]")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")
_EMPHASIS = re.compile(r"(?<![\w\\])(_{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)")
_ICON = re.compile(r":[\w+-]+:")
_SHEBANG = re.compile(r"^(?:#!|:::)[\w+-]+[ ]")
_DASHES = re.compile(r"-{2,3}")
# A link to a definition, an icon, a dash of smarty: what each becomes on sites that have it.
_READINGS = ((_REFERENCE, r"\1"), (_ICON, ""), (_DASHES, "–"))
_CODED = re.compile("\x02(\\d+)\x03")


def texts(title: str) -> Iterator[str]:
    """Yield what the title of a heading may say, without Markdown; nothing where it is unknown.

    In a title U+0000 stands for what Jinja puts in, and U+0001 for what the table of contents leaves out.
    """
    if UNKNOWN in title or "{%" in title or len(title) > _MOST:
        return
    title = title.replace(NOTHING, "").strip().rstrip("#").strip()
    if not _MARKED.search(title):
        yield title
        return
    attributes = _ATTRIBUTES.search(title)
    # With an id of its own, a heading gets none of its text, unless the id is text without an extension.
    titles = {title}
    if not attributes or "#" not in attributes[0]:
        titles.add(_ATTRIBUTES.sub("", title).rstrip(" #"))
    yield from dict.fromkeys(text for one in sorted(titles) for text in _read(one))


def _read(title: str) -> Iterator[str]:
    """Yield the texts of a title, with each reading of marks that not every site has."""
    coded = [match[2].strip() for match in _CODE.finditer(title)]
    numbers = iter(range(len(coded)))
    bare = _CODE.sub(lambda _: f"\x02{next(numbers)}\x03", title)
    bare = _TAG.sub("", _ADDRESS.sub(r"\1", _IMAGE.sub("", bare)))
    bare = _LINK.sub(r"\1", _LINK.sub(r"\1", _FOOTNOTE.sub("", bare)))
    bare = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", bare))
    found = [bare]
    for pattern, replacement in _READINGS:
        found += [pattern.sub(replacement, one) for one in found if pattern.search(one)]
    plain = [unescape(_ESCAPED.sub(r"\1", one)) for one in found]
    for codes in (coded, [_SHEBANG.sub("", one) for one in coded]):
        yield from (_filled(one, codes).strip() for one in plain)


def _filled(text: str, codes: Sequence[str]) -> str:
    return _CODED.sub(lambda match: codes[int(match[1])], text)

"""What kind of file was fetched: its first bytes say it, and servers often say something else."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import unquote

_HEAD = 1024


class FileKind(StrEnum):
    """The kinds of files whose text can be found."""

    PDF = "pdf"
    PAGE = "page"
    PLAIN = "plain"


_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_PLAIN_TYPE = re.compile(r"text/.*|application/(?:.*\+)?(?:json|xml)")
_SILENT_TYPES = ("", "application/octet-stream", "binary/octet-stream")
_PLAIN_ENDS = (".txt", ".md", ".rst", ".csv")


def kind(content: bytes, content_type: str, address: str) -> FileKind | None:
    """Return the kind of a file, or None for one that is no text, such as an image."""
    # Every second byte of UTF-16 is one, and a mark of the encoding is before all else.
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _PAGE.match(head.replace(b"\0", b"")):
        return FileKind.PAGE
    if b"%PDF-" in head:
        return FileKind.PDF
    said = content_type.partition(";")[0].strip().lower()
    is_utf_16 = "utf-16" in content_type.lower() or content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in head and not is_utf_16:
        return None
    if said in _PAGE_TYPES:
        return FileKind.PAGE
    if _PLAIN_TYPE.fullmatch(said) or (said in _SILENT_TYPES and _ends(address) in _PLAIN_ENDS):
        return FileKind.PLAIN
    return None


def _ends(address: str) -> str:
    return PurePosixPath(unquote(address.partition("#")[0].partition("?")[0])).suffix.lower()

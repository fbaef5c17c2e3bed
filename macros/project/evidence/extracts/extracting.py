"""Finding the text of what was fetched, in a process of its own: a hostile file ends with that process.

Python cannot end a function that takes too long, and a library in C can take the whole process with it. The
file itself is never executed, and no archive in it is unpacked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from typing import NamedTuple

from .decoding import decoded
from .pdf_text import pages_text
from .sniffing import FileKind, kind
from .web_text import page_texts

_MOST_MEMORY = 2_000_000_000
_RUN = "import sys; sys.path[:] = {path!r}; from {module} import answer; answer()"


class ExtractedText(NamedTuple):
    """The text of a source, and what found it."""

    text: str
    """The main text of a page; of other files, all of it. Where it changes, the source has changed."""
    whole: str
    """All that a page shows, menus included: where a quotation may be that the main text leaves out."""
    extractor: str
    """The name and the version of what found the text: another version finds another text."""
    title: str = ""
    """What a page calls itself, which may say that another page is missing."""


def text_of(
    content: bytes, content_type: str, address: str, *, seconds: float = 30.0
) -> ExtractedText | None:
    """Find the text of a source; return None where there is none, or where finding it fails or never ends."""
    code = _RUN.format(path=sys.path, module=__name__)
    said = json.dumps([content_type, address]).encode() + b"\n"
    try:
        run = subprocess.run(  # noqa: S603  Python itself, with code of our own
            [sys.executable, "-I", "-c", code],
            input=said + content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
        )
    except subprocess.SubprocessError:
        return None
    found = json.loads(run.stdout)
    return ExtractedText(*found) if found else None


def answer() -> None:
    """Extract what the standard input brings, and print it: all that the process does."""
    _limit_memory()
    content_type, address = json.loads(sys.stdin.buffer.readline())
    json.dump(extracted(sys.stdin.buffer.read(), content_type, address), sys.stdout)


def _limit_memory() -> None:
    if sys.platform != "linux":  # pragma: no cover  elsewhere the system knows no such limit, or keeps none
        return
    import resource  # noqa: PLC0415  Windows has none

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, hard))


def extracted(content: bytes, content_type: str, address: str) -> ExtractedText | None:
    """Find the text of a source, in this process. Raises what the libraries raise for a damaged file."""
    title = ""
    match kind(content, content_type, address):
        case FileKind.PDF:
            text = whole = pages_text(content)
            extractor = f"pypdf {metadata.version('pypdf')}"
        case FileKind.PAGE:
            text, whole, title = page_texts(decoded(content, content_type))
            extractor = f"trafilatura {metadata.version('trafilatura')}"
        case FileKind.PLAIN:
            text = whole = decoded(content, content_type)
            extractor = "plain"
        case _:
            return None
    if not text.strip():
        return None
    return ExtractedText(_unicode(text), _unicode(whole), extractor, _unicode(title))


def _unicode(text: str) -> str:
    """Replace halves of characters, which a damaged file has, and which no file of ours can hold."""
    return text.encode(errors="replace").decode()

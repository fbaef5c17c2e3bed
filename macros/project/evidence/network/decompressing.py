"""Decompressing what a server sent, up to a limit: a few bytes can stand for gigabytes."""

from __future__ import annotations

import zlib

from .outcomes import FetchError, State

ACCEPTED = "gzip, deflate"
_EITHER = zlib.MAX_WBITS | 32
"""The format of gzip or of zlib, as the first bytes say."""
_RAW = -zlib.MAX_WBITS


def inflated(content: bytes, encoding: str, limit: int) -> bytes:
    """Decompress the content of an answer. Raises FetchError when it is damaged, or larger than the limit."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity") or not content:
        return content
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(State.UNREACHABLE, f'it is compressed as "{encoding}", for which nobody asked')
    try:
        return _members(content, _EITHER, limit)
    except zlib.error as error:
        if encoding == "deflate":
            # Some servers leave out the head that the standard asks for, and browsers read that too.
            return _headless(content, limit)
        raise _damaged() from error


def _headless(content: bytes, limit: int) -> bytes:
    try:
        return _members(content, _RAW, limit)
    except zlib.error as error:
        raise _damaged() from error


def _members(content: bytes, form: int, limit: int) -> bytes:
    """Decompress one part after the other: a file of gzip may have several."""
    parts = bytearray()
    while content:
        part = zlib.decompressobj(form)
        parts += part.decompress(content, limit + 1 - len(parts))
        if len(parts) > limit:
            raise too_large(limit)
        if not part.eof:
            raise _damaged()
        # What follows the last part and is no part, such as zeros, counts for nothing.
        content = part.unused_data if part.unused_data.startswith(b"\x1f\x8b") else b""
    return bytes(parts)


def too_large(limit: int) -> FetchError:
    """Return the error for what is larger than the limit, which is never read in part."""
    return FetchError(State.NOT_TEXT, f"it is larger than {limit / 1_000_000:g} MB")


def _damaged() -> FetchError:
    return FetchError(State.UNREACHABLE, "what its server sent cannot be decompressed")

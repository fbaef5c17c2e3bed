"""Digests: short names for texts, under which a cache stores what was computed of them."""

from __future__ import annotations

from hashlib import blake2b


def digest(*parts: str) -> str:
    """Return a name that is the same only for the same texts in the same order."""
    made = blake2b(digest_size=20)
    for part in parts:
        encoded = part.encode(errors="surrogatepass")
        made.update(len(encoded).to_bytes(8, "little"))
        made.update(encoded)
    return made.hexdigest()

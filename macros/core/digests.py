"""Digests: short names for what something follows from."""

from __future__ import annotations

from hashlib import blake2b


def digest(*parts: str) -> str:
    """Return the same name for the same texts in the same order, and another one for all others."""
    made = blake2b(digest_size=20)
    for part in parts:
        encoded = part.encode(errors="surrogatepass")
        made.update(len(encoded).to_bytes(8, "little"))
        made.update(encoded)
    return made.hexdigest()

"""Trigger words: the words that rules look for first, so that they search few pages for their patterns."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

_LETTERS = bytes(byte | 32 if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
# Letters that stand for one of ASCII where a pattern ignores case.
_CASES = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("\u212a", "k"))


def trigger_words(text: str, watched: AbstractSet[str]) -> frozenset[str]:
    """Return those of the watched words that a text has in any case; they are in lower case and in ASCII.

    Letters of other alphabets divide words, so that a text may seem to have more than it has.
    """
    for letter, plain in () if text.isascii() else _CASES:
        text = text.replace(letter, plain)
    folded = text.encode(errors="surrogatepass").translate(_LETTERS).decode("ascii")
    return frozenset(watched).intersection(folded.split())

"""Trigger words: rules look for these words first, and search a page for patterns only if it has one."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

_LETTERS = bytes(byte | 32 if chr(byte).isalpha() and byte < 128 else 32 for byte in range(256))
# Other letters that match a letter of ASCII where a pattern ignores case.
_CASES = (("İ", "i"), ("ı", "i"), ("ſ", "s"), ("\u212a", "k"))


def trigger_words(text: str, watched: AbstractSet[str]) -> frozenset[str]:
    """Return the watched words, in lower case and in ASCII, that a text has in any case.

    Letters beyond ASCII divide words here, so that a word may be found where there is none; the pattern of
    the rule then decides.
    """
    for letter, plain in () if text.isascii() else _CASES:
        text = text.replace(letter, plain)
    folded = text.encode(errors="surrogatepass").translate(_LETTERS).decode("ascii")
    return frozenset(watched).intersection(folded.split())

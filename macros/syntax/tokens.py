"""Tokens: what stands for a macro call in Markdown, until the Markdown extension makes a marker of it.

A token is a run of private-use characters, which Markdown, Jinja and regular expressions for words
ignore. It has everything that its marker needs, so that no state is kept between preparing a page and
rendering it. Only a token that this process has made is believed: each is signed with a key that no text can
know, and a text that holds the characters of a token is found by a rule.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from html import escape
from typing import NamedTuple

from ..core.macro_table import CITE, KNOWN, Meaning

SIGNS = _START, _END = "\ue100", "\ue101"
"""What a token begins and ends with, and no text may hold."""
_BLOCK = b"\0\xe2"  # U+E200, the character for byte 0, in UTF-16
# Processes that render a part of a build are forked from this one. No byte of the key is ever written.
_KEY = os.urandom(32)
_SIZE = 12

PATTERN = rf"{_START}[\ue200-\ue2ff]+{_END}"
_TOKEN = re.compile(PATTERN)


ELSEWHERE = -2
"""The number of a call that comes from another text that the check has read, such as an included file."""


class Token(NamedTuple):
    """One macro call on its way through Markdown."""

    macro: str
    """The name of a macro of ours."""
    keys: tuple[str, ...]
    locator: str = ""
    quotation: str = ""
    prefix: str = ""
    call: int = -1
    """The number of the call in the scan of its page, from 0; -1 or ELSEWHERE where it has none."""
    page: str = ""
    """The path of the page whose scan numbers the call; empty where the call has no number."""

    @property
    def has_names(self) -> bool:
        """Whether readers see the authors before the number."""
        return KNOWN.get(self.macro, CITE).has_names

    @property
    def meaning(self) -> Meaning:
        """What the call says, wherever it stands."""
        return self.macro, self.keys, self.locator, self.quotation, self.prefix

    @property
    def seal(self) -> str:
        """The signature of its marker, until the page is checked."""
        return seal(place(self.page, self.call))

    def __str__(self) -> str:
        # A text may have half of a character, which Jinja makes of "\ud800".
        told = json.dumps((*self.meaning, self.call, self.page), ensure_ascii=False)
        payload = told.encode(errors="surrogatepass")
        payload = _signature(payload) + payload
        characters = bytearray(_BLOCK * len(payload))
        characters[::2] = payload
        return _START + characters.decode("utf-16-le") + _END


@lru_cache(maxsize=256)
def decode(token: str) -> Token | None:
    """Read a token back; None when this process has not made it."""
    if not _TOKEN.fullmatch(token):
        return None
    made = token[1:-1].encode("utf-16-le")[::2]
    if made[:_SIZE] != _signature(made[_SIZE:]):
        return None
    macro, keys, *others = json.loads(made[_SIZE:])
    return Token(macro, tuple(keys), *others)


def place(page: str, call: int) -> str:
    """Return what the marker of a call says: its number, on the page whose call has that number."""
    return f"{call} {page if call >= 0 else ''}"


def seal(said: str) -> str:
    """Return a signature for what an element says, so that no element that a text imitates is believed."""
    return _signature(said.encode(errors="surrogatepass")).hex()


def _signature(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE, key=_KEY).digest()


def has_token(text: str) -> bool:
    """Return whether a text has what may be a token."""
    return _START in text


def is_forged(text: str) -> bool:
    """Return whether a text has what looks like a token, and is none of this process."""
    return has_token(text) and any(decode(match[0]) is None for match in _TOKEN.finditer(text))


def has_signs(text: str) -> bool:
    """Return whether a text has a character that only tokens have, outside of tokens of this process."""
    return any(sign in text for sign in SIGNS) and any(sign in replaced_by_typed(text) for sign in SIGNS)


def numbered(text: str, number: Callable[[Token], int]) -> str:
    """Return a text in which `number` decides on the number of each token that has none."""

    def again(match: re.Match[str]) -> str:
        token = decode(match[0])
        return match[0] if token is None or token.call != -1 else str(token._replace(call=number(token)))

    return _TOKEN.sub(again, text)


def replaced_by_typed(content: str) -> str:
    """Replace each token that did not become a marker by its macro call, escaped for HTML."""
    return _TOKEN.sub(lambda match: _typed(match[0]), content)


def _typed(characters: str) -> str:
    token = decode(characters)
    if token is None:
        return characters
    macro = KNOWN.get(token.macro, CITE)
    return escape(macro.typed(token.keys, token.quotation, token.locator, token.prefix))

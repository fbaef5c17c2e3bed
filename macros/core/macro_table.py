"""The macros that writers cite with: one row each, which scan, tokens, markup and registration use."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .text import composed

Meaning = tuple[str, tuple[str, ...], str, str, str]
"""What a call says: the name of the macro, the keys, the locator, the quoted words and the prefix."""
NAMED = ("prefix", "locator")
"""The arguments with a name, in the order of the marker: each is a text about the one source of a call."""

RETRACTED = "retracted"
"""The argument, without a text, that says that a sentence speaks of a source as a retracted one."""


class Macro(NamedTuple):
    """A macro whose arguments are literal texts, with a `prefix` and a `locator` when it cites one source."""

    name: str
    has_words: bool = False
    """Whether the macro takes one key and words, which readers see in quotation marks before the number.

    Any other macro takes keys alone, and readers see the numbers.
    """
    has_names: bool = False
    """Whether readers see the authors of the one source before its number, as a part of the sentence."""
    takes_none: bool = False
    """Whether the macro names no source, and takes no argument at all."""

    @property
    def takes_one(self) -> bool:
        """Whether a call names one source alone."""
        return self.has_words or self.has_names

    @property
    def usage(self) -> str:
        """What to type: `{{ quote("key", "the words") }}`."""
        return self.typed(() if self.takes_none else ("key",), "the words")

    def keys(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the positional arguments that are keys of sources."""
        return tuple(map(composed, texts[:1] if self.has_words else texts))

    def words(self, texts: Sequence[str]) -> str:
        """Return the positional argument that readers see as a quotation; empty without one."""
        return "".join(texts[1:2]) if self.has_words else ""

    def typed(self, keys: Sequence[str], words: str = "", locator: str = "", prefix: str = "") -> str:
        """Write a call as a writer types it."""
        texts = [*keys, *([words] if self.has_words and words else [])]
        arguments = [json.dumps(text, ensure_ascii=False) for text in texts]
        for name, text in zip(NAMED, (prefix, locator), strict=True):
            arguments += [f"{name}={json.dumps(text, ensure_ascii=False)}"] * bool(text)
        return f"{{{{ {self.name}({', '.join(arguments)}) }}}}"


CITE = Macro("cite")
"""The macro that hints suggest where a writer may have meant any of them."""
# The name of biblatex for a citation whose authors are a part of the sentence.
TEXTCITE = Macro("textcite", has_names=True)
MACROS: Mapping[str, Macro] = {
    macro.name: macro
    for macro in (
        CITE,
        Macro("quote", has_words=True),
        TEXTCITE,
    )
}
"""Macros by name."""


TIMELINE = Macro("timeline", takes_none=True)
"""The macro that draws the events of its page. It cites nothing, and yields to a macro of the site."""
KNOWN: Mapping[str, Macro] = {**MACROS, TIMELINE.name: TIMELINE}
"""All macros of ours by name, with the one that cites nothing."""


def pattern(macros: Sequence[Macro] = tuple(MACROS.values())) -> str:
    """Return a regular expression for the names of macros: `cite|quote`."""
    return "|".join(macro.name for macro in macros)


LISTING = pattern([macro for macro in MACROS.values() if not macro.has_words])
"""A regular expression for the names of macros that take only keys."""
QUOTING = pattern([macro for macro in MACROS.values() if macro.has_words])
"""A regular expression for the names of macros that take a key and words."""

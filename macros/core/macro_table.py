"""The macros that writers cite with: one row each, which scan, tokens, markup and registration follow."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Meaning = tuple[str, tuple[str, ...], str, str]
"""What a call says: the name of its macro, the keys, the locator and the words."""


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro that takes literal texts, and a `locator` when it names one source."""

    name: str
    has_words: bool = False
    """Whether it takes one key and words, which readers see in quotation marks before the number.

    Any other takes one key or more, of which readers see the numbers.
    """

    @property
    def usage(self) -> str:
        """What to type: `{{ quote("key", "the words") }}`."""
        return self.typed(("key",), "the words")

    def keys(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return those of the positional arguments that name sources."""
        return tuple(texts[:1] if self.has_words else texts)

    def words(self, texts: Sequence[str]) -> str:
        """Return the positional argument that readers see; empty where there is none."""
        return "".join(texts[1:2]) if self.has_words else ""

    def typed(self, keys: Sequence[str], words: str = "", locator: str = "") -> str:
        """Write a call as a writer types it."""
        texts = [*keys, *([words] if self.has_words and words else [])]
        arguments = [json.dumps(text, ensure_ascii=False) for text in texts]
        arguments += [f"locator={json.dumps(locator, ensure_ascii=False)}"] * bool(locator)
        return f"{{{{ {self.name}({', '.join(arguments)}) }}}}"


CITE = Macro("cite")
MACROS: Mapping[str, Macro] = {
    macro.name: macro
    for macro in (
        CITE,
        Macro("quote", has_words=True),
    )
}
"""By name. The first is the one that hints suggest where a writer may have meant any."""


def pattern(macros: Sequence[Macro] = tuple(MACROS.values())) -> str:
    """Return an expression for the names of some macros: `cite|quote`."""
    return "|".join(macro.name for macro in macros)


LISTING = pattern([macro for macro in MACROS.values() if not macro.has_words])
"""An expression for the names of macros that take keys alone."""
QUOTING = pattern([macro for macro in MACROS.values() if macro.has_words])
"""An expression for the names of macros that take a key and words."""

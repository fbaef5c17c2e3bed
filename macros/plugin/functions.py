"""The functions of our macros, for calls that only Jinja sees, such as those in loops and variables."""

from __future__ import annotations

from collections.abc import Callable

from ..core.macro_table import Macro
from ..syntax.tokens import Token


def function(macro: Macro) -> Callable[..., str]:
    """Return the function of a macro; a rule reports such calls, so that the function raises nothing."""

    def call(*texts: object, locator: object = "", prefix: object = "", **_: object) -> str:
        given = [str(text) for text in texts]
        return str(Token(macro.name, macro.keys(given), str(locator), macro.words(given), str(prefix)))

    call.__name__ = macro.name
    return call

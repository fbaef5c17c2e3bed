"""Citations to tokens in the body of a page that the check has read: nothing is scanned again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from ..content.citations.bracketed import SIGNS
from ..content.citations.plain_calls import PLAIN, meaning
from ..core.text import Text
from ..syntax.tokens import Token

_MARK = re.compile(r"\{[{%#]")


def substituted(
    text: Text, shown: Sequence[int], markdown: str, syntax: str = "", *, first: int = 0
) -> str | None:
    """Return a page's body with a token for each call; `shown` are those that the reader is to see.

    Those of the body begin with the number `first`.
    Returns None when the Markdown is not what the file has, or when it has marks of Jinja other than plain
    calls that are all shown. A shown call that is not plain would leave such a mark, so that equal numbers
    mean the same calls. With a `syntax` beside macros, it has no citation in that notation either.
    """
    if syntax and any(sign in markdown for sign in SIGNS):
        return None
    if not text.content.endswith(markdown) or "{{" in text.content[: len(text.content) - len(markdown)]:
        return None
    numbers = count(first)
    body = PLAIN.sub(lambda match: str(Token(*meaning(match), next(numbers), text.path)), markdown)
    is_all = list(shown) == list(range(next(numbers)))
    return body if is_all and not _MARK.search(body) else None

"""Preparing: from a scanned page to the text that Jinja sees, with a token in the place of each call."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

from ...core.macro_table import Meaning
from ...core.model import Call
from ...core.text import Text, replaced
from ...syntax.tokens import ELSEWHERE, Token
from .scanning import Scan


def tokens(
    scanned: Scan,
    known: Sequence[Call],
    said: Callable[[], Container[Meaning]] = frozenset,
    *,
    first: int = 0,
) -> tuple[Token, ...]:
    """Make a token for each call, with its number in the scan of the file if both say the same.

    `known` are the calls of the file; those of its text begin with the number `first`.
    Another plugin may have changed the text since the file was scanned: a call that differs gets no number,
    since it is not a citation of the file. `said` is asked for what calls of other texts say, which the
    plugin may have put in.
    """
    return tuple(_numbered(scanned, [_meaning(call) for call in known], said, first))


def _numbered(
    scanned: Scan, known: Sequence[Meaning], said: Callable[[], Container[Meaning]], following: int
) -> Iterator[Token]:
    for meaning in map(_meaning, scanned.calls):
        if meaning in known[following:]:
            is_next = known[following] == meaning
            if is_next or meaning not in said():
                following = known.index(meaning, following) + 1
                yield Token(*meaning, following - 1, scanned.page)
                continue
        yield Token(*meaning, ELSEWHERE if meaning in said() else -1)


def _meaning(call: Call) -> Meaning:
    keys = tuple(citation.key for citation in call.citations)
    return call.macro, keys, call.locator, call.quotation, call.prefix


def prepared(text: Text, scanned: Scan, made: Sequence[Token]) -> str:
    """Return the text for Jinja: a token for each call, marks in code escaped, dropped commands gone."""
    paired = zip(scanned.calls, made, strict=True)
    edits = [(call.span, str(token)) for call, token in paired if not call.hidden_in]
    edits += [(span, "") for span in scanned.dropped]
    edits += [(span, f"{{{{ '{text.content[span.start : span.end]}' }}}}") for span in scanned.shown]
    return replaced(text.content, sorted(edits))

"""Spellings: in which other forms a quotation may stand in a text, beside the one in which it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .editors_marks import Fragment
from .typography import normalized

_HYPHENATED = re.compile(r"\w+(?:-\w+)+")
_EDITORS_END = re.compile(r"(?:[.,]'?|'[.,])\Z")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_WHOLE = re.compile(r"'(.+)'", re.DOTALL)


def whole(quotation: str, joined: frozenset[str]) -> tuple[Fragment, ...]:
    """Return a quotation as one fragment, whose ellipses and brackets stand in the text."""
    return spelled([Fragment((normalized(quotation),))], joined)


def spelled(fragments: Sequence[Fragment], joined: frozenset[str]) -> tuple[Fragment, ...]:
    """Add the forms that are no alteration, the likeliest first."""
    last = len(fragments) - 1
    return tuple(
        fragment._replace(
            spellings=tuple(
                dict.fromkeys(
                    form
                    for one in fragment.spellings
                    for form in _forms(one, joined, first=place == 0, last=place == last)
                )
            )
        )
        for place, fragment in enumerate(fragments)
    )


def _forms(spelling: str, joined: frozenset[str], *, first: bool, last: bool) -> Iterator[str]:
    forms = [spelling]
    inner = _WHOLE.fullmatch(spelling)
    if first and last and inner:
        forms.append(inner[1])
    if joined:
        forms += [_HYPHENATED.sub(lambda word: _joined(word[0], joined), form) for form in forms]
    if first:
        forms += [_FIRST_LETTER.sub(lambda letter: _other_case(letter[0]), form, count=1) for form in forms]
    if last:
        forms += [shorter for form in forms if any(map(str.isalnum, shorter := _EDITORS_END.sub("", form)))]
    yield from forms


def _joined(word: str, joined: frozenset[str]) -> str:
    """Drop the hyphen of a word that the end of a line divided at it: well-known."""
    together = word.replace("-", "")
    return together if together in joined else word


def _other_case(letter: str) -> str:
    other = letter.swapcase()
    return other if len(other) == 1 else letter

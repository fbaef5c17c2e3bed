"""Editor's marks: what ellipses and square brackets in a quotation stand for in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from .typography import SPACELESS, normalized

MOST_FRAGMENTS = 12
"""A quotation of more fragments is no quotation, and would take long to find."""

_MARK = re.compile(
    r"""
      \[\s{0,2} (?: [\u2026\u22ef]{1,2} | \.\s?\.\s?\. (?:\s?\.)? ) \s{0,2}\]
    | \(\s{0,2} (?: [\u2026\u22ef]{1,2} | \.\s?\.\s?\. ) \s{0,2}\)
    | [\u2026\u22ef]+
    | \.(?:[ \xa0]?\.){2,}
    | \[ (?P<inside> [^\[\]]{0,200} ) \]
    """,
    re.VERBOSE,
)
_REMARK = re.compile(
    r"\s*(?:(?:sic|recte|emphasis|italics|hervorhebung|nous soulignons|c'est nous)\b.*|!+|\?+)\s*",
    re.IGNORECASE,
)
# Where no space stands between words, brackets beside a letter have words of their own.
_LETTER = re.compile(rf"(?![{SPACELESS}])[^\W_]")


class Joint(Enum):
    """What may stand in the text before a fragment."""

    NOTHING = auto()
    """White space at most."""
    LETTERS = auto()
    """The end of a word whose form an editor changed: `walk[ed]`."""
    WORDS = auto()
    """A few words that an editor replaced: `[they]`."""
    OMISSION = auto()
    """What an ellipsis leaves out."""


class Fragment(NamedTuple):
    """Words of a quotation between two marks, normalized, and how they follow the fragment before."""

    spellings: tuple[str, ...]
    joint: Joint = Joint.NOTHING
    inserted: str = ""
    """What the brackets before the words have."""
    opens: bool = True
    """Whether the words begin where a word does."""
    added: str = ""
    """What the brackets after the last words have; a space before it, unless it is the end of a word."""


def fragments(quotation: str) -> tuple[Fragment, ...]:
    """Return the fragments of a quotation; those without a letter or a figure are left out."""
    found = list[Fragment]()
    joint, inserted, opens, capital, end = Joint.NOTHING, "", True, "", 0
    marks = [*_MARK.finditer(quotation)]
    for following in [*marks, None]:
        words = quotation[end : following.start() if following else None]
        spellings = _spellings(capital, words, following is not None and following["inside"] is None)
        if any(map(str.isalnum, spellings[0])):
            found.append(Fragment(spellings, joint, inserted, opens))
            joint, inserted = Joint.NOTHING, ""
        if following is not None:
            new, capital = _meaning(following, quotation)
            joint = Joint(max(joint.value, new.value))
            inserted += _inserted(new, following["inside"])
            opens = not (new is Joint.LETTERS and quotation[following.end() : following.end() + 1].isalnum())
            end = following.end()
    if found:
        found[-1] = found[-1]._replace(added=inserted)
    return _without_edges(found)


def _inserted(joint: Joint, inside: str | None) -> str:
    """Return what an editor put into brackets, after a space unless it is the end of a word."""
    if joint not in {Joint.LETTERS, Joint.WORDS}:
        return ""
    return f"{' ' if joint is Joint.WORDS else ''}{normalized(inside or '')}"


def _meaning(mark: re.Match[str], quotation: str) -> tuple[Joint, str]:
    """Return what a mark stands for, and the letters of a word that it begins: `[T]he`."""
    inside = mark["inside"]
    if inside is None:
        return Joint.OMISSION, ""
    if _REMARK.fullmatch(inside) or not inside.strip():
        return Joint.NOTHING, ""
    if _LETTER.match(quotation[mark.start() - 1 : mark.start()]):
        return Joint.LETTERS, ""
    if _LETTER.match(quotation[mark.end() : mark.end() + 1]) and inside.isalpha():
        return Joint.NOTHING, inside
    return Joint.WORDS, ""


def _spellings(capital: str, words: str, omitted: bool) -> tuple[str, ...]:  # noqa: FBT001
    heads = dict.fromkeys([capital, capital[:1].lower() + capital[1:], capital[:1].upper() + capital[1:]])
    spellings = [normalized(f"{head}{words}") for head in heads]
    return tuple(one.rstrip(".,;: ") if omitted else one for one in spellings)


def _without_edges(found: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """Drop the punctuation after an ellipsis, which is the editor's."""

    def each() -> Iterator[Fragment]:
        for fragment in found:
            if fragment.joint is Joint.OMISSION:
                yield fragment._replace(spellings=tuple(one.lstrip(".,;: ") for one in fragment.spellings))
            else:
                yield fragment

    return tuple(each())

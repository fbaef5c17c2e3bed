"""Changes: whether what marks leave out, replace or add turns what a text says, counts or names."""

from __future__ import annotations

import re

from .denial import conditions, denials, numbers

MOST_REPLACED = 6
"""Brackets stand for at most so many words of the text."""
NEAR = 90
"""So many characters have these words."""

_NOTE = re.compile(r"\[\d{1,3}\]")
_BETWEEN_SENTENCES = re.compile(r"(?<=\w{3})[.!?][')\]]* ?(?=\w)")
_AT_A_SENTENCE = re.compile(r"\A[.!?]|[.!?][')\]]* ?\Z")
_NAME = re.compile(r"(?<!\w)[^\W\d_a-z]\w+")
# Words that begin with a capital letter and name nobody.
_NO_NAMES = re.compile(
    r"(?:The|This|These|Those|They|Them|He|She|It|We|You|His|Her|Its|Their|Our|My|And|But|So|In|At|On|For|"
    r"Der|Die|Das|Er|Sie|Es|Wir|Le|La|Les|Il|Elle|Ils|Elles|Nous|El|Los|Las|Ella|Ellos)"
)
_NAMES_ALONE = re.compile(r"(?:\A|[.!?][')\]]* |\n)'?((?:[^\W\d_a-z]\w+ ){1,3})\Z")
_ENDING = re.compile(r"(?!less|not)\w{0,4} ?")
_TURNING_ENDING = re.compile(r"less|\Anot\b|n't|fold", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.!?;](?!\w)")
_NO_LETTER = re.compile(r"[^\w']")
_WORD = re.compile(r"\w+")
# A date that lacks its year is told it by an editor: in May [2019].
_YEAR = re.compile(r"(?:1\d|20)\d\d")


def hides(gap: str, inserted: str = "") -> bool:
    """Return whether an omission, or brackets beside it, turn the meaning, or join two sentences."""
    words = _NOTE.sub("", gap)
    joins = _BETWEEN_SENTENCES.search(words) and not _AT_A_SENTENCE.search(words)
    return bool(joins or denials(words) or numbers(words) or conditions(words)) or _adds(inserted, "")


def replaces(words: str, inserted: str) -> bool:
    """Return whether brackets change what the words deny, count, restrict or name."""
    if denials(words) != denials(inserted) or conditions(words) != conditions(inserted):
        return True
    had, has = numbers(words), numbers(inserted)
    names, others = (_names(one) for one in (words, inserted))
    return (bool(had) and had != has) or (bool(names and others) and not names & others)


def is_ending(before: str, ending: str, inserted: str) -> bool:
    """Return whether brackets change the form of a word alone: not `can[not]`, `use[less]` or `six[ty]`."""
    if not _ENDING.fullmatch(ending) or _TURNING_ENDING.search(inserted):
        return False
    stem = _last_word(before)
    had, has = f"{stem}{ending}", f"{stem}{inserted}"
    return denials(had) == denials(has) and numbers(had) == numbers(has)


def precedes(before: str, inserted: str) -> bool:
    """Return whether brackets before the first words may stand for what the text has there."""
    if not inserted:
        return True
    clause = _CLAUSE_END.split(before)[-1]
    places = [word.start() for word in _WORD.finditer(clause)][-MOST_REPLACED:]
    near = clause[places[0] if places else 0 :]
    alone = _NAMES_ALONE.search(before)
    names, others = _names(alone[1] if alone else ""), _names(inserted)
    return not _adds(inserted, near) and not (names and others and not names & others)


def follows(words: str, after: str, inserted: str) -> bool:
    """Return whether brackets after the last words may stand for what the text has there."""
    if not inserted:
        return True
    clause = _CLAUSE_END.split(after)[0]
    places = [word.end() for word in _WORD.finditer(clause)][:MOST_REPLACED]
    near = clause[: places[-1] if places else 0]
    stem = "" if inserted.startswith(" ") else _last_word(words)
    ending = inserted.partition(" ")[0]
    return (not stem or is_ending(stem, "", ending)) and not _adds(inserted, near)


def _adds(inserted: str, near: str) -> bool:
    """Return whether brackets deny, restrict or count what the words beside them do not."""
    if set(denials(inserted)) - set(denials(near)) or set(conditions(inserted)) - set(conditions(near)):
        return True
    had, has = set(numbers(near)), set(numbers(inserted))
    return any(had or not _YEAR.fullmatch(one) for one in has - had)


def _last_word(words: str) -> str:
    return _NO_LETTER.split(words)[-1]


def _names(words: str) -> set[str]:
    return {name for name in _NAME.findall(words) if not _NO_NAMES.fullmatch(name)}

"""People, and what they did for a work, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from ...content.biblatex.roles import ROLES
from ...core.model import Contribution, Languages, Person, Source
from ..words import Words
from .escaping import isolated

MOST = 2
"""How many persons a sentence names; of more, the first alone."""
_NAMES = "{names}"
# What comes before names in entries that say the role in words, in English as biblatex does.
_LEADING = (" by", " of", " with", " from")


def named(persons: Sequence[Person], words: Words, *, has_more: bool = False) -> str:
    """Return names as in a sentence."""
    names = [isolated(str(person), words) for person in persons]
    if not has_more:
        return words.enumerated(names)
    return words("and-others", names=words.listed(names)) if names else words("others")


def cited(source: Source, words: Words) -> str:
    """Return whom a sentence names: `Smith and Jones`, `Smith et al.`; empty without authors and editors."""
    persons, has_more = source.authors, source.has_more_authors
    if not persons:
        persons, has_more = source.editors, source.has_more_editors
    last = [person.last for person in persons]
    if last and (has_more or len(last) > MOST):
        return words("et-al", name=last[0])
    return words.enumerated(last)


def cited_text(source: Source, words: Words) -> str:
    """Return what stands in the sentence for a source: the names, or else the title, or else the key."""
    return cited(source, words) or source.title or source.key


def leading(one: Contribution, words: Words) -> str:
    """Return people in the place of authors, with what they did: `Ann Roe and Max Doe (eds.)`."""
    known, count = ROLES.get(one.role), max(len(one.persons), 2 * one.has_more)
    label = words(f"role-{one.role}-label", count=count) if known and known.leads else one.role
    names = named(one.persons, words, has_more=one.has_more)
    return words("remark", said=names, remark=label)


def told(contributions: Iterable[Contribution], words: Words) -> str:
    """Return what people did: `edited and translated by Ann Roe, with a foreword by Max Doe`."""
    patterns = [(_pattern(one, words), one) for one in contributions]
    groups = groupby(patterns, key=lambda pair: (pair[1].persons, pair[1].has_more, _ending(pair[0])))
    return words.listed([*chain.from_iterable(_told([*group], words) for _, group in groups)])


def _pattern(one: Contribution, words: Words) -> str:
    """Return what somebody did, with a place for the names."""
    if one.role == "translator" and one.languages:
        language = words.said(Languages(one.languages))
        return words.pattern("role-translator-from").replace("{language}", language)
    if one.role in ROLES:
        return words.pattern(f"role-{one.role}")
    return f"{one.role} {_NAMES}" if one.role.endswith(_LEADING) else f"{_NAMES} ({one.role})"


def _ending(pattern: str) -> str:
    """Return the last word before the names, with them: ` by {names}`; empty where names come first."""
    before, _, after = pattern.partition(_NAMES)
    head, space, last = before.rstrip().rpartition(" ")
    return "" if after or not head else f"{space}{last} {_NAMES}"


def _told(same: Sequence[tuple[str, Contribution]], words: Words) -> Iterator[str]:
    """Yield what the same people did, in one phrase where that is possible."""
    one, ending = same[0][1], _ending(same[0][0])
    names = named(one.persons, words, has_more=one.has_more)
    if not ending:
        yield from (pattern.replace(_NAMES, names) for pattern, _ in same)
        return
    heads = dict.fromkeys(pattern.removesuffix(ending) for pattern, _ in same)
    preposition = f"{words('with')} "
    added = [head.removeprefix(preposition) for head in heads if head.startswith(preposition)]
    done = [head for head in heads if not head.startswith(preposition)]
    together = [preposition + words.enumerated(added)] if added else []
    yield words.enumerated([*done, *together]) + ending.replace(_NAMES, names)

"""Names as pages and registries state them, as names of the command: `Last, First` or `{Institution}`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ...content.sources.name_checks import name_faults
from ..store.wanted import SEVERAL, is_braced

_NOBODY = frozenset(
    """
    admin administrator anonymous author contributor default editor guest moderator n/a na none null root
    staff undefined unknown user webmaster wordpress
    """.split()  # noqa: SIM905  a list of words is read as one
)
"""What systems fill in where nobody has said a name."""
_BY = re.compile(r"(?:by|von|par|por|di)\s+(?=\S)", re.IGNORECASE)
_NO_NAME = re.compile(r"https?://|www\.|@|[<>\[\]|\\{}]|^\W*$")
_BETWEEN = re.compile(r"\s*;\s*|\s+(?:and|&|und|et|y)\s+|\s*,\s+(?:and|&)\s+", re.IGNORECASE)
_FAMILY_FIRST = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST = 200


class Names(NamedTuple):
    """The names in a statement."""

    names: tuple[str, ...] = ()
    is_guessed: bool = False
    unclear: tuple[str, ...] = ()
    """What may be a name, and is not taken."""


def institution(name: str) -> str:
    """Return the name of an institution as people type it; its own braces would end it early."""
    bare = name.replace("{", "(").replace("}", ")")
    return f"{{{bare}}}" if bare else ""


def person(family: str, given: str, suffix: str = "") -> str:
    """Return the name of a person as people type it; a part that may be several names is no such part."""
    parts = [part for part in (family, suffix, given) if part]
    if not family or len(parts) == 1:
        return institution(" ".join(parts))
    if any(_NO_NAME.search(part) or "," in part or SEVERAL.search(f" {part} ") for part in parts):
        return institution(" ".join(filter(None, (given, family, suffix))))
    return ", ".join(parts)


def read(statements: Iterable[str], publisher: str = "", *, is_free: bool = False) -> Names:
    """Return the names of several statements, each once, in their order.

    In a free byline, what is behind a comma may as well be where somebody works: `Ann Roe, Reuters`.
    """
    found = [_statement(one, publisher, is_free=is_free) for one in statements]
    names = dict.fromkeys(name for one in found for name in one.names)
    unclear = tuple(name for one in found for name in one.unclear)
    return Names(tuple(names), any(one.is_guessed for one in found), unclear)


def _statement(stated: str, publisher: str, *, is_free: bool) -> Names:
    """Read one statement, which may name several people; what is in braces is an institution for sure."""
    if is_braced(stated):
        return Names((institution(stated[1:-1]),))
    byline = _BY.sub("", stated, count=1) if _BY.match(stated) else stated
    if not byline or byline.casefold() in _NOBODY:
        return Names()
    if byline.casefold() == publisher.casefold():
        return Names((institution(byline),))
    if _NO_NAME.search(byline) or len(byline) > _LONGEST:
        # An address in place of a name is that of a profile.
        return Names(unclear=() if "://" in byline else (byline[:80],))
    return _several(byline, is_free=is_free)


def _several(byline: str, *, is_free: bool) -> Names:
    parts = [part for part in _BETWEEN.split(byline) if part]
    if all(part.count(",") == 1 for part in parts) and not _is_list(parts[0]):
        is_doubtful = any(" " in part.partition(",")[0] and not part[0].islower() for part in parts)
        if is_free and is_doubtful:
            return Names(unclear=(byline,))
        return Names(tuple(map(_inverted, parts)), is_guessed=is_doubtful)
    listed = [name.strip() for part in parts for name in part.split(",") if name.strip()]
    if "," in byline and not all(" " in name for name in listed):
        return Names(unclear=(byline,))
    known = [name for name in listed if name.casefold() not in _NOBODY]
    return Names(tuple(map(_split, known)), is_guessed=True)


def _is_list(part: str) -> bool:
    """Return whether a comma stands between two whole names rather than in one: `Ann Roe, Max Doe`."""
    return all(len(name.split()) > 1 for name in part.split(","))


def _inverted(name: str) -> str:
    family, _, given = name.partition(",")
    return person(family.strip(), given.strip())


def _split(name: str) -> str:
    """Return a name whose parts are not told: the last word is the family's, with what is small before it."""
    words = name.split()
    if len(words) == 1 or _FAMILY_FIRST.search(name) or name_faults(name):
        return institution(name)
    small = (place for place, word in enumerate(words[:-1]) if place and word[:1].islower())
    place = next(small, len(words) - 1)
    return person(" ".join(words[place:]), " ".join(words[:place]))

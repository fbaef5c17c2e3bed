"""Check what a writer typed for a draft, and ask for what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from unicodedata import category

from ...check.rules.texts.invisible import unseen
from ...core.findings import Fault, FaultError
from ...core.model import PAGE_TYPES
from ...core.text import enumerated
from ...core.topics import identity

Claims = tuple[tuple[str, str], ...]


def question(typed: str) -> str:
    """Return a question in one line. Raises FaultError."""
    return one_line(
        typed, "a page answers a question", 'write it in quotation marks: "How did the vote end?"'
    )


def one_line(typed: str, fact: str, hint: str) -> str:
    """Return words in one line; the fact is that none were typed. Raises FaultError.

    Characters that an alphabet or an emoji needs may be unseen; controls may not.
    """
    line = " ".join(typed.split())
    if not any(map(str.isalnum, line)):
        raise FaultError(Fault(fact, hint))
    controls = (character for character in line if category(character) in ("Cc", "Cs"))
    hidden = (line[span.start] for span, _ in unseen(line, is_store=False))
    if character := next(controls, "") or next(hidden, ""):
        raise FaultError(Fault(f"U+{ord(character):04X} is a character that nobody sees", "leave it out"))
    return line


def authors(known: Iterable[str], named: Collection[str]) -> tuple[str, ...]:
    """Return the keys that were typed, or the only author of the site. Raises FaultError."""
    keys = tuple(known)
    if named or len(keys) == 1:
        return tuple(named) or keys
    if not keys:
        hint = 'write "authors: {key: {name: …}}" into docs/.authors.yml'
        raise FaultError(Fault("no author is known", hint))
    raise FaultError(Fault(f"name the author: --author {' or --author '.join(keys)}"))


def topics(known: Iterable[str], named: Iterable[str]) -> tuple[str, ...]:
    """Return the topics that were typed, each as the site spells it, if the site has it."""
    spelled = {identity(name): name for name in known}
    lines = (" ".join(name.split()) for name in named)
    return tuple(spelled.get(identity(line), line) for line in lines)


def own_fields(kind: str, given: Mapping[str, str], ratings: Collection[str]) -> Claims:
    """Return the fields that a page of this type needs of its own, with their texts. Raises FaultError."""
    needed = PAGE_TYPES[kind].fields
    texts = {name: " ".join(given.get(name, "").split()) for name in given}
    for name in (name for name, value in texts.items() if value and name not in needed):
        owner = next(other.name for other in PAGE_TYPES.values() if name in other.fields)
        hint = f"add --type {owner}, or leave it out"
        raise FaultError(Fault(f'--{name} is for the type "{owner}"', hint))
    if missing := [name for name in needed if not texts.get(name)]:
        wanted = enumerated([f'--{name} "…"' for name in missing])
        scale = f"the ratings are: {', '.join(ratings)}" if "rating" in missing and ratings else ""
        raise FaultError(Fault(f'a page of the type "{kind}" needs {wanted}', scale))
    return tuple((name, texts[name]) for name in needed)

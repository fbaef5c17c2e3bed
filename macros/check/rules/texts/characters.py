"""Rules on the characters of a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ....core.model import Bibliography, Page
from ....core.text import Span, Text
from ..found import Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, and_store, page_rule
from .invisible import is_harmless, unseen

_FEWEST = 3


def _mojibake_in_store(store: Bibliography) -> Iterator[Found]:
    """Find what a wrong encoding left in the bibliography."""
    for text in _texts(store):
        if match := re.search("[\x80-\x9f\ufffd]", text.content):
            message = f"U+{ord(match[0]):04X} is not a character of a text: it was read in a wrong encoding"
            yield Found(text, Span(*match.span()), message, "write the character that was meant")


@and_store(_mojibake_in_store)
@page_rule("encoding-damage", ERROR, EVERY_PAGE)
def encoding_damage(page: Page, context: RuleContext) -> Iterator[Found]:
    """A text was read in a wrong encoding, and characters of it are lost.

    Quotation marks that became one foreign letter hide every quotation from readers and from rules.
    Reported are U+FFFD, C1 controls, and single letters of a script that the page is not written in; on a
      page without a type only outside of code, and from three of one letter on.
    Put a letter that is meant into a code span.
    Until the text is fixed, the rules on prose are not run for its page.

    Wrong:
        The administrationโs rhetoric

    Right:
        The administration’s rhetoric
    """
    is_strict = context.judges(page.front_matter)
    damage = [
        (letter, count)
        for letter, count in page.prose.mojibake
        if is_strict or (letter in page.prose.text and (count >= _FEWEST or not _is_letter(letter)))
    ]
    if damage:
        letter, count = damage[0]
        shown = letter if letter.isprintable() else f"U+{ord(letter):04X}"
        where = page.prose.text.find(letter)
        where = where if where >= 0 else page.text.content.index(letter)
        times = f"{count} times" if count > 1 else "once"
        message = f'"{shown}" occurs {times} where it cannot belong: the text was read in a wrong encoding'
        hint = (
            "copy the text again from where it came from, in UTF-8; "
            "until then the rules on prose are not run for this page"
        )
        yield Found(page.text, Span(where, where + 1), message, hint)


def _is_letter(broken: str) -> bool:
    return len(broken) == 1 and broken.isalpha()


def _texts(store: Bibliography) -> Iterable[Text]:
    return dict.fromkeys(source.text for source in store.sources)


def _bidi_control_in_store(store: Bibliography) -> Iterator[Found]:
    """Find invisible characters in the bibliography."""
    for text in _texts(store):
        yield from _unseen(text, is_store=True)


@and_store(_bidi_control_in_store)
@page_rule("bidi-control", ERROR, EVERY_PAGE)
def bidi_control(page: Page, context: RuleContext) -> Iterator[Found]:
    r"""A file holds a character that nobody sees.

    Such characters make a text look like another, and keep search from finding words.
    What an alphabet needs is allowed: joiners beside letters that join, and in emoji; spaces without width
      beside letters of Thai, Khmer, Burmese, Chinese or Japanese; a pair of marks around words from right
      to left, or around others in a line with such words.
    So is a place to break a long word, after a slash, a full stop or a hyphen.
    On a page without a type, a character without width counts where it cuts a word, or begins a heading, a
      list or another block, which then is none.

    Wrong:
        a\u200bword

    Right:
        aword
    """
    found = _unseen(page.text, is_store=False)
    is_strict = context.judges(page.front_matter)
    return (one for one in found if is_strict or not is_harmless(page.text.content, one.span.start))


def _unseen(text: Text, *, is_store: bool) -> Iterator[Found]:
    for span, effect in unseen(text.content, is_store=is_store):
        letter = text.content[span.start]
        name = unicodedata.name(letter, "control").lower()
        message = f"the character U+{ord(letter):04X} ({name}) is invisible and {effect}"
        yield Found(text, span, message, "delete it")

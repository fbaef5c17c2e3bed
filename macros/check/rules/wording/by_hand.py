"""Rules on what a writer typed by hand, or did not write yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ....core.findings import meant
from ....core.macro_table import MACROS
from ....core.model import ByHand, Page
from ....core.text import Span, blanked
from ..found import Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, EXPLAINERS, page_rule
from ..search import Search

# The text of a link around brackets: `[Part [2] of it](…)`.
_OPENED = re.compile(r"\[[^\[\]]*$")
_CLOSED = re.compile(r"[^\[\]\n]*\][(\[]")
_FEW = 2  # characters
_REACH = 1_000
"""How many characters before a number are looked at."""
_MANY = 100
"""How many footnotes are compared with a label that none has."""
_HEADING = re.compile(r"[ ]{0,3}#")


@page_rule("bare-number-citation", ERROR, EVERY_PAGE)
def bare_number_citation(page: Page, context: RuleContext) -> Iterator[Found]:
    r"""A citation is typed by hand: a number, a key as other programs write it, or an undefined footnote.

    Readers take it for a citation, and it leads nowhere.
    Numbers are found in brackets of all kinds, `[3]`, `\[3\]`, `&#91;3&#93;`, and raised, `<sup>3</sup>`.
    `\cite{key}` and `[@key]` are always reported; forms that can mean something else, `[[key]]`, `@key`,
      `[key]` or `<cite>key</cite>`, only with a key of the bibliography.
    On a page that has neither a type nor a citation, a key of the bibliography alone is reported.
    Put what readers should see as typed into a code span.

    Wrong:
        It began in May [3].

    Right:
        It began in May.{{ cite("un2024vote") }}
    """
    for typed in () if page.prose.mojibake else _judged(page, context):
        words = _words(page, typed)
        message = f'"{words}" is typed by hand, and leads to no source'
        near = _defined(page, typed) if words.startswith("[^") else ""
        hint = near or _as_macro(typed, words, context.bibliography.by_key)
        yield Found(page.text, typed.span, message, hint)


def _judged(page: Page, context: RuleContext) -> Iterator[ByHand]:
    """Yield all on a page with a type; else those with a key of the store, or beside our own calls.

    A class of characters of a regular expression, `[^x]` or `[^aeiou]`, looks like a footnote: there it
    counts beside footnotes, or with a key of more than two characters.
    """
    known = context.bibliography.by_key
    if context.judges(page.front_matter):
        yield from page.prose.by_hand
        return
    singles = (one for one in page.prose.by_hand if not one.keys and "," not in _words(page, one))
    has_single = any(_is_apart(page, one) for one in singles)
    for typed in page.prose.by_hand:
        is_key = any(key in known for key in typed.keys)
        is_beside = bool(known and page.calls)
        if _words(page, typed).startswith("[^"):
            (label,) = typed.keys
            is_meant = is_key and len(label) > _FEW
            is_meant |= is_beside and (label.isdigit() or bool(page.prose.footnotes))
        else:
            is_meant = is_key or (
                is_beside and (bool(typed.keys) or _is_number(page, typed, has_single=has_single))
            )
        if is_meant:
            yield typed


def _words(page: Page, typed: ByHand) -> str:
    return page.text.content[typed.span.start : typed.span.end]


def _is_number(page: Page, typed: ByHand, *, has_single: bool) -> bool:
    """Return whether a number can be a citation; a pair, which may be an interval, only beside a single."""
    return (has_single or "," not in _words(page, typed)) and _is_apart(page, typed)


def _is_apart(page: Page, typed: ByHand) -> bool:
    """Return whether a number is no index behind a name, no label of a line, and in the text of no link."""
    content, start = page.text.content, typed.span.start
    line = content[max(start - _REACH, 0) : start].rpartition("\n")[2]
    is_of_program = line[-1:].isalnum() or not line.strip(" \t>*_+-")
    return not (is_of_program or (_OPENED.search(line) and _CLOSED.match(content, typed.span.end)))


def _defined(page: Page, typed: ByHand) -> str:
    """Ask whether a footnote of the page is meant, whose label may differ in its case alone."""
    labels = {note.label for note in page.prose.footnotes}
    same = {label for key in typed.keys for label in labels if label.casefold() == key.casefold()}
    near = (
        meant(key, same or sorted(labels)[:_MANY], typed="[^{}]".format, likeness=0.0 if same else 0.6)
        for key in typed.keys
    )
    return next(near, "")


def _as_macro(typed: ByHand, words: str, known: Collection[str]) -> str:
    keys = [key for key in typed.keys if key in known]
    if keys:
        return f"write {MACROS[typed.macro].typed(keys, '', typed.locator, typed.prefix)}"
    if not typed.keys:
        return 'write {{ cite("key") }}, and the number is made from the source'
    if words.startswith("[^"):
        return f'write {{{{ cite("key") }}}}, or define the footnote in a line "{words}: …"'
    return 'write {{ cite("key") }}, with a key of the bibliography'


_PLACEHOLDERS = Search(
    re.compile(r"\b(?:TODO|TBD|FIXME)\b|\b[Ll]orem ipsum\b|\bLoading(?:\.\.\.|…)|\b[Cc]itation needed\b"),
    ((frozenset({"todo", "tbd", "fixme", "ipsum", "loading", "needed"}),),),
)


@page_rule("placeholder", ERROR, EXPLAINERS, search=_PLACEHOLDERS)
def placeholder(page: Page, _: RuleContext) -> Iterator[Found]:
    """A text contains a placeholder, or has not been written yet.

    Write what the placeholder stands for; a note to yourself belongs in an HTML comment.
    On a page with a type, a description that repeats the title is reported too, and a body of headings
      and comments alone.

    Wrong:
        The count was TODO.

    Right:
        The count was 14.
    """
    if page.front_matter.type and _is_unwritten(page):
        hint = "write it; until then the page can be a draft"
        yield Found(page.text, Span(page.body, page.body + 1), "this page has no text yet", hint)
    if page.prose.mojibake or not _PLACEHOLDERS.may_match(page.trigger_words):
        return
    for match in _PLACEHOLDERS.pattern.finditer(page.prose.text):
        message = f'"{match[0]}" is a placeholder for something that is missing'
        hint = "write what it stands for, or put it into an HTML comment"
        yield Found(page.text, Span(*match.span()), message, hint)


def _is_unwritten(page: Page) -> bool:
    """Return whether a page consists of headings and comments alone."""
    lines = blanked(page.text.content, page.comments)[page.body :].split("\n")
    is_written = any(line.strip() and not _HEADING.match(line) for line in lines)
    return not is_written and bool(page.text.content[page.body :].strip())

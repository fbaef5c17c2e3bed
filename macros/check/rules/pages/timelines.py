"""Rules on the events of a page that draws its timeline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ....content.timelines import TypedEvent, events
from ....core.macro_table import TIMELINE
from ....core.model import ANCHOR, Day, Page, event_day
from ....core.text import Span
from ....syntax.dates import exists
from ....syntax.facts import dates
from ..found import Found, RuleContext
from ..rule import ERROR, EVERY_PAGE, page_rule

_EXAMPLE = f"{ANCHOR}2023-10-07"


@page_rule("invalid-timeline", ERROR, EVERY_PAGE)
def invalid_timeline(page: Page, context: RuleContext) -> Iterator[Found]:
    """A page draws a timeline, and an event has no date, or another one than its words say.

    On such a page each term of a definition list is an event, and its anchor is its date, as far as that is
      known: `#on-2023-10-07`, `#on-2023-10`, `#on-2023`.
      A word behind the date tells events of one day apart: `#on-2023-10-07-vote`.
    `timeline` takes nothing, and stands in a paragraph of its own.

    Wrong:
        7 October 2023
        :   The talks begin.{{ cite("un2024vote") }}

    Right:
        7 October 2023 { #on-2023-10-07 }
        :   The talks begin.{{ cite("un2024vote") }}
    """
    calls = [call for call in page.calls if call.draws]
    if not calls:
        return
    for call in calls:
        if not (call.hidden_in or _is_alone(page, call.span)):
            hint = "put an empty line before and after it"
            yield Found(page.text, call.span, "a timeline needs a paragraph of its own", hint)
    for call in calls[1:]:
        yield Found(page.text, call.span, "this page has a timeline already", "delete one of the two")
    if not context.reads_events:
        hint = 'add "attr_list" and "def_list" to markdown_extensions in mkdocs.yml'
        yield Found(page.text, calls[0].span, "nothing here reads definition lists with anchors", hint)
    found = tuple(events(page.text, page.body))
    if not found:
        hint = f'write "7 October 2023 {{ #{_EXAMPLE} }}", and below it ":   What happened."'
        yield Found(page.text, calls[0].span, "this page has no event to draw", hint)
    seen = set[str]()
    for event in found:
        if fault := _fault(page, event, seen):
            yield Found(page.text, event.place, *fault)
        seen.add(event.anchor)


def _is_alone(page: Page, span: Span) -> bool:
    """Return whether a call has a paragraph for itself."""
    content, text = page.text.content, page.text
    line = text.location(span.start).line
    around = [text.line_span(number) for number in (line - 1, line, line + 1) if number]
    start, end = max(around[0].start, page.body), max(one.end for one in around)
    return not f"{content[start : span.start]}{content[span.end : end]}".strip()


def _fault(page: Page, event: TypedEvent, seen: set[str]) -> tuple[str, str] | None:
    """Return what is wrong with the date of an event, and what to type."""
    meant = _meant(page.text.content[slice(*event.words)])
    named = f"#{ANCHOR}{meant.iso}" if meant else f"#{_EXAMPLE}"
    hint = f'write "{named}"' if event.anchor else f'write "{{ {named} }}" behind it'
    hint = hint if meant else f"{hint}, with its own date"
    day = event_day(event.anchor)
    if day is None:
        return "this event has no date that can be read", hint
    if not exists(day.year, day.month or 1, day.day or None) or not day.year:
        return f'the calendar has no day "{event.anchor.removeprefix(ANCHOR)}"', hint
    if meant and any(said and said != known for said, known in zip(day, meant, strict=True) if known):
        return f"the anchor says {day.words}, and the words say {meant.words}", hint
    if event.anchor in seen:
        return f'"{event.anchor}" is the anchor of an event above', f'add a word: "#{event.anchor}-vote"'
    return None


def _meant(words: str) -> Day | None:
    """Return the date that the words of an event name, if they are English and name one with its year."""
    named = [one for one in dates(words) if one.year and one.first_day]
    return Day(int(named[0].year), named[0].month, named[0].day) if len(named) == 1 else None


@page_rule("uncited-event", ERROR, EVERY_PAGE)
def uncited_event(page: Page, _: RuleContext) -> Iterator[Found]:
    """An event of a timeline cites no source.

    Where a page draws a timeline, readers take each entry for a fact of its own, so that each cites its own
      source.

    Wrong:
        7 October 2023 { #on-2023-10-07 }
        :   The talks begin.

    Right:
        7 October 2023 { #on-2023-10-07 }
        :   The talks begin.{{ cite("un2024vote") }}
    """
    if not any(call.draws for call in page.calls):
        return
    # What cannot be read has a finding of its own.
    tried = [offset for block in page.prose.blocks for offset in block.attempts]
    cited = sorted((*tried, *(citation.span.start for citation in page.citations)))
    hint = f'write {{{{ cite("key") }}}} behind what happened, or take {TIMELINE.usage} off the page'
    found = events(page.text, page.body)
    # Several events may share what happened.
    for place in dict.fromkeys(place for event in found for place in event.definitions):
        if bisect_left(cited, place.start) == bisect_left(cited, place.end):
            typed = page.text.content[slice(*place)].rstrip()
            span = Span(place.start, place.start + len(typed.partition("\n")[0]))
            yield Found(page.text, span, "this event cites no source", hint)

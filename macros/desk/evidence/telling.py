"""What a command says of quotations: those that are not in their source, with the difference, and a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ...core.model import MatchState
from ...core.text import counted, enumerated
from .verifying import Verdict

_SAID = {
    MatchState.ABSENT: 'not in "{key}"',
    MatchState.ALTERED: 'not so in "{key}"',
    MatchState.TRUNCATED: 'in "{key}", where the sentence goes on with a word that turns them',
    MatchState.UNCHECKED: 'not held against "{key}"',
}
_MARKS = {"insert": "+", "delete": "-"}
_LONGEST = 200


def lines(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield the lines on quotations that are not simply there: the place, what is so, and the difference."""
    for verdict in verdicts:
        if said := _SAID.get(verdict.state):
            quoted = verdict.quotation
            what = f"{said.format(key=quoted.key)}{_why(verdict)}"
            yield f'{quoted.place}: "{_shortened(quoted.words)}" is {what}'
            if verdict.match and verdict.match.nearest:
                yield f'   the source: "{verdict.match.nearest}"'
                yield f"   the difference: {difference(verdict)}"


def _why(verdict: Verdict) -> str:
    if verdict.state is not MatchState.UNCHECKED:
        return ""
    if verdict.record is None:
        return ": it was never read"
    return f": {verdict.match.reason if verdict.match else 'no copy of it is here'}"


def difference(verdict: Verdict) -> str:
    """Return the words of a quotation and of its source, those that differ in brackets: `[-is-] [+was+]`."""
    parts = verdict.match.difference if verdict.match else ()
    return " ".join(
        f"[{mark}{words}{mark}]" if (mark := _MARKS.get(kind)) else words for kind, words in parts
    )


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def summary(verdicts: Sequence[Verdict]) -> str:
    """Return the closing line: `9 of 11 quotations found and 2 unchecked; 2 by the record alone`."""
    counts = Counter(verdict.state for verdict in verdicts)
    found = sum(number for state, number in counts.items() if state.is_found)
    others = [f"{number} {state}" for state, number in sorted(counts.items()) if not state.is_found]
    alone = sum(verdict.match is None and verdict.state.is_found for verdict in verdicts)
    rest = f"; {alone} by the record alone" if alone else ""
    total = counted(len(verdicts), "quotation")
    return f"{enumerated([f'{found} of {total} found', *others])}{rest}"


def fails(verdicts: Sequence[Verdict]) -> bool:
    """Return whether a quotation is not in its source."""
    return any(verdict.state in (MatchState.ABSENT, MatchState.ALTERED) for verdict in verdicts)

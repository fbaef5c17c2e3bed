"""The table of growth, as Markdown. No figure stands here that was not measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log

from .growing import Growing
from .measuring import Outcome

SIZES = (10_000, 30_000, 100_000, 300_000)
MOST_EXPONENT, MOST_SECONDS = 1.2, 2.0
_CLOCK = 0.001
"""The seconds that the clock of a process tells apart."""
_HEAD = """\
# How a check grows with a text

`make growth` writes this file; nothing in it is typed by hand.
Each text repeats one unit, to {sizes} kB; the seconds are those of a processor for a check of a site with it.
The exponent is that between {first} and {last} kB: 1 means ten times the seconds for ten times the text.
§ stands for the number of a unit, ¤ for the next.

{count} texts; the largest exponent is {exponent:.2f}, and the longest check takes {seconds:.2f} s.
"""


def exponent(outcomes: Sequence[Outcome]) -> float:
    """Return the exponent with which the seconds grow between the first size and the last."""
    first, last = (max(one.seconds, _CLOCK) for one in (outcomes[0], outcomes[-1]))
    return log(last / first) / log(SIZES[-1] / SIZES[0])


def page(measures: Mapping[Growing, Sequence[Outcome]]) -> str:
    """Return the table, the files in turn and the steepest text of each first."""
    outcomes = measures.values()
    head = _HEAD.format(
        sizes=", ".join(f"{size // 1_000}" for size in SIZES),
        first=SIZES[0] // 1_000,
        last=SIZES[-1] // 1_000,
        count=len(measures),
        exponent=max(map(exponent, outcomes)),
        seconds=max(one.seconds for several in outcomes for one in several),
    )
    return "\n".join([head, *_tables(measures)]) + "\n"


def _tables(measures: Mapping[Growing, Sequence[Outcome]]) -> Iterator[str]:
    for file in dict.fromkeys(text.file for text in measures):
        yield f"## In `{file}`\n"
        yield f"| Text | {' | '.join(f'{size // 1_000} kB' for size in SIZES)} | Exponent |"
        yield f"| --- |{' ---: |' * (len(SIZES) + 1)}"
        rows = [(text, several) for text, several in measures.items() if text.file == file]
        for text, several in sorted(rows, key=lambda row: -exponent(row[1])):
            seconds = " | ".join(one.error or f"{one.seconds:.3f}" for one in several)
            name = text.name.replace("|", "\\|").replace("`", "´")
            yield f"| `{name}` | {seconds} | {exponent(several):.2f} |"
        yield ""

"""Quotations: how long it takes to hold 1,000 quotations against 300 copies of 200 kB each."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from itertools import groupby

from macros.content.evidence import match, prepared

_COPIES, _QUOTATIONS, _LENGTH = 300, 1_000, 200_000
_WORDS = 4_000
_CHANGED = 0.2
"""The share of quotations with a changed word, which is far beyond what writers get wrong."""


def main() -> None:
    """Print the seconds and the states."""
    made = random.Random(1)
    words = ["".join(made.choices("etaoinshrdlucmfwyp", k=made.randint(2, 11))) for _ in range(_WORDS)]
    wanted = sorted(made.randrange(_COPIES) for _ in range(_QUOTATIONS))
    seconds, states = 0.0, Counter[str]()
    for _, group in groupby(wanted):
        text = _text(made, words)
        quotations = [_quotation(made, text) for _ in group]
        began = time.process_time()
        source = prepared(text)
        states.update(match(quotation, source).state.value for quotation in quotations)
        seconds += time.process_time() - began
    sys.stdout.write(f"{seconds:.1f} seconds of one processor; {dict(states)}\n")


def _text(made: random.Random, words: list[str]) -> str:
    """Return a text with the punctuation and the line ends of a printed page."""
    signs = made.choices(
        [" ", ", ", ". ", "\n", "’s ", " – ", " “", "” ", "\n\n"],
        [70, 8, 6, 9, 1, 1, 1, 1, 1],
        k=_LENGTH // 7,
    )
    return "".join(
        f"{word}{sign}" for word, sign in zip(made.choices(words, k=len(signs)), signs, strict=True)
    )


def _quotation(made: random.Random, text: str) -> str:
    words = text[made.randrange(len(text) - 2_000) :].split()[1 : made.randint(6, 30)]
    if made.random() < _CHANGED:
        words[len(words) // 2] = "unheard"
    return " ".join(words).replace("’", "'").replace("“", '"').replace("”", '"')


if __name__ == "__main__":
    main()

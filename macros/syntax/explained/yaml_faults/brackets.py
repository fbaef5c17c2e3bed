"""Brackets that are never closed, and what cannot stand within brackets."""

from __future__ import annotations

from .stops import CLOSERS, QUOTE, Stop, YamlFault


def within(stop: Stop) -> YamlFault:
    """Explain what cannot stand within brackets; mostly they are not closed."""
    got = stop.problem.rpartition("got ")[2].strip("'")
    begun = stop.place if stop.begun is None else stop.begun
    opening = stop.content[begun : begun + 1]
    closing = CLOSERS.get(opening, "")
    is_below = "\n" in stop.content[begun : stop.place]
    if got == "<stream end>" or (is_below and closing not in stop.line_at(stop.place)):
        return YamlFault(f'the bracket "{opening}" here is never closed', f'close it with "{closing}"', begun)
    if got == ":" and is_below:
        end = stop.line - 1
        return YamlFault("a comma is missing behind this line", 'write "," at its end', end)
    if got == ":":
        return YamlFault('the value holds ": ", which begins another value', QUOTE, stop.place)
    if got in ("<scalar>", "[", "{"):
        return YamlFault("a comma is missing before this", 'write ", " between two values', stop.place)
    return YamlFault(f'"{got}" cannot stand here without quotation marks', QUOTE, stop.place)


def no_content(stop: Stop) -> YamlFault:
    """Explain where a value is missing, or what none can begin with."""
    found = stop.problem.rpartition("found ")[2].strip("'")
    if found == "<stream end>":
        brackets = [place for place, mark in enumerate(stop.content) if mark in CLOSERS]
        place = _last_open(stop.content, brackets)
        mark = stop.content[place]
        return YamlFault(
            f'the bracket "{mark}" here is never closed', f'close it with "{CLOSERS[mark]}"', place
        )
    return YamlFault(f'a value cannot begin with "{found}"', QUOTE, stop.place)


def _last_open(content: str, brackets: list[int]) -> int:
    """Return the first bracket that no later one closes; there is one, since a value is missing behind it."""
    opened = list[int]()
    for place in range(brackets[0], len(content)):
        if content[place] in CLOSERS:
            opened.append(place)
        elif content[place] in CLOSERS.values() and opened:
            opened.pop()
    return opened[0] if opened else brackets[-1]

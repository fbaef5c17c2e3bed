"""Fenced code blocks, as pymdownx.superfences and Python-Markdown find them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ....core.text import Span
from .lines import TAB, depth_of

_FENCE = re.compile(r"(?P<indent>(?:[ \t]|>[ ]?)*)(?P<mark>`{3,}|~{3,})(?P<rest>[^\n]*)")
# What may follow the marks that open a block: a language, and attributes or options.
INFO = re.compile(
    r"""(?: [ \t]*+ \.? [\w\#.+-]++ (?![^ \t\r]) )?+
        (?: [ \t]*+ \{.*\} | (?: [ \t]*+ [a-zA-Z]\w*+ (?: =(?:".*"|'.*') )?+ (?![^ \t\r]) )++ )?+ \s*""",
    re.VERBOSE,
)
# The options that a fence can have; with another one it is none.
_OPTIONS = re.compile(
    r"""(?: [ \t]*+ \.? [\w\#.+-]++ (?![^ \t\r]) )?+
        (?: [ \t]*+ (?: title(?:_mode)?+ (?: =(?:".*?"|'.*?') )?+ | hl_lines=(["'])\d[\d \t-]*+\1
          | linenums=(?:"\d.*?"|'\d.*?') ) (?![^ \t\r]) )*+ \s*""",
    re.VERBOSE,
)
_MARK = re.compile("```|~~~")


def fenced(content: str, start: int, *, has_superfences: bool = False) -> Iterator[Span]:
    """Yield the fenced blocks from `start` on, fences included; an unclosed fence does not open a block.

    pymdownx.superfences reads no other fence until it has given up one that it cannot close.
    """
    fences = list(_fences(content, start))
    closers = _closers(fences)
    end, resumed = -1, start
    for number, opening in enumerate(fences):
        if number <= end or opening.start() < resumed or not _opens(opening["rest"]):
            continue
        same = closers.get((opening["indent"], opening["mark"]), [])
        following = bisect_right(same, number)
        if following < len(same) and _is_set_in(content, opening, fences[same[following]]):
            end = same[following]
            yield Span(opening.start(), fences[end].end())
        elif has_superfences:
            resumed = _given_up(content, opening)


def _opens(rest: str) -> bool:
    """Return whether a fence with this behind its marks opens a block."""
    return INFO.fullmatch(rest) is not None and ("{" in rest or _OPTIONS.fullmatch(rest) is not None)


def _given_up(content: str, opening: re.Match[str]) -> int:
    """Return where a line begins that cannot be in the block of a fence: it is less set in, or not quoted."""
    is_quoted, depth = ">" in opening["indent"], len(opening["indent"].expandtabs(TAB))
    position = opening.end()
    while depth and position < len(content):
        end = content.find("\n", position + 1)
        end = end if end >= 0 else len(content)
        line = content[position + 1 : end]
        if not line.lstrip(" ").startswith(">") if is_quoted else line.strip() and depth_of(line) < depth:
            return end
        position = end
    return len(content)


def _is_set_in(content: str, opening: re.Match[str], closing: re.Match[str]) -> bool:
    """Return whether each line between two fences is set in as far as they are: else they are none."""
    depth = len(opening["indent"].expandtabs(TAB))
    if not depth or ">" in opening["indent"]:
        return True
    lines = content[opening.end() : closing.start()].split("\n")
    return all(depth_of(line) >= depth for line in lines if line.strip())


def _fences(content: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the lines that can open or close a fence."""
    position = start
    while mark := _MARK.search(content, position):
        match = _FENCE.match(content, max(content.rfind("\n", start, mark.start()) + 1, start))
        if match and match.start("mark") == mark.start():
            yield match
        # A line opens or closes one fence at most.
        line_end = content.find("\n", mark.end())
        position = line_end if line_end >= 0 else len(content)


def _closers(fences: Sequence[re.Match[str]]) -> Mapping[tuple[str, str], list[int]]:
    """Return the numbers of the fences that can close a block, by indent and mark."""
    closers = dict[tuple[str, str], list[int]]()
    for number, fence in enumerate(fences):
        if not fence["rest"].strip():
            closers.setdefault((fence["indent"], fence["mark"]), []).append(number)
    return closers

"""What is wrong with a text that is not YAML: where the mistake was made, in plain words, and what to type.

A parser notices a mistake where it can read no further, which is often a line later. So the lines above that
place are read again, and what a writer is likely to have meant decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ...core.patterns import later
from ...core.text import counted

_QUOTE = "put the value into quotation marks"
# A value in quotation marks that do not end in its line.
_OPEN = later(
    r"""
    ^ [ \t]* (?: -[ ]+ )*+ (?: [^\s"'#:,\[\]{}][^"'#:\n]*+ : [ \t]++ )?
    (?P<mark> " (?= (?: [^"\\\n] | \\. )*+ \n ) | ' (?= (?: [^'\n] | '' )*+ \n ) )
    """,
    re.VERBOSE | re.MULTILINE,
)
# The rest of such a value, if its end is where the end of a value can be.
_CLOSED = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*+"(?=[ \t]*(?:#[^\n]*)?$)', re.MULTILINE | re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*+'(?=[ \t]*(?:#[^\n]*)?$)", re.MULTILINE),
}
_NAMED = re.compile(r"^[ \t]*(?:- +)?[\w.-]+:(?:[ \t]|$)", re.MULTILINE)
_GLUED = re.compile(r"[ \t]*(?:- +)*[\w-]+:[^\s/]")
_WRITTEN = re.compile(r"^[ \t]*[^#\s].*$", re.MULTILINE)
_CLOSERS = {"[": "]", "{": "}"}


class Stop(NamedTuple):
    """Where a parser stopped, and what it said."""

    content: str
    problem: str
    place: int
    """The offset at which it stopped."""
    context: str
    begun: int | None
    """The offset of what it was reading, if it says so."""

    @property
    def line(self) -> int:
        """The offset at which the line begins."""
        return self.content.rfind("\n", 0, self.place) + 1

    def line_at(self, start: int) -> str:
        """Return the rest of a line."""
        end = self.content.find("\n", start)
        return self.content[start : end if end >= 0 else None]


class YamlFault(NamedTuple):
    """A mistake: the fact, what to type, and the offset."""

    message: str
    hint: str
    place: int


def explained(stop: Stop) -> YamlFault:
    """Return what a writer has to know of a place where a parser stopped."""
    for problem, explain in _EXPLAINED.items():
        if stop.problem.startswith(problem) and (found := explain(stop)):
            return found
    return YamlFault(stop.problem or "not YAML", "", stop.place)


def _unclosed_quote(stop: Stop) -> YamlFault | None:
    """Find a quotation mark above that is never closed; what follows is read as a part of its value."""
    at = 0
    while found := _OPEN().search(stop.content, at, min(len(stop.content), stop.place + 1)):
        start = found.start("mark")
        whole = _CLOSED[found["mark"]].match(stop.content, start)
        if whole is None or _NAMED.search(whole[0]):
            return _never_closed(stop, start)
        at = whole.end()
    return None


def _begun_quote(stop: Stop) -> YamlFault | None:
    is_quote = "quoted scalar" in stop.context and stop.begun is not None
    return _never_closed(stop, stop.begun or 0) if is_quote else None


def _never_closed(stop: Stop, place: int) -> YamlFault:
    mark = stop.content[place]
    return YamlFault(
        f"the quotation mark {mark} here is never closed", f"write {mark} behind the value too", place
    )


def _no_colon(stop: Stop) -> YamlFault:
    return _without_colon(stop, stop.place if stop.begun is None else stop.begun)


def _without_colon(stop: Stop, start: int, *, is_above: bool = False) -> YamlFault:
    """Say that a line has no colon; one that is above other names has nothing but them behind its name."""
    typed = stop.line_at(start).strip()
    if re.match(r"-[^\s-]", typed):
        return YamlFault("there is no space behind the hyphen", f'write "- {typed[1:]}"', start)
    name, _, value = typed.partition(" ")
    meant = f"{typed}:" if is_above else f"{name}: {value.strip() or '…'}"
    return YamlFault("this line has no colon behind its name", f'write "{meant}"', start)


def _unexpected_colon(stop: Stop) -> YamlFault:
    """Explain a colon where no name can be: in a value, or below a line that is wrong."""
    before = stop.content[stop.line : stop.place]
    if ": " in before or before.rstrip().endswith(('"', "'")):
        name, _, value = stop.line_at(stop.line).strip().partition(": ")
        hint = f'{_QUOTE}: {name.lstrip("- ")}: "{value}"' if '"' not in value else _QUOTE
        return YamlFault('the value holds ": ", which begins another value', hint, stop.place)
    if before.startswith("--- "):
        return YamlFault("a name stands behind the three hyphens", "begin it in the next line", stop.line + 4)
    start, above = _above(stop)
    indent = len(before) - len(before.lstrip())
    if glued := _glued(start, above):
        return glued
    if above and ":" not in above.split(" #")[0]:
        begun = start + len(above) - len(above.lstrip(" \t-"))
        return _without_colon(stop, begun, is_above=True)
    hint = "indent it as far as the line above" if above else "begin it where the others begin"
    return YamlFault(
        "this line is indented as if it were a part of the value above it", hint, stop.line + indent
    )


def _glued(start: int, line: str) -> YamlFault | None:
    """Find a colon without a space behind it, so that name and value are one text."""
    if ": " in line or not _GLUED.match(line):
        return None
    name, _, value = line.strip().partition(":")
    place = start + line.index(":") + 1
    return YamlFault("there is no space behind the colon", f'write "{name}: {value}"', place)


def _above(stop: Stop) -> tuple[int, str]:
    """Return the last line above that is neither empty nor a comment, and its offset."""
    written = [(found.start(), found[0]) for found in _WRITTEN.finditer(stop.content, 0, stop.line)]
    return written[-1] if written else (0, "")


def _after_block(stop: Stop) -> YamlFault:
    """Explain what cannot follow the names, or the list, above it."""
    found = stop.problem.rpartition("found ")[2].strip("'")
    before = stop.content[stop.line : stop.place]
    if found in ("]", "}", ","):
        return YamlFault(f'"{found}" is here without a bracket that it closes', _QUOTE, stop.place)
    if found == "<scalar>" and before.strip():
        return _behind_closing(stop, before)
    if found == "-" and not before.strip():
        return YamlFault(
            "a list begins here, among names with values", 'put it below a name, such as "list:"', stop.place
        )
    if found == "?" and "collection" in stop.context:
        return YamlFault(
            "a name stands here, among the items of a list",
            'begin it with "- ", or indent it as the name above the list',
            stop.place,
        )
    return _misplaced(stop)


def _behind_closing(stop: Stop, before: str) -> YamlFault:
    what = "bracket" if before.rstrip()[-1:] in _CLOSERS.values() else "quotation mark"
    typed = stop.line_at(stop.line).strip().removeprefix("- ")
    return YamlFault(f"text stands behind the closing {what}", f"write {_quoted(typed)}", stop.place)


def _quoted(typed: str) -> str:
    """Return a line with its whole value in quotation marks, as YAML reads it."""
    name, colon, value = typed.partition(": ") if re.match(r"[\w.-]+: ", typed) else ("", "", typed)
    mark = value[0]
    inner = value[1:-1] if mark in "\"'" and value.endswith(mark) and len(value) > 1 else value
    outer = "'" if '"' in inner else '"'
    doubled = inner.replace("'", "''") if outer == "'" else inner.replace("\\", "\\\\")
    return f"{name}{colon}{outer}{doubled}{outer}"


def _misplaced(stop: Stop) -> YamlFault:
    indent = stop.place - stop.line
    return YamlFault(
        f"this line is indented by {counted(indent, 'space')}, as no line above that it could belong to",
        "indent it as far as the lines that it belongs to",
        stop.place,
    )


def _after_all(stop: Stop) -> YamlFault:
    """Explain what is behind a text that was read as the whole document."""
    before = stop.content[stop.line : stop.place]
    if before.rstrip().endswith((*_CLOSERS.values(), '"', "'")):
        return _behind_closing(stop, before)
    return _glued(*_above(stop)) or _misplaced(stop)


def _within_brackets(stop: Stop) -> YamlFault:
    """Explain what cannot stand within brackets; mostly they are not closed."""
    got = stop.problem.rpartition("got ")[2].strip("'")
    begun = stop.place if stop.begun is None else stop.begun
    opening = stop.content[begun : begun + 1]
    closing = _CLOSERS.get(opening, "")
    is_below = "\n" in stop.content[begun : stop.place]
    if got == "<stream end>" or (is_below and closing not in stop.line_at(stop.place)):
        return YamlFault(f'the bracket "{opening}" here is never closed', f'close it with "{closing}"', begun)
    if got == ":" and is_below:
        end = stop.line - 1
        return YamlFault("a comma is missing behind this line", 'write "," at its end', end)
    if got == ":":
        return YamlFault('the value holds ": ", which begins another value', _QUOTE, stop.place)
    if got in ("<scalar>", "[", "{"):
        return YamlFault("a comma is missing before this", 'write ", " between two values', stop.place)
    return YamlFault(f'"{got}" cannot stand here without quotation marks', _QUOTE, stop.place)


def _no_content(stop: Stop) -> YamlFault:
    found = stop.problem.rpartition("found ")[2].strip("'")
    if found == "<stream end>":
        brackets = [place for place, mark in enumerate(stop.content) if mark in _CLOSERS]
        place = _last_open(stop.content, brackets)
        mark = stop.content[place]
        return YamlFault(
            f'the bracket "{mark}" here is never closed', f'close it with "{_CLOSERS[mark]}"', place
        )
    return YamlFault(f'a value cannot begin with "{found}"', _QUOTE, stop.place)


def _last_open(content: str, brackets: list[int]) -> int:
    """Return the first bracket that no later one closes; there is one, since a value is missing behind it."""
    opened = list[int]()
    for place in range(brackets[0], len(content)):
        if content[place] in _CLOSERS:
            opened.append(place)
        elif content[place] in _CLOSERS.values() and opened:
            opened.pop()
    return opened[0] if opened else brackets[-1]


def _odd_start(stop: Stop) -> YamlFault:
    mark = stop.content[stop.place : stop.place + 1]
    is_first = not stop.content[stop.line : stop.place].strip(" -\t")
    if mark == "\t":
        what = "a tab is used to indent this line" if is_first else "a tab stands here"
        return YamlFault(what, "write spaces in place of tabs", stop.place)
    typed = stop.line_at(stop.place).strip()
    if is_first and ":" in typed:
        return YamlFault(
            f'a name cannot begin with "{mark}"', "put the name into quotation marks", stop.place
        )
    hint = f'{_QUOTE}: "{typed}"' if '"' not in typed else _QUOTE
    return YamlFault(f'a value cannot begin with "{mark}"', hint, stop.place)


def _reference(stop: Stop) -> YamlFault:
    """Explain a mark of YAML that a writer meant as a part of the value."""
    place = stop.place if stop.begun is None else stop.begun
    return _odd_start(Stop(stop.content, stop.problem, place, "", None))


def _block_text(stop: Stop) -> YamlFault:
    place = stop.place if stop.begun is None else stop.begun
    mark = stop.content[place : place + 1]
    hint = f"{_QUOTE}, or begin the text in the next line, indented"
    return YamlFault(f'behind "{mark}" the line has to end', hint, place)


def _late_list(stop: Stop) -> YamlFault:
    item = stop.line_at(stop.place).removeprefix("-").strip()
    return YamlFault(
        "a list cannot begin behind a name",
        f'write "[{item}]", or begin the list in the next line',
        stop.place,
    )


def _second_document(stop: Stop) -> YamlFault:
    return YamlFault("a second document begins here", "delete this line", stop.place)


def _escape(stop: Stop) -> YamlFault:
    place = stop.content.rfind("\\", 0, stop.place + 1)
    typed = stop.content[place : place + 2]
    hint = r"write \\ for a backslash, or put the value into single quotation marks"
    return YamlFault(f'"{typed}" is no escape that YAML knows', hint, place)


def _control(stop: Stop) -> YamlFault:
    return YamlFault("a character stands here that YAML does not allow", "delete the character", stop.place)


def _quote_or(explain: Callable[[Stop], YamlFault | None]) -> Callable[[Stop], YamlFault | None]:
    """Return the explanation by an unclosed quotation mark above, or else another."""
    return lambda stop: _unclosed_quote(stop) or explain(stop)


_EXPLAINED: Mapping[str, Callable[[Stop], YamlFault | None]] = {
    "could not find expected ':'": _quote_or(_no_colon),
    "found unexpected end of stream": _quote_or(_begun_quote),
    "found unexpected document separator": _quote_or(_begun_quote),
    "mapping values are not allowed": _quote_or(_unexpected_colon),
    "expected <block end>": _quote_or(_after_block),
    "expected '<document start>'": _quote_or(_after_all),
    "expected ',' or ": _quote_or(_within_brackets),
    "expected the node content": _quote_or(_no_content),
    "found character": _quote_or(_odd_start),
    "found undefined alias": _reference,
    "second occurrence": _odd_start,
    "mapping keys are not allowed": _odd_start,
    "expected alphabetic or numeric character": _reference,
    "found undefined tag": _reference,
    "expected chomping or indentation": _block_text,
    "expected a comment or a line break": _block_text,
    "sequence entries are not allowed": _late_list,
    "but found another document": _second_document,
    "expected escape sequence": _escape,
    "found unknown escape character": _escape,
    "special characters are not allowed": _control,
}
"""How each thing that PyYAML says is explained, by how that begins."""

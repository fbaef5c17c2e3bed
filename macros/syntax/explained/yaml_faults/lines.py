"""Lines that stand where they cannot: without a colon, with one too many, or set in wrongly."""

from __future__ import annotations

import re

from ....core.text import counted
from .stops import CLOSERS, QUOTE, Stop, YamlFault

_GLUED = re.compile(r"[ \t]*(?:- +)*[\w-]+:[^\s/]")
_WRITTEN = re.compile(r"^[ \t]*[^#\s].*$", re.MULTILINE)


def no_colon(stop: Stop) -> YamlFault:
    """Explain a line that has no colon where the others have one."""
    return _without_colon(stop, stop.place if stop.begun is None else stop.begun)


def unexpected_colon(stop: Stop) -> YamlFault:
    """Explain a colon where no name can be: in a value, or below a line that is wrong."""
    before = stop.content[stop.line : stop.place]
    if ": " in before or before.rstrip().endswith(('"', "'")):
        name, _, value = stop.line_at(stop.line).strip().partition(": ")
        hint = f'{QUOTE}: {name.lstrip("- ")}: "{value}"' if '"' not in value else QUOTE
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


def after_block(stop: Stop) -> YamlFault:
    """Explain what cannot follow the names, or the list, above it."""
    found = stop.problem.rpartition("found ")[2].strip("'")
    before = stop.content[stop.line : stop.place]
    if found in ("]", "}", ","):
        return YamlFault(f'"{found}" is here without a bracket that it closes', QUOTE, stop.place)
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


def after_all(stop: Stop) -> YamlFault:
    """Explain what is behind a text that was read as the whole document."""
    before = stop.content[stop.line : stop.place]
    if before.rstrip().endswith((*CLOSERS.values(), '"', "'")):
        return _behind_closing(stop, before)
    return _glued(*_above(stop)) or _misplaced(stop)


def late_list(stop: Stop) -> YamlFault:
    """Explain a hyphen behind a name, where a list cannot begin."""
    item = stop.line_at(stop.place).removeprefix("-").strip()
    return YamlFault(
        "a list cannot begin behind a name",
        f'write "[{item}]", or begin the list in the next line',
        stop.place,
    )


def second_document(stop: Stop) -> YamlFault:
    """Explain three hyphens below the text."""
    return YamlFault("a second document begins here", "delete this line", stop.place)


def _without_colon(stop: Stop, start: int, *, is_above: bool = False) -> YamlFault:
    """Say that a line has no colon; one that is above other names has nothing but them behind its name."""
    typed = stop.line_at(start).strip()
    if re.match(r"-[^\s-]", typed):
        return YamlFault("there is no space behind the hyphen", f'write "- {typed[1:]}"', start)
    name, _, value = typed.partition(" ")
    meant = f"{typed}:" if is_above else f"{name}: {value.strip() or '…'}"
    return YamlFault("this line has no colon behind its name", f'write "{meant}"', start)


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


def _behind_closing(stop: Stop, before: str) -> YamlFault:
    what = "bracket" if before.rstrip()[-1:] in CLOSERS.values() else "quotation mark"
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

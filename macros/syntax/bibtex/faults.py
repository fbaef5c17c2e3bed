"""Mistakes that BibTeX readers pass over: blocks that are never closed, text that fell out of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from ...core.findings import Fault
from ...core.text import Span, Text
from .entries import UNCLOSED, Failure
from .field_values import closing

# Only these may have a bare word as their value: "status = open" may be a remark.
_NAMES = "title|author|editor|year|month|date|url|doi|note|publisher|journal|journaltitle|keywords"
_STRAY = re.compile(
    rf"""
    (?P<entry>^[ \t]*@\s*\w+\s*,)
    | (?P<field>(?:^|,)[ \t]*(?: [A-Za-z][\w-]*\s*=\s*[{{"\d] | (?:{_NAMES})\s*=\s*\w ))
    | (?P<brace>[{{}}])
    """,
    re.VERBOSE | re.MULTILINE,
)
_KEY = re.compile(r"@\s*[\w+.:-]*\s*[{(]\s*(?P<key>[^,={}\s]*)")
_FIELD_LINE = re.compile(r'^[ \t]*[A-Za-z][\w-]*\s*=\s*(?P<open>[{"])', re.MULTILINE)


def opening(text: Text, span: Span) -> Span:
    """Return the beginning of a block, up to its key or the name that it defines."""
    match = _KEY.match(text.content, span.start)
    return Span(span.start, match.start("key") if match else span.end)


def declared_key(text: Text, span: Span) -> str:
    """Return the key of a broken entry, or an empty text."""
    match = _KEY.match(text.content, span.start)
    return match["key"] if match else ""


def before(text: Text, span: Span) -> Iterator[Fault]:
    """Find "@comment" before an entry on its line: it does not comment the entry out."""
    line = text.content[text.content.rfind("\n", 0, span.start) + 1 : span.start].strip()
    if line.lower().startswith("@comment"):
        message = "this entry is not commented out: BibTeX reads it despite the @comment"
        yield Fault(message, "put the whole entry into braces after @comment, or delete it", span)


_SPACE = re.compile(r"\s*+")


def stray(text: Text, span: Span) -> Iterator[Fault]:
    """Find text between entries that fell out of an entry; plain remarks are allowed."""
    has_fallen_out, is_unbalanced = False, None
    # bibtexparser leaves out the indentation of the first line.
    begin = text.content.rfind("\n", 0, span.start) + 1
    begin = begin if _SPACE.fullmatch(text.content, begin, span.start) else span.start
    for match in _STRAY.finditer(text.content, begin, span.end):
        start = match.start() + len(match[0]) - len(match[0].lstrip(" \t\n,"))
        place = Span(start, match.end())
        if match["entry"]:
            message = "this entry is not read: it has no brace"
            yield Fault(message, 'write "@type{key,"', place)
            has_fallen_out = True
            continue
        if has_fallen_out:
            continue
        if match["field"]:
            message = "this field is outside every entry"
            yield Fault(message, 'look for an extra "}", or a "%" that begins a comment, before it', place)
            has_fallen_out = True
            continue
        if is_unbalanced is None:
            is_unbalanced = _is_unbalanced(text.content[span.start : span.end])
        if is_unbalanced:
            message = f'"{match[0]}" is outside every entry'
            yield Fault(message, "delete it, or look for the brace that it belongs to", place)
            has_fallen_out = True


def _is_unbalanced(remark: str) -> bool:
    depths = accumulate(1 if mark == "{" else -1 for mark in re.findall(r"[{}]", remark))
    return min(depths, default=0) < 0 or remark.count("{") != remark.count("}")


def failure(text: Text, failed: Failure) -> Fault:
    """Return the fault of a block that cannot be read, at the field that is never closed, if there is one."""
    head = _head(text, failed.span)
    if failed.reason == UNCLOSED:
        message = "a brace or quotation mark opened here is never closed"
        place = _unclosed(text, failed)
        mark = "'\"'" if text.content[place.start] == '"' else '"}"'
        hint = f"close it with {mark}, and check the lines up to the next entry"
        return Fault(message, hint, place)
    message = f"this entry cannot be read: {_in_our_words(failed.reason)}"
    hint = 'write every field as "name = {value},"'
    if "comma after entry key" in failed.reason:
        hint = f'put a comma after the key: "{text.content[head.start : head.end]},"'
    return Fault(message, hint, head)


def _in_our_words(reason: str) -> str:
    said = reason.replace("`=` after entry key", '"=" after field name').replace("`", '"')
    return f"{said[:1].lower()}{said[1:].rstrip('. ')}"


def _head(text: Text, span: Span) -> Span:
    match = _KEY.match(text.content, span.start)
    return Span(span.start, match.end() if match else span.start + 1)


def _unclosed(text: Text, failed: Failure) -> Span:
    """Return the opening mark of the first field whose value runs into the next field, or of the entry."""
    span = failed.span
    for match in _FIELD_LINE.finditer(text.content, span.start, span.end):
        following = _FIELD_LINE.search(text.content, match.end(), span.end)
        limit = following.start() if following else span.end
        if closing(text.content, match.end(), limit) is None:
            return Span(match.start("open"), match.end())
    return failed.open_mark or _head(text, span)

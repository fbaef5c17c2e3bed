"""The comparison as Markdown for the summary of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..findings import one_line
from ..report import code_span
from .differences import ClaimChange, Comparison, SourceChange
from .reports import summary

_PUNCTUATION = re.compile(r"([-\\`*_{}\[\]<>#+.!|~&$@:^])")
# GitHub makes links of these, also when they are escaped.
_LINKED = re.compile(r"(\\[@#])")
_ZERO_WIDTH_SPACE = "\u200b"


def markdown(comparison: Comparison, base: str) -> str:
    """Return what differs as headings and lists, the gravest first."""
    sections = (
        ("Claims that lost their only source", _claims(comparison.lost)),
        ("Claims on other sources", _claims(comparison.moved)),
        ("Sources removed", _named(comparison.removed)),
        ("Sources renamed", (" → ".join(map(_code, keys)) for keys in comparison.renamed)),
        ("Sources changed", _changed(comparison.changed)),
        ("Sources added", _named(comparison.added)),
        ("Pages gone", (_code(path) for path in comparison.gone_pages)),
        ("Pages moved", (" → ".join(map(_code, paths)) for paths in comparison.moved_pages)),
        ("Pages new", (_code(path) for path in comparison.new_pages)),
    )
    told = [_section(title, tuple(lines)) for title, lines in sections]
    line = _escaped(summary(comparison, base))
    return "\n\n".join(["## Sources and claims", line[:1].upper() + line[1:], *filter(None, told)])


def _section(title: str, lines: tuple[str, ...]) -> str:
    return "\n".join([f"### {title}", "", *(f"- {line}" for line in lines)]) if lines else ""


def _claims(claims: Iterable[ClaimChange]) -> Iterator[str]:
    for claim in claims:
        place = _code(f"{claim.location.path}:{claim.location.line}")
        yield f"{_escaped(claim.sentence)}<br>\n  {place}: {_listed(claim.old)} → {_listed(claim.new)}"


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(map(_code, keys)) or "no source"


def _named(sources: Iterable[tuple[str, str]]) -> Iterator[str]:
    for key, title in sources:
        yield f"{_code(key)} {_escaped(title)}".rstrip()


def _changed(sources: Iterable[SourceChange]) -> Iterator[str]:
    for source in sources:
        fields = (f"{_code(f.name)}: {_value(f.old)} → {_value(f.new)}" for f in source.fields)
        yield "\n".join([_code(source.key), *(f"  - {field}" for field in fields)])


def _value(value: str) -> str:
    return _code(value) if value else "nothing"


def _escaped(value: str) -> str:
    """Keep a text from being Markdown, HTML, a mention or a link."""
    return _LINKED.sub(rf"\1{_ZERO_WIDTH_SPACE}", _PUNCTUATION.sub(r"\\\1", one_line(value)))


def _code(value: str) -> str:
    return code_span(one_line(value))

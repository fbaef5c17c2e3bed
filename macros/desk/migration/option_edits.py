"""Edits of the options of one plugin in YAML: of the text alone, so that comments and anchors stay."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ...core.originals import Edit
from ...core.text import Span
from ...syntax.located_yaml import Item

_ALIAS = re.compile(r"[ ]*:[ ]*(\*[^\s,\[\]{}]+)")
_REMARK = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a plugin, as they are typed."""

    content: str
    item: Item
    """A mapping, of lines or in braces."""

    @property
    def is_in_braces(self) -> bool:
        """Whether the options are typed as `{name: value}`."""
        return self.content[self.item.span.start : self.item.span.start + 1] == "{"

    def renamed(self, name: str, new: str, value: str | None) -> Iterator[Edit]:
        """Give an option another name and value; None puts brackets around the value as it is typed."""
        yield Edit(self.item.names[name], new)
        place = self._value(name)
        typed = self.content[place.start : place.end]
        yield Edit(place, f"[{typed}]" if value is None else value)

    def added(self, more: Mapping[str, str], behind: str = "") -> Edit:
        """Add options behind another, or behind the first."""
        behind = behind or next(iter(self.item.entries))
        end = self._value(behind).end
        if self.is_in_braces:
            return Edit(Span(end, end), "".join(f", {name}: {value}" for name, value in more.items()))
        start = self.item.names[behind].start
        indent = " " * (start - self._line(start))
        stop = self._line_end(end)
        return Edit(Span(stop, stop), "".join(f"\n{indent}{name}: {value}" for name, value in more.items()))

    def without(self, names: Collection[str]) -> Iterator[Edit]:
        """Remove options; remarks in their lines stay, as lines of their own."""
        yield from self._braced_without(names) if self.is_in_braces else map(self._removed, names)

    def _removed(self, name: str) -> Edit:
        start, value = self.item.names[name].start, self._value(name)
        line, stop = self._line(start), self._line_end(value.end)
        if remark := _REMARK.search(self.content, value.end, stop):
            return Edit(Span(start, stop), remark[0].rstrip())
        return Edit(Span(line, min(stop + 1, len(self.content))), "")

    def _braced_without(self, names: Collection[str]) -> Iterator[Edit]:
        places = [(one, Span(self.item.names[one].start, self._value(one).end)) for one in self.item.entries]
        kept = [index for index, (one, _) in enumerate(places) if one not in names]
        for index, (name, place) in enumerate(places):
            if name not in names:
                continue
            if index < kept[0]:
                yield Edit(Span(place.start, places[index + 1][1].start), "")
            else:
                yield Edit(Span(places[index - 1][1].end, place.end), "")

    def _value(self, name: str) -> Span:
        """Return the place of a value; that of an alias, and not of what it stands for."""
        behind = self.item.names[name].end
        if alias := _ALIAS.match(self.content, behind):
            return Span(*alias.span(1))
        span = self.item.entries[name].span
        typed = self.content[span.start : span.end]
        return (
            Span(span.start, span.start + len(typed.rstrip()))
            if span.start > behind
            else Span(behind, behind + 1)
        )

    def _line(self, offset: int) -> int:
        return self.content.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self.content.find("\n", offset)
        return end if end >= 0 else len(self.content)

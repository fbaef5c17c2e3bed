"""The report of a watch, in Markdown: what does not stand as it was cited, and the sentences that rest on it.

It says what is so, and not what is new, so that the same answers give the same report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...check.report.markdown import as_code, code_span, escaped
from ...core.model import Notice, ReadResult, Source, SourceRecord
from ...core.program import PROGRAM
from ...core.shown import one_line
from ...core.text import counted, enumerated
from ...syntax.located_yaml import listed
from .mentions import SourceMention

_ROOM = 60_000
"""How many characters a report has at most: GitHub takes 65,536 for a pull request."""
_RESERVE = 200
_LONGEST_TITLE = 200
_TITLE = "# Sources\n\n"
_NOTHING = "Every source that was asked stands as it was cited, or nobody knows."


class Trouble(NamedTuple):
    """What does not stand of one source."""

    rank: int
    """The gravest has the lowest."""
    fact: str
    """It continues a sentence about the source."""
    places: tuple[str, ...] = ()
    """Addresses to look at."""
    said: str = ""
    """What a correction says of it; empty where none is needed."""
    mentions: Sequence[SourceMention] = ()


def troubles(source: Source, record: SourceRecord, cited: Sequence[SourceMention]) -> Iterator[Trouble]:
    """Yield what does not stand of a source, the gravest first, with the mentions that it concerns."""
    if record.notice:
        yield from _noticed(record.notice, cited)
    lost = {name: one.lost for name, one in record.quotations.items() if one.lost}
    if concerned := [one for one in cited if one.words & lost.keys()]:
        fact = f"no longer has a passage that is quoted, since {record.lost}"
        yield Trouble(1, fact, (), "has changed the passage that we quote", concerned)
    if record.result is ReadResult.GONE:
        since = f" since {record.gone}" if record.gone else ""
        kept = source.archive_url or record.archived
        fact = f"is gone from its address{since}; {'a copy is known' if kept else 'no copy is known'}"
        yield Trouble(3, fact, (kept,) if kept else (), "is gone from its address", cited)
    elif record.failures:
        yield Trouble(4, f"could not be reached on {enumerated(record.failures)}")


def _noticed(notice: Notice, cited: Sequence[SourceMention]) -> Iterator[Trouble]:
    """Yield a notice, unless each sentence on the source says that it is retracted."""
    if concerned := [one for one in cited if not (notice.retracts and one.tells_retracted)]:
        day = f" on {notice.day}" if notice.day else ""
        fact = f"was retracted{day}" if notice.retracts else f"has a notice{day}: {notice.kind}"
        places = (notice.address,) if notice.doi else ()
        yield Trouble(0 if notice.retracts else 2, fact, places, fact, concerned)


def report(
    sources: Mapping[str, Source],
    records: Mapping[str, SourceRecord],
    cited: Mapping[str, Sequence[SourceMention]],
    day: str,
) -> str:
    """Return the report on sources that have a record, the gravest first; `day` is that of a correction."""
    found = {
        key: tuple(troubles(source, records[key], cited.get(key, ())))
        for key, source in sources.items()
        if key in records
    }
    told = sorted((several[0].rank, key) for key, several in found.items() if several)
    if not told:
        return f"{_TITLE}{_NOTHING}\n"
    head = f"{_TITLE}{len(told)} of {counted(len(found), 'source')} to look at.\n"
    return "\n".join(_fitting(head, [_section(sources[key], found[key], day) for _, key in told]))


def _fitting(head: str, sections: Sequence[str]) -> Iterator[str]:
    yield head
    room = _ROOM - _RESERVE - len(head)
    for number, section in enumerate(sections):
        room -= len(section) + 1
        if room < 0:
            yield f"And {counted(len(sections) - number, 'source')} more: run `{PROGRAM} evidence watch`.\n"
            return
        yield section


def _section(source: Source, found: Sequence[Trouble], day: str) -> str:
    lines = [f"## {as_code(source.key)}", ""]
    if source.title:
        lines += [escaped(one_line(source.title)), ""]
    lines += [f"Address: {as_code(source.address)}", ""] if source.address else []
    for trouble in found:
        lines.append(f"- It {': '.join((escaped(trouble.fact), *map(as_code, trouble.places)))}")
        lines += [f"    - {as_code(str(one.place))}: {escaped(one.sentence)}" for one in trouble.mentions]
    if said := [trouble.said for trouble in found if trouble.mentions and trouble.said]:
        lines += ["", "A correction to edit, for each of these pages:", "", *_correction(source, said, day)]
    return "\n".join(lines) + "\n"


def _correction(source: Source, said: Sequence[str], day: str) -> Iterator[str]:
    """Draft an entry of `corrections`, in a fence that nothing in it can close."""
    title = one_line(source.title or source.key)
    shown = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
    text = one_line(f"“{shown}”, which this page cites, {' and '.join(said)}. What follows for the page: …")
    fence = "`" * max(3, len(code_span(text)) - len(code_span(text).lstrip("`")))
    yield f"{fence}yaml"
    yield from ("corrections:", f"  - date: {day}", "    kind: fact", f"    text: {listed([text])[1:-1]}")
    yield fence

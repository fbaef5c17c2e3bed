"""What has changed between two records, as Markdown: each page, line and sentence that is affected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...core.model import ReadResult, Source, SourceRecord
from ...core.shown import one_line

_NOTHING = "Nothing has changed: every source that was asked is as it was.\n"


class Mention(NamedTuple):
    """A place at which a page cites a source."""

    place: str
    """Path, line and column."""
    sentence: str


def report(
    sources: Mapping[str, Source],
    before: Mapping[str, SourceRecord],
    after: Mapping[str, SourceRecord],
    cited: Mapping[str, Sequence[Mention]],
) -> str:
    """Return the report; the same records give the same report."""
    told = [
        (key, news)
        for key in sorted(after)
        if key in sources and (news := tuple(_news(before.get(key), after[key])))
    ]
    if not told:
        return f"# Sources\n\n{_NOTHING}"
    sections = (_section(sources[key], after[key], news, cited.get(key, ())) for key, news in told)
    return "# Sources\n\n" + "\n".join(sections)


def _news(before: SourceRecord | None, after: SourceRecord) -> Iterator[tuple[str, str]]:
    """Yield what is new of a source: the fact, and a correction to edit."""
    known = before or after
    if after.result is ReadResult.GONE and (before is None or before.result is not ReadResult.GONE):
        yield (
            "is gone from its address",
            "The source is no longer at its address; an archived copy is linked.",
        )
    if after.result is ReadResult.READ and before and before.result is ReadResult.GONE:
        yield "is back at its address", ""
    if any(one.lost and not _lost(before, name) for name, one in after.quotations.items()):
        yield "no longer has a passage that we quote", "The source has changed the passage since."
    if (after.notice and after.notice != known.notice) or (after.notice and before is None):
        day = f" on {after.notice.day}" if after.notice.day else ""
        yield f"has a notice: {after.notice.kind}{day}", "The source was retracted or corrected since."
    if after.archived and after.archived != (before.archived if before else ""):
        yield f"has an archived copy: {after.archived}", ""


def _lost(before: SourceRecord | None, name: str) -> str:
    known = before.quotations.get(name) if before else None
    return known.lost if known else ""


def _section(
    source: Source, after: SourceRecord, news: Sequence[tuple[str, str]], cited: Sequence[Mention]
) -> str:
    lines = [f"## {_escaped(source.key)}", "", *(f"- It {_escaped(fact)}." for fact, _ in news)]
    if after.asked:
        lines.append(f"- Address: `{one_line(after.asked).replace('`', '')}`")
    lines += ["", *(f"- {_escaped(one.place)}: {_escaped(one.sentence)}" for one in cited)]
    if drafts := [draft for _, draft in news if draft]:
        lines += ["", "A correction to edit:", "", "```yaml", "corrections:", "  - date: # the day"]
        lines += ["    kind: fact", f"    text: '{' '.join(drafts)}'", "```"]
    return "\n".join(lines) + "\n"


def _escaped(said: str) -> str:
    """Return a text of others for Markdown: nothing in it is markup, and it stays on its line."""
    shown = one_line(said)
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+!|~&@" else sign for sign in shown)

"""The report of a watch: what it names, and that nothing of others acts in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from macros.core.model import MatchState as State
from macros.core.model import Notice, QuotationRecord, Source, SourceRecord
from macros.core.model import ReadResult as Result
from macros.core.program import PROGRAM
from macros.core.text import Location, Span, Text
from macros.desk.evidence.mentions import SourceMention
from macros.desk.evidence.watch_report import report

_DAY = "2026-11-30"
_READ = SourceRecord("https://example.org/a", _DAY, Result.READ)
_PLACE = Location("docs/a.md", 4, 9)
_HOSTILE = (
    "<img src=x onerror=alert(1)> [a](javascript:b) ![c](d) ## e `f` ```g @team #1 GH-2 www.example.org "
    "https://example.org/ **h** | i\n\n# j\n::set-output name=k::l ##[error]m \u202en \x1b[2J"
)


def _source(key: str = "a", **fields: str) -> Source:
    return Source(key, "online", Text("a.bib", key), Span(0, 1), **fields)  # type: ignore[arg-type]


def _report(record: SourceRecord, *cited: SourceMention, **fields: str) -> str:
    return report({"a": _source(**fields)}, {"a": record}, {"a": cited}, _DAY)


def _tokens(markdown: str) -> list[Any]:
    """Return all marks that a reader of Markdown finds, those of GitHub's tables and links too."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    return [part for token in parser.parse(markdown) for part in (token, *(token.children or ()))]


def test_page_line_sentence_and_a_correction_are_named() -> None:
    record = _READ._replace(notice=Notice("retraction", "10.1234/n", "2020-06-05"))

    assert (
        _report(record, SourceMention(_PLACE, "It helps."), title="A trial", url="https://example.org/a")
        == """\
# Sources

1 of 1 source to look at.

## `a`

A trial

Address: `https://example.org/a`

- It was retracted on 2020\\-06\\-05: `https://doi.org/10.1234/n`
    - `docs/a.md:4:9`: It helps\\.

A correction to edit, for each of these pages:

```yaml
corrections:
  - date: 2026-11-30
    kind: fact
    text: '“A trial”, which this page cites, was retracted on 2020-06-05. What follows for the page: …'
```
"""
    )


def test_sentence_that_tells_of_the_retraction_needs_nothing() -> None:
    told = SourceMention(_PLACE, "It was retracted.", tells_retracted=True)
    record = _READ._replace(notice=Notice("retraction"))

    assert "stands as it was cited" in _report(record, told)
    assert "It was retracted\n" in _report(record, told, SourceMention(_PLACE, "It helps."))
    assert "has a notice: correction" in _report(record._replace(notice=Notice("correction")), told)


def test_passage_that_is_lost_concerns_the_sentences_that_quote_it() -> None:
    quotations = {
        "one": QuotationRecord(State.EXACT, _DAY, lost="2026-12-07"),
        "two": QuotationRecord(State.EXACT, _DAY),
    }
    record = _READ._replace(quotations=quotations)

    told = _report(
        record,
        SourceMention(_PLACE, "This.", frozenset({"one"})),
        SourceMention(_PLACE, "That.", frozenset({"two"})),
    )

    assert ("This" in told, "That" in told) == (True, False)
    assert "stands as it was cited" in _report(record)


def test_gravest_source_is_told_first() -> None:
    gone = _READ._replace(result=Result.GONE)
    silent = _READ._replace(failures=("2026-11-23",))
    records = {"b": gone, "c": _READ._replace(notice=Notice("retraction")), "d": silent, "e": _READ}
    sources = {key: _source(key) for key in records}

    told = report(sources, records, {"c": [SourceMention(_PLACE, "This.")]}, _DAY)

    assert told.startswith("# Sources\n\n3 of 4 sources to look at.\n")
    assert [line for line in told.splitlines() if line.startswith("## ")] == ["## `c`", "## `b`", "## `d`"]


@pytest.mark.parametrize("field", ["title", "url", "sentence", "archived", "kind", "key"])
def test_nothing_of_others_acts_in_the_report(field: str) -> None:
    texts = {**dict.fromkeys(("title", "url", "sentence", "archived", "kind", "key"), "b"), field: _HOSTILE}
    record = _READ._replace(
        result=Result.GONE, archived=texts["archived"], notice=Notice(texts["kind"], texts["archived"])
    )
    source = _source(texts["key"], title=texts["title"], url=texts["url"])
    mention = SourceMention(Location(texts["url"], 1, 1), texts["sentence"])

    told = report({"a": source}, {"a": record}, {"a": [mention]}, _DAY)
    plain = report(
        {"a": _source("b", title="b", url="b")},
        {"a": record._replace(archived="b", notice=Notice("b", "b"))},
        {"a": [SourceMention(Location("b", 1, 1), "b")]},
        _DAY,
    )

    kinds = [token.type for token in _tokens(told) if token.type != "softbreak"]
    assert [kind for kind in kinds if kind not in ("text", "text_special")] == [
        token.type for token in _tokens(plain) if token.type != "text"
    ]
    assert not set("\u202e\x1b") & set(told)
    assert not [line for line in told.splitlines() if line.lstrip().startswith("::")]


def _correction(told: str) -> Mapping[str, Any]:
    (fence,) = [token for token in _tokens(told) if token.type == "fence"]
    read: Mapping[str, Any] = yaml.safe_load(fence.content)["corrections"][0]
    return read


@pytest.mark.parametrize("title", ["A: b", "'", _HOSTILE, "- a", "x" * 500, "", "`" * 9])
def test_correction_is_yaml_whatever_the_title_is(title: str) -> None:
    read = _correction(_report(_READ._replace(result=Result.GONE), SourceMention(_PLACE, "a"), title=title))

    assert read["kind"] == "fact"
    assert read["text"].endswith(
        "which this page cites, is gone from its address. What follows for the page: …"
    )
    assert len(read["text"]) < 500


def test_report_has_the_room_of_a_pull_request() -> None:
    sources = {f"a{number:05}": _source(f"a{number:05}", title="t" * 100) for number in range(500)}
    gone = _READ._replace(result=Result.GONE)

    told = report(sources, dict.fromkeys(sources, gone), {}, _DAY)

    assert len(told) < 60_000
    assert told.splitlines()[-1].startswith("And 136 sources")
    assert told.endswith(f" more: run `{PROGRAM} evidence watch`.\n")


def test_source_that_no_page_cites_needs_no_correction() -> None:
    assert "correction" not in _report(_READ._replace(result=Result.GONE))

"""The table of sources that are gone, changed or retracted, above the list of all sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ....core.model import SourceRecord, Standing
from ...words import Words
from ..dating import day
from ..escaping import attribute, fragment, text
from ..listing import SourceView
from ..lists import names, source_anchor
from ..reference import title
from . import witness


def affected(
    views: Iterable[SourceView], words: Words, address: Callable[[str], str] = lambda _key: ""
) -> str:
    """Return the table, in the order of the sources; empty where all are as they were.

    `address` takes a key, and returns where the page that lists the source is, relative to this page; empty
    for this page.
    """
    rows = "".join(
        _row(view, record, words, address(view.source.key))
        for view in views
        if (record := view.record) and _is_affected(record)
    )
    if not rows:
        return ""
    heads = "".join(f'<th scope="col">{text(words(name))}</th>' for name in ("sources", "filter-state"))
    caption = f"<caption>{text(words('affected'))}</caption>"
    table = f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="ib-affected">{table}</div>'


def _is_affected(record: SourceRecord) -> bool:
    return bool({*record.standings} - {Standing.THERE})


def _row(view: SourceView, record: SourceRecord, words: Words, page: str) -> str:
    name = title(view.source, words) or names(view.source, words)
    link = f'<a href="{attribute(page)}{fragment(source_anchor(view.source.key))}">{name}</a>'
    return f"<tr><td>{link}</td><td>{text(words('semicolon')).join(_told(record, words))}</td></tr>"


def _told(record: SourceRecord, words: Words) -> Iterator[str]:
    if Standing.RETRACTED in record.standings:
        yield witness.retraction(record, words).strip()
    if Standing.GONE in record.standings:
        yield text(words("state-gone"))
    if record.lost:
        yield text(words.pattern("changed-on")).format(date=day(witness.day_of(record.lost), words))

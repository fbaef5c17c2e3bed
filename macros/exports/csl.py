"""Sources to CSL-JSON, which reference managers and citation processors read.

Texts are plain: `<i>` in a title stays as it is, and a processor may take it for italics.
The schema is csl-data.json of https://github.com/citation-style-language/schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from json.encoder import encode_basestring

from ..biblatex import FIELDS
from ..latex import decode
from ..model import Dating, Source
from .csl_values import Value, dating, edtf, names
from .work_types import work_type

Item = dict[str, object]

# What only the entry's fields say, by the name that CSL has for it; of two of one name, the last.
_FIELDS = tuple((field.name, field.csl) for field in FIELDS if field.csl)
_HOST = re.compile(r"https?://(?P<host>[^\s/\\?#]+)", re.IGNORECASE)
_DASHES = re.compile(r"\s*[-–—]+\s*")


def written(source: Source) -> str:
    """Write one source as it stands in a list of them."""
    return serialized([_item(source)]).removeprefix("[\n").removesuffix("\n]\n")


def bibliography(sources: Iterable[Source], write: Callable[[Source], str] = written) -> str:
    """Write sources as a JSON text, without `@xdata` containers."""
    listed = ",\n".join(write(source) for source in sources if not source.is_data)
    return f"[\n{listed}\n]\n" if listed else "[]\n"


def serialized(written: Sequence[Item]) -> str:
    """Write items as a JSON text that people can read: letters of all scripts stay letters."""
    return _indented(written, "\n") + "\n"


def _indented(value: object, edge: str) -> str:
    """Write as `json` does with an indent of 2, for which it takes no C; `edge` begins a line."""
    inner = edge + "  "
    match value:
        case str():
            return encode_basestring(value)
        case dict():
            opening, closing = "{}"
            parts = [f"{encode_basestring(name)}: {_indented(part, inner)}" for name, part in value.items()]
        case list():
            opening, closing = "[]"
            parts = [_indented(part, inner) for part in value]
        case _:
            return json.dumps(value)
    return f"{opening}{inner}{f',{inner}'.join(parts)}{edge}{closing}" if parts else opening + closing


def _item(source: Source) -> Item:
    kind = work_type(source).csl
    item = {
        "id": source.key,
        "type": kind,
        "title": source.title,
        "author": names(source.authors, has_more=source.has_more_authors),
        "editor": names(source.editors),
        "issued": _date(source.date),
        **places(source, kind),
        **_of_fields(source, kind),
        "note": source.note,
        "language": source.language,
        "URL": source.url,
        "DOI": source.doi,
        "accessed": _date(source.accessed),
        **_archive(source),
        "custom": _custom(source),
    }
    return {name: value for name, value in item.items() if value}


def _date(date: Dating | None) -> Value | None:
    return dating(date) if date else None


def places(source: Source, kind: str) -> dict[str, str]:
    """Say where it appeared: the organization behind a news report is the newspaper that it is in."""
    if kind == "article-newspaper" and not source.container:
        return {"container-title": source.publisher}
    return {"container-title": source.container, "publisher": source.publisher}


def _of_fields(source: Source, kind: str) -> dict[str, str]:
    typed = {name: value for name, value in source.fields if value}
    found = {theirs: decode(typed[ours]) for ours, theirs in _FIELDS if ours in typed}
    pages = _DASHES.sub("-", decode(typed.get("pages", "")))
    return {**found, _number(kind): decode(typed.get("number", "")), "page": pages}


def _number(kind: str) -> str:
    """Name what a number counts: issues, books of a series, or the thing itself."""
    if kind.startswith("article-") or kind in ("periodical", "review"):
        return "issue"
    return "collection-number" if kind in ("book", "chapter", "paper-conference") else "number"


def _archive(source: Source) -> dict[str, str]:
    host = _HOST.match(source.archive_url)
    return {"archive": host["host"] if host else "", "archive_location": source.archive_url}


def _custom(source: Source) -> dict[str, str]:
    archived = edtf(source.archived) if source.archived else ""
    said = {"kind": source.kind, "archived": archived}
    return {name: value for name, value in said.items() if value}

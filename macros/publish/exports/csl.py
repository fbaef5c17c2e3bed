"""Sources to CSL-JSON, which reference managers and citation processors read.

Texts are plain: `<i>` in a title stays as it is, and a processor may take it for italics.
Sub- and superscripts that Unicode lacks are elements, which processors set.
The schema is csl-data.json of https://github.com/citation-style-language/schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from ...content.biblatex import FIELDS, Form, identified, issue, volume
from ...content.biblatex.eprints import eprint
from ...content.biblatex.pages import with_hyphens
from ...content.biblatex.roles import ROLES, edited
from ...content.biblatex.rows import is_periodical
from ...content.biblatex.titles import titled
from ...content.sources.dating import day
from ...core.model import Dating, Source
from ...syntax.latex import elements
from ..fields import in_words
from .csl_values import Value, dating, known, names
from .work_types import work_type

# Fields that a Source has no attribute for, with their names in CSL; of two with one name, the last counts.
_FIELDS = tuple((field.name, field.csl) for field in FIELDS if field.csl and field.form is not Form.DATE)
_DATES = tuple((field.name, field.csl) for field in FIELDS if field.csl and field.form is Form.DATE)
_VARIABLES = {field.identifier: field.csl for field in FIELDS if field.identifier and field.csl}
_HOST = re.compile(r"https?://(?P<host>[^\s/\\?#]+)", re.IGNORECASE)


def written(source: Source) -> str:
    """Write one source as an item of the list."""
    return as_json(_item(source)).removeprefix("[\n").removesuffix("\n]\n")


def joined(written: Iterable[str]) -> str:
    """Join written sources into one JSON list."""
    listed = ",\n".join(written)
    return f"[\n{listed}\n]\n" if listed else "[]\n"


def as_json(item: Mapping[str, object]) -> str:
    """Write a list of one item, without its empty values; letters of all scripts stay letters."""
    return json.dumps([known(item)], ensure_ascii=False, indent=2) + "\n"


def _item(source: Source) -> Value:
    kind = work_type(source).csl
    archived = source.archived.edtf if source.archived else ""
    return {
        "id": source.key,
        "type": kind,
        "title": _rich(source.title, source),
        "author": names(source.authors, has_more=source.has_more_authors),
        **_others(source),
        "issued": _date(source.date),
        **{name: _rich(value, source) for name, value in places(source, kind).items()},
        **{name: _rich(value, source) for name, value in _of_fields(source, kind).items()},
        "note": _rich(source.note, source),
        "language": source.language,
        "URL": source.url or ("" if source.doi else source.registered),
        "DOI": source.doi,
        "accessed": _date(source.accessed),
        **_dates(source),
        **_archive(source),
        **({"status": "Retracted"} if source.notice and source.notice.retracts else {}),
        "custom": known({"kind": source.kind, "archived": archived, "notice": _notice(source)}),
    }


def _rich(plain: str, source: Source) -> str:
    return elements(plain, source.scripts, low="<sub>{}</sub>", high="<sup>{}</sup>")


def _date(date: Dating | None) -> Value | None:
    return dating(date) if date else None


def _dates(source: Source) -> Value:
    fields = dict(source.fields)
    return {theirs: _date(day(fields[ours])) for ours, theirs in _DATES if fields.get(ours)}


def _others(source: Source) -> dict[str, list[Value]]:
    """Return the names of editors and other people by the variable of their role.

    Styles know little of compilers and organizers: who stands in the place of an author is an editor.
    """
    found = dict[str, list[Value]]()
    for one in (edited(source), *source.contributions):
        variable = ROLES[one.role].csl if one.role in ROLES else "contributor"
        if variable != "director" and one.persons is source.editors:
            variable = "editor"
        known = found.setdefault(variable, [])
        known += [name for name in names(one.persons, has_more=one.has_more) if name not in known]
    return found


def places(source: Source, kind: str) -> dict[str, str]:
    """Return where a source appeared; the organization of a news report is its newspaper."""
    if kind == "article-newspaper" and not source.container:
        return {"container-title": source.publisher, "publisher": "; ".join(source.issuers)}
    publisher = "; ".join(filter(None, (*source.issuers, source.publisher)))
    return {"container-title": source.container, "publisher": publisher}


def _of_fields(source: Source, kind: str) -> dict[str, str]:
    fields = in_words(source)
    found = {theirs: fields[ours] for ours, theirs in _FIELDS if ours in fields}
    if kind == "patent":
        # The place of a patent is where it holds.
        found["jurisdiction"] = found.pop("publisher-place", "")
    joint = {
        "volume": volume(fields),
        "volume-title": titled(fields, "issuetitle"),
        "event-title": titled(fields, "eventtitle"),
        "page": with_hyphens(fields.get("pages", "")),
    }
    return {**_identifiers(source), **found, **_numbers(kind, fields), **joint}


def _numbers(kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the field `number` as CSL has it: it counts issues, books of a series, or works.

    A work that is numbered otherwise has the number of an electronic article.
    """
    number = {"number": fields.get("eid", "")}
    if is_periodical(kind):
        return number | {"issue": issue(fields)}
    name = "collection-number" if kind in ("book", "chapter", "paper-conference") else "number"
    counted = {name: fields["number"]} if fields.get("number") else {}
    return number | counted | {"issue": fields.get("issue", "")}


def _identifiers(source: Source) -> dict[str, str]:
    """Return an identifier that only `eprint` has, under the variable of the field for such identifiers."""
    return {_VARIABLES[registry]: name for registry, name in identified(source) if registry in _VARIABLES}


def _notice(source: Source) -> Value:
    """Return what its publisher said since: CSL knows that something was retracted, and not where."""
    notice = source.notice
    return known({"kind": notice.kind, "DOI": notice.doi, "date": notice.day}) if notice else {}


def _archive(source: Source) -> dict[str, str]:
    """Return where a copy is kept, or else the electronic print that has no other place in CSL."""
    if source.archive_url:
        host = _HOST.match(source.archive_url)
        return {"archive": host["host"] if host else "", "archive_location": source.archive_url}
    prints = [one for one in (eprint(dict(source.fields)),) if one and one[0] not in _VARIABLES]
    return {"archive": prints[0][0].label, "archive_location": prints[0][1]} if prints else {}

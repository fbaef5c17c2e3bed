"""Sources to RIS, which EndNote, Mendeley, Zotero and library catalogs read.

A record is a list of tags, each on a line of its own: https://en.wikipedia.org/wiki/RIS_(file_format).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...content.biblatex import FIELDS, issue, volume
from ...content.biblatex.eprints import eprint
from ...content.biblatex.identifiers import PMID
from ...content.biblatex.pages import first_and_last, with_hyphens
from ...content.biblatex.roles import ROLES
from ...content.biblatex.titles import titled
from ...core.model import Contribution, Dating, Day, Person, Source, Work
from ...render.rendering.people import told
from ...render.words import english
from ..fields import in_words
from .csl import places
from .work import as_person, folded, last_change, work_key
from .work_types import work_type

_Tags = Iterable[tuple[str, str]]

# Fields that a Source has no attribute for, with their tags; of two with one tag, the first counts.
_FIELDS = tuple((field.name, field.ris) for field in FIELDS if field.ris not in ("", "N1"))
_NOTED = tuple(field for field in FIELDS if field.ris == "N1")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def written(source: Source) -> str:
    """Write the record of a source."""
    return _record(work_type(source).ris, _tags(source))


def joined(written: Iterable[str]) -> str:
    """Join written records into a file; the format demands lines that end in CR and LF."""
    return "".join(written).replace("\n", "\r\n")


def as_ris(work: Work) -> str:
    """Return the record of a page, a web page, as a text to copy."""
    published, changed = work.front_matter.published, last_change(work)
    return _record(
        "ELEC",
        (
            *(("AU", _name(as_person(author))) for author in work.authors),
            ("TI", work.front_matter.title),
            ("T2", work.publisher.name),
            *_dates(Dating(published) if published else None),
            ("N1", f"updated {changed.words}" if changed else ""),
            ("AB", work.front_matter.description),
            ("LA", work.language),
            ("UR", _address(work.url)),
            ("ID", work_key(work)),
        ),
    )


def _record(kind: str, tags: _Tags) -> str:
    shown = ((tag, folded(_CONTROL.sub(" ", value))) for tag, value in tags)
    lines = (f"{tag}  - {value}" for tag, value in (("TY", kind), *shown) if value)
    return "\n".join((*lines, "ER  - \n"))


def _tags(source: Source) -> Iterator[tuple[str, str]]:
    """Yield the tags of a source; those without a value are not written."""
    fields = in_words(source)
    fields |= {"number": issue(fields), "issuetitle": titled(fields, "issuetitle")}
    where = places(source, work_type(source).csl)
    yield from (("AU", _name(name)) for name in source.authors)
    yield "AU", "others" if source.has_more_authors else ""
    yield from (("A2", _name(name)) for name in source.editors)
    yield "A2", "others" if source.has_more_editors else ""
    yield from (tag for one in source.contributions for tag in _contribution(one))
    yield "TI", source.title
    yield "T2", where.get("container-title", "")
    yield "PB", where.get("publisher", "")
    yield from _dates(source.date)
    yield from _pages(fields.get("pages", ""))
    yield "VL", volume(fields)
    yield from {tag: fields.get(name, "") for name, tag in reversed(_FIELDS) if name in fields}.items()
    yield "AN", _accession(source) if "pmid" not in fields else ""
    yield "DO", source.doi
    yield "UR", _address(source.address)
    yield "L2", _address(source.archive_url)
    yield "Y2", _date(source.accessed) if source.accessed else ""
    yield "LA", source.language
    yield "N1", source.note
    words = english()
    yield "N1", words.said(source.event)
    yield "OP", words.said(source.original) if source.original else ""
    noted = (field.words(fields[field.name]) for field in _NOTED if field.name in fields)
    yield from (("N1", words.said(note)) for note in noted)
    yield from (("KW", word) for word in fields.get("keywords", "").split(","))
    yield "ID", source.key


def _contribution(one: Contribution) -> Iterator[tuple[str, str]]:
    """Yield people under the tag of their role, or in a note that says it."""
    tag = ROLES[one.role].ris if one.role in ROLES else "N1"
    if tag == "N1":
        yield tag, told([one], english())
        return
    yield from ((tag, _name(name)) for name in one.persons)
    yield tag, "others" if one.has_more else ""


def _name(person: Person) -> str:
    """Write a name with the family name first, the only part that an institution has."""
    return ", ".join(filter(None, (person.last, person.given, person.suffix)))


def _dates(date: Dating | None) -> Iterator[tuple[str, str]]:
    """Yield the year, and the date as far as it is known."""
    first = date and (date.start or date.end)
    if date and (first or date.literal):
        yield "PY", _year(first) if first else ""
        yield "DA", _date(date)


def _year(day: Day) -> str:
    return f"{day.year:04}" if 0 < day.year <= 9999 else ""


def _date(date: Dating) -> str:
    """Write `2024/03/05`, cut where it is not known; a season, a doubt or an end follows in words."""
    first = date.start or date.end
    if first is None or not _year(first):
        return date.literal or (first.words if first else "")
    parts = [_year(first)]
    if 1 <= first.month <= 12:
        parts += [f"{number:02}" for number in (first.month, first.day) if number]
    if said := ", ".join(_words(date, first)):
        parts += [""] * (3 - len(parts)) + [said]
    return "/".join(parts)


def _words(date: Dating, first: Day) -> Iterator[str]:
    if date.literal:
        yield date.literal
        return
    if date.is_approximate:
        yield "circa"
    if first.month > 12:
        yield first.words
    if date.is_range:
        end = date.end.words if date.end else "today"
        yield f"to {end}"


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    first, last = first_and_last(pages)
    yield "SP", with_hyphens(first)
    yield "EP", last


def _accession(source: Source) -> str:
    """Return the electronic print, with the name of its registry where the number alone does not tell it."""
    found = eprint(dict(source.fields))
    if not found:
        return ""
    registry, name = found
    return name if registry is PMID else f"{registry.label}:{name}"


def _address(url: str) -> str:
    """Write an address without semicolons: readers of RIS take one for the start of another address."""
    return url.replace(";", "%3B")

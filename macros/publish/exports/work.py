"""A page as others cite it: a line of text, an entry for BibTeX, an item of CSL-JSON."""

from __future__ import annotations

import re
import unicodedata

from ...core.model import Author, Dating, Day, Person, Work
from ...render.words import Words, words
from ...syntax import bibtex
from .bibtex import entry
from .csl import as_json
from .csl_values import dating, names
from .escaping import escaped

_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟")
_ARTICLES = frozenset({"a", "an", "the"})


def as_text(work: Work) -> str:
    """Return `Ada Lovelace. “How did it end?” Ibidem, 5 March 2024, updated 7 May 2024. https://…`."""
    told = words(work.language)
    title = folded(work.front_matter.title)
    published, updated = work.front_matter.published, last_change(work)
    where = (
        folded(work.publisher.name),
        told.day(published) if published else "",
        told("cited-updated", date=told.day(updated)) if updated else "",
    )
    sentences = (
        _sentence(told.enumerated([author.name for author in work.authors])),
        _titled(title, told) if title else "",
        _sentence(told.listed(where)),
        work.url,
    )
    return " ".join(filter(None, sentences))


def _titled(title: str, words: Words) -> str:
    """Return a title in quotation marks; English has the full stop within them."""
    if words.language.startswith("en"):
        return words.quoted(_sentence(title))
    return words.quoted(title) if title.endswith(_ENDS) else f"{words.quoted(title)}."


def as_bibtex(work: Work) -> str:
    """Return an `@online` entry that this project reads back whole."""
    published, updated = work.front_matter.published, last_change(work)
    fields = (
        ("author", " and ".join(map(_bibtex_name, work.authors))),
        ("title", escaped(work.front_matter.title)),
        ("organization", escaped(work.publisher.name)),
        ("date", published.iso if published else ""),
        ("url", work.url),
        ("note", f"updated {updated.words}" if updated else ""),
    )
    return entry("online", work_key(work), [(name, value) for name, value in fields if value])


def as_csl(work: Work) -> str:
    """Return a list of one item, a web page; `custom` has the day of its last update."""
    published, updated = work.front_matter.published, last_change(work)
    item = {
        "id": work_key(work),
        "type": "webpage",
        "title": folded(work.front_matter.title),
        "author": names(tuple(map(as_person, work.authors))),
        "issued": dating(Dating(published)) if published else None,
        "container-title": folded(work.publisher.name),
        "abstract": folded(work.front_matter.description),
        "language": work.language,
        "URL": work.url,
        "custom": {"updated": updated.iso} if updated else None,
    }
    return as_json(item)


def folded(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())


def _sentence(text: str) -> str:
    return text if not text or text.rstrip("’”\"')").endswith(_ENDS) else f"{text}."


def last_change(work: Work) -> Day | None:
    """Return when the page last changed, unless that is when it was published."""
    modified = work.front_matter.modified
    return modified if modified != work.front_matter.published else None


def as_person(author: Author) -> Person:
    """Split a person's name as BibTeX does, particles in lower case; other names stay whole."""
    whole = Person(author.name)
    if author.is_organization or escaped(author.name) != author.name or "," in author.name:
        return whole
    persons, has_more = bibtex.people(author.name)
    is_one = len(persons) == 1 and not has_more and str(persons[0]) == author.name
    return persons[0] if is_one else whole


def _bibtex_name(author: Author) -> str:
    """Write a name with the family name first, which every reader splits alike; brace other names."""
    person = as_person(author)
    if not person.given:
        return f"{{{escaped(author.name)}}}"
    return f"{person.prefix} {person.family}, {person.given}".strip()


def work_key(work: Work) -> str:
    """Make a key of name, year and word: `lovelace2024how`, in ASCII."""
    person = as_person(work.authors[0]) if work.authors else Person("")
    family = _word(person.family, is_whole=bool(person.given))
    year = str(work.front_matter.published.year) if work.front_matter.published else ""
    name = family or _word(work.publisher.name) or "page"
    return f"{name}{year}{_word(work.front_matter.title)}"


def _word(text: str, *, is_whole: bool = False) -> str:
    """Return the first word that is not an article, in ASCII letters and digits, or all words as one."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_text.replace("'", ""))
    if is_whole:
        return "".join(words)
    return next((word for word in words if word not in _ARTICLES), "")

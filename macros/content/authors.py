"""`docs/.authors.yml` to authors and findings; the form is that of Material's blog plugin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..core.findings import Fault, Finding, at, reported
from ..core.model import Author
from ..core.text import EMPTY, Span, Text
from ..syntax.located_yaml import InvalidYamlError, Item, comments, parse
from .front_matter import printed
from .validators.base import Described
from .validators.records import Field, Record, repeated, values
from .validators.scalars import address, text, true_or_false

RULE = "invalid-author"


class Authors(NamedTuple):
    """The authors by key, in file order."""

    by_key: Mapping[str, Author] = EMPTY
    is_whole: bool = True
    """Whether every author of the file is among them."""
    comments: tuple[Span, ...] = ()
    """Comments, where a finding can be suppressed."""


def read(file: Text, *, is_printed: bool = False) -> tuple[Authors, tuple[Finding, ...]]:
    """Read the file of authors; an author whose key cannot be part of an address is left out.

    With `is_printed`, Material's blog prints the values of the file, and they have to be safe to print.
    """
    try:
        item = parse(file.content)
    except InvalidYamlError as error:
        span = Span(error.offset, error.offset + 1)
        message = f"the authors are not YAML: {error}"
        hint = error.hint or 'write "key: {name: …}" lines below "authors:"'
        return Authors(is_whole=False), (at(RULE, file, span, message, hint),)
    listed = item.get("authors")
    if listed is None or not isinstance(listed.value, dict):
        span = listed.span if listed else Span(0, 1)
        message = '"authors" is not a mapping of keys to authors' if listed else 'the file has no "authors"'
        hint = 'write "authors:", and below it lines of "key: {name: …, description: …}"'
        return Authors(is_whole=False), (at(RULE, file, span, message, hint),)
    remarks = tuple(comments(file.content, 0, len(file.content)))
    known = {key: _author(key, child) for key, child in listed.entries.items() if _can_be_in_address(key)}
    faults = (*repeated(item), *_faults(listed), *(printed.of_authors(listed) if is_printed else ()))
    found = tuple(reported(fault, file, RULE) for fault in faults)
    return Authors(known, len(known) == len(listed.entries), remarks), found


def _author(key: str, item: Item) -> Author:
    """Return an author; without a name in the file, the key is the name."""
    said = values(_AUTHOR.fields, item)
    return Author(key, **{**said, "name": said["name"] or key})


def _can_be_in_address(key: str) -> bool:
    is_index = key.casefold() in ("index", "readme")
    return key.replace("-", "").replace("_", "").isalnum() and not is_index


def _faults(listed: Item) -> Iterator[Fault]:
    yield from repeated(listed)
    for key, item in listed.entries.items():
        if not _can_be_in_address(key):
            message = f'the key "{key}" cannot be part of the address of the author\'s page'
            hint = 'use letters, digits, "-" and "_", and neither "index" nor "readme"'
            yield Fault(message, hint, listed.names[key])
        yield from _AUTHOR(key, item)


# A field that only Material's blog plugin reads.
_ANYTHING = Described(lambda _name, _item: iter(()), {})
_AUTHOR = Record(
    Author,
    {"name": Field(text, "The name as readers see it.")},
    {
        "description": Field(text, "Who it is, in one or two sentences."),
        "affiliation": Field(text, "Where the author works."),
        "url": Field(address, "The author's own page elsewhere."),
        "organization": Field(true_or_false, "Whether it is an organization.", attribute="is_organization"),
        "avatar": Field(_ANYTHING, "Material's: a picture."),
        "slug": Field(_ANYTHING, "Material's: the name in the address of the author's page in its blog."),
    },
)

"""`docs/.authors.yml` to authors and findings; the form is that of Material's blog plugin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from . import shapes
from .addresses import WEB
from .findings import Finding, at
from .located_yaml import InvalidYamlError, Item, comments, parse
from .model import Author
from .records import Record, repeated
from .shapes import Fault, folded
from .text import Span, Text

RULE = "invalid-author"


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors by key, in file order."""

    by_key: Mapping[str, Author] = field(default_factory=dict)
    is_whole: bool = True
    """Whether every author of the file is among them."""
    comments: tuple[Span, ...] = ()
    """Where a finding can be accepted."""


def read(text: Text) -> tuple[Authors, tuple[Finding, ...]]:
    """Read the file of authors; an author whose key cannot stand in an address is left out."""
    try:
        item = parse(text.content)
    except InvalidYamlError as error:
        span = Span(error.offset, error.offset + 1)
        message = f"the authors are not YAML: {error}"
        hint = 'put a value that holds ": ", "#" or "?" into quotation marks'
        return Authors(is_whole=False), (at(RULE, text, span, message, hint),)
    listed = item.get("authors")
    if listed is None or not isinstance(listed.value, dict):
        span = listed.span if listed else Span(0, 1)
        message = '"authors" is not a mapping of keys to authors' if listed else 'the file has no "authors"'
        hint = 'write "authors:", and below it lines of "key: {name: …, description: …}"'
        return Authors(is_whole=False), (at(RULE, text, span, message, hint),)
    remarks = tuple(comments(text.content, 0, len(text.content)))
    known = {key: _author(key, child) for key, child in listed.entries.items() if _can_be_in_address(key)}
    faults = (*repeated(item), *_faults(listed))
    found = tuple(at(RULE, text, span, message, hint) for span, message, hint in faults)
    return Authors(known, len(known) == len(listed.entries), remarks), found


def _author(key: str, item: Item) -> Author:
    url, organization = folded(item.get("url")), item.get("organization")
    return Author(
        key,
        name=folded(item.get("name")) or key,
        description=folded(item.get("description")),
        affiliation=folded(item.get("affiliation")),
        url=url if WEB.fullmatch(url) else "",
        is_organization=organization is not None and organization.value is True,
    )


def _can_be_in_address(key: str) -> bool:
    is_index = key.casefold() in ("index", "readme")
    return key.replace("-", "").replace("_", "").isalnum() and not is_index


def _faults(listed: Item) -> Iterator[Fault]:
    yield from repeated(listed)
    for key, item in listed.entries.items():
        if not _can_be_in_address(key):
            message = f'the key "{key}" cannot stand in the address of the author\'s page'
            hint = 'use letters, digits, "-" and "_", and neither "index" nor "readme"'
            yield listed.names[key], message, hint
        yield from _AUTHOR(key, item)


def _anything(_name: str, _item: Item) -> Iterator[Fault]:
    """Find nothing: Material's blog plugin reads it, and we do not."""
    return iter(())


_AUTHOR = Record(
    {"name": shapes.text},
    {
        "description": shapes.text,
        "affiliation": shapes.text,
        "url": shapes.address,
        "organization": shapes.true_or_false,
        "avatar": _anything,
        "slug": _anything,
    },
)

"""The fields of a front matter, one row each, from which check, schema, reader, hints and drafts follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...core.findings import Fault
from ...core.model import (
    CORRECTIONS,
    PAGE_TYPES,
    Correction,
    Dating,
    Figure,
    FollowUp,
    FrontMatter,
    Republication,
)
from ...syntax.dates import parse_date
from ...syntax.located_yaml import Item
from ..validators.base import described
from ..validators.lists import different_keys, different_texts, keys, list_of
from ..validators.readers import reference, source_key, true_or_unsaid
from ..validators.records import Field, Fields, Record, Records, values
from ..validators.scalars import (
    OneOf,
    address,
    any_date,
    any_time,
    day,
    language,
    mark,
    number_or_text,
    path,
    text,
    true_or_false,
)


def _dating(start: str, end: str) -> Dating | None:
    return parse_date(f"{start}/{end}")


_SPAN = Record(
    _dating,
    {
        "from": Field(any_date, "Its beginning: a year, a month or a day.", attribute="start"),
        "to": Field(any_date, "Its end: a year, a month or a day.", attribute="end"),
    },
)


@described(_SPAN.schema, _SPAN.read)
def _coverage(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a period, and a period that ends before it begins."""
    hint = 'write "coverage: {from: …, to: …}", with dates such as 2024-03-05'
    if not {"from", "to"} <= set(item.entries):
        yield Fault(f'"{name}" needs "from" and "to"', hint, item.span)
        return
    faults = tuple(_SPAN(name, item))
    yield from faults
    if not faults and _SPAN.read(item) is None:
        yield Fault(f'"{name}" ends before it begins', hint, item.span)


@described({"not": {}})
def _refused(_: str, item: Item) -> Iterator[Fault]:
    """Report the field, whatever its value: mkdocs-macros would stop the build."""
    yield Fault("mkdocs-macros refuses this field", 'write "render_macros: false"', item.span)


@described({"type": "object"})
def _search(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a mapping: Material's search would stop the build."""
    if not isinstance(item.value, dict):
        yield Fault(f'"{name}" is not a mapping', f'write "{name}: {{exclude: true}}"', item.span)


_SCALAR = {"type": ["string", "number", "boolean"]}


@described({"type": "array", "items": _SCALAR})
def _tags(name: str, item: Item) -> Iterator[Fault]:
    """Report a value that is not a list of words and numbers: Material's tags would stop the build."""
    if not isinstance(item.value, list):
        yield Fault(f'"{name}" is not a list', f'write "{name}: [one, other]"', item.span)
    for child in item.items:
        if child.value is None or isinstance(child.value, (dict, list, date)):
            yield Fault(f'an item of "{name}" is not a word', "put it into quotation marks", child.span)


_TYPE = OneOf("type of page", PAGE_TYPES)
_PART = OneOf("part of the page", ("navigation", "toc", "path", "footer", "feedback", "tags"))
_KIND = OneOf("kind of correction", CORRECTIONS, "; a typing error needs no entry")

_REPUBLISHED = Record(
    Republication,
    {
        "publisher": Field(text, "Who published it there."),
        "url": Field(address, "The address of the text there.", example="https://…"),
    },
    {"date": Field(day, "The day on which it appeared there.")},
)
_SIDES = "void and rating stand above the answer, fact and update below the text."
_CORRECTIONS = Records(
    "correction",
    Record(
        Correction,
        {
            "date": Field(day, "The day of the correction.", example="2024-03-05"),
            "kind": Field(_KIND, _SIDES, example="fact"),
            "text": Field(text, "What the page said, and what it says now."),
        },
    ),
)
_ANSWER = "The page that answers it, as in a link: why.md. Leave it out while there is none."
_FOLLOW_UPS = Records(
    "follow-up",
    Record(
        FollowUp,
        {"question": Field(text, "The question.", example="'…'")},
        {"page": Field(text, _ANSWER, reference)},
    ),
)
_FIGURES = Records(
    "figure",
    Record(
        Figure,
        {
            "number": Field(number_or_text, "The number as readers see it: 1,700 or $38 billion."),
            "label": Field(text, "What the number counts."),
            "date": Field(
                any_time, "Of when the number is: a year, a month, a day or a span.", example="2024-03-05"
            ),
            "source": Field(text, "The key of the source that has the number.", source_key, example="key"),
        },
        {
            "unit": Field(text, "What readers see behind the number: people, %, tonnes."),
            "locator": Field(text, "The place in the source: p. 3."),
        },
    ),
)
_UNREAD = text._replace(read=None)


def _latest_first(item: Item | None) -> tuple[Correction, ...]:
    return tuple(sorted(_CORRECTIONS.read(item), key=lambda correction: correction.date.iso, reverse=True))


FIELDS: Fields = {
    "title": Field(
        text,
        "The question that the page answers. It becomes the page's heading.",
        example="How did it end?",
        is_required=True,
    ),
    "type": Field(_TYPE, "What the page is. Each type has fields that it needs."),
    "description": Field(
        text,
        "One sentence for lists and search engines.",
        advice="one sentence for lists and search engines",
        remark="One sentence for lists and search engines: what the page answers, on what evidence.",
        is_required=True,
    ),
    "authors": Field(
        different_keys,
        "Who wrote the page: keys of docs/.authors.yml.",
        example="[key]",
        advice="with a key of docs/.authors.yml",
        is_required=True,
    ),
    "topics": Field(
        different_texts,
        "What the page is about: each topic is a list of pages, and other pages may share it.",
    ),
    "published": Field(
        day,
        "The day on which readers first saw the page, without quotation marks.",
        advice="the day on which it goes online, such as 2024-03-05",
        remark="The day on which the page goes online.",
        is_required=True,
    ),
    "checked": Field(
        day,
        "The day on which the sources were last read.",
        advice="the day on which the sources were last read, such as 2024-03-05",
        remark="The day on which you last read the sources.",
        is_required=True,
    ),
    "updated": Field(day, "The day of the last change that matters to readers."),
    "coverage": Field(_coverage, "The time that the evidence covers."),
    "claim": Field(
        text, "The claim that a fact-check examines, in one sentence.", advice="the claim in one sentence"
    ),
    "claimant": Field(text, "Who makes the claim.", advice="who makes the claim"),
    "rating": Field(
        text,
        "One of the ratings that mkdocs.yml defines under extra: ibidem: ratings.",
        reference,
        advice="one of the ratings in mkdocs.yml",
    ),
    "disclosure": Field(
        text,
        "What readers of an opinion should know of the author's interests.",
        advice="what readers should know of the author's interests",
    ),
    "republished": Field(_REPUBLISHED, "Where the text appeared first."),
    "corrections": Field(
        _CORRECTIONS,
        "What was wrong and has been fixed, for readers to see. A typing error needs no entry.",
        _latest_first,
    ),
    "figures": Field(_FIGURES, "Key figures, each with its date and its source, in a box above the text."),
    "further_reading": Field(
        keys, "Keys of sources that support the page without being cited in a sentence."
    ),
    "follow_ups": Field(_FOLLOW_UPS, "Questions for readers to continue with."),
    "template": Field(path, "A template of Ibidem or of the theme, instead of main.html.", reference),
    "language": Field(
        language,
        "The language of the page, where it is not that of the site: de, pt-BR, zh-Hant.",
    ),
    "margin_notes": Field(
        true_or_false,
        "Whether wide screens show sources and footnotes beside their lines too, whatever the site says.",
        true_or_unsaid,
    ),
    "minor": Field(
        true_or_false,
        "Nothing that changed here matters to readers; remove it once the change is merged.",
        attribute="is_minor",
    ),
    "draft": Field(
        true_or_false,
        "The page is a draft: a preview shows it, and the built site leaves it out.",
        attribute="is_draft",
    ),
    "hide": Field(list_of(_PART, "[toc]"), "Parts of the page that Material leaves out.", may_be_empty=True),
    "icon": Field(path, "Material's: the icon of the page in the navigation.", may_be_empty=True),
    "status": Field(mark, "Material's: a mark of the page in the navigation.", may_be_empty=True),
    "subtitle": Field(
        _UNREAD, "Material's: a line below the page's title in the navigation.", may_be_empty=True
    ),
    "tags": Field(_tags, "Material's: the tags of the page.", may_be_empty=True),
    "search": Field(_search, "Material's: what the search does with the page.", may_be_empty=True),
    "ignore_macros": Field(_refused, 'mkdocs-macros refuses this field; write "render_macros: false".'),
}
"""Fields by name, in the order of a draft."""

# Fields of MkDocs, Material and mkdocs-macros whose names are near to ours, but not misspelt.
HOST_FIELDS = frozenset({"author", "date", "render_macros"})


EVERYWHERE = frozenset({"further_reading", "margin_notes"})
"""The fields that are ours on every page; the others are, on a page with a type, or where a site says so."""

REQUIRED = tuple(name for name, field in FIELDS.items() if field.is_required)
"""The fields that every type of page requires."""


def needed(kind: str) -> tuple[str, ...]:
    """Return the names of the fields that a type of page requires; none for a page without a type."""
    return (*REQUIRED, *PAGE_TYPES[kind].fields) if kind in PAGE_TYPES else ()


def read(item: Item) -> FrontMatter:
    """Read a front matter; invalid values are left out, since findings report them."""
    return FrontMatter(**values(FIELDS, item))

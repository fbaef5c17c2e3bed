"""Rules on the entries of the bibliography: their syntax, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator

from ....content.biblatex import KINDS
from ....core.model import Bibliography, Source
from ....core.text import enumerated
from ..found import Found
from ..rule import ERROR, EXPLAINERS, WARNING, read_rule, store_rule

_RENAME = "rename or remove one of the two; the first is at {}"


def broken(store: Bibliography, key: str) -> frozenset[str]:
    """Return the rule that explains mistakes in an entry, where the entry cannot be read whole."""
    return frozenset({invalid_bibtex.id}) if key in store.broken else frozenset()


@store_rule("duplicate-key", ERROR)
def duplicate_key(store: Bibliography) -> Iterator[Found]:
    """Two entries share a key, and say different things.

    Readers would be led to one of the two, and nobody could say which.

    Wrong:
        @online{un2024vote, …} @report{un2024vote, …}

    Right:
        @online{un2024vote, …} @report{un2024report, …}
    """
    for source, earlier in _of_one_key(store):
        if not _is_repeated(source, earlier):
            message = f'two entries have the key "{source.key}"'
            yield Found(source.text, source.span, message, _RENAME.format(earlier.place))


@store_rule("repeated-entry", WARNING)
def repeated_entry(store: Bibliography) -> Iterator[Found]:
    """An entry stands twice in the bibliography, with the same fields.

    Readers lose nothing, but a later correction of one of the two may change nothing.
    BibTeX reports an error for it.

    Wrong:
        @online{un2024vote, date = {2024}, …} @online{un2024vote, date = {2024}, …}

    Right:
        @online{un2024vote, date = {2024}, …}
    """
    for source, earlier in _of_one_key(store):
        if _is_repeated(source, earlier):
            hint = f"delete one of the two; the first is at {earlier.place}"
            yield Found(source.text, source.span, f'the entry "{source.key}" is repeated', hint)


def _of_one_key(store: Bibliography) -> Iterator[tuple[Source, Source]]:
    """Yield each entry whose key an earlier entry has, and the first of them."""
    first = dict[str, Source]()
    for source in store.sources:
        earlier = first.setdefault(source.key, source)
        if earlier is not source and source.key:
            yield source, earlier


def _is_repeated(source: Source, earlier: Source) -> bool:
    said, known = (
        (one.type, dict(one.fields), [parent.key for parent in one.parents]) for one in (source, earlier)
    )
    return said == known


@store_rule("similar-key", WARNING)
def similar_key(store: Bibliography) -> Iterator[Found]:
    """The keys of two entries differ only in case.

    BibTeX takes such keys for one, and a writer mistakes one for the other.

    Wrong:
        @online{un2024vote, …} @report{UN2024vote, …}

    Right:
        @online{un2024vote, …} @report{un2024report, …}
    """
    first = dict[str, Source]()
    for source in store.sources:
        earlier = first.setdefault(source.key.casefold(), source)
        if earlier.key != source.key:
            message = f'the keys "{earlier.key}" and "{source.key}" differ only in case'
            yield Found(source.text, source.span, message, _RENAME.format(earlier.place))


@read_rule("duplicate-field", ERROR)
def duplicate_field() -> None:
    """An entry has a field twice that readers see, with two values.

    Programs differ on which of the two they take; here the first counts.
    Of other fields, such as `keywords`, reference managers write several.

    Wrong:
        date = {2024}, date = {2025}

    Right:
        date = {2025}
    """


@read_rule("invalid-bibtex", ERROR)
def invalid_bibtex() -> None:
    """Something in the bibliography cannot be read as BibTeX.

    A missing comma or a brace too many makes BibTeX readers drop fields without a word.
    Plain remarks between entries are allowed.

    Wrong:
        title = {A title} date = {2024}

    Right:
        title = {A title}, date = {2024}
    """


@read_rule("doubtful-name", WARNING)
def doubtful_name() -> None:
    """A name is read otherwise than it seems to be meant.

    BibTeX separates names by `and` alone, and reads two commas as "Last, Jr., First".
    What is not certain is a warning: "Ernst & Young" is one name, "Ada Lovelace & Charles Babbage" are two.

    Wrong:
        author = {Davis, Donald R., Jr.}

    Right:
        author = {Davis, Jr., Donald R.}
    """


@read_rule("undefined-string", ERROR)
def undefined_string() -> None:
    """A value is a word without braces that no `@string` defines.

    BibTeX would leave the value out, and readers would see the word in its place.
    Where the strings are in a file of their own, list that file first under `bibliography` in `mkdocs.yml`.

    Wrong:
        journal = jair

    Right:
        journal = {Journal of Artificial Intelligence Research}
    """


@read_rule("misspelt-name", WARNING)
def misspelt_name() -> None:
    """The name of a type or of a field is nearly that of another.

    BibTeX ignores fields that it does not know, and so do we.
    A field is reported only when the entry lacks the field that was meant.

    Wrong:
        jorunal = {The Journal}

    Right:
        journal = {The Journal}
    """


@read_rule("unknown-kind", WARNING, EXPLAINERS, kinds=enumerated(KINDS))
def unknown_kind() -> None:
    """A keyword of a source is nearly a kind of source.

    Kinds are $kinds.
    Keywords are yours: one is reported only when it is nearly a kind, and no other keyword is a kind.
    Without `everywhere: true` that takes a bibliography in which most entries with keywords have a kind.

    Wrong:
        keywords = {primary documents}

    Right:
        keywords = {primary document}
    """


@read_rule("unbraced-institution", ERROR)
def unbraced_institution() -> None:
    """The name of an institution is read as the name of a person.

    BibTeX splits names at spaces and at `and`; a second pair of braces keeps one whole.
    A person whose name looks like an institution's is written "Last, First".

    Wrong:
        author = {World Health Organization}

    Right:
        author = {{World Health Organization}}
    """

"""Rules on what an entry of the bibliography has to say, and on its values."""

from __future__ import annotations

from collections.abc import Iterator

from ....content.biblatex import FIELDS, entry_type
from ....core.model import Bibliography, Source
from ....core.text import quoted
from ..found import Found
from ..rule import ERROR, WARNING, read_rule, store_rule
from ..suggestions import Suggestions
from .entries import broken

_IDENTIFIERS = ", ".join(f"`{row.name}`" for row in FIELDS if row.identifier and not row.fills)
_TITLES = {"book": ("booktitle",), "periodical": ("journaltitle", "journal", "issuetitle")}
"""What the title is called by mistake, by the type of CSL."""
_BAD_IN_KEYS = frozenset('"#%{},=\\~')


@store_rule("missing-field", ERROR)
def missing_field(store: Bibliography) -> Iterator[Found]:
    """A source has no title, or an `@online` source has neither `url` nor `doi`.

    Readers need to know what a source is and where to read it.
    A volume may have the title of the whole work alone, as `maintitle`.
    A `@misc` or `@letter` may say what it is in `howpublished`, `note` or `type`, as BibTeX has it.
    A book that lends its `booktitle` to others needs no other title.

    Wrong:
        @online{a2024b, title = {A title}}

    Right:
        @online{a2024b, title = {A title}, url = {https://example.org/a}}
    """
    lending = {parent.key for source in store.sources for parent in source.parents}
    for source in store.sources:
        if source.is_data:
            continue
        missing = list[tuple[str, str]]()
        lends = source.key in lending and source.container
        if not (source.title or lends or _is_described(source)):
            missing.append(("title", _title_hint(source)))
        if "url" in entry_type(source.type).needs and not source.address:
            missing.append(("url", 'add "url = {https://…}," or "doi = {10.…},"'))
        for name, hint in missing:
            message = f'"{source.key}" has no {name}'
            yield Found(source.text, source.span, message, hint, broken(store, source.key))


def _is_described(source: Source) -> bool:
    """Return whether a source that needs no title says what it is in other words."""
    said = dict(source.fields)
    is_published = "howpublished" in said and source.publisher
    return not entry_type(source.type).needs and bool(source.note or said.get("type") or is_published)


def _title_hint(source: Source) -> str:
    said = dict(source.fields)
    other = next((name for name in _TITLES.get(entry_type(source.type).csl, ()) if said.get(name)), "")
    return f'rename "{other}" to "title"' if other else 'add "title = {…},"'


@store_rule("undefined-parent", ERROR)
def undefined_parent(store: Bibliography) -> Iterator[Found]:
    """An entry inherits from an entry that does not exist, or from itself.

    `crossref` names one entry, `xdata` one or several, each by its key.

    Wrong:
        crossref = {hndbook2024}

    Right:
        crossref = {handbook2024}
    """
    suggestions = Suggestions(store)
    for source in store.sources:
        for parent in source.parents:
            key = parent.key
            if key not in store.by_key:
                message = f'"{source.key}" inherits from "{key}", which no entry has as its key'
                hint = suggestions.of_parent(key, source.key)
                yield Found(source.text, parent.span, message, hint, broken(store, key))
            elif source.key in store.circles and store.circles[source.key] == store.circles.get(key):
                message = f'"{source.key}" inherits from itself through "{key}"'
                yield Found(source.text, parent.span, message, "remove one crossref or xdata of the circle")


@read_rule("lost-title", WARNING)
def lost_title() -> None:
    """An entry inherits from a book or journal of another type, and so does not say in which one it appeared.

    As in biblatex, the type of both decides what the title of the parent becomes: the `booktitle` of an
    `@inbook` is the title of a `@book`, that of an `@incollection` the title of a `@collection`.

    Wrong:
        @incollection{ali2024, crossref = {handbook}, …} @book{handbook, title = {A handbook}, …}

    Right:
        @incollection{ali2024, crossref = {handbook}, …} @collection{handbook, title = {A handbook}, …}
    """


@store_rule("invalid-key", ERROR)
def invalid_key(store: Bibliography) -> Iterator[Found]:
    """A key is empty or holds a character that keys cannot hold.

    Letters of any script, digits and the marks `. : ; / - + _ ' & ( )` are allowed.

    Wrong:
        @online{my source, …}

    Right:
        @online{my-source, …}
    """
    for source in store.sources:
        bad = sorted({c for c in source.key if c in _BAD_IN_KEYS or c.isspace() or not c.isprintable()})
        if not source.key:
            message, hint = "this entry has no key", 'write "@online{name2024word," with a key of your own'
        elif bad:
            message = f'the key "{source.key}" holds {quoted(bad)}'
            hint = "use letters, digits and . : ; / - + _ ' & ( )"
        else:
            continue
        yield Found(source.text, source.span, message, hint)


@read_rule("invalid-date", ERROR)
def invalid_date() -> None:
    """A date in the bibliography is not a date.

    Write as much as is known: a year, a month, a day, or a range with a slash.

    Wrong:
        date = {2024-13-01}

    Right:
        date = {2024-12}
    """


@read_rule("loose-date", WARNING)
def loose_date() -> None:
    """A date in the bibliography is written as only people read it.

    Readers see the date, but biblatex and other programs drop it or take a part of it.
    A `year` may be any words, such as `in press` or `c1998`.

    Wrong:
        date = {5 March 2024}

    Right:
        date = {2024-03-05}
    """


@read_rule("invalid-url", ERROR)
def invalid_url() -> None:
    r"""A `url` or `archiveurl` is not a web address, or a `doi` is not a DOI.

    Readers cannot follow it, or are led elsewhere.
    LaTeX in an address, such as `\_` or `\url{…}`, is read as meant.

    Wrong:
        url = {https://example.org/the vote}

    Right:
        url = {https://example.org/the%20vote}
    """


@read_rule("loose-url", WARNING)
def loose_url() -> None:
    """A `url` or `archiveurl` is not one address that browsers open, though readers can see which is meant.

    Of several addresses readers get the first, and one without a scheme gets `https://`.
    Other programs make a link of the whole value, which leads nowhere.
    An `ftp` address is shown without a link, since browsers no longer open them.

    Wrong:
        url = {www.example.org}

    Right:
        url = {https://www.example.org}
    """


@read_rule("invalid-identifier", WARNING, identifiers=_IDENTIFIERS)
def invalid_identifier() -> None:
    """An identifier of a source ($identifiers) is not valid.

    Readers who search for it find nothing, or another work.
    The last digit of an ISBN shows whether the others are typed right.

    Wrong:
        isbn = {978-3-16-148410-1}

    Right:
        isbn = {978-3-16-148410-0}
    """


@read_rule("unknown-command", WARNING)
def unknown_command() -> None:
    r"""A text in the bibliography has a command of LaTeX that nobody knows.

    Readers see its arguments, and nothing of the command itself.
    No text of the entry is lost, so this is a warning; what the command would have added is missing.
    Commands that you define for LaTeX in a preamble are not known here.

    Wrong:
        title = {The \myorg{} report on \texit{Cataglyphis}}

    Right:
        title = {The World Health Organization report on \textit{Cataglyphis}}
    """

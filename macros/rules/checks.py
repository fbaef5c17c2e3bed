"""One generator per rule that needs more than one file, or more than one value, to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import attrgetter

from ..biblatex import entry_type
from ..findings import Finding, at
from ..model import Bibliography, Page, Source
from ..text import Span
from .corpus import Corpus
from .suggestions import identities, listed, suggestion

_BAD_IN_KEYS = frozenset('"#%{}(),=\\~<>&`')


def undefined_citation(corpus: Corpus) -> Iterator[Finding]:
    """Find keys that no entry has."""
    for page in corpus.pages:
        for key, span in _uses(page):
            source = corpus.bibliography.by_key.get(key)
            if source and source.is_data:
                message = f'"{key}" is an @xdata container and no source'
                hint = "cite an entry that inherits from it"
                yield at("undefined-citation", page.text, span, message, hint)
            elif not source:
                message = f'no source has the key "{key}"'
                finding = at(
                    "undefined-citation", page.text, span, message, suggestion(key, corpus.bibliography)
                )
                yield _explained(finding, key in corpus.bibliography.broken)


def _uses(page: Page) -> Iterator[tuple[str, Span]]:
    yield from ((item.key, item.span) for item in page.further_reading)
    yield from ((citation.key, citation.span) for citation in page.citations)


def unused_source(corpus: Corpus) -> Iterator[Finding]:
    """Find entries that no built page cites or lists, nor reaches through inheritance."""
    uses = set[str]()
    for profile in corpus.profiles:
        uses.update(profile.cited, profile.meant, (item.key for item in profile.further_reading))
    used = {key for use in uses for key in corpus.bibliography.lineage(use)}
    unused = [source for source in corpus.bibliography.by_key.values() if source.key not in used]
    holders = _holders(corpus.bibliography) if unused else {}
    for source in filter(attrgetter("key"), unused):
        others = sorted({k for i in identities(source) for k in holders[i] if k != source.key})
        hint = "cite it, list it under further_reading, or remove it"
        if others:
            hint = f"its address lives under {listed(others)} too; remove one of the two"
        message = f'no page cites "{source.key}"'
        yield at("unused-source", source.text, source.span, message, hint)


def _holders(bibliography: Bibliography) -> Mapping[str, list[str]]:
    holders = dict[str, list[str]]()
    for source in bibliography.sources:
        for identity in identities(source):
            holders.setdefault(identity, []).append(source.key)
    return holders


def duplicate_key(corpus: Corpus) -> Iterator[Finding]:
    """Find keys that two entries share, also when they differ only in case."""
    first = dict[str, Source]()
    for source in corpus.bibliography.sources:
        earlier = first.setdefault(source.key.casefold(), source)
        if earlier is source or not source.key:
            continue
        place = earlier.text.location(earlier.span.start)
        same = f'two entries have the key "{source.key}"'
        near = f'the keys "{earlier.key}" and "{source.key}" differ only in case'
        hint = f"rename or remove one of the two; the first is at {place}"
        message = same if earlier.key == source.key else near
        yield at("duplicate-key", source.text, source.span, message, hint)


def invalid_key(corpus: Corpus) -> Iterator[Finding]:
    """Find keys that are empty or hold what a key cannot."""
    for source in corpus.bibliography.sources:
        bad = sorted({c for c in source.key if c in _BAD_IN_KEYS or c.isspace() or not c.isprintable()})
        if not source.key:
            message, hint = "this entry has no key", 'write "@online{name2024word," with a key of your own'
        elif bad:
            message = f'the key "{source.key}" holds {listed(bad)}'
            hint = "use letters, digits and . : / - + _ '"
        else:
            continue
        yield at("invalid-key", source.text, source.span, message, hint)


def missing_field(corpus: Corpus) -> Iterator[Finding]:
    """Find sources without a title, and web sources without an address."""
    for source in corpus.bibliography.sources:
        if source.is_data:
            continue
        is_broken = source.key in corpus.bibliography.broken
        if not source.title:
            yield _explained(_missing(source, "title", 'add "title = {…},"'), is_broken)
        if "url" in entry_type(source.type).needs and not source.address:
            hint = 'add "url = {https://…}," or "doi = {10.…},"'
            yield _explained(_missing(source, "url", hint), is_broken)


def _missing(source: Source, name: str, hint: str) -> Finding:
    return at("missing-field", source.text, source.span, f'"{source.key}" has no {name}', hint)


def _explained(finding: Finding, is_broken: bool) -> Finding:  # noqa: FBT001
    """Let a finding about an entry that is not read whole follow from the fault in its BibTeX."""
    return replace(finding, follows=frozenset({"invalid-bibtex"})) if is_broken else finding


def undefined_parent(corpus: Corpus) -> Iterator[Finding]:
    """Find `crossref` and `xdata` that name no entry, or lead back to where they start."""
    for source in corpus.bibliography.sources:
        for parent in source.parents:
            key = parent.key
            if key not in corpus.bibliography.by_key:
                message = f'"{source.key}" inherits from "{key}", which no entry has as its key'
                hint = suggestion(key, corpus.bibliography, with_data=True)
                finding = at("undefined-parent", source.text, parent.span, message, hint)
                yield _explained(finding, key in corpus.bibliography.broken)
            elif source.key in corpus.bibliography.lineage(key):
                message = f'"{source.key}" inherits from itself through "{key}"'
                hint = "remove one crossref or xdata of the circle"
                yield at("undefined-parent", source.text, parent.span, message, hint)

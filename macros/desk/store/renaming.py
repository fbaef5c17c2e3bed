"""Give a source a new key: in its entry, in the entries that refer to it, and in every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ...check import site
from ...check.rules.suggestions import Suggestions
from ...check.site import Project
from ...content import evidence_lock
from ...content.biblatex import NAMING
from ...content.sources import inheritance
from ...core.findings import Fault
from ...core.model import Page, Reference
from ...core.originals import Edit, Original
from ...core.program import PROGRAM
from ...core.text import Span, Text, composed
from ...syntax import located_yaml
from ...syntax.bibtex import BibtexFile
from ...syntax.markdown import pandoc
from .loading import Store, read
from .wanted import holder, invalid

Edits = Mapping[str, tuple[Edit, ...]]
Keys = Mapping[str, Sequence[str]]


def rename(project: Project, store: Store, old: str, new: str) -> Edits | tuple[Fault, ...]:
    """Return the edits of every file, or the reasons for a refusal; the store must have no faults.

    A renaming that was begun by hand is finished: every place with the old key gets the new one.
    """
    if not is_begun(store, old, new) and (faults := tuple(_impossible(store, old, new))):
        return faults
    # What no page shows of an included file is renamed too, so that it can be shown one day.
    project = replace(project, inclusions=project.inclusions._replace(lines={}))
    built = site.build(project)
    cited = (*built.pages, *built.drafted, *built.included)
    if faults := tuple(fault for page in cited for fault in _unclear(page, old)):
        return faults
    named = _keys(store, cited)
    if not any(old in keys for keys in named.values()):
        place = store.bibliography.by_key[new].place
        return (Fault(f'nothing is called "{old}" any more', f'"{new}" is the key of a source, at {place}'),)
    edits = {one.text.path: tuple(_in_store(one, old, new)) for one in store.readings}
    edits |= {page.path: tuple(_in_page(page, old, new)) for page in cited}
    edits |= _in_record(project.evidence, old, new)
    edits = {path: found for path, found in edits.items() if found}
    after = read([_edited(text, edits) for text in store.texts])
    pages = tuple(_edited(text, edits) for text in project.pages)
    included = tuple(_edited(text, edits) for text in project.included)
    shown = site.build(
        replace(
            project,
            pages=pages,
            inclusions=project.inclusions._replace(texts=included),
            bibliography=after.texts,
        )
    )
    wanted = {path: [new if key == old else key for key in keys] for path, keys in named.items()}
    return tuple(_astray(wanted, _keys(after, (*shown.pages, *shown.drafted, *shown.included)), old)) or edits


def _in_record(text: Text | None, old: str, new: str) -> Edits:
    """Return the edit of the record of evidence, whose form has its sources in order; a faulty one stays."""
    if text is None:
        return {}
    evidence, faults = evidence_lock.read(text)
    if faults or old not in evidence.sources:
        return {}
    # What is known of the new key already was read later.
    renamed = {new if key == old else key: one for key, one in evidence.sources.items()}
    kept = renamed | {key: one for key, one in evidence.sources.items() if key == new}
    return {text.path: (Edit(Span(0, len(text.content)), evidence_lock.written(kept)),)}


def is_begun(store: Store, old: str, new: str) -> bool:
    """Return whether the store has the new key already, and no longer the old one."""
    return old not in store.bibliography.by_key and new in store.bibliography.by_key


def _impossible(store: Store, old: str, new: str) -> Iterator[Fault]:
    if old not in store.bibliography.by_key:
        message = f'no source has the key "{old}"'
        yield Fault(message, Suggestions(store.bibliography).of(old, with_data=True))
    yield from invalid(new)
    taken = holder(store.bibliography, new)
    if taken and (taken.key != old or old == new):
        yield Fault(f'"{taken.key}" is the key of a source already, at {taken.place}', "take another key")


def _unclear(page: Page, old: str) -> Iterator[Fault]:
    """Report a page that may cite the source in a way that cannot be read."""
    hint = f'fix what "{PROGRAM} check" finds in it first'
    if not page.is_readable and old in page.text.content:
        yield Fault(f'the front matter cannot be read, and the page names "{old}"', hint, page.path)
    if old in page.attempted:
        yield Fault(f'a citation that names "{old}" cannot be read', hint, page.path)


def _in_store(reading: BibtexFile, old: str, new: str) -> Iterator[Edit]:
    for entry in reading.entries:
        if entry.key == old:
            yield Edit(entry.span, new)
        for reference in inheritance.references(entry, NAMING):
            # A key that is joined from strings stays; `_astray` reports it.
            typed = reading.text.content[reference.span.start : reference.span.end]
            if reference.key == old == composed(typed):
                yield Edit(reference.span, new)


def _in_page(page: Page, old: str, new: str) -> Iterator[Edit]:
    content, front = page.text.content, page.front_matter
    for reference in (*front.further_reading, *(figure.source for figure in front.figures)):
        if reference.key == old:
            yield Edit(reference.span, _as_yaml(content, reference, new))
    in_text = page.calls[len(front.figures) :]
    for citation in (citation for call in in_text for citation in call.citations):
        if citation.key == old:
            yield Edit(citation.span, _as_cited(content[citation.span.start - 1], new))


def _as_cited(before: str, key: str) -> str:
    """Write a key as its place needs it; `before` is the character in front of it."""
    if before == "@":
        return pandoc.typed(key)
    return key.replace("'", r"\'") if before == "'" else key


def _as_yaml(content: str, reference: Reference, new: str) -> str:
    """Write a key as the old one was written, in quotation marks where YAML would read something else.

    An anchor or a block stays as it is; `_astray` reports it.
    """
    typed = composed(content[reference.span.start : reference.span.end])
    old = reference.key
    if typed == old:
        return new if _is_plain(new) else f'"{new}"'
    if typed == _quoted(old):
        return _quoted(new)
    return f'"{new}"' if typed == f'"{old}"' else typed


def _quoted(key: str) -> str:
    doubled = key.replace("'", "''")
    return f"'{doubled}'"


def _is_plain(key: str) -> bool:
    """Return whether YAML reads a key without quotation marks as the same text, in any list."""
    try:
        read = [located_yaml.parse(f"[{key}, {key}]").value, located_yaml.parse(f"- {key}\n- {key}").value]
    except located_yaml.InvalidYamlError:
        return False
    return read == [[key, key]] * 2


def _astray(wanted: Keys, found: Keys, old: str) -> Iterator[Fault]:
    """Report the files whose keys are not the wanted ones after the edits."""
    hint = f'write it as "{old}", without escapes, aliases and strings, and run this again'
    for path, keys in wanted.items():
        if keys != found[path]:
            yield Fault(f'"{old}" is written here in a way that cannot be changed safely', hint, path)


def _edited(text: Text, edits: Edits) -> Text:
    return Original(text.path, text.content).edited(edits.get(text.path, ())).text


def _keys(store: Store, pages: Iterable[Page]) -> Keys:
    """Return the keys in each file, in the order of the text."""
    keys = dict[str, list[str]]()
    for reading in store.readings:
        named = ((entry.key, inheritance.references(entry, NAMING)) for entry in reading.entries)
        keys[reading.text.path] = [one for key, found in named for one in (key, *(r.key for r in found))]
    for page in pages:
        cited = (citation.key for call in page.calls for citation in call.citations)
        keys[page.path] = [*(reference.key for reference in page.front_matter.further_reading), *cited]
    return keys

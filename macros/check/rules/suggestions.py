"""What a writer may have meant: the nearest keys, and the same address under another key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from ...content.biblatex.eprints import work
from ...core.findings import around, meant
from ...core.model import Bibliography, Source
from ...syntax.addresses import identity

_MOST_ALIKE = 10
"""How many of the keys with the same letters as a key are compared with it."""
_COMMON = 100
"""How many keys share three letters that no longer tell keys apart."""


@dataclass(frozen=True)
class Suggestions:
    """The keys of a store in several orders, so that the suggestions for thousands of keys take no time."""

    bibliography: Bibliography
    missing: str = ""
    """The file of the bibliography, where there is none yet."""

    def of(self, key: str, *, with_data: bool = False) -> str:
        """Return what to type instead of a key that no entry has; `with_data` suggests `@xdata` too."""
        return next(self._all(key, with_data=with_data))

    def of_parent(self, key: str, heir: str) -> str:
        """Return what to type for a parent that no entry has as its key; no entry is its own parent."""
        near = [name for name in self._near(key) if self._folded[name] != heir]
        question = meant(key.casefold(), near, 3, typed=self._folded.__getitem__)
        return question or f'add the entry "{key}", or list the file that has it under "bibliography"'

    def _all(self, key: str, *, with_data: bool) -> Iterator[str]:
        """Yield suggestions, the best first, and at least one."""
        if self.missing:
            named = '"bibliography: refs.bib" below extra: ibidem: in mkdocs.yml'
            yield f'create "{self.missing}" with this source, or name your file: {named}'
        if not self.bibliography.sources:
            yield "the bibliography has no source; add an entry"
        if found := self._by_place.get(identity(key).partition("#")[0]):
            yield f'this address lives under the key "{found}"'
        if odd := sorted({c for c in key if c != " " and (c.isspace() or not c.isprintable())}):
            yield f"delete the invisible character U+{ord(odd[0]):04X} in the key"
        near = [
            name for name in self._near(key) if self._is_suggested(self._folded[name], with_data=with_data)
        ]
        if question := meant(key.casefold(), near, 3, typed=self._folded.__getitem__):
            yield question
        if " " in key:
            hint = 'write a place in a source as locator="p. 3", and quote() with the key first'
            yield f"this is not a key; {hint}"
        yield f'add an entry "@online{{{key}, …" to the bibliography'

    def _is_suggested(self, key: str, *, with_data: bool) -> bool:
        return with_data or not self.bibliography.by_key[key].is_data

    def _near(self, key: str) -> Sequence[str]:
        """Return the folded keys that may be near: they begin or end alike, or share three rare letters."""
        typed = key.casefold()
        shared = Counter(chain.from_iterable(self._by_letters.get(letters, ()) for letters in _threes(typed)))
        begun = around(self._forward, typed)
        ended = (name[::-1] for name in around(self._backward, typed[::-1]))
        return sorted({*begun, *ended, *(name for name, _ in shared.most_common(_MOST_ALIKE))})

    @cached_property
    def _by_place(self) -> Mapping[str, str]:
        """The keys by addresses and DOIs, without what follows `#` in them."""
        pairs = ((one, source.key) for source in self.bibliography.sources for one in identities(source))
        return dict(reversed([(one.partition("#")[0], key) for one, key in pairs])) | {"": ""}

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {source.key.casefold(): source.key for source in reversed(self.bibliography.sources)}

    @cached_property
    def _forward(self) -> Sequence[str]:
        return sorted(self._folded)

    @cached_property
    def _backward(self) -> Sequence[str]:
        return sorted(name[::-1] for name in self._folded)

    @cached_property
    def _by_letters(self) -> Mapping[str, Sequence[str]]:
        found = dict[str, list[str]]()
        for name in self._forward:
            for letters in _threes(name):
                found.setdefault(letters, []).append(name)
        return {letters: names for letters, names in found.items() if len(names) <= _COMMON}


def _threes(name: str) -> frozenset[str]:
    return frozenset(name[start : start + 3] for start in range(len(name) - 2))


def identities(source: Source) -> frozenset[str]:
    """Return what identifies a work: its address, its DOI and its place at a registry, in a normal form."""
    at_registry = identity(work(source.registered)) if source.registered else ""
    return frozenset(filter(None, (identity(source.url), source.doi.lower(), at_registry)))

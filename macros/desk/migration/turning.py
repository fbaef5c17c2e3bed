"""Citations in pandoc's notation, each as the calls that it becomes, or as what keeps it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ...content.citations import bracketed
from ...core.findings import Fault, meant
from ...core.macro_table import CITE, MACROS
from ...core.model import Bibliography, Call, Citation
from ...core.text import Span, covering
from ...syntax.markdown import pandoc
from ...syntax.markdown.pandoc import Cluster
from ...syntax.markdown.regions import Regions

_ODD = re.compile(r"\[[^\[\]\n]*@[^\[\]\n]*\]")
_NOTE = re.compile(r"(?<!\\)\[\^(?P<key>[^\[\]\s@]+)\](?![:(])")
# Indented text in a quotation: a plugin such as callouts may make code of it.
_INDENTED_QUOTE = re.compile(r"[ ]{0,3}>[ ]?(?:\t| {4})")
_LIKE = 0.8
"""How near a key must be to one that is typed, of many keys that end in a year."""
_UNTYPABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]|\{\{|\}\}|\{%|%\}|\{\#|\#\}")


@dataclass(frozen=True, slots=True)
class ListCommands:
    """How a site of mkdocs-bibtex places its lists, and whether it cites without brackets."""

    page_list: str = bracketed.PAGE_LIST
    site_list: str = bracketed.SITE_LIST
    cites_in_text: bool = True
    is_plain: bool = False
    """Whether `@key` without brackets shows a number alone: `cite_style: plain` of older versions."""


@dataclass(frozen=True)
class Keys:
    """The keys of the bibliography; mkdocs-bibtex also finds them in another case."""

    bibliography: Bibliography
    commands: ListCommands = field(default_factory=ListCommands)
    is_templated: bool = False
    """Whether mkdocs-macros reads the pages, so that Jinja's marks are more than text."""

    def meant(self, key: str) -> str:
        """Return the key as the bibliography has it; empty when it has none, or several."""
        return key if key in self.bibliography.by_key else self._folded.get(key.casefold(), "")

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        folded = dict[str, str]()
        for key in self.bibliography.by_key:
            folded[key.casefold()] = "" if key.casefold() in folded else key
        return folded


@dataclass(frozen=True, slots=True)
class Turned:
    """One citation, and the calls that it becomes."""

    span: Span
    calls: tuple[Call, ...]

    @property
    def typed(self) -> str:
        """What is typed for it."""
        return "".join(
            MACROS[call.macro].typed([one.key for one in call.citations], "", call.locator, call.prefix)
            for call in self.calls
        )


def turned(prose: str, start: int, marked: Regions, keys: Keys) -> Iterator[Turned | Fault]:
    """Yield each citation of a text from `start` on."""
    yield from _clusters(prose, start, marked, keys)
    yield from _notes(prose, start, marked, keys)


def _clusters(prose: str, start: int, marked: Regions, keys: Keys) -> Iterator[Turned | Fault]:
    """Yield each citation as calls, or as what keeps it as it is."""
    hiding, known = tuple(region.span for region in marked.hidden), keys.bibliography.by_key
    found = tuple(pandoc.clusters(prose, start, known))
    for one in found:
        hidden = covering(hiding, one.span.start)
        line = prose.rfind("\n", 0, one.span.start) + 1
        if hidden is None and _INDENTED_QUOTE.match(prose, line, one.span.start):
            hint = "take the tab or the spaces behind > out, and type migrate again"
            yield Fault("this line may be code: its text is indented in a quotation", hint, one.span)
        elif hidden is None:
            yield _turned(one, keys)
        elif not one.is_in_text and all(keys.meant(source.key) for source in one.sources):
            what = marked.hidden[hidden].what
            yield Fault(f"a citation in {what} is not shown", "cite in the text that readers see", one.span)
    spans = [one.span for one in found]
    for match in _ODD.finditer(prose, start):
        if not any(span.start <= match.start() < span.end for span in spans):
            named = re.findall(r"(?<![\w.])@([\w:.-]*\w)(?![\w@])", match[0])
            if any(key in known for key in named):
                hint = f"write {CITE.typed(named)} where the number is to be"
                yield Fault(
                    "this is a link, a definition or an escape, and no citation", hint, Span(*match.span())
                )


def _turned(cluster: Cluster, keys: Keys) -> Turned | Fault:
    if cluster.is_in_text and not keys.commands.cites_in_text:
        hint = "it is switched off in mkdocs.yml"
        return Fault("a citation without brackets is shown as it is typed", hint, cluster.span)
    for one in cluster.sources:
        if not keys.meant(one.key):
            hint = (
                meant(one.key, keys.bibliography.by_key, likeness=_LIKE)
                or "add it to the bibliography, or delete the citation"
            )
            return Fault(f'no source has the key "{one.key}"', hint, one.span)
        if _UNTYPABLE.search(one.prefix + one.locator):
            return Fault(
                "a text beside the key cannot stand in a macro", "write the macro by hand", cluster.span
            )
    shown = cluster._replace(is_in_text=cluster.is_in_text and not keys.commands.is_plain)
    calls = tuple(_known(call, keys) for call in bracketed.calls_of(shown))
    return Turned(cluster.span, calls)


def _known(call: Call, keys: Keys) -> Call:
    named = dict.fromkeys(keys.meant(one.key) for one in call.citations)
    cited = tuple(Citation(key, call.span) for key in named)
    return Call(call.span, cited, call.locator, call.prefix, macro=call.macro)


def _notes(prose: str, start: int, marked: Regions, keys: Keys) -> Iterator[Turned]:
    """Yield marks of footnotes that mkdocs-bibtex defines: `[^key]` with a key, and without a definition."""
    hiding = tuple(region.span for region in marked.hidden)
    for match in _NOTE.finditer(prose, start):
        span, key = Span(*match.span()), match["key"]
        is_defined = re.search(rf"^[ \t>]*\[\^{re.escape(key)}\]:", prose, re.MULTILINE)
        if key in keys.bibliography.by_key and not is_defined and covering(hiding, span.start) is None:
            yield Turned(span, (Call(span, (Citation(key, span),)),))

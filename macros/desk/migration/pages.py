"""Pages: citations in pandoc's notation become calls of macros, and nothing else of a text changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ...content import citations, front_matter
from ...content.citations import bracketed
from ...core.findings import Fault, meant
from ...core.macro_table import CITE, MACROS
from ...core.model import Bibliography, Call, Citation
from ...core.originals import Edit, Original
from ...core.text import Span, Text, covering
from ...syntax import templates
from ...syntax.markdown import pandoc
from ...syntax.markdown.pandoc import Cluster
from ...syntax.markdown.regions import Regions, regions
from ...syntax.templates import MarkKind

_HEADING = re.compile(r"^(?:\#{1,6}[^\n]*|[^\n]*\S[^\n]*\n(?:=+|-+))[ \t]*(?:\n\s*)?\Z", re.MULTILINE)
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


@dataclass(frozen=True, slots=True)
class Migrated:
    """What happens to one file."""

    edits: tuple[Edit, ...] = ()
    turned: int = 0
    """How many citations are turned."""
    left: tuple[Fault, ...] = ()
    """What stays as it is, or asks for a decision, each with its place."""


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
class _Turned:
    """One citation, and the calls that it becomes."""

    span: Span
    calls: tuple[Call, ...]

    @property
    def typed(self) -> str:
        return "".join(
            MACROS[call.macro].typed([one.key for one in call.citations], "", call.locator, call.prefix)
            for call in self.calls
        )


def in_notebook(text: Text, keys: Keys) -> Iterator[Fault]:
    """Yield the first citation of a notebook, which nothing of ours reads."""
    for cluster in pandoc.clusters(text.content, 0, ()):
        if any(keys.meant(one.key) for one in cluster.sources):
            hint = "write the part that cites as a page"
            yield Fault("citations in a notebook stay", hint, text.location(cluster.span.start))
            return


def migrated(text: Text, keys: Keys) -> Migrated:
    """Return the edits of a page, and what is left in it; a page that would be misread stays as it is."""
    front, _ = front_matter.front_matter(text)
    marked = regions(text.content, front.body)
    marks = _marks(text.content, front.body) if keys.is_templated else ()
    prose = bracketed.seen(text.content, marked, marks)
    found = [*_found(prose, front.body, marked, keys), *_notes(prose, front.body, marked, keys)]
    turned = sorted((one for one in found if isinstance(one, _Turned)), key=lambda one: one.span)
    edits = [Edit(one.span, one.typed) for one in turned]
    left = [one for one in found if isinstance(one, Fault)]
    if fault := _misread(text, front.body, turned, edits, keys):
        return Migrated(left=_placed(text, [*left, fault]))
    named = (keys.commands.page_list, keys.commands.site_list)
    lists = tuple(pandoc.commands(prose, front.body, named))
    for name, span in lists:
        edits.append(Edit(_paragraph(text.content, span), ""))
        left += _of_list(text.content, front.body, span, is_of_site=name == keys.commands.site_list)
    if turned and not lists:
        # mkdocs-bibtex adds its list to the end of such a page.
        left += _alone(text.content, front.body, len(text.content), len(text.content))
    return Migrated(tuple(edits), len(turned), _placed(text, left))


def _placed(text: Text, left: Sequence[Fault]) -> tuple[Fault, ...]:
    spans = sorted(
        ((one.place, one) for one in left if isinstance(one.place, Span)), key=lambda pair: pair[0]
    )
    return tuple(Fault(one.message, one.hint, text.location(span.start)) for span, one in spans)


def _marks(content: str, position: int) -> Iterator[Span]:
    """Yield Jinja's marks: nothing in them is Markdown."""
    while mark := templates.next_mark(content, position):
        position = mark.span.end
        if mark.kind is not MarkKind.UNCLOSED:
            yield mark.span


def _found(prose: str, start: int, marked: Regions, keys: Keys) -> Iterator[_Turned | Fault]:
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


def _turned(cluster: Cluster, keys: Keys) -> _Turned | Fault:
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
    shown = replace(cluster, is_in_text=cluster.is_in_text and not keys.commands.is_plain)
    calls = tuple(_known(call, keys) for call in bracketed.calls_of(shown))
    return _Turned(cluster.span, calls)


def _known(call: Call, keys: Keys) -> Call:
    named = dict.fromkeys(keys.meant(one.key) for one in call.citations)
    cited = tuple(Citation(key, call.span) for key in named)
    return Call(call.span, cited, call.locator, call.prefix, macro=call.macro)


def _notes(prose: str, start: int, marked: Regions, keys: Keys) -> Iterator[_Turned]:
    """Yield marks of footnotes that mkdocs-bibtex defines: `[^key]` with a key, and without a definition."""
    hiding = tuple(region.span for region in marked.hidden)
    for match in _NOTE.finditer(prose, start):
        span, key = Span(*match.span()), match["key"]
        is_defined = re.search(rf"^[ \t>]*\[\^{re.escape(key)}\]:", prose, re.MULTILINE)
        if key in keys.bibliography.by_key and not is_defined and covering(hiding, span.start) is None:
            yield _Turned(span, (Call(span, (Citation(key, span),)),))


def _misread(
    text: Text, start: int, turned: Sequence[_Turned], edits: Sequence[Edit], keys: Keys
) -> Fault | None:
    """Return a fault when the page with its edits does not cite exactly what was turned and what it cited."""

    def calls(one: Text) -> tuple[Call, ...]:
        known = keys.bibliography.by_key
        return citations.scan(one, start, known, is_templated=keys.is_templated)[0].calls

    before = [(call.span, call) for call in calls(text)]
    wanted = sorted(
        [*before, *((one.span, call) for one in turned for call in one.calls)], key=lambda pair: pair[0]
    )
    after = Original(text.path, text.content).edited(edits).text
    shown = [_said(call) for call in calls(after)]
    if shown == [_said(call) for _, call in wanted]:
        return None
    return Fault(
        "this page would be read in another way", "turn its citations by hand", Span(start, start + 1)
    )


def _said(call: Call) -> tuple[object, ...]:
    keys = tuple(one.key for one in call.citations)
    return call.macro, keys, call.locator, call.prefix, call.quotation, call.hidden_in


def _paragraph(content: str, span: Span) -> Span:
    """Return the place of a command, with its line where it stands alone, and one empty line beside it."""
    start = content.rfind("\n", 0, span.start) + 1
    stop = content.find("\n", span.end)
    stop = stop if stop >= 0 else len(content)
    if content[start : span.start].strip() or content[span.end : stop].strip():
        return span
    end = min(stop + 1, len(content))
    follows_blank = content[:start].endswith("\n\n")
    if follows_blank and (end == len(content) or content[end] == "\n"):
        start -= 1
    return Span(start, end)


def _of_list(content: str, start: int, span: Span, *, is_of_site: bool) -> Iterator[Fault]:
    """Say what is left to do where a list was."""
    if is_of_site:
        hint = 'write "template: ibidem/sources.html" in the front matter of the page that is to have it'
        yield Fault("the list of all sources is gone from here", hint, span)
    line = content.rfind("\n", 0, span.start) + 1
    yield from _alone(content, start, line, span.end)


def _alone(content: str, start: int, before: int, behind: int) -> Iterator[Fault]:
    """Find a heading with nothing below it but the list that was between two offsets."""
    heading, rest = _HEADING.search(content, start, before), content[behind:].lstrip()
    if heading and (not rest or rest.startswith("#")):
        hint = "delete it: our list has a heading of its own"
        yield Fault("this heading stood over the list alone", hint, Span(*heading.span()))

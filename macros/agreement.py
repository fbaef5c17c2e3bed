"""Agreement: what a rendered page shows, held against what the scan says it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from .findings import Finding, at
from .model import Page
from .prose import regions
from .text import Location, Span

_UNSHOWN = frozenset({"script", "style", "template", "noscript"})
_AS_TYPED = frozenset({"code", "pre", "kbd", "samp", "textarea"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{\s*(?:cite|quote)\b[^\n]*", re.DOTALL)
_ERROR_PAGE = re.compile(
    r"""
    \#\ _Macro\ (?:Rendering|Syntax)\ Error_ \s+ _File_:[^\n]* \s+
    _(?: \w+_: | Line\ \d+\ in\ Markdown\ file:_ ) \ (?P<message>[^\n]*)
    """,
    re.VERBOSE,
)
_INCLUSION = re.compile(r"\{%-?\s*(?:include|import|from)\b[^\n]*?%\}|--8<--[^\n]*")
_UNDEFINED = re.compile(r"'(?P<name>\w+)' is undefined")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the reader of one built page sees of macros."""

    calls: tuple[int, ...] = ()
    """For each marker group its call's place in the scan, or -1."""
    templates: tuple[str, ...] = ()
    """Macros that stand in the prose as they were typed."""
    failure: str = ""
    """Why mkdocs-macros published an error page instead; empty when it did not."""


class _Reader(HTMLParser):
    """Collects what is visible, in document order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.calls: list[int] = []
        self.prose: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in _VOID:
            self.open.append((tag, tag in _UNSHOWN or "hidden" in values))
        if not self.is_unshown and values.get("data-call"):
            self.calls.append(int(values["data-call"] or -1))

    def handle_endtag(self, tag: str) -> None:
        for position in range(len(self.open) - 1, -1, -1):
            if self.open[position][0] == tag:
                del self.open[position:]
                return

    def handle_data(self, data: str) -> None:
        is_typed = any(tag in _AS_TYPED for tag, _ in self.open)
        self.prose.append("\0" if is_typed or self.is_unshown else data)

    @property
    def is_unshown(self) -> bool:
        return any(hides for _, hides in self.open)


def read(html: str) -> Rendered:
    """Read the content of a rendered page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    templates = tuple(match[0] for match in _TEMPLATE.finditer("".join(reader.prose)))
    return Rendered(tuple(reader.calls), templates)


def failure(markdown: str) -> str:
    """Return why mkdocs-macros put an error page in a page's place; empty when it did not."""
    match = _ERROR_PAGE.match(markdown)
    return match["message"].strip("*. ") if match else ""


def differences(page: Page, rendered: Rendered) -> Iterator[Finding]:
    """Find where the reader of a built page sees other citations than the text has."""
    if rendered.failure:
        yield _failed(page, rendered.failure)
        return
    counts = Counter(rendered.calls)
    for number, call in enumerate(page.calls):
        if call.hidden_in or counts[number] == 1:
            continue
        if counts[number]:
            message = f"this citation is shown {counts[number]} times"
            hint = "write out each place with a citation of its own"
        else:
            message = "this citation is not visible on the built page"
            hint = "cite in the text that readers see, or delete the citation"
        yield at("hidden-citation", page.text, call.span, message, hint)
    if unseen := counts[-1]:
        message = f"the built page shows {unseen} citation{'s' * (unseen > 1)} that its text does not have"
        hint = "write citations into the page itself, not into an included file or a computed text"
        yield at("hidden-citation", page.text, _inclusion(page), message, hint)
    places = dict[str, Iterator[int]]()
    for template in rendered.templates:
        place = places.setdefault(template, _outside_calls(page, template))
        yield _as_typed(page, template, next(place, -1))


def unbuilt(page: Page) -> Finding:
    """Say that a page which the check reads is not part of the built site."""
    message = "this page is not built, and its citations are counted"
    hint = "exclude it in mkdocs.yml with exclude_docs or draft_docs"
    return at("hidden-citation", page.text, Span(page.body, page.body + 1), message, hint)


def unread(path: str, rendered: Rendered) -> Iterator[Finding]:
    """Find citations on a built page that is not a file of the site's documents."""
    if rendered.calls:
        message = f"a plugin makes this page with {len(rendered.calls)} citations that the check cannot see"
        hint = "write the page as a file, or take the citations out"
        yield Finding("hidden-citation", Location(path, 1, 1), message, hint)


def _as_typed(page: Page, template: str, start: int) -> Finding:
    """Locate a macro that readers see as typed: in the page, or in a file that it includes."""
    message = f"the macro {_shortened(template)} is published as it is typed"
    if start >= 0:
        span, hint = Span(start, start + len(template)), "close it, or put it into a code span"
    else:
        span = _inclusion(page)
        hint = "it comes from a file that this page includes: cite in the page itself"
    return at("unrendered-macro", page.text, span, message, hint)


def _outside_calls(page: Page, template: str) -> Iterator[int]:
    """Yield the places of a text in a page's body that are neither in a citation nor in code."""
    taken = [call.span for call in page.calls if not call.hidden_in]
    taken += regions(page.text.content, page.body).code
    for match in re.compile(re.escape(template)).finditer(page.text.content, page.body):
        if not any(span.contains(match.start()) for span in taken):
            yield match.start()


def _inclusion(page: Page) -> Span:
    """Return where a page includes a file, or its beginning."""
    match = _INCLUSION.search(page.text.content, page.body)
    return Span(match.start(), match.end()) if match else Span(page.body, page.body + 1)


def _shortened(template: str) -> str:
    folded = " ".join(template.split())
    return folded if len(folded) <= 60 else f"{folded[:57]}…"


def _failed(page: Page, reason: str) -> Finding:
    name = _UNDEFINED.search(reason)
    use = re.compile(rf"\b{name['name']}\b" if name else r"\{[{%]").search(page.text.content, page.body)
    span = Span(use.start(), use.end()) if use else Span(page.body, page.body + 1)
    message = f"mkdocs-macros cannot render this page: {reason}"
    return at("unrendered-macro", page.text, span, message, "mend the macro, or put it into a code span")

"""The render check: the citations that a built page shows, compared with those that the scan found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ..core.findings import FAILED, UNSEEN, Finding, at, meant
from ..core.model import Page, Profile
from ..core.text import Location, Span, Text, counted
from ..render.built_pages import BuiltPage
from ..syntax import templates
from ..syntax.markdown.regions import regions
from ..syntax.markdown.snippets import MARK as SNIPPET
from ..syntax.templates import MarkKind
from ..syntax.tokens import ELSEWHERE
from .rules import raw_html

# What Jinja's DebugUndefined writes in place of an undefined value.
_UNDEFINED = re.compile(r"\{\{ no such element: .*\['(?P<name>\w+)'\] \}\}")
_MARK = r"\{[{%]"
_INCLUSION = re.compile(rf"\{{%-?\s*(?:include|import|from)\b[^\n]*?%\}}|(?<!-)-*{SNIPPET}[^\n]*")


def agrees(profile: Profile, rendered: BuiltPage) -> bool:
    """Return whether a built page shows each citation once, and no macro as typed."""
    own = sorted(call for call in rendered.calls if call != ELSEWHERE)
    others = rendered.macros or rendered.failure or rendered.is_forged
    return own == list(profile.shown) and not (others or rendered.imitations or rendered.statements)


def differences(page: Page, rendered: BuiltPage) -> Iterator[Finding]:
    """Yield findings where a built page shows other citations than its text has."""
    if rendered.failure:
        yield _failed(page, rendered.failure)
        return
    counts = Counter(rendered.calls)
    unseen_calls = [call for number, call in enumerate(page.calls) if not counts[number]]
    tags = raw_html.hints_anywhere(page.text.content, page.body, unseen_calls)
    for number, call in enumerate(page.calls):
        if call.hidden_in or counts[number] == 1:
            continue
        if counts[number]:
            message = f"this {call.noun} is shown {counts[number]} times"
            hint = f"write out each place with a {call.noun} of its own"
        else:
            message = f"this {call.noun} is not visible on the built page"
            hint = tags.get(call.span.start) or call.remedy
        yield at("hidden-citation", page.text, call.span, message, hint)
    if unseen := sum(call not in range(len(page.calls)) and call != ELSEWHERE for call in rendered.calls):
        message = f"{UNSEEN} {counted(unseen, 'citation')} that its text does not have"
        hint = "write citations into the page itself, not into an included file or a computed text"
        yield at("hidden-citation", page.text, inclusion(page), message, hint)
    offsets, meant_so = dict[str, Iterator[int]](), _Raw(page)
    for template in rendered.macros:
        following = offsets.setdefault(template, _outside_calls(page, template))
        start = next(following, -1)
        if not meant_so.has(template):
            yield _as_typed(page, template, start)


class _Raw:
    """What a page shows as typed between `{% raw %}` and `{% endraw %}`, read once from its beginning on."""

    def __init__(self, page: Page) -> None:
        marks = templates.marks(page.text.content, page.body) if "endraw" in page.text.content else ()
        raw = (page.text.content[slice(*mark.span)] for mark in marks if mark.kind is MarkKind.RAW)
        self.words = _words(" ".join(raw))
        self.position = 0

    def has(self, template: str) -> bool:
        """Return whether the next thing that readers see as typed is one that is meant so."""
        words = _words(template)
        found = self.words.find(words, self.position) if self.words else -1
        self.position = found + len(words) if found >= 0 else self.position
        return found >= 0


def _words(text: str) -> str:
    """Return the words of a text without what Markdown and HTML make of the characters between them."""
    return " ".join(re.findall(r"\w+", text))


def missing_anchors(profile: Profile, text: Text, rendered: Mapping[str, BuiltPage]) -> Iterator[Finding]:
    """Yield findings for follow-ups to an anchor that the built page does not have."""
    for follow_up in profile.front_matter.follow_ups:
        target = follow_up.target(profile.path)
        # The rule undefined-page reports a follow-up to its own page, and needs no built page for it.
        built = rendered.get(target) if target != profile.path else None
        if follow_up.page and follow_up.anchor and built and follow_up.anchor[1:] not in built.anchors:
            message = f'that page has no anchor "{follow_up.anchor}"'
            near = meant(follow_up.anchor[1:], built.anchors, typed="#{}".format)
            hint = near or "name the page alone"
            yield at("undefined-page", text, follow_up.page.span, message, hint)


def displaced(page: Page, other: str, address: str) -> Finding:
    """Report a page over which the host writes another file; a plugin may have moved one of the two."""
    message = f'this page and "{other}" have one address, "{address}": readers get that file'
    return at(
        "displaced-page", page.text, Span(0, 1), message, "change the title, the date or the name of one"
    )


def unbuilt(page: Page) -> Finding:
    """Report that a page which the check reads is not part of the built site."""
    message = "this page is not built, and its citations are counted"
    hint = "exclude it with exclude_docs or draft_docs, or have it built"
    return at("hidden-citation", page.text, Span(page.body, page.body + 1), message, hint)


def unread(path: str, rendered: BuiltPage) -> Iterator[Finding]:
    """Yield a finding for citations on a built page that has no file, because a plugin makes it."""
    shown = [*(call for call in rendered.calls if call != ELSEWHERE), *rendered.imitations]
    if shown:
        maker, hint = "a plugin makes", "write the page as a file"
        # The path of a page in a finished site, where other builds may have left it.
        if path.endswith(".html"):
            maker, hint = "no file of the project makes", "build into an empty folder"
        cited = counted(len(shown), "citation")
        message = f"{maker} this page with {cited} that the check cannot see"
        hint = f"{hint}, or name the file that has them under included"
        yield Finding("hidden-citation", Location(path, 1, 1), message, hint)
    for template in rendered.as_guest.macros:
        message = f"a plugin makes this page, and publishes the macro {_shortened(template)} as it is typed"
        hint = "cite on a page in Markdown"
        yield Finding("unrendered-macro", Location(path, 1, 1), message, hint)


def inclusion(page: Page) -> Span:
    """Return the first place where a page includes a file, or else the beginning of its body."""
    match = _INCLUSION.search(page.text.content, page.body)
    return Span(match.start(), match.end()) if match else Span(page.body, page.body + 1)


def _as_typed(page: Page, template: str, start: int) -> Finding:
    """Locate a macro that readers see as typed: in the page, or in a file that it includes."""
    message = f"the macro {_shortened(template)} is published as it is typed"
    if undefined := _UNDEFINED.match(template):
        use = re.compile(rf"\{{\{{[^}}]*\b{undefined['name']}\b").search(page.text.content, page.body)
        span = Span(use.start(), use.end()) if use else Span(page.body, page.body + 1)
        hint = "fix the name, or put the macro into a code span"
        return at("unrendered-macro", page.text, span, f'"{undefined["name"]}" is undefined', hint)
    if start >= 0:
        typed = _typed(template).match(page.text.content, start)
        span, hint = Span(start, typed.end() if typed else start), "close it, or put it into a code span"
    else:
        span = inclusion(page)
        is_included = bool(_INCLUSION.search(page.text.content, page.body))
        hint = "it comes from a file that this page includes: cite in the page itself"
        hint = hint if is_included else "it is computed on this page: put it into a code span"
    return at("unrendered-macro", page.text, span, message, hint)


def _outside_calls(page: Page, template: str) -> Iterator[int]:
    """Yield the offsets of a template in the body of a page, outside of citations and of code."""
    taken = [call.span for call in page.calls if not call.hidden_in]
    taken += regions(page.text.content, page.body).code
    for match in _typed(template).finditer(page.text.content, page.body):
        if not any(span.contains(match.start()) for span in taken):
            yield match.start()


def _typed(template: str) -> re.Pattern[str]:
    """Return what a macro that is published may be typed as: Jinja puts spaces into one that it keeps."""
    inner = re.escape(template[2:-2].strip())
    is_kept = template.startswith("{{ ") and template.endswith(" }}")
    return re.compile(rf"\{{\{{[-+]?\s*{inner}\s*[-+]?\}}\}}" if is_kept else re.escape(template))


def _shortened(template: str) -> str:
    folded = " ".join(template.split())
    return folded if len(folded) <= 60 else f"{folded[:57]}…"


def _failed(page: Page, reason: str) -> Finding:
    """Locate what mkdocs-macros could not render: a name that its reason quotes, or the first macro."""
    quoted = re.search(r"'([\w./-]+)'", reason)
    name = rf"(?<!\w){re.escape(quoted[1])}(?!\w)" if quoted else _MARK
    spans = (
        Span(match.start(), match.end())
        for pattern in (name, _MARK)
        for match in re.compile(pattern).finditer(page.text.content, page.body)
        if not any(call.span.contains(match.start()) for call in page.calls)
    )
    span = next(spans, Span(page.body, page.body + 1))
    message = f"{FAILED}: {reason}"
    return at("unrendered-macro", page.text, span, message, "fix the macro, or put it into a code span")

r"""Citations in pandoc's notation, on a site whose setting `syntax` says so: `[@key, p. 4]`, `@key`.

They become the same calls as macros do, one for each pair of brackets, or for each source in them of which
something is said. `\bibliography` of mkdocs-bibtex shows nothing: the list is at the end of each page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ...core.findings import Finding, at
from ...core.macro_table import CITE, TEXTCITE
from ...core.model import Call, Citation
from ...core.text import Span, Text, blanked, covering
from ...syntax.markdown import pandoc
from ...syntax.markdown.pandoc import Cluster
from ...syntax.markdown.regions import Regions

PAGE_LIST = r"\bibliography"
SITE_LIST = r"\full_bibliography"
SIGNS = ("@", PAGE_LIST, SITE_LIST)
"""A text without any of these has nothing in this notation."""


class Bracketed(NamedTuple):
    """What a page has in this notation, each kind in file order."""

    calls: tuple[Call, ...] = ()
    unread: tuple[Span, ...] = ()
    """Citations that are no calls, because something is wrong with them."""
    commands: tuple[Span, ...] = ()
    """The places of `\\bibliography`, which readers do not see."""
    findings: tuple[Finding, ...] = ()

    @property
    def spans(self) -> Iterator[Span]:
        """All places that readers do not see as they are typed."""
        yield from (call.span for call in self.calls)
        yield from (*self.unread, *self.commands)


def read(text: Text, start: int, regions: Regions, apart: Iterable[Span], keys: Collection[str]) -> Bracketed:
    """Read a page whose body begins at `start`; `apart` are the marks of Jinja, in which nothing cites."""
    if not any(sign in text.content for sign in SIGNS):
        return Bracketed()
    prose = seen(text.content, regions, apart)
    found = tuple(_told(pandoc.clusters(prose, start, keys), regions, keys))
    repeated = [one for one, _ in found if _is_repeated(one)]
    named = tuple(pandoc.commands(prose, start, (PAGE_LIST, SITE_LIST)))
    told = ((calls_of(one), hidden_in) for one, hidden_in in found if not _is_repeated(one))
    return Bracketed(
        tuple(call._replace(hidden_in=hidden_in) for calls, hidden_in in told for call in calls),
        tuple(one.span for one in repeated),
        tuple(span for name, span in named if name == PAGE_LIST),
        (
            *(_repeated(text, one) for one in repeated),
            *(_site_list(text, span) for name, span in named if name == SITE_LIST),
        ),
    )


def seen(content: str, regions: Regions, apart: Iterable[Span]) -> str:
    """Return a text in which nothing but prose, and what hides citations, is left as typed."""
    return blanked(content, [*regions.code, *regions.comments, *apart], pandoc.OPAQUE)


def _told(found: Iterable[Cluster], regions: Regions, keys: Collection[str]) -> Iterator[tuple[Cluster, str]]:
    """Yield citations with what hides them; of what is hidden, only brackets with known keys may be meant."""
    hiding = tuple(region.span for region in regions.hidden)
    for one in found:
        index = covering(hiding, one.span.start)
        if index is None:
            yield one, ""
        elif not one.is_in_text and all(source.key in keys for source in one.sources):
            yield one, regions.hidden[index].what


def _is_repeated(cluster: Cluster) -> bool:
    keys = [one.key for one in cluster.sources]
    return cluster.is_plain and len({*keys}) < len(keys)


def calls_of(cluster: Cluster) -> Iterator[Call]:
    """Yield the calls of one citation; their spans follow each other without a gap."""
    macro = (TEXTCITE if cluster.is_in_text else CITE).name
    if cluster.is_plain and len(cluster.sources) > 1:
        citations = tuple(Citation(one.key, one.span) for one in cluster.sources)
        yield Call(cluster.span, citations, macro=macro)
        return
    begin = cluster.span.start
    for one, end in zip(cluster.sources, cluster.ends, strict=True):
        yield Call(Span(begin, end), (Citation(one.key, one.span),), one.locator, one.prefix, macro=macro)
        begin = end


def _repeated(text: Text, cluster: Cluster) -> Finding:
    keys = dict.fromkeys(one.key for one in cluster.sources)
    hint = f"write [{'; '.join(f'@{pandoc.typed(key)}' for key in keys)}]"
    return at("invalid-citation", text, cluster.span, "a source is cited twice in one place", hint)


def _site_list(text: Text, span: Span) -> Finding:
    message = f"{SITE_LIST} lists nothing here: the list of all sources is a page of its own"
    hint = 'delete it, and write "template: ibidem/sources.html" in the front matter of the page'
    return at("unrendered-macro", text, span, message, hint)

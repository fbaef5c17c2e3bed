"""Citations as pandoc and mkdocs-bibtex write them: `[see @key, p. 4; @other]`, `@key`, `^[@key]`.

From pandoc's manual, "Citation syntax": https://pandoc.org/MANUAL.html#citation-syntax. Sites with
mkdocs-bibtex also separate two keys by a comma, and write `[^@key]`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from ...core.patterns import later
from ...core.text import Span, composed, covering, merged
from .linking import pandoc_links as links

OPAQUE = "\0"
"""What stands in a text for all that is no Markdown prose, such as code: no citation goes over it."""
# One mark of punctuation counts between letters, and two slashes, so that an address can be a key.
_KEY = r"\w(?:[\w\u0300-\u036f]|[:.\#$%&\-+?<>~/](?=\w)|[:/](?=/))*+"
_CITED = later(
    rf"""
    (?<![\w.\\/@\0]) (?P<minus> -? ) @
    (?: \{{ (?P<braced> [^{{}}\[\]@\n\0]+ ) \}} | (?P<key> {_KEY} ) (?! @ ) )
    """,
    re.VERBOSE,
)
# What other programs may read as a key, as far as the bibliography has it: `o'neil(2020)--b`.
_LOOSE = re.compile(r"[^\s\[\]{};,@\"\\\0]+")
_INSIDE = r"(?: [^\[\]\n\0@] | \n (?! [ \t>]* \n ) )*+"
_BRACKETS = later(
    rf"""
    (?P<escape> \\ | ^ \* (?= \[ [^\]\n]+ \]: ) )?   # the latter defines an abbreviation
    (?P<note> \^ )? \[ (?P<mark> \^ )? (?P<inside> {_INSIDE} @ (?: {_INSIDE} @? )*+ ) \]
    """,
    re.VERBOSE | re.MULTILINE,
)
# A name of a place that pandoc knows, or any abbreviation or word before a number: `S. 4`, `с. 4`, `第3章`.
_PLACE = (
    r"(?: (?: bk|book|chap|chapter|col|column|fig|figure|fol|folio|l|ll|line|n|no|note|number|op|opus|p|pp"
    r"|page|para|paragraph|pt|part|sec|section|s\.v|v|vv|verse|vol|volume )s? \b"
    r"| [^\W\d_]{1,12}+ (?: [.׳º°]{0,2} [ \u00a0\u202f]? \d ) | [§¶\d{] )"
)
_BEHIND = later(rf"[ ]\[ (?P<place> {_PLACE} [^\[\]\n\0@]* ) \] (?! [(:] )", re.VERBOSE | re.IGNORECASE)
_BEFORE_COMMAND, _BEHIND_COMMAND = re.compile(r"(?<![^\s>|])"), re.compile(r"(?![^\s<|.,;])")
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_]+)(?<=\S)(?P=mark)(?![\w*_])"
)
_ESCAPE = re.compile(r"\\(?=[^\w\s])")


class Cited(NamedTuple):
    """One source that is cited, with what is said of it."""

    key: str
    span: Span
    """The characters of the key, without braces."""
    prefix: str = ""
    locator: str = ""


class Cluster(NamedTuple):
    """One citation as typed: sources in one pair of brackets, or one that is named in the sentence."""

    span: Span
    sources: tuple[Cited, ...]
    ends: tuple[int, ...]
    """The offset at which the text about each source ends; that of the next begins there."""
    is_in_text: bool = False
    """Whether the sentence names the authors: `@key` without brackets."""

    @property
    def is_plain(self) -> bool:
        """Whether nothing is said of the sources."""
        return not any(one.prefix or one.locator for one in self.sources)


def clusters(prose: str, start: int, keys: Collection[str]) -> Iterator[Cluster]:
    """Yield the citations of a text from `start` on, in file order; OPAQUE stands for what is not prose.

    In brackets each key cites. Without brackets only one of `keys` does, since `@name` may be a person.
    """
    if prose.find("@", start) < 0:
        return
    defined = links.labels(prose, start)
    bracketed, taken = list[Cluster](), list(links.addresses(prose, start))
    addresses = merged(taken)
    for match in _BRACKETS().finditer(prose, start):
        taken.append(Span(*match.span()))
        if covering(addresses, match.start()) is None:
            bracketed += filter(None, (_bracketed(match, defined, keys),))
    cited = {one.span for one in bracketed}
    linked = links.linked(prose, start)
    taken += (span for span in linked if span not in cited)
    named = _in_text(prose, start, merged(taken), keys)
    yield from sorted([*bracketed, *named], key=lambda cluster: cluster.span)


def commands(
    prose: str, start: int, names: Collection[str], *, is_apart: bool = True
) -> Iterator[tuple[str, Span]]:
    r"""Yield the commands of a text, such as `\bibliography`, each with its place; the longest names win.

    They stand apart, because what is on both sides of one would come together: `\bibliography@name` cites
    nobody. Those that do not stand apart are yielded with `is_apart=False`.
    """
    addresses = merged(links.addresses(prose, start))
    joined = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    for match in re.compile(rf"(?<!\\)(?:{joined})(?![\w{{])").finditer(prose, start):
        stands_apart = _BEFORE_COMMAND.match(prose, match.start()) and _BEHIND_COMMAND.match(
            prose, match.end()
        )
        is_address = covering(addresses, match.start()) is not None
        if not is_address and bool(stands_apart) == is_apart:
            yield match[0], Span(*match.span())


def typed(key: str) -> str:
    """Write a key behind an @, in braces where it would end too early."""
    return key if re.fullmatch(_KEY, key) else f"{{{key}}}"


def _bracketed(match: re.Match[str], defined: Collection[str], keys: Collection[str]) -> Cluster | None:
    """Read a pair of brackets; None for a link, a footnote, and brackets without a key."""
    prose, inside = match.string, Span(*match.span("inside"))
    label = f"{match['mark'] or ''}{match['inside']}"
    behind = prose[match.end() : match.end() + 1]
    is_link = behind == "(" or label in defined or (behind == "[" and _leads(match, defined))
    if is_link or match["escape"]:
        return None
    found = list(_CITED().finditer(prose, inside.start, inside.end))
    if not found:
        return None
    keyed = [_keyed(one, keys) for one in found]
    between = [prose[inside.start : found[0].start()]]
    begins = [
        span.end + prose[span.end : span.end + 1].count("}") * bool(one["braced"])
        for one, (_, span) in zip(found, keyed, strict=True)
    ]
    stops = [*(one.start() for one in found[1:]), inside.end]
    between += [prose[begin:stop] for begin, stop in zip(begins, stops, strict=True)]
    divided = [("", between[0]), *map(_divided, between[1:-1]), (between[-1], "")]
    ends = [begin + len(place) for begin, (place, _) in zip(begins, divided[1:], strict=True)]
    sources = tuple(
        Cited(key, span, _said(prefix), _place(place))
        for (key, span), (_, prefix), (place, _) in zip(keyed, divided, divided[1:], strict=False)
    )
    whole = Span(match.start(), match.end())
    return Cluster(whole, sources, (*ends[:-1], whole.end))


def _leads(match: re.Match[str], defined: Collection[str]) -> bool:
    """Return whether brackets are the text of a link to a definition: `[see @key][label]`."""
    label = re.compile(r"\[([^\[\]\n]*)\]").match(match.string, match.end())
    return label is not None and (not label[1] or label[1] in defined)


def _keyed(match: re.Match[str], keys: Collection[str]) -> tuple[str, Span]:
    """Return a key with its place; a longer one, with more marks in it, where only that is known."""
    name = "key" if match["braced"] is None else "braced"
    key, span = match[name], Span(*match.span(name))
    loose = _LOOSE.match(match.string, span.start) if name == "key" and composed(key) not in keys else None
    for end in range(loose.end() if loose else 0, span.end, -1):
        if composed(match.string[span.start : end]) in keys:
            key, span = match.string[span.start : end], Span(span.start, end)
            break
    return composed(key), span


def _divided(text: str) -> tuple[str, str]:
    """Divide what is between two keys: what is said of the first, and what is before the second."""
    for mark in (";", ","):
        before, found, after = text.rpartition(mark)
        if found:
            return before, after
    return "", text


def _said(text: str) -> str:
    """Return a text on one line, without Markdown's emphasis and escapes, as it is shown in a marker."""
    return _ESCAPE.sub("", _EMPHASIS.sub(r"\g<words>", " ".join(text.split())))


def _place(text: str) -> str:
    """Return the place in a source: without the comma before it, and without braces around it."""
    said = _said(text).removeprefix(",").strip().rstrip(";, ")
    if said.startswith("{") and "}" in said:
        place, _, rest = said[1:].rpartition("}")
        said = f"{place.strip()}{rest}"
    return said if re.search(r"\w", said) else ""


def _in_text(prose: str, start: int, taken: Sequence[Span], keys: Collection[str]) -> Iterator[Cluster]:
    """Yield the citations without brackets, outside of the taken spans."""
    for match in _CITED().finditer(prose, start):
        key, span = _keyed(match, keys)
        if key not in keys or covering(taken, match.start()) is not None:
            continue
        end = match.end() if match["braced"] else span.end
        behind = _BEHIND().match(prose, end)
        place = _place(behind["place"]) if behind else ""
        end = behind.end() if behind else end
        yield Cluster(Span(match.start(), end), (Cited(key, span, "", place),), (end,), not match["minus"])

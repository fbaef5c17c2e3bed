"""One generator per rule on what a page says of itself, and on what its readers see."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from ..findings import Finding, at
from ..model import FollowUp
from ..text import Span, Text
from .corpus import Corpus
from .suggestions import listed


def hidden_citation(corpus: Corpus) -> Iterator[Finding]:
    """Find citations where no reader sees their number, as far as the text alone tells."""
    for page in corpus.pages:
        for call in page.calls:
            if call.hidden_in:
                message = f"this citation stands in {call.hidden_in}, where its number is not shown"
                hint = "cite in the text that readers see, or delete the citation"
                yield at("hidden-citation", page.text, call.span, message, hint)


def further_reading(corpus: Corpus) -> Iterator[Finding]:
    """Find sources listed as further reading that the page lists already."""
    for page in corpus.pages:
        cited = {citation.key for citation in page.citations}
        for item in page.further_reading:
            if item.key in cited:
                yield _listed_already(page.text, item.span, item.key)
            cited.add(item.key)


def _listed_already(text: Text, span: Span, key: str) -> Finding:
    message = f'"{key}" is listed on this page already'
    return at("invalid-front-matter", text, span, message, "remove it from further_reading")


def repeated_title(corpus: Corpus) -> Iterator[Finding]:
    """Find headings of level 1 on pages whose title stands in the front matter."""
    for page in corpus.pages:
        if page.matter.type and page.heading:
            message = "readers see the title of the front matter, and this heading as a second one"
            is_underlined = page.text.content[page.heading.start] != "#"
            instead = 'underline it with "---"' if is_underlined else 'begin it with "##"'
            hint = f"delete this heading, or {instead}"
            yield at("repeated-title", page.text, page.heading, message, hint)


def undefined_author(corpus: Corpus) -> Iterator[Finding]:
    """Find authors that `docs/.authors.yml` does not have."""
    for page in corpus.pages:
        for author in page.matter.authors:
            if author.key not in corpus.authors:
                message = f'no author has the key "{author.key}"'
                named = next((a.key for a in corpus.authors.values() if a.name == author.key), "")
                near = f'write its key, "{named}"' if named else _meant(author.key, corpus.authors)
                hint = near or 'write a key of docs/.authors.yml, or add "key: {name: …}" there'
                if not corpus.authors:
                    hint = f'write "authors: {{{author.key}: {{name: …}}}}" into docs/.authors.yml'
                yield at("undefined-author", page.text, author.span, message, hint)


def undefined_rating(corpus: Corpus) -> Iterator[Finding]:
    """Find ratings that the scale of the site does not have."""
    for page in corpus.pages:
        rating = page.matter.rating
        if rating and rating.key not in corpus.ratings:
            message = f'the scale has no rating "{rating.key}"'
            hint = f"write one of: {', '.join(corpus.ratings)}"
            if not corpus.ratings:
                message = f'the site has no scale for the rating "{rating.key}"'
                hint = "define one in mkdocs.yml, under extra: ibidem: ratings:, lowest first"
            yield at("undefined-rating", page.text, rating.span, message, hint)


def undefined_template(corpus: Corpus) -> Iterator[Finding]:
    """Find templates that the folder of the theme does not have."""
    for page in corpus.pages:
        template = page.matter.template
        if template and corpus.templates and template.key not in corpus.templates:
            message = f'the theme has no template "{template.key}"'
            # What they have in common would make all of them near.
            names = sorted(name.removesuffix(".html") for name in corpus.templates if "/" not in name)
            near = get_close_matches(template.key.removesuffix(".html"), names, 1)
            hint = f"write one of: {', '.join(f'{name}.html' for name in names)}"
            hint = f'did you mean "{near[0]}.html"?' if near else hint
            yield at("undefined-template", page.text, template.span, message, hint)


def undefined_page(corpus: Corpus) -> Iterator[Finding]:
    """Find follow-ups to pages that do not exist, and to the page that they stand on."""
    paths = {page.path for page in corpus.profiles}
    for page in corpus.profiles:
        for follow_up in page.matter.follow_ups:
            target = follow_up.target(page.path)
            if not follow_up.page or (target in paths and target != page.path):
                continue
            message = f'there is no page "{follow_up.page.key}"'
            hint = _near(follow_up, page.path, paths)
            if target == page.path:
                message = f'"{follow_up.page.key}" is this page itself'
                hint = 'write the path of another page, or delete "page" until there is one'
            yield at("undefined-page", corpus.texts[page.path], follow_up.page.span, message, hint)


def _near(follow_up: FollowUp, path: str, paths: Collection[str]) -> str:
    """Suggest paths from the file at `path` to others."""
    folder = posixpath.dirname(path)
    others = [posixpath.relpath(other, folder) for other in sorted(paths) if other != path]
    named = follow_up.page.key if follow_up.page else ""
    near = get_close_matches(named.removesuffix(follow_up.anchor), others, 3)
    if near:
        return f"did you mean {listed(f'{other}{follow_up.anchor}' for other in near)}?"
    return 'write the path from this file to a page that is no draft, or delete "page" until there is one'


def _meant(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, 3)
    return f"did you mean {listed(near)}?" if near else ""

"""Rules on what a page names: authors, ratings, templates, other pages."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from ....core.findings import around, meant
from ....core.model import FollowUp, Page
from ..found import AllPages, Found, RuleContext
from ..rule import ERROR, EXPLAINERS, page_rule, site_rule


@page_rule("undefined-author", ERROR, EXPLAINERS, needs="authors")
def undefined_author(page: Page, context: RuleContext) -> Iterator[Found]:
    """A page names an author that `docs/.authors.yml` does not have.

    Readers should be able to see who writes, and what else they wrote.
    Where that file is missing, the authors of Material's blog count.

    Wrong:
        authors: [adda]

    Right:
        authors: [ada]
    """
    for author in page.front_matter.authors:
        if author.key not in context.authors:
            named = next((a.key for a in context.authors.values() if a.name == author.key), "")
            near = f'write its key, "{named}"' if named else meant(author.key, context.authors, 3)
            hint = near or 'write a key of docs/.authors.yml, or add "key: {name: …}" there'
            if not context.authors:
                hint = f'write "authors: {{{author.key}: {{name: …}}}}" into docs/.authors.yml'
            yield Found(page.text, author.span, f'no author has the key "{author.key}"', hint)


@page_rule("undefined-rating", ERROR, EXPLAINERS)
def undefined_rating(page: Page, context: RuleContext) -> Iterator[Found]:
    """A page rates its claim with a word that the scale of the site does not have.

    The scale is defined once, in `mkdocs.yml` under `extra: ibidem: ratings:`, lowest first.

    Wrong:
        rating: kind of true

    Right:
        rating: partly supported
    """
    rating = page.front_matter.rating
    if rating and rating.key not in context.ratings:
        message = f'the scale has no rating "{rating.key}"'
        hint = f"write one of: {', '.join(context.ratings)}"
        if not context.ratings:
            message = f'the site has no scale for the rating "{rating.key}"'
            hint = "define one in mkdocs.yml, under extra: ibidem: ratings:, lowest first"
        yield Found(page.text, rating.span, message, hint)


@page_rule("undefined-template", ERROR, EXPLAINERS)
def undefined_template(page: Page, context: RuleContext) -> Iterator[Found]:
    """A page names a template that is not there.

        Pages can use our templates, which begin with `ibidem/`, and those of your theme and its `custom_dir`.
    The templates of other themes than Material and those of MkDocs are not known, and none is reported there.

    Wrong:
        template: ibidem/hom.html

    Right:
        template: ibidem/home.html
    """
    template = page.front_matter.template
    if template and context.templates and template.key not in context.templates:
        # With the ending that all templates share, all names would be similar.
        names = sorted(name.removesuffix(".html") for name in context.templates if "/" not in name)
        near = meant(template.key.removesuffix(".html"), names, typed="{}.html".format)
        hint = near or f"write one of: {', '.join(f'{name}.html' for name in names)}"
        yield Found(page.text, template.span, f'the theme has no template "{template.key}"', hint)


_BESIDE = 100
"""How many pages on each side of a path that leads nowhere are compared with it."""


@site_rule("undefined-page", ERROR, EXPLAINERS, needs="pages", is_rendered=True)
def undefined_page(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """A follow-up leads to a page or an anchor that does not exist, or to its own page.

    A question that no page answers yet has no `page`, and readers see that.
    Write the path from this file to the other, as in a link; drafts and excluded pages do not count.

    Wrong:
        follow_ups:
          - question: Why?
            page: whi.md

    Right:
        follow_ups:
          - question: Why?
            page: why.md
    """
    paths, drafts = pages.texts.keys(), {draft.path for draft in pages.drafts}
    ordered = sorted(pages.texts)
    for page in pages.profiles:
        for follow_up in page.front_matter.follow_ups:
            target = follow_up.target(page.path)
            if not follow_up.page or (target in paths and target != page.path):
                continue
            message = f'there is no page "{follow_up.page.key}"'
            hint = _near(follow_up, page.path, around(ordered, target, _BESIDE))
            if target in drafts:
                hint = 'it is a draft: publish it first, or delete "page" until then'
            if target == page.path:
                message = f'"{follow_up.page.key}" is this page itself'
                hint = 'write the path of another page, or delete "page" until there is one'
            yield Found(pages.texts[page.path], follow_up.page.span, message, hint)


def _near(follow_up: FollowUp, path: str, paths: Collection[str]) -> str:
    """Suggest paths from the file at `path` to others."""
    folder = posixpath.dirname(path)
    others = [posixpath.relpath(other, folder) for other in paths if other != path]
    named = follow_up.page.key if follow_up.page else ""
    anchor = follow_up.anchor
    near = meant(
        unquote(named.removesuffix(anchor)), others, 3, typed=lambda other: f"{_typed(other)}{anchor}"
    )
    hint = 'write the path from this file to a page that is not a draft, or delete "page" until there is one'
    return near or hint


def _typed(path: str) -> str:
    """Write a path as in a link, where a hash begins an anchor, and a percent sign an encoded character."""
    return path.replace("%", "%25").replace("#", "%23")

"""Rules on links, images and anchors, and on the navigation: what MkDocs warns of by `validation`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ....core.findings import Finding
from ....core.text import Span
from ..found import AllPages, Found, RuleContext
from ..rule import EVERY_PAGE, WARNING, site_rule

if TYPE_CHECKING:
    from ....content.links import Problem, SiteLinks


@site_rule("broken-link", WARNING, EVERY_PAGE)
def broken_link(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """A link or an image leads to a file that does not exist, or an address in `nav` does.

    Readers would come to a page that says "not found", or see no picture.
    A link to a draft is one of these, too: the draft is no part of the site.
    MkDocs decides what counts: `not_found` and `unrecognized_links` under `validation` in `mkdocs.yml`.
    Write the path from this file to the other, as it is below `docs/`: to `why.md`, not to `why/`.
    A link through a macro, and files that a plugin makes, are not known here, and not reported.

    Wrong:
        [Why?](whi.md)

    Right:
        [Why?](why.md)
    """
    for problem, linked in of_kinds(pages, "not_found", "unrecognized_links", "draft"):
        address = problem.link.address
        if problem.kind == "draft":
            message = f'the link "{address}" leads to a draft, which is no part of the site'
            hint = "publish the draft, or delete the link"
        else:
            message = f'the link "{address}" leads to no file of the site'
            hint = linked.near(problem) or 'write the path from this file to the other, as in "why.md"'
            if problem.kind == "unrecognized_links":
                hint = hint.replace("write the path", "write the path and the ending")
        yield Found(pages.texts[problem.path], problem.link.span, message, hint)


@site_rule("broken-anchor", WARNING, EVERY_PAGE)
def broken_anchor(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """A link leads to an anchor that its page does not have.

    Readers would come to the top of the page, and not to the place.
    This is found where `mkdocs.yml` has `validation: {links: {anchors: warn}}`, as for MkDocs itself.
    The id of a heading is made of its words; `{#votes}` at its end gives it one that stays.
    A page with macros or texts from elsewhere may have more anchors than its file shows, and is left out.

    Wrong:
        [The vote](why.md#votess)

    Right:
        [The vote](why.md#votes)
    """
    for problem, linked in of_kinds(pages, "anchors"):
        text, span = pages.texts[problem.path], problem.link.span
        if problem.link in linked.pages[problem.path].notes:
            label = text.content[slice(*span)]
            message = f'the text does not refer to the footnote "{label}", and its way back leads nowhere'
            hint = f'write "{label}" where readers should come to it, or delete the footnote'
            yield Found(text, span, message, hint, frozenset({"unused-footnote"}))
            continue
        is_own = linked.documents.named(problem.path) == problem.target
        page = "this page" if is_own else f'"{problem.target}"'
        near = linked.near_anchor(problem)
        hint = near or f'give the heading there an id with "{{#{problem.anchor}}}", or link to the page alone'
        yield Found(text, span, f'{page} has no anchor "#{problem.anchor}"', hint)


@site_rule("absolute-link", WARNING, EVERY_PAGE)
def absolute_link(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """A link begins with a slash, and so leads to the top of the server, which may be above the site.

    It breaks where the site is published in a folder, as on GitHub Pages, and no check sees where it leads.
    This is found where `mkdocs.yml` has `absolute_links: warn` under `validation`, as for MkDocs itself.

    Wrong:
        [Why?](/why/)

    Right:
        [Why?](why.md)
    """
    for problem, linked in of_kinds(pages, "absolute_links"):
        message = f'"{problem.link.address}" begins at the top of the server, not at this file'
        hint = linked.near(problem) or 'write the path from this file to the other, as in "why.md"'
        yield Found(pages.texts[problem.path], problem.link.span, message, hint)


@site_rule("unlisted-page", WARNING, EVERY_PAGE)
def unlisted_page(pages: AllPages, _: RuleContext) -> Iterator[Found]:
    """The navigation leaves a page out.

    Readers find it by search and by links alone.
    This is found where `mkdocs.yml` has a `nav`, and `omitted_files: warn` under `validation`, as for MkDocs.

    Wrong:
        nav: [index.md]

    Right:
        nav: [index.md, why.md]
    """
    if pages.linked is None:
        return
    published = (page.path for page in pages.profiles if page.path not in pages.linked.drafts)
    for path in pages.linked.omitted(published):
        name = pages.linked.documents.named(path)
        hint = f'add "{name}" to nav in mkdocs.yml, or to not_in_nav'
        yield Found(pages.texts[path], Span(0, 1), "nav leaves this page out", hint)


def in_navigation(linked: SiteLinks) -> Iterator[Finding]:
    """Find addresses in `nav` that lead nowhere: findings of these rules in the configuration."""
    for kind, one in linked.navigation:
        if kind == "absolute_links":
            message = f'"{one.address}" begins at the top of the server'
            yield Finding(absolute_link.id, one.location, message, "write the path of a page below docs")
        else:
            near = linked.documents.near(one.address, "")
            hint = near or "write the path of a page below docs, or delete this line"
            message = f'nav names "{one.address}", which is no file of the site'
            yield Finding(broken_link.id, one.location, message, hint, len(one.address))


def of_kinds(pages: AllPages, *kinds: str) -> Iterator[tuple[Problem, SiteLinks]]:
    """Yield the links with which something of these kinds is wrong."""
    if pages.linked:
        known = (one for one in pages.linked.problems if one.path in pages.texts)
        yield from ((one, pages.linked) for one in known if one.kind in kinds)

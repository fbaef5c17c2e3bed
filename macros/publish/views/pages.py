"""Pages for the templates: as an item of a list, and whole."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import urljoin

from ...core.model import CORRECTIONS, NOTICES, Author, Correction, FrontMatter, Profile, Work
from ...render.rendering import tagged
from ...render.rendering.listing import Card
from ...render.words import Words, attributes, words
from .. import exports
from ..recorded import recorded
from .lists import newest_first
from .page_sources import cited, downloads
from .view_models import Byline, FollowUpView, PageView, Publication


def card(publication: Publication, page: Profile, told: Words | None = None) -> Card:
    """Return a page as an item of a list, in the words of the site unless others are given."""
    told, kind = told or publication.words, status(page.front_matter.corrections)
    return Card(
        path=page.path,
        url=publication.urls.get(page.path, ""),
        title=page.front_matter.title or publication.titles.get(page.path) or page.path,
        front_matter=page.front_matter,
        label=_label(page.front_matter, told),
        sources=len(cited(publication, page)),
        status=told(f"correction-{kind}") if kind else "",
        tagged=tagged(attributes(page.front_matter.language, publication.organization.language)),
    )


def _label(front_matter: FrontMatter, words: Words) -> str:
    return words(f"type-{front_matter.type}") if front_matter.type else ""


def status(corrections: tuple[Correction, ...]) -> str:
    """Return the gravest kind of these corrections; empty when there is none."""
    kinds = {correction.kind for correction in corrections}
    return next((kind for kind in CORRECTIONS if kind in kinds), "")


def cards(publication: Publication) -> tuple[Card, ...]:
    """Return all pages that have a type: in the order of the navigation, then the newest first."""
    rank = {path: number for number, path in enumerate(publication.order)}
    pages, language = publication.site.profiles.values(), publication.organization.language
    typed = [
        card(publication, page) for page in pages if page.front_matter.type and page.path in publication.urls
    ]
    return tuple(sorted(newest_first(typed, language), key=lambda item: rank.get(item.path, len(rank))))


def work(publication: Publication, page: Profile) -> Work:
    """Return a page as others cite it."""
    home = publication.organization.url
    lines = bylines(publication, page)
    scale = publication.site.settings.ratings
    rating = page.front_matter.rating
    return Work(
        url=urljoin(home, publication.urls[page.path]) if home else "",
        front_matter=page.front_matter,
        publisher=publication.organization,
        authors=tuple(line.author for line in lines),
        author_urls=tuple(urljoin(home, line.url) if home and line.url else "" for line in lines),
        sources=tuple(recorded(source, publication.site) for source in cited(publication, page)),
        rating=next((step for step in scale if rating and step.name == rating.key), None),
        best_rating=len(scale),
    )


def bylines(publication: Publication, page: Profile) -> tuple[Byline, ...]:
    """Return a page's authors with the addresses of their pages."""
    known = publication.site.authors
    return tuple(
        Byline(known[author.key], publication.urls.get(author_path(publication, known[author.key]), ""))
        for author in page.front_matter.authors
        if author.key in known
    )


def author_path(publication: Publication, author: Author) -> str:
    """Return the file of an author's page."""
    return posixpath.join(publication.site.settings.docs_dir, "authors", f"{author.key}.md")


def author_at(publication: Publication, path: str) -> Author | None:
    """Return the author whose page a file is."""
    authors = publication.site.authors.values()
    return next((author for author in authors if author_path(publication, author) == path), None)


def page_view(publication: Publication, page: Profile) -> PageView:
    """Return a page that has a type, whole."""
    cited_work, repository = work(publication, page), publication.repository
    told = words(cited_work.language)
    item = card(publication, page, told)
    return PageView(
        card=item,
        work=cited_work,
        bylines=bylines(publication, page),
        minutes=publication.minutes.get(page.path, 0),
        notices=tuple(c for c in page.front_matter.corrections if c.kind in NOTICES),
        follow_ups=tuple(_follow_ups(publication, page, told)),
        text=exports.as_text(cited_work),
        exported=tuple((form, form.work(cited_work)) for form in exports.EXPORTS),
        downloads=downloads(publication, page),
        report_url=repository.report(page.front_matter.title, cited_work.url) if repository else "",
        changes_url=repository.changes(page.path) if repository else "",
    )


def _follow_ups(publication: Publication, page: Profile, told: Words) -> Iterator[FollowUpView]:
    for follow_up in page.front_matter.follow_ups:
        answering = follow_up.target(page.path)
        # A draft leads to other drafts, since a preview has both.
        is_draft = page.path in publication.site.drafts
        target = (publication.site.profile if is_draft else publication.site.profiles.get)(answering)
        is_there = target is not None and target.path in publication.urls
        item = card(publication, target, told) if target and is_there else None
        yield FollowUpView(follow_up.question, item, follow_up.anchor)

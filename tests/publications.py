"""Publications for the tests of views: a site of texts, and the addresses that MkDocs would give."""

from __future__ import annotations

from collections.abc import Mapping

from macros.check import site
from macros.check.site import Project
from macros.content.settings import Settings
from macros.core.model import Organization
from macros.core.text import Text
from macros.publish.views.view_models import Publication
from macros.render.built_pages import CitationContext, packed

HOME = "https://site.example.org/"
PUBLISHER = Organization("The Site", HOME)
AUTHORS = """\
authors:
  ada: {name: Ada Lee, description: Writes on votes., url: https://ada.example.org}
  desk: {name: The Desk, organization: true}
"""


def publication(
    pages: Mapping[str, str],
    bibliography: str = "",
    *,
    settings: Settings | None = None,
    organization: Organization = PUBLISHER,
    urls: Mapping[str, str] | None = None,
    contexts: Mapping[str, tuple[CitationContext, ...]] | None = None,
) -> Publication:
    """Return a publication of pages by file name; each is published, unless `urls` says which are."""
    texts = tuple(Text(f"docs/{name}", content) for name, content in pages.items())
    project = Project(
        settings or Settings(),
        (Text("bibliography.bib", bibliography),),
        texts,
        authors=Text("docs/.authors.yml", AUTHORS),
    )
    made = {f"docs/{name}": f"{name.removesuffix('.md')}/" for name in (*pages, *_author_pages())}
    published = made if urls is None else {f"docs/{name}": url for name, url in urls.items()}
    said = {path: packed(found) for path, found in (contexts or {}).items()}
    return Publication(site.build(project), organization, published, contexts=said)


def _author_pages() -> tuple[str, ...]:
    return ("authors/ada.md", "authors/desk.md")


def typed(front: str = "", body: str = "", *, kind: str = "explainer", title: str = "How?") -> str:
    """Return a page of a type, with more lines of front matter."""
    return f"---\ntype: {kind}\ntitle: {title}\n{front}---\n{body}\n"

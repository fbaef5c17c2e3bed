"""What a page is made of, as a digest: with another one the page is to be rendered anew."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from .. import views
from ..digests import digest
from ..model import Profile, Source
from ..views import Publication

# Of Python-Markdown's snippets: another file is shown.
_SETTINGS = (
    *("site_name", "site_description", "site_author", "site_url", "copyright", "repo_url", "repo_name"),
    *("edit_uri", "extra", "extra_css", "extra_javascript", "mdx_configs", "nav", "use_directory_urls"),
)
_INCLUSION = "--8<--"


def of_lists(publication: Publication, config: MkDocsConfig) -> str:
    """Return the digest of what pages that list others are made of, without those others."""
    texts = publication.site.texts
    store = (texts[path].content for path in sorted(publication.site.files["store"]))
    return digest(_of_all(publication, config), *store)


def of_pages(publication: Publication, config: MkDocsConfig) -> Mapping[str, str]:
    """Return the digests of all pages by their files, without those that may show anything."""
    return dict(_of_pages(publication, config))


def _of_pages(publication: Publication, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    site, shared = publication.site, _of_all(publication, config)
    of_source = lru_cache(maxsize=None)(_of_source)
    found = dict[str, list[str]]()
    for finding in site.found:
        found.setdefault(finding.location.path, []).append(repr(finding))
    for path, profile in site.profiles.items():
        content = site.texts[path].content
        if _is_plain(content, profile):
            sources = map(of_source, views.listed(publication, profile))
            led_to = (repr(site.profiles.get(item.target(path))) for item in profile.matter.follow_ups)
            yield path, digest(shared, path, content, *sources, *led_to, *found.get(path, ()))


def _is_plain(content: str, profile: Profile) -> bool:
    """Say whether a page shows nothing but its text and its sources: no variable, no other file."""
    marks = content.count("{{")
    return marks <= len(profile.shown) and "{%" not in content and _INCLUSION not in content


def _of_source(source: Source) -> str:
    return digest(source.key, source.type, *chain.from_iterable(source.fields))


def _of_all(publication: Publication, config: MkDocsConfig) -> str:
    return digest(*_shared(publication, config))


def _shared(publication: Publication, config: MkDocsConfig) -> Iterator[str]:
    """Yield what every page may show, or that makes it look as it does."""
    site = publication.site
    topics = {topic for profile in site.profiles.values() for topic in profile.matter.topics}
    named = (publication.order, site.authors, site.settings, publication.organization)
    yield from (repr(named), repr(sorted(publication.urls.items())), repr(sorted(topics)))
    yield repr([config[name] for name in _SETTINGS])
    # But our own, which is an object of this build.
    yield repr([name for name in map(str, config.markdown_extensions) if not name.startswith("<")])
    yield repr(sorted((name, repr(value)) for name, value in dict(config.theme).items()))
    for folder, _, names in os.walk(config.theme.custom_dir or ""):
        for path in (Path(folder) / name for name in sorted(names)):
            yield f"{path} {path.stat().st_mtime_ns}"

"""A digest of everything that a page is made of: when the digest changes, the page is rendered again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ...core.digests import digest
from ...core.model import Profile, Source
from ...publish.theme_folders import FRAME, THEME
from ...publish.views.page_sources import listed
from ...publish.views.view_models import Publication
from ...syntax.markdown import snippets
from ..downloads import Download

_SETTINGS = (
    *("site_name", "site_description", "site_author", "site_url", "copyright", "repo_url", "repo_name"),
    *("edit_uri", "edit_uri_template", "extra", "extra_css", "extra_javascript", "mdx_configs", "nav"),
    "use_directory_urls",
)
# With these settings of extensions every page may show another file: of pymdownx.snippets, of pymdownx.b64.
_EVERYWHERE = ("auto_append", "pymdownx.b64")
# With these marks a page shows another file: of Jinja and include-markdown, of pymdownx.snippets, of
# mkdocstrings, of markdown-include, of mkdocs-codeinclude-plugin.
_INCLUSIONS = ("{%", snippets.MARK, "::: ", "{!", "codeinclude")
# The front matter, and a first heading, which is the title of a page without front matter.
_NAMED = re.compile(r"\A---\n.*?\n---$|^# .*$|^.+\n=+$", re.MULTILINE | re.DOTALL)


def of_lists(publication: Publication, config: MkDocsConfig, files: Files) -> str:
    """Return the digest of what pages that list others are made of, except for the listed pages."""
    texts = publication.site.texts
    store = (texts[path].content for path in sorted(publication.site.files["store"]))
    drafted = repr(sorted(publication.site.unpublished))
    return digest(*_of_all(publication, config, files), *store, drafted)


def of_pages(publication: Publication, config: MkDocsConfig, files: Files) -> Mapping[str, str]:
    """Return the digests of pages by their files; a page that may show anything has none."""
    configured = repr((config.mdx_configs, [*map(str, config.markdown_extensions)]))
    if any(name in configured for name in _EVERYWHERE):
        return {}
    return dict(_of_pages(publication, digest(*_of_all(publication, config, files))))


def _of_pages(publication: Publication, shared: str) -> Iterator[tuple[str, str]]:
    site = publication.site
    of_source = lru_cache(maxsize=None)(_of_source)
    found = dict[str, list[str]]()
    for finding in site.found:
        found.setdefault(finding.location.path, []).append(f"{finding.location} {finding.message}")
    for path, profile in site.profiles.items():
        content = site.texts[path].content
        if _is_plain(content, profile):
            sources = map(of_source, listed(publication, profile))
            targets = (item.target(path) for item in profile.front_matter.follow_ups)
            led_to = (f"{target} {_named(publication, target)}" for target in targets)
            # The anchors of a page are read only when another page leads to one of them.
            is_target = str(path in site.targets)
            yield path, digest(shared, path, content, is_target, *sources, *led_to, *found.get(path, ()))


def _is_plain(content: str, profile: Profile) -> bool:
    """Return whether a page shows nothing but its text and its sources: no variable, no other file."""
    marks = content.count("{{")
    has_marks = any(mark in content for mark in _INCLUSIONS)
    return marks <= len(profile.shown) - len(profile.front_matter.figures) and not has_marks


def _of_source(source: Source) -> str:
    return digest(source.key, source.type, *chain.from_iterable(source.fields))


def _named(publication: Publication, path: str) -> str:
    """Return the parts of a page that say its title and status."""
    if path not in publication.site.profiles:
        return ""
    return "\n".join(_NAMED.findall(publication.site.texts[path].content)[:2])


def _of_all(publication: Publication, config: MkDocsConfig, files: Files) -> Iterator[str]:
    """Yield everything that any page may show, or that determines its look."""
    site = publication.site
    profiles = site.profiles.items()
    yield from (site.texts[path].content for path in sorted(site.files.get("defaults", ())))
    yield repr((publication.order, site.authors, site.settings, publication.organization))
    yield repr(sorted(file.src_uri for file in files if not isinstance(file, Download)))
    yield repr(sorted(topic for _, profile in profiles for topic in profile.front_matter.topics))
    yield repr([path for path, profile in profiles if profile.front_matter.shows_lists])
    yield from (_named(publication, path) for path in publication.order)
    yield repr([config[name] for name in _SETTINGS])
    # Except our own, which is an object of this build.
    yield repr([name for name in map(str, config.markdown_extensions) if not name.startswith("<")])
    yield repr(sorted((name, repr(value)) for name, value in dict(config.theme).items()))
    yield repr(sorted((name, repr(getattr(plugin, "config", ""))) for name, plugin in config.plugins.items()))
    yield from _times(Path(config.config_file_path).parent, config)


def _times(root: Path, config: MkDocsConfig) -> Iterator[str]:
    """Yield the times of files that determine the look of pages: of the theme, of hooks and macros."""
    paths = [*root.glob("*.py"), *map(Path, config.watch)]
    for theme in (config.theme.custom_dir or "", str(FRAME), str(THEME)):
        for folder, folders, names in os.walk(theme):
            folders.sort()
            paths += (Path(folder) / name for name in names)
    for path in sorted(paths):
        # A temporary file of an editor may be gone already.
        with suppress(OSError):
            yield f"{path} {path.stat().st_mtime_ns}"

"""What the render check and a look at the cache of the host say of the files of a built site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ...check.site import Site, with_rendered
from ...core.model import Source
from ...render import built_pages, rendering, seals
from ...render.built_pages import BuiltFile, BuiltPage
from ...render.per_source import once_in_each_language
from ...render.words import words


def is_ours(files: Iterable[BuiltFile]) -> bool:
    """Return whether our plugin has built the site: its markers do not say which call they are of.

    A file that was not made of a page of the project says nothing of the others.
    """
    read = tuple(file for file in files if file.path)
    cited = [file for file in read if file.has_markers]
    is_numbered = any(file.has_calls for file in cited)
    return not is_numbered and (bool(cited) or any(file.has_frame for file in read))


def stale(site: Site, files: Iterable[BuiltFile]) -> tuple[str, ...]:
    """Return the pages that list sources as they were earlier, because the host has cached them."""
    write = once_in_each_language(rendering.writer(site.evidence))

    def once_in(language: str) -> Callable[[Source], str]:
        return lambda source: write(source, words(language))

    found = list[str]()
    for file in files:
        marks = [name for name in rendering.place_names(file.html) if name.startswith(rendering.LISTS)]
        if file.path and marks:
            page = site.profiles[file.path]
            own = once_in(page.front_matter.language or site.settings.language)
            made = rendering.lists_mark(page, site.bibliography.by_key, own, site.evidence)
            found += [] if made in marks else [file.path]
    return tuple(found)


def rendered(site: Site, files: Iterable[BuiltFile]) -> tuple[Site, Mapping[str, BuiltPage]]:
    """Add the findings of the render check; return the site and its pages as their readers see them."""
    read = {
        file.path or file.name: built_pages.read(
            rendering.emptied(file.text), is_target=file.path in site.targets
        )
        for file in files
        if file.path or file.has_markers or seals.MISSING in file.html
    }
    return with_rendered(site, read, frozenset(read)), read

"""The files that links can lead to: those below the folder of pages, and those that a build adds."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from ...core.findings import around, meant

_FEW = 5
"""How many files of one name are compared with a name."""
_OF_THEMES = {
    "material": (r"assets/(?:images/favicon\.png|javascripts/.*|stylesheets/.*)"),
    "mkdocs": (r"(?:css|fonts|js|webfonts)/.*|img/(?:favicon\.ico|grid\.png)"),
}
"""The files of a theme that it adds to those of a site."""
_OF_OTHERS = r"(?:assets|css|fonts|images?|img|js|static|webfonts)/.*"
# Downloads of all sources and of those of a page, in each format, and feeds.
_OURS = (
    r"(?:bibliography|(?:.*/)?sources)\.(?:bib|json|ris)|feed_(?:rss|json)_(?:created|updated)\.(?:xml|json)"
)


@dataclass(frozen=True)
class Documents:
    """The files of a site, all named relative to the folder of pages."""

    paths: frozenset[str] = frozenset()
    """All of them, drafts and excluded ones too, which links may lead to as far as MkDocs is concerned."""
    folder: str = ""
    """How findings name the folder, with a slash at its end; empty for the folder of the configuration."""
    unlisted: frozenset[str] = frozenset()
    """The pages that need not be in the navigation."""
    theme: str = ""
    """The name of the theme."""
    has_ours: bool = True
    """Whether a build of ours adds files."""
    drafts: frozenset[str] = frozenset()
    """The files that only a preview has."""

    def named(self, path: str) -> str:
        """Return the name of a page that findings name by its path."""
        return path.removeprefix(self.folder)

    def has(self, name: str) -> bool:
        """Return whether there is a file, or a build may add it."""
        known = PurePosixPath(name).as_posix()
        of_theme = _OF_THEMES.get(self.theme or "mkdocs", _OF_OTHERS)
        return bool(
            known in self.paths
            or re.fullmatch(of_theme, known)
            or (self.has_ours and re.fullmatch(_OURS, known))
        )

    def near(self, name: str, page: str, anchor: str = "") -> str:
        """Return a question for the file that a link from a page may mean; empty when no name is near."""
        base = posixpath.basename(name.rstrip("/")).casefold()
        same = self._by_base.get(base) or self._by_base.get(f"{posixpath.splitext(base)[0]}.md", ())
        if same:
            nearest = sorted(same, key=lambda path: (-len(posixpath.commonpath([path, name])), path))
            return meant(name, nearest[:1], likeness=0, typed=lambda path: typed(path, page, anchor))
        names = {path for near in around(self._bases, base) for path in self._by_base[near][:_FEW]}
        return meant(name, names, typed=lambda path: typed(path, page, anchor))

    @cached_property
    def _by_base(self) -> Mapping[str, Sequence[str]]:
        found = dict[str, list[str]]()
        for path in sorted(self.paths):
            found.setdefault(posixpath.basename(path).casefold(), []).append(path)
        return found

    @cached_property
    def _bases(self) -> Sequence[str]:
        return sorted(self._by_base)


def typed(path: str, page: str, anchor: str = "") -> str:
    """Return what a link on a page says to lead to a file."""
    found = posixpath.relpath(path, posixpath.dirname(page) or ".")
    found = found.replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F")
    return f"{found}#{anchor}" if anchor else found

"""The settings of a project, as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ...core.findings import Finding, Severity
from ...core.model import Image, Rating, Support, Watching
from ...core.text import EMPTY
from .linking import Linking
from .other_plugins import OtherPlugins
from .plugins import Plugins
from .printed import PrintedTexts
from .rendering import Rendering

ARCHIVE_RULE = "missing-archive"
"""The rule that asks for copies in archives."""


class Settings(NamedTuple):
    """The settings of a project."""

    docs_dir: str = "docs"
    """Relative to `mkdocs.yml`, unless absolute."""
    bibliography: tuple[str, ...] = ("bibliography.bib",)
    exclude: str = ""
    """MkDocs' `exclude_docs`: lines of gitignore patterns, relative to `docs_dir`."""
    drafts: str = ""
    """MkDocs' `draft_docs`, likewise."""
    severities: Mapping[str, Severity] = EMPTY
    ratings: tuple[Rating, ...] = ()
    """The scale of fact-checks, from the lowest to the highest."""
    support: Support | None = None
    image: Image | None = None
    evidence: Watching | None = None
    """How sources are read; None for the ordinary way."""
    syntax: str = ""
    """The notation in which pages cite beside macros; empty for macros alone."""
    theme_dir: str = ""
    """MkDocs' `custom_dir` of the theme, relative to `mkdocs.yml`."""
    site_url: str = ""
    site_name: str = ""
    site_description: str = ""
    repo_url: str = ""
    language: str = "en"
    """That of the words of the theme."""
    unlisted: str = ""
    """MkDocs' `not_in_nav`: lines of gitignore patterns, relative to `docs_dir`."""
    theme: str = ""
    """The name of MkDocs' theme; empty where it is not said."""
    site_dir: str = "site"
    """Where the host writes the built site, named as `docs_dir` is."""
    blog_authors: str = ""
    """The file of authors of Material's blog, relative to `docs_dir`; empty without a blog."""
    is_store_named: bool = False
    """Whether the site names its bibliography, so that a file of it has to exist."""
    everywhere: bool = False
    """Whether pages without a type are judged as those with one."""
    frame: bool = False
    """Whether the whole look of the site is ours, as on our own site."""
    margin_notes: bool = False
    """Whether wide screens show sources and footnotes beside their lines too; a page can say otherwise."""
    included: tuple[str, ...] = ()
    """Files and folders with texts that pages show beside their own, relative to `mkdocs.yml`."""
    sections_without_sources: tuple[str, ...] = ("What is uncertain",)
    """The headings of sections that may state what no source covers, and classes such as `.open`."""
    others: OtherPlugins = OtherPlugins()
    linking: Linking = Linking()
    """How links are judged, and where they can lead."""
    rendering: Rendering = Rendering()
    unsafe: tuple[Finding, ...] = ()
    """Addresses that a browser would run as scripts."""
    plugins: Plugins = Plugins()
    variables: frozenset[str] = frozenset()
    """The names below `extra`, which templates can use."""
    hooks: tuple[str, ...] = ()
    """Python files of the site that MkDocs runs, relative to `mkdocs.yml`."""
    printed: PrintedTexts = EMPTY
    """Texts of the configuration with marks of templates in them."""

    @property
    def asks_for_archives(self) -> bool:
        """Whether sources on the web should name a copy in an archive."""
        return self.severities.get(ARCHIVE_RULE) != Severity.OFF

"""What other people's plugins change about links, so that the text alone does not show it.

Only what is certain is judged: a plugin without a row here changes everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

FILES, NAV, LINKS, ANCHORS = "files", "nav", "links", "anchors"
"""Which files there are, what is in the navigation, what links say, which ids a page has."""
EVERYTHING = frozenset({FILES, NAV, LINKS, ANCHORS})

# Plugins that leave all of it alone, or change it only where a page has their own marks.
_NOTHING = """
    search macros ibidem meta info social privacy offline optimize typeset group tags blog autorefs mike
    minify git-revision-date git-revision-date-localized git-authors git-committers git-committers-2
    git-latest-changes glightbox redirects mermaid2 exclude-search include-markdown rss table-reader
    charts d2 kroki panzoom swagger-ui-tag drawio callouts open-in-new-tab termynal meta-descriptions
    htmlproofer linkcheck with-pdf pdf-export to-pdf tooltips encryptcontent spellcheck llmstxt badges
    section-index markdown-exec
"""
_ROWS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_NOTHING.split(), frozenset()),
    # It adds a style and an inventory; the ids of its objects are on pages with its marks.
    "mkdocstrings": frozenset(),
    "exclude": frozenset(),
    "awesome-pages": frozenset({NAV}),
    "awesome-nav": frozenset({NAV}),
    "literate-nav": frozenset({NAV}),
    "print-site": frozenset({NAV}),
    "gen-files": frozenset({FILES, NAV}),
    "bibtex": frozenset({ANCHORS}),
}
_MATERIAL = "material/"


def changed(names: Iterable[str]) -> frozenset[str]:
    """Return what the plugins of these names change."""
    return frozenset().union(*(_ROWS.get(name.removeprefix(_MATERIAL), EVERYTHING) for name in names))


_MAKE_NO_IDS = """
    abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em
    md_in_html meta nl2br sane_lists smarty tables toc ibidem mdx_truly_sane_lists mdx_breakless_lists
    pymdownx.arithmatex pymdownx.b64 pymdownx.betterem pymdownx.blocks.admonition pymdownx.blocks.caption
    pymdownx.blocks.definition pymdownx.blocks.details pymdownx.blocks.html pymdownx.blocks.tab
    pymdownx.caret pymdownx.critic pymdownx.details pymdownx.emoji pymdownx.escapeall pymdownx.extra
    pymdownx.fancylists pymdownx.highlight pymdownx.inlinehilite pymdownx.keys pymdownx.magiclink
    pymdownx.mark pymdownx.progressbar pymdownx.quotes pymdownx.saneheaders pymdownx.smartsymbols
    pymdownx.snippets pymdownx.striphtml pymdownx.superfences pymdownx.tabbed pymdownx.tasklist
    pymdownx.tilde
"""
"""Extensions of Python-Markdown that make no ids but those that `anchors` knows."""
_KNOWN = frozenset(_MAKE_NO_IDS.split())
_STANDARD = "markdown.extensions."
_EXTRA = frozenset({"extra", "pymdownx.extra"})
_WITH_HTML = _EXTRA | {"md_in_html"}
_FOR_EVENTS = frozenset({"attr_list", "def_list"})


def short(extension: str) -> str:
    """Return the short name of an extension: `toc` of `markdown.extensions.toc`."""
    return extension.removeprefix(_STANDARD)


def reads_html(extensions: Iterable[str]) -> bool:
    """Return whether extensions read Markdown in HTML elements."""
    return not _WITH_HTML.isdisjoint(map(short, extensions))


def reads_events(extensions: Iterable[str]) -> bool:
    """Return whether extensions read definition lists whose terms have anchors."""
    named = frozenset(map(short, extensions))
    return named >= _FOR_EVENTS or not named.isdisjoint(_EXTRA)


def makes_ids(extensions: Iterable[str]) -> bool:
    """Return whether one of the extensions is not known, and may give ids to what it makes."""
    return not _KNOWN.issuperset(map(short, extensions))


_OF_EVENTS: Mapping[str, frozenset[str]] = {
    "on_config": EVERYTHING,
    "on_files": frozenset({FILES, NAV}),
    "on_nav": frozenset({NAV}),
    **dict.fromkeys(("on_pre_page", "on_page_read_source", "on_page_markdown"), frozenset({LINKS, ANCHORS})),
}
"""What a hook can change in an event of MkDocs."""


def of_hook(source: str) -> frozenset[str]:
    """Return what a module of hooks may change, by the events that it names."""
    return frozenset().union(*(changes for event, changes in _OF_EVENTS.items() if event in source))

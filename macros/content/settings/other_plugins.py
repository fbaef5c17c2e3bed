"""What other people's plugins are told: which texts a page gets from elsewhere, which pages are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import normpath
from typing import NamedTuple

from ...syntax.located_yaml import Item
from .linking.plugins import reads_events, reads_html
from .plugins import enabled, options


class Snippets(NamedTuple):
    """The options of pymdownx.snippets."""

    folders: tuple[str, ...] = ()
    """From which it puts files into pages; none where a site does without it."""
    is_restricted: bool = True
    """Whether files outside of these folders are passed by."""
    checks_paths: bool = False
    """Whether a file that is missing ends a build."""
    downloads: bool = False
    """Whether it fetches files from the web."""
    appended: tuple[str, ...] = ()
    """Files that it appends to each page."""


class OtherPlugins(NamedTuple):
    """The settings of plugins that decide what is on a page; empty for those that the site does without."""

    meta_file: str = ""
    """The name of the files of Material's meta, which have defaults of front matter for their folders."""
    excluded: tuple[str, ...] = ()
    """The globs of mkdocs-exclude, for paths relative to `docs_dir`."""
    includes: bool = False
    """Whether include-markdown puts other files into pages."""
    snippets: Snippets = Snippets()
    templates: str = ""
    """The folder from which mkdocs-macros lets pages include files, where one is named."""
    code: tuple[str, ...] = ()
    """The folders in which mkdocstrings finds Python code."""
    reads_html: bool = True
    """Whether Markdown is read in elements of HTML that ask for it; True where the settings do not say."""
    reads_events: bool = True
    """Whether definition lists and attributes are read, of which timelines are made; likewise."""
    posts: str = ""
    """The folder with the posts of Material's blog, relative to `docs_dir`."""
    publishes_drafts: bool = False
    """Whether that blog is told to publish the drafts among its posts."""

    def has_post(self, path: str) -> bool:
        """Return whether a file, named relative to `docs_dir`, is a post of the blog."""
        return bool(self.posts) and path.startswith(f"{self.posts}/")


def of_material(plugins: Mapping[str, Item], name: str) -> Item | None:
    """Return the options of a plugin of Material, which sites name in two ways."""
    return plugins.get(name) or plugins.get(f"material/{name}")


def other_plugins(item: Item, above: OtherPlugins) -> OtherPlugins:
    """Read what a configuration tells other plugins; `above` is that of the one which it inherits from."""
    listed, extended = item.get("plugins"), item.get("markdown_extensions")
    plugins, extensions = options(listed), options(extended)
    meta = enabled(of_material(plugins, "meta"))
    macros, blog = plugins.get("macros"), of_material(plugins, "blog")
    exclude, code = plugins.get("exclude"), plugins.get("mkdocstrings")
    found = above
    if extended is not None:
        snippets = _snippets(extensions.get("pymdownx.snippets"), _text(item.get("docs_dir"), "docs"))
        found = found._replace(
            snippets=snippets, reads_html=reads_html(extensions), reads_events=reads_events(extensions)
        )
    if listed is not None:
        found = found._replace(
            meta_file=_text(meta.get("meta_file"), ".meta.yml") if meta else "",
            excluded=tuple(_texts(exclude and exclude.get("glob"))),
            includes="include-markdown" in plugins,
            templates=_text(macros.get("include_dir"), "") if macros else "",
            code=(tuple(_texts(code.get("handlers", "python", "paths"))) or (".",)) if code else (),
            posts=of_blog(blog, "post_dir", "{blog}/posts") if blog else "",
            publishes_drafts=bool(blog and (told := blog.get("draft")) and told.value),
        )
    return found


def of_blog(blog: Item, name: str, default: str) -> str:
    """Return a path in the folder of a blog, for a site with one blog."""
    within = _text(blog.get("blog_dir"), "blog")
    return normpath(_text(blog.get(name), default).replace("{blog}", within))


def _snippets(item: Item | None, docs: str) -> Snippets:
    if item is None:
        return Snippets()
    named = item.get("base_path")
    folders = tuple(_texts(named)) or (".",)
    # MkDocs alone knows the folders of the tag !relative; it is that of the pages, or near.
    is_said = named is None or all(isinstance(one.value, str) for one in named.items or (named,))
    appended = tuple(_texts(item.get("auto_append")))
    is_restricted, checks, downloads = (
        _is_on(item, name) for name in ("restrict_base_path", "check_paths", "url_download")
    )
    if not is_said:
        return Snippets((*folders, docs), is_restricted is not False, appended=appended)
    return Snippets(folders, is_restricted is not False, bool(checks), bool(downloads), appended)


def _is_on(item: Item, name: str) -> bool | None:
    switch = item.get(name)
    return switch.value if switch and isinstance(switch.value, bool) else None


def _text(item: Item | None, default: str) -> str:
    return str(item.value) if item and item.value else default


def _texts(item: Item | None) -> Iterator[str]:
    for one in (item.items or (item,)) if item else ():
        if isinstance(one.value, str):
            yield one.value

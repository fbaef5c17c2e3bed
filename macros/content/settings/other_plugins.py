"""What other people's plugins are told: which texts a page gets from elsewhere, which pages are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...syntax.located_yaml import Item
from .plugins import options


@dataclass(frozen=True, slots=True)
class OtherPlugins:
    """The settings of plugins that decide what is on a page; empty for those that the site does without."""

    meta_file: str = ""
    """The name of the files of Material's meta, which have defaults of front matter for their folders."""
    excluded: tuple[str, ...] = ()
    """The globs of mkdocs-exclude, for paths relative to `docs_dir`."""
    includes: bool = False
    """Whether include-markdown puts other files into pages."""
    snippets: tuple[str, ...] = ()
    """The folders from which pymdownx.snippets puts files into pages."""
    templates: str = ""
    """The folder from which mkdocs-macros lets pages include files, where one is named."""
    code: tuple[str, ...] = ()
    """The folders in which mkdocstrings finds Python code."""


def of_material(plugins: Mapping[str, Item], name: str) -> Item | None:
    """Return the options of a plugin of Material, which sites name in two ways."""
    return plugins.get(name) or plugins.get(f"material/{name}")


def other_plugins(item: Item, above: OtherPlugins) -> OtherPlugins:
    """Read what a configuration tells other plugins; `above` is that of the one which it inherits from."""
    listed, extended = item.get("plugins"), item.get("markdown_extensions")
    plugins, extensions = options(listed), options(extended)
    meta = of_material(plugins, "meta")
    macros = plugins.get("macros")
    exclude, code = plugins.get("exclude"), plugins.get("mkdocstrings")
    snippets = extensions.get("pymdownx.snippets")
    folders = tuple(_texts(snippets and snippets.get("base_path")))
    found = above
    if extended is not None:
        found = replace(found, snippets=(folders or (".",)) if snippets else ())
    if listed is not None:
        found = replace(
            found,
            meta_file=_text(meta.get("meta_file"), ".meta.yml") if meta else "",
            excluded=tuple(_texts(exclude and exclude.get("glob"))),
            includes="include-markdown" in plugins,
            templates=_text(macros.get("include_dir"), "") if macros else "",
            code=(tuple(_texts(code.get("handlers", "python", "paths"))) or (".",)) if code else (),
        )
    return found


def _text(item: Item | None, default: str) -> str:
    return str(item.value) if item and item.value else default


def _texts(item: Item | None) -> Iterator[str]:
    for one in (item.items or (item,)) if item else ():
        if isinstance(one.value, str):
            yield one.value

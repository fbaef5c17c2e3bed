"""What renders the citations of a site, by its configuration: the plugin, mkdocs-macros, or the extension."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...core.findings import Finding
from ...core.program import INSTALLED
from ...core.text import Span, Text
from ...syntax.located_yaml import Item

PACKAGE = INSTALLED
"""What a site names to load us: a plugin, a module or an extension."""
_TEMPLATE = "macros"
"""The name under which a copy of this repository has the package."""
_MARK = re.compile(r"j2_\w+_string")
"""The settings of mkdocs-macros that change the marks of a template."""
_NOTHING = Item(None, Span(0, 0))
_EMPTY: Mapping[str, Item] = {}


@dataclass(frozen=True, slots=True)
class Rendering:
    """What renders the pages of a site. By default all is as in this repository."""

    is_ours: bool = True
    """Whether something renders our calls."""
    is_templated: bool = True
    """Whether mkdocs-macros reads each page as a template, so that its marks are more than text."""
    modules: tuple[str, ...] = ()
    """Modules beside the configuration that mkdocs-macros loads, and that may load this package."""
    is_building: bool = True
    """Whether ours is a plugin or a module of MkDocs, which can leave out pages, and no extension alone."""
    missing: Finding | None = None
    """What is wrong with a site that cites, at the place to type at, where nothing renders our calls."""

    def by_us(self) -> Rendering:
        """Return the same for a site where something of ours renders our calls, whatever its settings say."""
        return replace(self, is_ours=True, missing=None)


def rendering(text: Text, item: Item, base: Rendering | None = None) -> Rendering:
    """Read what renders the pages; `base` is that of the configuration which this one inherits from."""
    plugins = item.get("plugins")
    named, extensions = options(plugins), options(item.get("markdown_extensions"))
    is_zensical = text.path.startswith("zensical.")
    macros = enabled(named.get("macros"))
    loaded = () if macros is None else tuple(_modules(macros))
    # Zensical ignores plugins that it does not know.
    is_plugin = not is_zensical and enabled(named.get(PACKAGE)) is not None
    is_module = bool({PACKAGE, _TEMPLATE} & set(loaded))
    is_ours = PACKAGE in extensions or is_module or is_plugin
    is_building = is_plugin or (is_module and not is_zensical)
    is_templated = macros is not None and not any(map(_MARK.fullmatch, macros.entries))
    if is_templated and macros and enabled(named.get(PACKAGE)) is not None:
        # Beside the plugin, mkdocs-macros may render no more than the pages that ask for it.
        by_default = macros.get("render_by_default")
        is_templated = by_default is None or by_default.value is not False
    # MkDocs merges mappings; a list replaces that of the parent.
    if base and (plugins is None or plugins.entries) and not {"macros", PACKAGE} & named.keys():
        is_ours, is_templated, loaded = is_ours or base.is_ours, base.is_templated, base.modules
        is_building = is_building or base.is_building
    missing = None if is_ours else _missing(text, item, is_zensical=is_zensical)
    return Rendering(is_ours, is_templated, loaded, is_building, missing)


def options(listed: Item | None) -> Mapping[str, Item]:
    """Return the options by name of a list or a mapping of plugins, or of Markdown extensions."""
    if listed is None:
        return _EMPTY
    named = {str(one.value): one for one in listed.items if isinstance(one.value, str)}
    return named | {name: child for one in (listed, *listed.items) for name, child in one.entries.items()}


def enabled(plugin: Item | None) -> Item | None:
    """Return the options of a plugin; None for one that is not there, or switched off."""
    switch = plugin.get("enabled") if plugin else None
    return None if switch and switch.value is False else plugin


def _modules(macros: Item) -> Iterator[str]:
    """Yield the modules that mkdocs-macros loads, without the names of packages on PyPI after a colon."""
    local = macros.get("module_name")
    yield str(local.value) if local and local.value else "main"
    listed = macros.get("modules")
    for one in listed.items if listed else ():
        yield re.split(r"[.:]", str(one.value))[0]


def _missing(text: Text, item: Item, *, is_zensical: bool) -> Finding:
    """Say what to type where nothing renders our calls."""
    plugins = item.get("plugins")
    if is_zensical:
        typed = (
            f"[project.markdown_extensions.{PACKAGE}]"
            if text.path.endswith(".toml")
            else f"markdown_extensions: [{PACKAGE}]"
        )
        hint, place = f'add "{typed}"', text.location(0)
    elif plugins is None or not (plugins.items or plugins.entries):
        hint, place = 'add "plugins: [search, ibidem]"', text.location(0)
    elif switch := options(plugins).get(PACKAGE, _NOTHING).get("enabled"):
        hint = f'delete "enabled" here, which switches {PACKAGE} off'
        place = text.location(switch.span.start)
    else:
        typed = f"- {PACKAGE}" if plugins.items else f"{PACKAGE}: {{}}"
        hint, place = f'add "{typed}" below it', text.location(item.names["plugins"].start)
    return Finding("unrendered-macro", place, "nothing here renders citations", hint)

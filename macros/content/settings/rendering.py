"""What renders the citations of a site, by its configuration: the plugin, mkdocs-macros, or the extension."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...core.findings import Fault, Finding
from ...core.program import INSTALLED
from ...core.text import Location, Text
from ...syntax.located_yaml import Item
from .plugins import Options, Plugins, options

PACKAGE = INSTALLED
"""What a site names to load us: a plugin, a module or an extension."""
_SUPERFENCES = "pymdownx.superfences"
_TEMPLATE = "macros"
"""The name under which a copy of this repository has the package."""
_MARKS: Mapping[str, str] = {
    "j2_variable_start_string": "{{",
    "j2_variable_end_string": "}}",
    "j2_block_start_string": "{%",
    "j2_block_end_string": "%}",
    "j2_comment_start_string": "{#",
    "j2_comment_end_string": "#}",
    # mkdocs-macros does not list these, and hands them to Jinja all the same.
    "j2_line_statement_prefix": "",
    "j2_line_comment_prefix": "",
}
"""The options of mkdocs-macros that change the marks of a template, each with the mark that a check reads."""


class Rendering(NamedTuple):
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
    refused: Fault | None = None
    """Why no page of a site where something renders our calls can be checked or built."""
    is_extended: bool = False
    """Whether the Markdown extension is there."""
    has_macros: bool = True
    """Whether mkdocs-macros is there, if only for pages that ask for it: some fields end its build."""
    has_superfences: bool = False
    """Whether pymdownx.superfences reads the fences of code."""

    def by_us(self) -> Rendering:
        """Return the same for a site where something of ours renders our calls, whatever its settings say."""
        return self._replace(is_ours=True, missing=None)


def rendering(text: Text, item: Item, found: Plugins, base: Rendering | None = None) -> Rendering:
    """Read what renders the pages; `base` is that of the configuration which this one inherits from."""
    extensions = item.get("markdown_extensions")
    if base and extensions is item.get("plugins") is None:
        return base
    is_extended = PACKAGE in options(extensions) if extensions else bool(base and base.is_extended)
    is_zensical = text.path.startswith("zensical.")
    macros, own = found.enabled("macros"), found.enabled(PACKAGE)
    loaded = () if macros is None else tuple(_modules(macros))
    # Zensical ignores plugins that it does not know.
    is_plugin = own is not None and not is_zensical
    is_module = bool({PACKAGE, _TEMPLATE} & set(loaded))
    is_ours = is_extended or is_plugin or is_module
    is_templated = macros is not None and next(_changed(macros), None) is None
    if macros and own is not None:
        # Beside the plugin, mkdocs-macros may render no more than the pages that ask for it.
        is_templated = is_templated and not _is_off(macros, "render_by_default")
    refused = _refused(macros, is_alone=not (is_plugin or is_extended)) if macros else iter(())
    return Rendering(
        is_ours,
        is_templated,
        loaded,
        is_building=is_plugin or (is_module and not is_zensical),
        missing=None if is_ours else _missing(text, item, found, is_zensical=is_zensical),
        refused=next(refused, None),
        is_extended=is_extended,
        has_macros=macros is not None,
        has_superfences=_SUPERFENCES in options(extensions)
        if extensions
        else bool(base and base.has_superfences),
    )


def _is_off(plugin: Options, name: str) -> bool:
    return name in plugin and plugin[name].value is False


def _changed(macros: Options) -> Iterator[str]:
    """Yield the options by which a site has other marks of templates than a check reads."""
    for name, mark in _MARKS.items():
        if name in macros and macros[name].value not in ("", None, mark):
            yield name


def _refused(macros: Options, *, is_alone: bool) -> Iterator[Fault]:
    """Yield what keeps mkdocs-macros from rendering pages as they are checked.

    `is_alone` says that neither our plugin nor our extension is beside mkdocs-macros.
    """
    switch, by_default = macros.get("enabled"), macros.get("render_by_default")
    if switch and not isinstance(switch.value, bool):
        yield Fault('"enabled" is not true or false', 'write "enabled: true"', switch.place)
    if by_default and by_default.value is False and is_alone:
        hint = f"take render_by_default: false out of macros, or add {PACKAGE} to the plugins"
        yield Fault("citations need rendering", hint, by_default.place)
    for name in _changed(macros):
        mark = _MARKS[name]
        message = f'"{name}" changes the marks of macros, which no check reads'
        hint = f'delete it, and write "{mark or "{% … %}"}" on the pages'
        yield Fault(message, hint, macros[name].place)


def _modules(macros: Options) -> Iterator[str]:
    """Yield the modules that mkdocs-macros loads, without the names of packages on PyPI after a colon."""
    local, listed = macros.get("module_name"), macros.get("modules")
    yield str(local.value) if local and local.value else "main"
    for one in listed.value if listed and isinstance(listed.value, list) else ():
        yield re.split(r"[.:]", str(one))[0]


def _missing(text: Text, item: Item, found: Plugins, *, is_zensical: bool) -> Finding:
    """Say what to type where nothing renders our calls."""
    listed = item.get("plugins")
    if is_zensical:
        typed = (
            f"[project.markdown_extensions.{PACKAGE}]"
            if text.path.endswith(".toml")
            else f"markdown_extensions: [{PACKAGE}]"
        )
        hint, place = f'add "{typed}"', text.location(0)
    elif switched := next(_switched_off(found), None):
        name, place = switched
        hint = f'delete "enabled" here, which switches {name} off'
    elif listed is None or not (listed.items or listed.entries):
        hint, place = 'add "plugins: [search, ibidem]"', text.location(0)
    else:
        typed = f"- {PACKAGE}" if listed.items else f"{PACKAGE}: {{}}"
        hint, place = f'add "{typed}" below it', text.location(item.names["plugins"].start)
    return Finding("unrendered-macro", place, "nothing here renders citations", hint)


def _switched_off(found: Plugins) -> Iterator[tuple[str, Location]]:
    """Yield the plugins that would render our calls if they were not switched off, each with the switch."""
    for name in (PACKAGE, "macros"):
        own = found.named.get(name, {})
        if _is_off(own, "enabled") and (name == PACKAGE or {PACKAGE, _TEMPLATE} & {*_modules(own)}):
            yield name, own["enabled"].place

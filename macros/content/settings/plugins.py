"""The plugins of a site with their options, merged with those of another file as MkDocs merges them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ...core.text import EMPTY, Location, Text
from ...syntax.located_yaml import Item

_EMPTY: Mapping[str, Item] = {}


class Option(NamedTuple):
    """The value of an option, and its place."""

    value: object
    place: Location


Options = Mapping[str, Option]
"""The options of one plugin by name."""


class Plugins(NamedTuple):
    """The plugins that a configuration names, and the one that it inherits from."""

    named: Mapping[str, Options] = EMPTY
    is_mapping: bool = False
    """Whether they are a mapping, which MkDocs merges with that of another file; a list replaces it."""

    def enabled(self, name: str) -> Options | None:
        """Return the options of a plugin; None for one that is not there, or switched off."""
        found = self.named.get(name)
        switch = found.get("enabled") if found else None
        return None if switch and switch.value is False else found


def plugins(text: Text, item: Item, above: Plugins | None = None) -> Plugins:
    """Read the plugins of a configuration; `above` are those of the one that it inherits from."""
    listed = item.get("plugins")
    if listed is None:
        return above or Plugins()
    is_mapping = isinstance(listed.value, dict)
    base = above.named if above and above.is_mapping and is_mapping else {}
    named = dict[str, Options](base)
    for name, one in options(listed).items():
        # Options in a mapping add to those of the other file; "name:" alone takes them away.
        kept = base.get(name, {}) if isinstance(one.value, dict) else {}
        named[name] = {**kept, **_options(text, one)}
    return Plugins(named, is_mapping)


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


def _options(text: Text, item: Item) -> Options:
    return {
        name: Option(child.value, text.location(child.span.start)) for name, child in item.entries.items()
    }

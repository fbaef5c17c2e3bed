"""Our part of a configuration: `extra: ibidem:`, and the options of the plugin, as one mapping."""

from __future__ import annotations

from ...core.text import Span, Text
from ...syntax.located_yaml import Item
from .plugins import options
from .refusing import refused
from .rendering import PACKAGE

_NOTHING = Item({}, Span(0, 0))
_OF_HOST = "enabled"
"""The option that MkDocs itself takes of every plugin."""


def own_part(text: Text, item: Item) -> Item:
    """Return our settings with their places; an empty mapping where there are none. Raises SetupError."""
    extra = _mapping(text, item.get("extra", PACKAGE))
    plugin = _mapping(text, options(item.get("plugins")).get(PACKAGE))
    switch = plugin.get(_OF_HOST)
    if switch and not isinstance(switch.value, bool):
        raise refused(text, switch.span, f'"{_OF_HOST}" is not true or false', f'write "{_OF_HOST}: true"')
    named = {name: span for name, span in plugin.names.items() if name != _OF_HOST}
    for name, span in named.items():
        if name in extra.entries:
            line = text.location(extra.names[name].start).line
            hint = f"delete one of the two; the other is in line {line}, below extra: {PACKAGE}:"
            raise refused(text, span, f'"{name}" is set twice', hint)
    entries = {name: plugin.entries[name] for name in named} | {**extra.entries}
    repeated = (*extra.repeated, *plugin.repeated)
    return Item({}, extra.span, entries, repeated=repeated, names={**named, **extra.names})


def _mapping(text: Text, item: Item | None) -> Item:
    # A list names a plugin without options alone.
    if item is None or item.value is None or item.value == PACKAGE:
        return _NOTHING
    if not isinstance(item.value, dict):
        hint = 'write lines of "setting: value" below it, such as "bibliography: refs.bib"'
        raise refused(text, item.span, f'"{PACKAGE}" is not a mapping of settings', hint)
    return item

"""The configuration: the plugin `bibtex` in `mkdocs.yml` becomes ours, and nothing else changes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...content.settings import PACKAGE, Settings, own_part, parsed
from ...core.findings import Fault, FaultError
from ...core.originals import Edit, Original
from ...core.text import Span, Text
from ...syntax.located_yaml import InvalidYamlError, Item, listed, parse
from . import bibtex_plugin
from .bibtex_plugin import Found, Plan, Plugin
from .option_edits import Options

_THEIRS = "bibtex"


def plan(
    text: Text, found: Found, named: Sequence[str] = (), *, syntax: str = "", warned: Sequence[str] = ()
) -> Plan:
    """Return what to change in a configuration; `named` is the bibliography of a site without a plugin.

    `syntax` is the notation that pages keep, and `warned` are rules that fail no build of a new site.

    Raises FaultError for a site whose bibliography is not known, or not on the disk, and for a file that
    cannot be changed safely.
    """
    item = parsed(text)
    plugins = _plugins(item)
    more = {"syntax": syntax, "rules": ", ".join(f"{rule}: warning" for rule in warned)}
    more = {name: f"{{{value}}}" if name == "rules" else value for name, value in more.items() if value}
    if _THEIRS in plugins:
        made = bibtex_plugin.turned(text, plugins[_THEIRS], found, more)
    elif known := _own(text, item):
        made = Plan(known, edits=tuple(_own_syntax(text, item, syntax)))
    elif named and not text.path.endswith(".toml"):
        made = Plan(tuple(named), edits=(_added(text, item, named, more),), is_new=True)
    else:
        hint = "type it as --bibliography refs.bib"
        raise FaultError(Fault("this site names no bibliography", hint, text.path))
    _verify(text, item, made)
    return made


def _plugins(item: Item) -> Mapping[str, Plugin]:
    """Return the plugins by name, of a list and of a mapping."""
    plugins = item.get("plugins") or Item(None, Span(0, 0))
    named = {str(one.value): Plugin(one.span) for one in plugins.items if isinstance(one.value, str)}
    for part in (plugins, *plugins.items):
        named |= {name: Plugin(part.names[name], options) for name, options in part.entries.items()}
    return named


def _own(text: Text, item: Item) -> tuple[str, ...]:
    """Return the bibliography of a site that has us already; empty for any other."""
    said = own_part(text, item).get("bibliography")
    if said is None:
        is_ours = PACKAGE in _plugins(item) or item.get("extra", PACKAGE)
        return Settings().bibliography if is_ours else ()
    return tuple(str(one.value) for one in said.items or (said,))


def _own_syntax(text: Text, item: Item, syntax: str) -> Iterator[Edit]:
    """Add the notation to our options, unless they have it."""
    if not syntax or own_part(text, item).get("syntax"):
        return
    ours = _plugins(item).get(PACKAGE)
    options = (ours.options if ours else None) or item.get("extra", PACKAGE)
    if options is None or not options.entries:
        raise FaultError(
            Fault(f'"{PACKAGE}" has no options here', f'write "syntax: {syntax}" below it', text.path)
        )
    yield Options(text.content, options).added({"syntax": syntax})


def _added(text: Text, item: Item, files: Sequence[str], more: Mapping[str, str]) -> Edit:
    """Add our plugin to a configuration that has none for citations."""
    content, plugins = text.content, item.get("plugins")
    options = {"bibliography": listed(files), **more}
    flow = f"{PACKAGE}: {{{', '.join(f'{name}: {value}' for name, value in options.items())}}}"
    if plugins is None:
        begin = "" if content.endswith("\n") or not content else "\n"
        return Edit(Span(len(content), len(content)), f"{begin}plugins:\n  - search\n  - {flow}\n")
    start = plugins.span.start
    if content[start : start + 1] in {"[", "{"}:
        end = plugins.span.end - 1
        return Edit(Span(end, end), f"{', ' * bool(plugins.items or plugins.entries)}{flow}")
    line = content.rfind("\n", 0, start) + 1
    indent, mark = content[line:start], "- " * bool(plugins.items)
    return Edit(Span(line, line), f"{indent}{mark}{flow}\n")


def _verify(text: Text, before: Item, made: Plan) -> None:
    """Raise FaultError unless the edits change our plugin alone, and leave YAML."""
    try:
        after = parse(Original(text.path, text.content).edited(made.edits).text.content)
    except InvalidYamlError:
        after = Item(None, Span(0, 0))
    same = [_beside_plugins(part) for part in (before, after)]
    others = [_other_plugins(part) for part in (before, after)]
    if same[0] != same[1] or others[0] != others[1] or _own(text, after) != made.files:
        typed = f"- {PACKAGE}: {{bibliography: {listed(made.files)}}}"
        hint = f'write "{typed}" in place of "bibtex" yourself, and run this again'
        raise FaultError(Fault("this file cannot be changed safely", hint, text.path))


def _beside_plugins(item: Item) -> Mapping[str, object]:
    """Return all that a configuration says beside its plugins and our own part."""
    values = {name: child.value for name, child in item.entries.items() if name != "plugins"}
    if extra := item.get("extra"):
        values["extra"] = {name: one.value for name, one in extra.entries.items() if name != PACKAGE}
    return values


def _other_plugins(item: Item) -> list[object]:
    """Return all plugins but the ones for citations, in their order; `search` comes by itself."""
    plugins = item.get("plugins") or Item(None, Span(0, 0))
    own = {_THEIRS, PACKAGE}
    listed_ones = [one.value for one in plugins.items]
    mapped = [{name: one.value} for name, one in plugins.entries.items()]
    found = [one for one in (*listed_ones, *mapped) if not own & ({*one} if isinstance(one, dict) else {one})]
    return [] if found == ["search"] else found

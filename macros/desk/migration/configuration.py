"""The configuration: the plugin `bibtex` in `mkdocs.yml` becomes ours, and nothing else changes in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...content.settings import PACKAGE, Settings, own_part, parsed
from ...core.findings import Fault, FaultError
from ...core.originals import Edit, Original
from ...core.text import Span, Text
from ...syntax.located_yaml import InvalidYamlError, Item, listed, parse
from .option_edits import Options
from .turning import ListCommands

_THEIRS = "bibtex"
_WEB = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_IN_TEXT = ("enable_inline_citations", "cite_inline")
_KEPT = {"enabled"}
"""The options of any plugin."""
_GONE = {
    "csl_file": "our lists have one form",
    "csl_file_encoding": "our lists have one form",
    "cite_style": "a citation shows its number",
    "footnote_format": "a citation shows its number",
    "bib_by_default": "the list of sources is at the end of each page that cites",
}
"""Options that we have nothing for, with what readers get instead."""

Found = Callable[[str], Sequence[str]]
"""Returns the `.bib` files below a folder, as the configuration names them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the configuration says of citations, and what is to change in it."""

    files: tuple[str, ...]
    """The bibliography, relative to the configuration."""
    commands: ListCommands = field(default_factory=ListCommands)
    edits: tuple[Edit, ...] = ()
    left: tuple[Fault, ...] = ()
    is_new: bool = False
    """Whether the site has our plugin only from now on."""


@dataclass(frozen=True, slots=True)
class _Plugin:
    """One plugin of the configuration."""

    span: Span
    """Its name."""
    options: Item | None = None


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
        made = _from_theirs(text, plugins[_THEIRS], found, more)
    elif known := _own(text, item):
        made = Plan(known, edits=tuple(_own_syntax(text, item, syntax)))
    elif named and not text.path.endswith(".toml"):
        made = Plan(tuple(named), edits=(_added(text, item, named, more),), is_new=True)
    else:
        hint = "type it as --bibliography refs.bib"
        raise FaultError(Fault("this site names no bibliography", hint, text.path))
    _verify(text, item, made)
    return made


def _plugins(item: Item) -> Mapping[str, _Plugin]:
    """Return the plugins by name, of a list and of a mapping."""
    plugins = item.get("plugins") or Item(None, Span(0, 0))
    named = {str(one.value): _Plugin(one.span) for one in plugins.items if isinstance(one.value, str)}
    for part in (plugins, *plugins.items):
        named |= {name: _Plugin(part.names[name], options) for name, options in part.entries.items()}
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


def _from_theirs(text: Text, theirs: _Plugin, found: Found, more: Mapping[str, str]) -> Plan:
    """Turn the options of mkdocs-bibtex into ours."""
    options = theirs.options
    said = {name: one for name, one in (options.entries if options else {}).items() if one.value is not None}
    name = next((name for name in ("bib_file", "bib_dir") if name in said), "")
    if options is None or not name:
        message, hint = '"bibtex" names no bibliography', 'write "bib_file: refs.bib" below it'
        raise FaultError(Fault(message, hint, text.location(theirs.span.start)))
    files = _files(text, options.names[name], name, str(said[name].value), found)
    edited = Options(text.content, options)
    value = None if name == "bib_file" else listed(files)
    edits = [Edit(theirs.span, PACKAGE), *edited.renamed(name, "bibliography", value)]
    gone = [one for one in options.entries if one not in {name, *_KEPT}]
    edits += edited.without(gone)
    if more:
        edits.append(edited.added(more, behind=name))
    left = (_gone(text, options.names[one], one) for one in gone if one in said and _is_lost(one))
    commands = ListCommands(
        str(said["bib_command"].value) if "bib_command" in said else ListCommands().page_list,
        str(said["full_bib_command"].value) if "full_bib_command" in said else ListCommands().site_list,
        all(said[one].value is not False for one in _IN_TEXT if one in said),
        "cite_style" in said and said["cite_style"].value == "plain",
    )
    return Plan(files, commands, tuple(edits), tuple(left), is_new=True)


def _files(text: Text, span: Span, name: str, value: str, found: Found) -> tuple[str, ...]:
    place = text.location(span.start)
    if _WEB.match(value):
        hint = f'type "curl -o refs.bib {value}", write "bib_file: refs.bib", and run this again'
        raise FaultError(
            Fault("the bibliography is at an address, and a build reads files alone", hint, place)
        )
    files = (value,) if name == "bib_file" else tuple(found(value))
    if not files:
        raise FaultError(Fault(f'there is no .bib file in "{value}"', "name the right folder", place))
    return files


def _is_lost(name: str) -> bool:
    return name not in {"bib_dir", "bib_command", "full_bib_command", *_IN_TEXT}


def _gone(text: Text, span: Span, name: str) -> Fault:
    instead = _GONE.get(name, "we have no such option")
    return Fault(f'"{name}" is gone', instead, text.location(span.start))


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

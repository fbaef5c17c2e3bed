"""The options of mkdocs-bibtex, which become ours, or say what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ...content.settings import PACKAGE
from ...core.findings import Fault, FaultError
from ...core.originals import Edit
from ...core.text import Span, Text
from ...syntax.located_yaml import Item, listed
from .option_edits import Options
from .turning import ListCommands

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
    replaces: str = ""
    """The package that the site needs no more."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One plugin of the configuration."""

    span: Span
    """Its name."""
    options: Item | None = None


def turned(text: Text, theirs: Plugin, found: Found, more: Mapping[str, str]) -> Plan:
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
    return Plan(files, commands, tuple(edits), tuple(left), is_new=True, replaces="mkdocs-bibtex")


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

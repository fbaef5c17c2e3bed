"""Reading the settings from `mkdocs.yml`: where files are, and how severe each rule is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ...core.findings import Fault, FaultError, Severity, located, meant
from ...core.model import Image, Rating, Support
from ...core.text import Span, Text
from ...syntax.located_yaml import InvalidYamlError, Item, parse
from ..conflicts import conflicts
from ..validators.records import repeated, values
from .fields import SETTINGS, faults

_OF_HOST = {
    "docs_dir": ("docs_dir",),
    "exclude": ("exclude_docs",),
    "drafts": ("draft_docs",),
    "theme_dir": ("theme", "custom_dir"),
    "site_url": ("site_url",),
    "unlisted": ("not_in_nav",),
}
"""The paths of MkDocs's own settings that we read from `mkdocs.yml`; all are texts."""
NAMES = ("bibliography", "rules", *SETTINGS)
"""The names of the settings in our part."""


class SetupError(FaultError):
    """The settings are wrong, so that the project cannot be checked."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a project."""

    docs_dir: str = "docs"
    """Relative to `mkdocs.yml`, unless absolute."""
    bibliography: tuple[str, ...] = ("bibliography.bib",)
    exclude: str = ""
    """MkDocs' `exclude_docs`: lines of gitignore patterns, relative to `docs_dir`."""
    drafts: str = ""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    ratings: tuple[Rating, ...] = ()
    """The scale of fact-checks, from the lowest to the highest."""
    support: Support | None = None
    image: Image | None = None
    syntax: str = ""
    """The notation in which pages cite beside macros; empty for macros alone."""
    theme_dir: str = ""
    """MkDocs' `custom_dir` of the theme, relative to `mkdocs.yml`."""
    site_url: str = ""
    unlisted: str = ""
    """MkDocs' `not_in_nav`: lines of gitignore patterns, relative to `docs_dir`."""


def parse_yaml(text: Text) -> Item:
    """Parse a configuration file. Raises SetupError when it is not YAML, or has a merge conflict."""
    for conflict in conflicts(text.content):
        raise SetupError(located(conflict.fault, text))
    try:
        return parse(text.content)
    except InvalidYamlError as error:
        raise SetupError(Fault(f"not YAML: {error}", place=text.location(error.offset))) from error


def settings(text: Text, item: Item, rules: Collection[str], base: Settings) -> Settings:
    """Read the settings from a parsed `mkdocs.yml`; settings that it does not have are taken from `base`.

    Raises SetupError, with the place, for an unknown name or an invalid value.
    """
    own = item.get("extra", "ibidem") or Item({}, Span(0, 0))
    if own.value is not None and not isinstance(own.value, dict):
        raise _refused(text, own.span, '"ibidem" is not a mapping of settings')
    for name, span in own.names.items():
        _known(text, span, name, NAMES, "setting")
    for fault in (*repeated(own), *faults(own)):
        raise SetupError(located(fault, text))
    _loads_macros(text, item)
    said: dict[str, Any] = {name: _string(text, item.get(*path)) for name, path in _OF_HOST.items()}
    said |= {"bibliography": _strings(text, own.get("bibliography")), **values(SETTINGS, own)}
    said = {name: value for name, value in said.items() if value}
    severities = {**base.severities, **_severities(text, own.get("rules"), rules)}
    return replace(base, **said, severities=severities)


def _refused(text: Text, span: Span, message: str, hint: str = "") -> SetupError:
    return SetupError(Fault(message, hint, text.location(span.start)))


def _loads_macros(text: Text, item: Item) -> None:
    """Raise SetupError for a list of plugins without ours: the build would publish citations as typed."""
    plugins = item.get("plugins")
    if plugins is None:
        return
    named = {name: options for part in (plugins, *plugins.items) for name, options in part.entries.items()}
    options = named.get("macros")
    if options is None or not {"module_name", "modules"} & options.entries.keys():
        hint = 'add "- macros: {module_name: macros}"'
        raise _refused(text, plugins.span, '"plugins" does not load macros', hint)


def _severities(text: Text, item: Item | None, rules: Collection[str]) -> Mapping[str, Severity]:
    severities = dict[str, Severity]()
    if item is None or item.value is None:
        return severities
    if not isinstance(item.value, dict):
        raise _refused(text, item.span, '"rules" is not a mapping of rules to severities')
    for rule, child in item.entries.items():
        _known(text, item.names[rule], rule, rules, "rule")
        if child.value is True:
            message = "YAML takes on, off, yes and no for true and false"
            raise _refused(text, child.span, message, "write error, warning or off")
        # YAML reads a bare off as false.
        value = "off" if child.value is False else str(child.value)
        _known(text, child.span, value, tuple(Severity), "severity")
        severities[rule] = Severity(value)
    return severities


def _known(text: Text, span: Span, name: str, names: Collection[str], noun: str) -> None:
    if name in names:
        return
    hint = meant(name, names, is_abbreviated=True) or f"known: {', '.join(sorted(names))}"
    raise _refused(text, span, f'unknown {noun} "{name}"', hint)


def _string(text: Text, item: Item | None) -> str:
    if item is None or item.value is None:
        return ""
    if not isinstance(item.value, str):
        raise _refused(text, item.span, "this is not a text")
    return item.value


def _strings(text: Text, item: Item | None) -> tuple[str, ...]:
    if item is None or item.value is None:
        return ()
    if item.value == []:
        raise _refused(text, item.span, '"bibliography" names no file')
    # A path with the backslashes of Windows should work everywhere.
    return tuple(_string(text, child).replace("\\", "/") for child in item.items or (item,))

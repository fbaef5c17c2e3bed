"""Reading the settings from a configuration: where files are, and how severe each rule is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from ...core.findings import Severity, located, meant
from ...core.text import Span, Text
from ...syntax.located_yaml import Item
from .. import forged_tokens
from ..validators.records import repeated, values
from .addresses import unsafe_addresses
from .fields import SETTINGS, faults
from .linking import linking
from .model import Settings
from .other_plugins import of_blog, of_material, other_plugins
from .own_part import own_part
from .patterns import refuse_endless
from .plugins import options, plugins
from .printed import printed
from .refusing import SetupError, refused
from .rendering import rendering

_OF_HOST = {
    "docs_dir": ("docs_dir",),
    "site_dir": ("site_dir",),
    "exclude": ("exclude_docs",),
    "drafts": ("draft_docs",),
    "theme_dir": ("theme", "custom_dir"),
    "language": ("theme", "language"),
    "site_url": ("site_url",),
    "site_name": ("site_name",),
    "site_description": ("site_description",),
    "repo_url": ("repo_url",),
    "unlisted": ("not_in_nav",),
}
"""The paths of MkDocs's own settings that we read from `mkdocs.yml`; all are texts."""
_SEVERITIES = "write error, warning or off"
_FILES = 'write "bibliography: refs.bib", or "bibliography: [refs.bib, books.bib]"'
NAMES = ("bibliography", "rules", *SETTINGS)
"""The names of the settings in our part."""


def settings(text: Text, item: Item, rules: Collection[str], base: Settings | None = None) -> Settings:
    """Read the settings from a parsed configuration; what it does not say is taken from `base`.

    Raises SetupError, with the place, for an unknown name or an invalid value.
    """
    for fault in forged_tokens.faults(text.content):
        raise SetupError(located(fault, text))
    own = own_part(text, item)
    refuse_endless(text, item)
    for name, span in own.names.items():
        _known(text, span, name, NAMES, "setting")
    for fault in (*repeated(own), *faults(own)):
        raise SetupError(located(fault, text))
    said: dict[str, Any] = {name: _string(text, item.get(*path)) for name, path in _OF_HOST.items()}
    said |= {"theme": _theme(item), "blog_authors": _blog_authors(item)}
    said |= {"hooks": _hooks(item.get("hooks"))}
    said = {name: value for name, value in said.items() if value}
    if stores := _strings(text, own.get("bibliography")):
        said |= {"bibliography": stores, "is_store_named": True}
    given = {
        name: row for name, row in SETTINGS.items() if (child := own.get(name)) and child.value is not None
    }
    said |= values(given, own)
    above = base or Settings()
    severities = {**above.severities, **_severities(text, own.get("rules"), rules)}
    named = plugins(text, item, above.plugins)
    rendered = rendering(text, item, named, base.rendering if base else None)
    others = other_plugins(item, above.others)
    unsafe = (*above.unsafe, *unsafe_addresses(text, item))
    said |= {"linking": linking(text, item, above.linking), "unsafe": unsafe}
    said |= {"severities": severities, "rendering": rendered, "plugins": named, "others": others}
    seen = {**above.printed, **printed(text, item)}
    said |= {"printed": {name: texts for name, texts in seen.items() if texts}}
    return above._replace(**said, variables=above.variables | _names(item.get("extra")))


def _names(item: Item | None) -> frozenset[str]:
    return frozenset(item.entries) if item else frozenset()


def _theme(item: Item) -> str:
    theme = item.get("theme")
    name = item.get("theme", "name") or theme
    return name.value if name and isinstance(name.value, str) else ""


def _hooks(item: Item | None) -> tuple[str, ...]:
    return tuple(str(one.value) for one in item.items) if item else ()


def _blog_authors(item: Item) -> str:
    """Return where Material's blog plugin has its authors."""
    blog = of_material(options(item.get("plugins")), "blog")
    return of_blog(blog, "authors_file", "{blog}/.authors.yml") if blog else ""


def _severities(text: Text, item: Item | None, rules: Collection[str]) -> Mapping[str, Severity]:
    severities = dict[str, Severity]()
    if item is None or item.value is None:
        return severities
    if not isinstance(item.value, dict):
        hint = 'write lines of "rule: severity" below it, such as "unused-source: warning"'
        raise refused(text, item.span, '"rules" is not a mapping of rules to severities', hint)
    for rule, child in item.entries.items():
        _known(text, item.names[rule], rule, rules, "rule")
        if child.value is True:
            message = "YAML takes on, off, yes and no for true and false"
            raise refused(text, child.span, message, _SEVERITIES)
        if not (child.value is False or isinstance(child.value, str)):
            raise refused(text, child.span, f'"{rule}" has no severity', _SEVERITIES)
        # YAML reads a bare off as false.
        value = "off" if child.value is False else str(child.value)
        _known(text, child.span, value, tuple(Severity), "severity")
        severities[rule] = Severity(value)
    return severities


def _known(text: Text, span: Span, name: str, names: Collection[str], noun: str) -> None:
    if name in names:
        return
    hint = meant(name, names, is_abbreviated=True) or f"known: {', '.join(sorted(names))}"
    raise refused(text, span, f'unknown {noun} "{name}"', hint)


def _string(text: Text, item: Item | None) -> str:
    if item is None or item.value is None:
        return ""
    if not isinstance(item.value, str):
        raise refused(text, item.span, "this is not a text", "put it into quotation marks")
    return item.value


def _strings(text: Text, item: Item | None) -> tuple[str, ...]:
    if item is None or item.value is None:
        return ()
    named = (item,) if item.value == [] else item.items or (item,)
    for child in named:
        if child.value in (None, "") or isinstance(child.value, (dict, list)):
            raise refused(text, child.span, '"bibliography" does not name a file here', _FILES)
    # A path with the backslashes of Windows should work everywhere.
    return tuple(_string(text, child).replace("\\", "/") for child in named)

"""What pages can name where mkdocs-macros reads them: the vocabulary of a site, from its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...content.settings import PACKAGE, Settings
from ...content.templating import QUIET_PLUGINS, Defined, Vocabulary, defined, may_define, of_site
from ...core.findings import Finding
from ...core.text import Text
from ...syntax.located_yaml import InvalidYamlError, parse
from .. import texts
from ..configuration import HOOK, is_ours, module_files

_OURS = (PACKAGE, "macros")
"""The names under which a module of a site imports this package."""
_DEFAULT = "main"


def vocabulary(root: Path, configured: Settings) -> Vocabulary:
    """Read the vocabulary of a site; a file or a plugin that may define anything makes it unknown."""
    macros = configured.plugins.enabled("macros") or {}
    given = {name: option.value for name, option in macros.items()}
    extensions = tuple(_texts(given.get("j2_extensions")))
    return of_site(
        tuple(_found(root, configured, given.get("include_yaml"))),
        configured.variables,
        str(given.get("on_undefined") or ""),
        extensions,
    )


def _found(root: Path, configured: Settings, yaml: object) -> Iterator[Defined | None]:
    if configured.plugins.named.keys() - QUIET_PLUGINS:
        yield None
    yield from (_of_hook(root, name) for name in configured.hooks if name != HOOK)
    for name in configured.rendering.modules[:1]:
        yield _of_module(root, name)
    for name in configured.rendering.modules[1:]:
        if name != PACKAGE and not is_ours(root / name / "__init__.py"):
            yield None
    for one in yaml if isinstance(yaml, list) else ():
        yield _of_yaml(root, one)


def _of_module(root: Path, name: str) -> Defined | None:
    """Read the module of a site; that it has none is right for the default name alone."""
    path = next(module_files(root, name), None)
    if path is None:
        return Defined() if name == _DEFAULT else None
    if is_ours(path):
        return Defined()
    read = texts.read(str(path), name)
    return defined(read.content, _OURS) if isinstance(read, Text) else None


def _of_hook(root: Path, name: str) -> Defined | None:
    read = texts.read(str(root / name), name) if (root / name).is_file() else None
    return Defined() if isinstance(read, Text) and not may_define(read.content) else None


def _of_yaml(root: Path, named: object) -> Defined | None:
    """Read a file with variables, which mkdocs-macros passes by where it is missing."""
    if isinstance(named, dict):
        return Defined(frozenset(map(str, named)))
    path = root / str(named)
    if not path.is_file():
        return Defined()
    read = texts.read(str(path), str(named))
    if isinstance(read, Finding):
        return None
    try:
        return Defined(frozenset(parse(read.content).entries))
    except InvalidYamlError:
        return None


def _texts(listed: object) -> Iterator[str]:
    return (str(one) for one in listed) if isinstance(listed, list) else iter(())

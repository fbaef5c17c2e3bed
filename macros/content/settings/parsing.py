"""From the text of a configuration to its values with their places."""

from __future__ import annotations

from ...core.findings import Fault, located
from ...core.text import Text
from ...syntax import located_toml
from ...syntax.located_yaml import InvalidYamlError, Item, parse
from ..conflicts import conflicts
from .refusing import SetupError


def parsed(text: Text) -> Item:
    """Parse a configuration file: YAML, or the TOML of Zensical, whose settings are below `project`.

    Raises SetupError when it is neither, or has a merge conflict.
    """
    for conflict in conflicts(text.content):
        raise SetupError(located(conflict.fault, text))
    is_toml = text.path.endswith(".toml")
    try:
        return located_toml.parse(text.content, "project") if is_toml else parse(text.content)
    except InvalidYamlError as error:
        raise SetupError(Fault(f"not YAML: {error}", error.hint, text.location(error.offset))) from error
    except located_toml.InvalidTomlError as error:
        raise SetupError(Fault(f"not TOML: {error}", error.hint, text.location(error.offset))) from error

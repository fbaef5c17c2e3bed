"""The face for mkdocs-macros: its `define_env`, and macros for calls that only Jinja sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from ...core.findings import Fault
from ...core.macro_table import MACROS, Macro
from ...syntax.tokens import Token
from ..build import Templating
from ..installing import NAME, install
from ..patches import log_messages


class MacrosEnvironment(Templating, Protocol):
    """What this package uses of mkdocs-macros."""

    conf: MkDocsConfig
    config: Mapping[str, object]

    def macro(self, v: Callable[..., str], name: str = "") -> Callable[..., str]:
        """Make a function callable from a page, while modules are loaded."""

    def register_macros(self, items: dict[str, Callable[..., str]]) -> None:
        """Make functions callable from a page, later. Raises KeyError for a name that is taken."""


def define_env(env: MacrosEnvironment) -> None:
    """Begin a build of a site that loads us as a module of mkdocs-macros.

    Where the site has our plugin too, the plugin does that, after all modules are loaded.
    """
    if NAME not in env.conf.plugins:
        for macro in MACROS.values():
            env.macro(function(macro))
        _begin(env)


def join(env: MacrosEnvironment) -> None:
    """Begin a build of a site that has our plugin, and mkdocs-macros beside the plugin."""
    for macro in MACROS.values():
        try:
            env.register_macros({macro.name: function(macro)})
        except KeyError as error:
            hint = f'give the macro "{macro.name}" of your module another name'
            raise PluginError(str(Fault(f'"{macro.name}" is a macro of ours', hint, "mkdocs.yml"))) from error
    _begin(env)


def _begin(env: MacrosEnvironment) -> None:
    """Begin a build whose pages mkdocs-macros renders. Raises PluginError where it leaves pages out."""
    if env.config.get("render_by_default") is False:
        hint = "take render_by_default: false out of macros"
        raise PluginError(str(Fault("citations need rendering", hint, "mkdocs.yml")))
    install(env.conf, env)
    log_messages.drop(log_messages.ERROR_PAGES)


def function(macro: Macro) -> Callable[..., str]:
    """Return the function for calls that only Jinja sees; a rule reports them, so it raises nothing."""

    def call(*texts: object, locator: object = "", prefix: object = "", **_: object) -> str:
        given = [str(text) for text in texts]
        return str(Token(macro.name, macro.keys(given), str(locator), macro.words(given), str(prefix)))

    call.__name__ = macro.name
    return call

"""The face for mkdocs-macros: its `define_env`, and macros for calls that only Jinja sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from ...content.settings import PACKAGE
from ...core.findings import Fault
from ...core.macro_table import MACROS, TIMELINE
from ..beside.mkdocs_macros import Templating
from ..functions import function
from ..installing import install, register
from ..patches import log_messages


class MacrosEnvironment(Templating, Protocol):
    """What this package uses of mkdocs-macros."""

    conf: MkDocsConfig
    config: Mapping[str, object]
    macros: Mapping[str, Callable[..., str]]

    def macro(self, v: Callable[..., str], name: str = "") -> Callable[..., str]:
        """Make a function callable from a page, while modules are loaded."""

    def register_macros(self, items: dict[str, Callable[..., str]]) -> None:
        """Make functions callable from a page, later. Raises KeyError for a name that is taken."""


def define_env(env: MacrosEnvironment) -> None:
    """Begin a build of a site that loads us as a module of mkdocs-macros.

    Where the site has our plugin too, the plugin does that, after all modules are loaded.
    """
    if PACKAGE not in env.conf.plugins:
        for macro in MACROS.values():
            env.macro(function(macro))
        if TIMELINE.name not in env.macros:
            env.macro(function(TIMELINE))
        _begin(env)
        register(env.conf, "names", _Names(env))


def join(env: MacrosEnvironment) -> None:
    """Begin a build of a site that has our plugin, and mkdocs-macros beside the plugin."""
    for macro in MACROS.values():
        try:
            env.register_macros({macro.name: function(macro)})
        except KeyError as error:
            raise _taken(macro.name, env) from error
    if TIMELINE.name not in env.macros:
        env.register_macros({TIMELINE.name: function(TIMELINE)})
    if env.config.get("render_by_default") is False:
        # Our calls are tokens on every page, and stay so where mkdocs-macros renders it.
        install(env.conf, None)
    else:
        _begin(env)


class _Names:
    """Ends a build in which a module that was loaded after us has a macro with the name of one of ours."""

    def __init__(self, env: MacrosEnvironment) -> None:
        self.env = env

    def on_pre_build(self, **_: Any) -> None:
        """Compare the macros when all modules are loaded."""
        for name in MACROS:
            if self.env.macros[name].__module__ != function.__module__:
                raise _taken(name, self.env)


def _taken(name: str, env: MacrosEnvironment) -> PluginError:
    hint = f'give the macro "{name}" of your module another name'
    return PluginError(str(Fault(f'"{name}" is a macro of ours', hint, _name(env))))


def _begin(env: MacrosEnvironment) -> None:
    """Begin a build whose pages mkdocs-macros renders."""
    install(env.conf, env)
    log_messages.drop(log_messages.ERROR_PAGES)


def _name(env: MacrosEnvironment) -> str:
    return Path(env.conf.config_file_path).name

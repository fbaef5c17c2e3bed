"""The face for MkDocs and ProperDocs: the plugin `ibidem`, which needs no mkdocs-macros."""

from __future__ import annotations

from typing import Any, cast

from mkdocs.config.base import ConfigErrors, ConfigWarnings, LegacyConfig
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from ...core.program import missing_package

try:
    from ...content.settings import NAMES
    from ..beside.refused import refuse_language
    from ..installing import install, is_partial
    from ..keeping_site import render_aside
    from . import macros_module
    from .macros_module import MacrosEnvironment
except ModuleNotFoundError as error:
    raise ConfigurationError(missing_package(error)) from error


class IbidemPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs's own
    """Brings citations, lists, checks and pages of sources to a site that names the plugin."""

    # The static core reads and checks the options, so that a check finds the same faults as a build.
    config_scheme = tuple((name, Type(object, default=None)) for name in NAMES)

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Leave out unknown options: MkDocs would report them without their place, and the core with it."""
        known = {name: value for name, value in options.items() if name in NAMES}
        return super().load_config(known, config_file_path)

    @event_priority(10_000)  # before others take the folder of the site from the settings
    def _before_all(self, /, config: MkDocsConfig, **_: Any) -> MkDocsConfig:
        if not is_partial():
            render_aside(config)
        return config

    @event_priority(100)  # before Material's search looks for the words of its language
    def _before_others(self, /, config: MkDocsConfig, **_: Any) -> MkDocsConfig:
        refuse_language(config.theme)
        return config

    @event_priority(-100)  # after mkdocs-macros has loaded its modules, and others have changed the settings
    def _behind_others(self, /, config: MkDocsConfig, **_: Any) -> MkDocsConfig:
        environment = config.plugins.get("macros")
        if environment:
            macros_module.join(cast("MacrosEnvironment", environment))
        else:
            install(config, None)
        return config

    on_config = CombinedEvent(_before_all, _before_others, _behind_others)

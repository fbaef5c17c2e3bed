"""The face for a copy of this repository: a hook, which MkDocs loads whatever plugins a site names.

A site that has lost the plugin, or has switched it off, would publish every citation as it is typed, and none
of our code would be there to see it. MkDocs loads this file by its path, so that it imports nothing of ours.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

_OURS = "ibidem-build"
"""The name under which a build of ours registers its events."""


@event_priority(-1000)  # after all that can begin a build of ours
def on_config(config: MkDocsConfig, **_: Any) -> None:
    """End a build in which nothing renders citations."""
    if _OURS not in config.plugins:
        name = Path(config.config_file_path).name
        raise PluginError(f'{name}: nothing here renders citations; "make check" says what to type')

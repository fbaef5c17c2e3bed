"""Plugins beside which no citation can be checked: a build ends at its start, and says what to do."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from mkdocs.exceptions import PluginError

from ...core.findings import Fault


class Refused(NamedTuple):
    """Why a site cannot have a plugin beside ours, and what to do."""

    reason: str
    hint: str


REFUSED = {
    "monorepo": Refused(
        "moves all pages to another folder while the site is built, where no check has read them",
        "build each site by itself, or put the pages into one docs_dir",
    ),
    "multirepo": Refused(
        "fetches pages from other repositories while the site is built, where no check has read them",
        "build each site by itself, or add the repositories as git submodules below docs_dir",
    ),
}
"""The plugins by their names in `mkdocs.yml`."""


def refuse(plugins: Collection[str], config_name: str) -> None:
    """Raise PluginError for a plugin that cannot be beside ours."""
    for name, (reason, hint) in REFUSED.items():
        if name in plugins:
            raise PluginError(str(Fault(f'the plugin "{name}" {reason}', hint, config_name)))

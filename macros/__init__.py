"""Numbered, checked citations for MkDocs: the package that mkdocs-macros loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .plugin.anywhere.functions import Registering
    from .plugin.installing import MacrosEnvironment

__all__ = ["define_env"]


def define_env(env: MacrosEnvironment | Registering) -> None:
    """Register everything with mkdocs-macros, once a build; Zensical calls this for each page."""
    # `python -m macros check` must not load MkDocs, and neither must Zensical, whose configuration is a dict.
    if isinstance(env.conf, dict):
        from .plugin.anywhere import functions  # noqa: PLC0415

        functions.register(env)
        return
    from .plugin.installing import install  # noqa: PLC0415

    install(env)

"""Numbered, checked citations for MkDocs: the package that mkdocs-macros loads as a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .plugin.faces.macros_module import MacrosEnvironment
    from .plugin.faces.zensical_macros import ZensicalEnvironment

__all__ = ["define_env"]


def define_env(env: MacrosEnvironment | ZensicalEnvironment) -> None:
    """Register everything with mkdocs-macros, once a build; Zensical calls this for each page."""
    # The configuration of Zensical is a plain dict, and Zensical must not load MkDocs.
    if isinstance(env.conf, dict):
        from .plugin.faces import zensical_macros  # noqa: PLC0415

        zensical_macros.register(env)
        return
    from .plugin.faces import macros_module  # noqa: PLC0415  a check must not load MkDocs

    macros_module.define_env(env)

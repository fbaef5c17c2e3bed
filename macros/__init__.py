"""Numbered, checked citations for MkDocs: the package that mkdocs-macros loads as a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .plugin.faces.macros_module import MacrosEnvironment

__all__ = ["define_env"]


def define_env(env: MacrosEnvironment) -> None:
    """Register everything with mkdocs-macros, which calls this once per build."""
    from .plugin.faces import macros_module  # noqa: PLC0415  a check must not load MkDocs

    macros_module.define_env(env)

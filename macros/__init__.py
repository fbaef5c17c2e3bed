"""Numbered, checked citations for MkDocs: the package that mkdocs-macros loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .plugin.installing import MacrosEnvironment

__all__ = ["define_env"]


def define_env(env: MacrosEnvironment) -> None:
    """Register everything with mkdocs-macros, which calls this once per build."""
    from .plugin.installing import install  # noqa: PLC0415  `python -m macros check` must not load MkDocs

    install(env)

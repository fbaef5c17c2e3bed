"""What a host tells an extension: which page is converted, where the project is, whether Jinja follows."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...project import configuration
from ...render.markup import Markdown, preprocessor

# Alone, or among other options of one letter.
_STRICT = re.compile(r"--strict|-[a-z]*s[a-z]*")


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the page that is converted; an empty text where the host does not say."""

    root: Path
    """The folder of the project."""
    page: str = ""
    """The page's file, relative to the folder of the pages."""
    meta: MutableMapping[str, Any] = field(default_factory=dict)
    """The front matter that the host gives to its templates."""
    is_strict: bool = False
    """Whether warnings fail a build."""
    has_jinja: bool = False
    """Whether the host renders the page as a template of Jinja afterwards."""


def told(md: Markdown) -> Told:
    """Return what Zensical tells in its preprocessors; of any other host only the working directory."""
    # Zensical registers a preprocessor that does nothing, to hold these values.
    context: Any = preprocessor(md, "rendering_context")
    if context is None:
        return Told(Path())
    macros: Any = preprocessor(md, "macros")
    meta = context.page.meta
    renders = (
        macros is not None
        and meta.get("render_macros", macros.config.render_by_default) is not False
        and macros.config.j2_variable_start_string == "{{"
    )
    config = context.config
    is_strict = bool(config.get("strict")) or _is_asked_to_be_strict()
    return Told(Path(config["root_dir"]), context.page.path, meta, is_strict=is_strict, has_jinja=renders)


def config_file(root: Path, options: Mapping[str, Any]) -> Path:
    """Return the configuration of the project: the one that the option names, or that of the folder."""
    named = options.get("config_file")
    return root / str(named) if named else configuration.config_file(root)


def is_preview() -> bool:
    """Return whether the host was asked for a preview; no host tells an extension."""
    return "serve" in sys.argv[1:]


def _is_asked_to_be_strict() -> bool:
    """Return whether the host was asked for a strict build, which its settings do not say."""
    return "build" in sys.argv[1:] and any(map(_STRICT.fullmatch, sys.argv[1:]))

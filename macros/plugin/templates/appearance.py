"""The look of a build: our templates, styles and script, behind those of the site."""

from __future__ import annotations

from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from ...publish.theme_folders import FRAME, SCRIPT, STYLE, THEME

_FRAME_STYLE = "assets/ibidem/frame.css"


def dress(config: MkDocsConfig, *, has_frame: bool) -> None:
    """Let a site find our templates after its own, and load our styles before its own.

    MkDocs copies the other files of these folders, such as styles, into the site.
    """
    if str(THEME) in config.theme.dirs:
        return  # another build of the same site, as for a second language
    folders = [FRAME, THEME] if has_frame else [THEME]
    place = 1 if config.theme.custom_dir else 0
    config.theme.dirs[place:place] = map(str, folders)
    styles = [_FRAME_STYLE, STYLE] if has_frame else [STYLE]
    config.extra_css[:0] = styles
    script: Any = ExtraScriptValue(SCRIPT)
    script.defer = True
    config.extra_javascript.insert(0, script)

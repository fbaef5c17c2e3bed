"""The medium: where a report is read, and what can be shown there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from ...core.text import Location, Text

Texts = Mapping[str, Text]

_GITHUB = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")


class Medium(NamedTuple):
    """What the reader of a report can see and follow."""

    is_colored: bool = False
    files: str = ""
    """The address of the project's files in a browser, with a slash at the end; empty without one."""

    def link(self, place: Location) -> str:
        """Return the address of a line; empty when the files have none."""
        # Without "plain" GitHub shows Markdown as a page that has no lines.
        return f"{self.files}{address(place.path)}?plain=1#L{place.line}" if self.files else ""


PLAIN = Medium()


def medium(environment: Mapping[str, str], *, is_terminal: bool) -> Medium:
    """Read from environment variables what the reader can see."""
    return Medium(_is_colored(environment, is_terminal=is_terminal), _files(environment))


def _is_colored(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """See https://no-color.org and https://force-color.org: an empty variable counts as not set."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal and not environment.get("CI") and environment.get("TERM") != "dumb"


def _files(environment: Mapping[str, str]) -> str:
    server, repository, commit = (quote(environment.get(name, ""), safe=":/") for name in _GITHUB)
    return f"{server}/{repository}/blob/{commit}/" if server and repository and commit else ""


def address(path: str) -> str:
    """Return a path as a relative address, also when it is not UTF-8."""
    return quote(os.fsencode(path))

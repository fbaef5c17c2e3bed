"""Addresses in the repository of the site, for readers who look closer or report a mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

_GITHUB = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+")
# The form in .github/ISSUE_TEMPLATE whose field "page" takes the address.
_FORM = "page-is-wrong.yml"
# Servers refuse very long addresses.
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on GitHub."""

    url: str

    def changes(self, path: str) -> str:
        """Return the address that lists all versions of a file."""
        return f"{self.url}/commits/HEAD/{quote(path)}"

    def report(self, title: str, url: str) -> str:
        """Return the address of the form for a report, with the page filled in."""
        fields = {"template": _FORM, "title": title[:_LONGEST_TITLE], "page": url}
        return f"{self.url}/issues/new?{urlencode(fields)}"


def repository(url: str) -> Repository | None:
    """Return the repository at an address; None where readers cannot be sent to one."""
    address = url.rstrip("/").removesuffix(".git")
    return Repository(address) if _GITHUB.fullmatch(address) else None

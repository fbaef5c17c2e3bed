"""Fill the templates of `files/`: what each file of a first site holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import metadata, resources
from string import Template

from ...core.program import DISTRIBUTION
from ...syntax.located_yaml import listed
from .wanted_site import WantedSite

_EVERYWHERE = {
    "mkdocs.yml": "mkdocs.yml",
    "bibliography.bib": "bibliography.bib",
    "docs/index.md": "docs/index.md",
    "docs/sources.md": "docs/sources.md",
    "docs/explainers/index.md": "docs/explainers/index.md",
    "docs/explainers/what-does-the-answer-404-mean.md": "docs/explainers/what-does-the-answer-404-mean.md",
    # Their templates have other names: Git, Hatch and editors would obey them here.
    "authors.yml": "docs/.authors.yml",
    "gitignore": ".gitignore",
    "requirements.txt": "requirements.txt",
}
_OF_HOSTS: Mapping[str, Mapping[str, str]] = {
    "github": {"github/publish.yml": ".github/workflows/publish.yml"},
    "gitlab": {"gitlab/gitlab-ci.yml": ".gitlab-ci.yml"},
    "none": {},
}
HOSTS = tuple(_OF_HOSTS)
"""Where a first site can be published; each has files of its own."""
_TEXT_LANGUAGE = "en"
_LANGUAGE_OF_TEXT = f"""\
# The language of this text; delete the line when you write in that of the site.
language: {_TEXT_LANGUAGE}"""
_REPOSITORY_BY_HOST = """\
repo_url: !ENV [REPO_URL, ""]
repo_name: !ENV [REPO_NAME, ""]"""
_ADDRESS_BY_HOST = """\
# The addresses of the site and of its repository come from the host, by the workflow that publishes.
site_url: !ENV [SITE_URL, ""]
"""
_OWN_ADDRESS = """\
site_url: §{url}
# The address of the repository comes from the host, by the workflow that publishes.
"""
_NO_ADDRESS = """\
# Citations of your pages, feeds and metadata need the address of the site, with a slash at its end.
# site_url: https://example.org/"""
# A placeholder alone on its line: without a value the line goes.
_LINE = re.compile(r"^§\{(\w+)\}\n", re.MULTILINE)


class _Template(Template):
    """A text with placeholders such as `§{name}`; `$` belongs to workflows."""

    delimiter = "§"


def filled(site: WantedSite) -> dict[str, str]:
    """Return the files of a first site: the content of each by its path."""
    told = _told(site)
    folder = resources.files(__package__) / "files"
    return {
        path: _fill((folder / template).read_text(encoding="utf-8"), told)
        for template, path in {**_EVERYWHERE, **_OF_HOSTS[site.host]}.items()
    }


def _fill(template: str, told: Mapping[str, str]) -> str:
    lines = _LINE.sub(lambda match: match[0] if told[match[1]] else "", template)
    return _Template(lines).substitute(told)


def _told(site: WantedSite) -> dict[str, str]:
    """Return the text of each placeholder."""
    is_of_text = site.language.split("-")[0] == _TEXT_LANGUAGE
    return {
        "name": _scalar(site.name),
        "language": site.language,
        "language_of_text": "" if is_of_text else _LANGUAGE_OF_TEXT,
        "addresses": _addresses(site),
        "author": _scalar(site.author or site.name),
        "author_key": _scalar(site.author_key),
        "authors": listed([site.author_key]),
        "organization": "" if site.author else "    organization: true",
        "public": "/public/" if site.host == "gitlab" else "",
        "requirement": _requirement(),
    }


def _addresses(site: WantedSite) -> str:
    if site.host == "none":
        return f"site_url: {_scalar(site.url)}" if site.url else _NO_ADDRESS
    address = _Template(_OWN_ADDRESS).substitute(url=_scalar(site.url)) if site.url else _ADDRESS_BY_HOST
    return f"{address}{_REPOSITORY_BY_HOST}"


def _scalar(value: str) -> str:
    """Write a text on one line, in quotation marks where YAML needs them."""
    return listed([value])[1:-1]


def _requirement() -> str:
    """Name the package, with the version that wrote the site where one is installed."""
    try:
        return f"{DISTRIBUTION}[mkdocs]~={metadata.version(DISTRIBUTION)}"
    except metadata.PackageNotFoundError:
        return f"{DISTRIBUTION}[mkdocs]"

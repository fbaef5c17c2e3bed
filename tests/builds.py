"""Real builds of small sites that this repository's machinery makes, and of its own."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig

from .conftest import ROOT

# MkDocs finds the plugin as it does where the package is installed.
dict(MkDocsConfig._schema)["plugins"].installed_plugins["ibidem"] = EntryPoint(  # type: ignore[attr-defined]
    "ibidem", "macros.plugin.faces.mkdocs_plugin:IbidemPlugin", "mkdocs.plugins"
)
_SITES = ROOT / "tests/cases/sites"
_OWN = {
    "": ("site_name", "site_description", "site_author", "copyright", "nav", "not_in_nav"),
    "theme": ("language", "palette", "logo", "favicon"),
    "extra": ("ibidem",),
}
_SUPPORT = {
    "text": "Harbour Notes has no advertising. Its readers pay for its work.",
    "label": "Support Harbour Notes",
    "url": "https://example.org/support",
    "goal": 500,
    "raised": 120,
    "currency": "$",
    "date": date(2026, 11, 1),
}
_HEADLINE = re.compile(r"^\S+?:\d+:\d+: (?:error|warning|note)\[[\w-]+\] .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A value that only MkDocs can read, such as `!ENV`."""

    node: yaml.Node


class _Loader(yaml.SafeLoader):
    """Reads settings, and keeps what it cannot read."""


class _Dumper(yaml.SafeDumper):
    """Writes settings."""


_Loader.add_constructor(None, lambda _, node: _Tagged(node))
_Dumper.add_representer(_Tagged, lambda _, tagged: tagged.node)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command gave."""

    code: int
    output: str

    @property
    def findings(self) -> str:
        """The headlines of the report, as the concise format has them."""
        return "\n".join(_HEADLINE.findall(self.output))


def copy_site(folder: Path, *, bibliography: Sequence[str] = ("bibliography.bib",)) -> Path:
    """Make a small site: its content is a fixture, the machinery is that of this repository."""
    shutil.copytree(_SITES / "plain", folder, dirs_exist_ok=True)
    # For what a site of its own changes in our templates.
    (folder / "theme").mkdir()
    with edited(folder) as settings:
        machinery = _machinery()
        parts = {name: machinery[name] | settings[name] for name in ("theme", "extra")}
        settings.update(machinery | parts)
        settings["theme"]["custom_dir"] = "theme"
        # The pages that a test adds are in no navigation.
        settings["not_in_nav"] = "*"
        settings["extra"]["ibidem"] |= {
            "bibliography": list(bibliography),
            "everywhere": True,
            "frame": True,
        }
    (folder / "macros").symlink_to(ROOT / "macros")
    return folder


def copy_with_types(folder: Path) -> Path:
    """Make the small site with a page of each type, which uses everything that it can have."""
    copy_site(folder, bibliography=("bibliography.bib", "types.bib"))
    shutil.copytree(_SITES / "types", folder, dirs_exist_ok=True)
    with edited(folder) as settings:
        settings["extra"]["ibidem"]["support"] = dict(_SUPPORT)
    return folder


def copy_in(folder: Path, language: str) -> Path:
    """Make the small site with a page of each type in another language, whose writers write English."""
    copy_with_types(folder)
    with edited(folder) as settings:
        settings["theme"]["language"] = language
        settings["site_url"] = "https://harbour.example.org/"
        # The names of the marks are those of the catalogs where a site gives none.
        del settings["extra"]["status"]
    return folder


def copy_in_german(folder: Path) -> Path:
    """Make the small site in German."""
    return copy_in(folder, "de")


def copy_in_arabic(folder: Path) -> Path:
    """Make the small site in Arabic, which is written from right to left."""
    return copy_in(folder, "ar")


def copy_own(folder: Path) -> Path:
    """Make a copy of this repository with its own content, whatever that is."""
    for path in ROOT.iterdir():
        if path.name not in {"site", "mkdocs.yml"}:
            (folder / path.name).symlink_to(path)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@contextmanager
def edited(folder: Path) -> Iterator[dict[str, Any]]:
    """Let a test change the settings of a site."""
    path = folder / "mkdocs.yml"
    settings = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    yield settings
    path.write_text(
        yaml.dump(settings, Dumper=_Dumper, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )


def _machinery() -> dict[str, Any]:
    """Return the settings of this repository without those that a site has of its own."""
    settings: dict[str, Any] = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
    for part, names in _OWN.items():
        for name in names:
            (settings[part] if part else settings).pop(name, None)
    return settings


def build(folder: Path, *arguments: str) -> Outcome:
    """Run `mkdocs build` in this process."""
    with _inside(folder), _logging_as_before():
        result = CliRunner().invoke(cli, ["build", *arguments])
    return Outcome(result.exit_code, result.output)


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@contextmanager
def _logging_as_before() -> Iterator[None]:
    """Undo what MkDocs' command does to its loggers, which outlive one run in this process."""
    logger = logging.getLogger("mkdocs")
    before, level = list(logger.handlers), logger.level
    # It drops a message that an earlier run has logged.
    logging.getLogger("mkdocs.commands.build").filters.clear()
    try:
        yield
    finally:
        logger.handlers[:] = before
        logger.setLevel(level)

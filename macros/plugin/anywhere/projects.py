"""The project that an extension belongs to, checked once for a build, and again when a file has changed."""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ...check import report, rules, site
from ...check.site import CheckResult, Site
from ...content import front_matter
from ...core.text import Text
from ...project import files, texts
from ...project.checking import checked


@dataclass(frozen=True)
class Known:
    """A checked project."""

    root: Path
    site: Site
    stamps: Mapping[str, texts.Stamp | None]
    """The stamp of each file that was read, by its path relative to the project; None without a file."""
    result: CheckResult
    whole: set[str] = field(default_factory=set)
    """Pages whose own text the host has given us: another text of theirs is a part of it."""

    @cached_property
    def bodies(self) -> Mapping[str, Text]:
        """The pages by their texts without front matter, for hosts that do not say which page it is."""
        texts = (self.site.texts[path] for path in self.site.profiles)
        found = {text.content[front_matter.body(text.content) :].strip(): text for text in texts}
        return {body: text for body, text in found.items() if body}

    def report(self, *, strict: bool) -> str:
        """Return the report, where the result fails a build; empty otherwise."""
        fails = self.result.fails(strict=strict)
        return report.failure(self.result, self.site.texts) if fails else ""

    def is_part(self, text: Text, markdown: str) -> bool:
        """Return whether this is a part of a page that another extension converts, and not the page."""
        if is_body(text, markdown):
            self.whole.add(text.path)
            return False
        return text.path in self.whole

    def page(self, path: str, markdown: str) -> Text | None:
        """Return the page at a path below `docs_dir`, or without a path the one with this text."""
        if path:
            named = posixpath.normpath(posixpath.join(self.site.settings.docs_dir, path))
            return self.site.texts[named] if named in self.site.profiles else None
        return self.bodies.get(markdown.strip())

    def is_current(self, pages: Iterable[str]) -> bool:
        """Return whether the files that all pages share, and these pages, are as they were."""
        shared = self.stamps.keys() - self.site.profiles.keys()
        return all(texts.stamp(self.root / path) == self.stamps.get(path) for path in (*shared, *pages))


def is_body(text: Text, markdown: str) -> bool:
    """Return whether a text is that of a page without its front matter."""
    whole, body = text.content.rstrip(), markdown.strip()
    before = whole.removesuffix(body).strip()
    return bool(body) and whole.endswith(body) and (not before or before.startswith("---"))


_KNOWN = dict[Path, Known]()
_LOCK = threading.Lock()


def known(config_file: Path, page: str = "") -> Known:
    """Return the project of a configuration, read again where it or the page has changed.

    Raises SetupError.
    """
    config = config_file.resolve()
    with _LOCK:
        found = _KNOWN.get(config)
        if found is None or not found.is_current(_paths(found, page)):
            found = _KNOWN[config] = _read(config)
        return found


def _paths(found: Known, page: str) -> list[str]:
    text = found.page(page, "") if page else None
    return [text.path] if text else []


def _read(config: Path) -> Known:
    project = files.read(config, rules.IDS)
    built = checked(config, project)
    named = {config.name, *project.settings.bibliography, *built.texts}
    return Known(
        config.parent,
        built,
        {path: texts.stamp(config.parent / path) for path in named},
        site.judged(built),
    )

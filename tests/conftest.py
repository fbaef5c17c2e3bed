"""Builders of small projects, and the comparison of findings as reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest

from macros import bibliography, files, report, rules, site
from macros.findings import Severity
from macros.model import Bibliography
from macros.text import Text, normalized

# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

ROOT = Path(__file__).parent.parent
RULES = [rule.id for rule in rules.RULES]

Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture(name="write")
def _write(tmp_path: Path) -> Write:
    """Write files below a folder of its own, and return the folder."""

    def write(contents: Mapping[str, str]) -> Path:
        for name, content in contents.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
        return tmp_path

    return write


def check(folder: Path, about: str = "", base: Path | None = None) -> str:
    """Return the concise report on a project, in which each finding says what to type.

    Of a project that is `about` a rule the findings of that rule are reported alone. Sources of small
    projects are not archived, which counts where the project is about that rule.
    `base` is a folder with the project as it was before.
    """
    project = files.read(folder / "mkdocs.yml", RULES)
    off = {"missing-archive": Severity.OFF} if about != "missing-archive" else {}
    settings = replace(project.settings, severities={**off, **project.settings.severities})
    earlier = site.build(files.read(base / "mkdocs.yml", RULES)) if base else None
    built = site.build(replace(project, settings=settings), earlier)
    verdict = site.judged(built)
    assert [finding.message for finding in verdict.findings if not finding.hint] == []
    reported = tuple(finding for finding in verdict.findings if about in ("", finding.rule))
    return report.concise(replace(verdict, findings=reported), built.texts)


def marked(content: str, path: str = "page.md") -> tuple[Text, list[int]]:
    """Take the marks « out of a content, and return the text with their offsets."""
    offsets = list[int]()
    while "«" in content:
        offsets.append(content.index("«"))
        content = content.replace("«", "", 1)
    return normalized(path, content), offsets


def store(content: str) -> Bibliography:
    """Read a bibliography that has no faults."""
    read, findings = bibliography.read([Text("bibliography.bib", content)])
    assert findings == ()
    return read

"""Builders of small projects, and the comparison of findings as reports."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import subprocess
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, wraps
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import yaml
from coverage import Coverage
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.theme import Theme
from mkdocs_macros import context
from pytest_httpserver import HTTPServer

import macros
from macros.check import report, rules, site
from macros.content.settings import Rendering
from macros.content.sources import bibliography
from macros.core.findings import Severity
from macros.core.model import Bibliography
from macros.core.text import Text, normalized
from macros.project import files

# How long an example takes says how busy the machine is. CI tries twice as many as a contributor waits for.
hypothesis.settings.register_profile("unhurried", deadline=None, max_examples=50)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=100)
hypothesis.settings.load_profile("thorough" if "CI" in os.environ else "unhurried")
# Of `make test-fast`.
hypothesis.settings.register_profile("fast", deadline=None, max_examples=10)

ROOT = Path(__file__).parent.parent
RULES = [rule.id for rule in rules.RULES]

_BUILDERS = {f"tests.{name}" for name in ("builds", "built_sites", "previews", "browsing", "biber")}

LOADED = "plugins: [macros: {modules: [ibidem]}]\n"
"""Settings of a site whose citations are rendered."""
OWN = LOADED + "extra: {ibidem: {everywhere: true}}\n"
"""Settings of a site of our own, where pages without a type are judged too."""

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


def of_github(name: str) -> str:
    """Return a file of `.github/`, or skip the test: a site made from this repository may do without."""
    path = ROOT / ".github" / name
    if not path.exists():
        pytest.skip(f"no {name} in .github/ here")
    return path.read_text(encoding="utf-8")


@cache
def case_content(case: Path) -> dict[str, Any]:
    """Return what a file of a case holds."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: dict[str, Any] = yaml.load(case.read_text(encoding="utf-8"), loader)
    return content


def one_a_rule(cases: Sequence[Path]) -> dict[str, Path]:
    """Return the longest case of each rule, for what does not depend on the rule."""
    by_size = sorted(cases, key=lambda case: (case.stat().st_size, case.name))
    return {case.parent.name: case for case in by_size if not case.stem.endswith("-nope")}


def pytest_configure() -> None:
    """Import every module while lines count: one that a test without coverage imports first would not.

    Python looks for garbage after the collection of the tests alone: what is collected stays, and each look
    would go through all of it.
    """
    gc.disable()
    if Coverage.current():
        for module in pkgutil.walk_packages(macros.__path__, "macros."):
            importlib.import_module(module.name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of each module that takes something of a module that builds sites or runs programs."""
    for item in items:
        named = vars(item.module).values() if isinstance(item, pytest.Function) else ()
        if any(getattr(value, "__module__", "") in _BUILDERS or value is subprocess for value in named):
            item.add_marker("builds")


def pytest_collection_finish() -> None:
    """Look for garbage rarely, and never in what is collected: this took a twelfth of the time."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


_STOPPED = pytest.StashKey[tuple[Coverage, pytest.MonkeyPatch]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Stop the coverage for tests that vary what others cover: counting lines doubles their time.

    The coverage stays stopped until the next test that counts, since a start takes as long as many tests.
    """
    counting = Coverage.current() if item.get_closest_marker("uncounted") else None
    if counting:
        counting.stop()
        patch = pytest.MonkeyPatch()
        # Of the processes that a test starts, by the `patch` of [tool.coverage.run].
        patch.delenv("COVERAGE_PROCESS_START", raising=False)
        patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        item.config.stash[_STOPPED] = counting, patch
    result = yield
    if _STOPPED in item.config.stash and not (nextitem and nextitem.get_closest_marker("uncounted")):
        counting, patch = item.config.stash[_STOPPED]
        del item.config.stash[_STOPPED]
        patch.undo()
        counting.start()
    return result


@pytest.fixture(name="make_httpserver", scope="module")
def _make_httpserver() -> Iterator[HTTPServer]:
    """Serve pages to the tests of one module: workers start no process while a thread of a server runs."""
    with HTTPServer() as server:
        yield server


@pytest.fixture(scope="session", autouse=True)
def _own_secret(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the secret of the cache among the files of the tests, and not with those of their user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache-home")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile each template of the theme once for all tests: compiling takes half the time of a small build.

    Jinja asks of each template whether its source is still the same.
    """
    made = tmp_path_factory.getbasetemp().parent / "compiled-templates"
    made.mkdir(exist_ok=True)
    get_env = Theme.get_env

    def with_compiled(theme: Theme) -> Environment:
        environment = get_env(theme)
        environment.bytecode_cache = FileSystemBytecodeCache(str(made))
        return environment

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "get_env", with_compiled)
        yield


@pytest.fixture(scope="session", autouse=True)
def _listed_packages() -> Iterator[None]:
    """List the files of each installed theme once, without the ten thousand icons of Material.

    Each build lists these, and MkDocs copies no file of a theme in a folder with a dot.
    """
    listed = FileSystemLoader.list_templates

    @cache
    def of_package(folder: str) -> Sequence[str]:
        return [name for name in listed(FileSystemLoader(folder)) if not name.startswith(".")]

    @wraps(listed)
    def list_templates(loader: FileSystemLoader) -> list[str]:
        found = set[str]()
        for folder in loader.searchpath:
            is_installed = "site-packages" in Path(folder).parts
            found.update(of_package(folder) if is_installed else listed(FileSystemLoader(folder)))
        return sorted(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FileSystemLoader, "list_templates", list_templates)
        yield


@pytest.fixture(scope="session", autouse=True)
def _unasked_git() -> Iterator[None]:
    """Ask git once of a folder without a repository: mkdocs-macros asks it twelve questions in each build."""
    ask: Callable[[], Mapping[str, object]] = context.get_git_info
    nowhere = cache(ask)

    def get_git_info() -> Mapping[str, object]:
        here = Path.cwd()
        is_repository = any((folder / ".git").exists() for folder in (here, *here.parents))
        return ask() if is_repository else dict(nowhere())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(context, "get_git_info", get_git_info)
        yield


def check(
    folder: Path,
    about: str = "",
    base: Path | None = None,
    *,
    is_guest: bool = False,
    today: date | None = None,
) -> str:
    """Return the concise report on a project, in which each finding says what to type.

    Unless we are a guest there, the project is judged everywhere, and mkdocs-macros renders our citations.
    Of a project that is `about` a rule the findings of that rule are reported alone. Sources of small
    projects are not archived, which counts where the project is about that rule.
    `base` is a folder with the project as it was before, and `today` the day of the last commit.
    """
    project = files.read(folder / "mkdocs.yml", RULES)
    off = {"missing-archive": Severity.OFF} if about != "missing-archive" else {}
    settings = project.settings._replace(severities={**off, **project.settings.severities})
    if not is_guest:
        settings = settings._replace(everywhere=True, rendering=Rendering())
    earlier = site.build(files.read(base / "mkdocs.yml", RULES)) if base else None
    limit = today.toordinal() if today else 0
    built = site.build(replace(project, settings=settings, limit=lambda _: limit), earlier)
    result = site.judged(built)
    assert [finding.message for finding in result.findings if not finding.hint] == []
    reported = tuple(finding for finding in result.findings if about in ("", finding.rule))
    return report.concise(result._replace(findings=reported), built.texts)


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

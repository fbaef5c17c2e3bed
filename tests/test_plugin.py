"""What the plugin refuses, drops and adds, without a build."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import Any, cast

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage

from macros.plugin import installing
from macros.plugin.faces import mkdocs_plugin
from macros.plugin.partial_builds.compiled_templates import Compiled
from macros.plugin.publishing import _add, _miss_address
from macros.plugin.templates import page_values

from .conftest import Write
from .publications import publication, typed

_ENV = Environment(loader=DictLoader({"home.html": "", ".icons/a.svg": ""}), autoescape=True)


def _page(meta: dict[str, Any], *, by: str = "") -> HostPage:
    page: Any = SimpleNamespace(meta=meta, file=SimpleNamespace(src_uri="a.md", generated_by=by))
    return cast("HostPage", page)


@pytest.mark.parametrize("name", ["missing.html", "/home.html", "../home.html", "./home.html", "a//b.html"])
def test_a_template_that_the_theme_does_not_have_is_dropped(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    page = _page({"template": name, "icon": "nope", "title": "T"})

    page_values.drop_unusable(page, _ENV)

    assert page.meta == {"title": "T"}
    assert [message.partition(": ")[2] for message in caplog.messages] == [
        f'a.md: there is no template "{name}"',
        'a.md: there is no icon "nope"',
    ]


def test_of_a_generated_page_nobody_is_warned(caplog: pytest.LogCaptureFixture) -> None:
    page = _page({"template": "missing.html"}, by="ibidem")

    with caplog.at_level(logging.WARNING):
        page_values.drop_unusable(page, _ENV)

    assert page.meta == {}
    assert caplog.messages == []


def test_values_of_another_kind_are_dropped() -> None:
    page = _page({"template": 3, "hide": "toc", "search": True, "status": [], "icon": {}})

    page_values.drop_unusable(page, _ENV)

    assert page.meta == {}


def test_what_the_theme_can_show_stays_nope() -> None:
    meta = {"template": "home.html", "icon": "a", "hide": ["toc"], "search": {}, "status": "new", "other": 3}
    page = _page(dict(meta))

    page_values.drop_unusable(page, _ENV)

    assert page.meta == meta


def test_a_file_of_the_site_comes_before_one_that_the_build_makes() -> None:
    own, made, other = (
        File(name, "docs", "site", use_directory_urls=True) for name in ("a.md", "a.md", "b.md")
    )
    files = Files([own])

    _add(files, [made, other])

    assert [*files] == [own, other]
    assert next(iter(files)) is own


def test_a_setting_that_is_wrong_ends_the_build(write: Write) -> None:
    folder = write({"mkdocs.yml": "extra: {ibidem: {colour: red}}\n"})
    config: Any = SimpleNamespace(config_file_path=str(folder / "mkdocs.yml"))

    with pytest.raises(PluginError, match=r'mkdocs\.yml:1:18: unknown setting "colour"'):
        installing.install(config, None)


@pytest.mark.parametrize("path", [None, ""])
def test_a_configuration_without_a_file_ends_the_build(path: str | None) -> None:
    """As with `mkdocs build -f -`."""
    config: Any = SimpleNamespace(config_file_path=path)

    with pytest.raises(PluginError, match="a configuration from standard input has no folder"):
        installing.install(config, None)


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (typed(), "note: properdocs.yml: without site_url pages have no canonical address and no metadata"),
        ("# A page of a guest\n", ""),
    ],
    ids=["explainer", "guest"],
)
def test_a_site_without_an_address_is_told_what_it_lacks(
    page: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    config: Any = SimpleNamespace(config_file_path="/site/properdocs.yml")

    _miss_address(publication({"a.md": page}), config)

    written = capsys.readouterr().err
    assert written.startswith(told)
    assert bool(written) == bool(told)


def test_a_quiet_build_is_quiet(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    config: Any = SimpleNamespace(config_file_path="/site/mkdocs.yml")

    with caplog.at_level(logging.ERROR, "mkdocs"):
        _miss_address(publication({"a.md": typed()}), config)

    assert capsys.readouterr().err == ""


def test_a_template_is_compiled_once_in_a_process() -> None:
    compiled = Compiled()
    loader = DictLoader({"a.html": "one"})

    shown = [
        Environment(loader=loader, bytecode_cache=compiled).get_template("a.html").render() for _ in "ab"
    ]

    assert shown == ["one", "one"]
    assert len(compiled.known) == 1


def test_a_partial_build_renders_into_the_site_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mkdocs_plugin, "is_partial", lambda: True)
    config = MkDocsConfig()
    config.site_dir = "site"

    assert mkdocs_plugin.IbidemPlugin()._before_all(config).site_dir == "site"

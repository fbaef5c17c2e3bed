"""What is changed in MkDocs, mkdocs-macros and Material from outside is still there to be changed.

Each test looks at the library alone: where one fails, look at the module of `macros/plugin/patches` that
it names, and whether the change is needed at all any more.
"""

from __future__ import annotations

import inspect
import logging
import socket
from pathlib import Path

import click
import material  # type: ignore[import-untyped]
import mkdocs_macros.plugin
import mkdocs_macros.util
import pytest
from material.plugins.search import plugin as search  # type: ignore[import-untyped]
from mkdocs.commands import build
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File
from mkdocs_macros.errors import format_error
from watchdog.observers.polling import PollingEmitter

from macros.plugin.patches import (
    base_template,
    late_pages,
    log_messages,
    modified_files,
    search_index,
    taken_port,
)


def test_mkdocs_lets_a_browser_wait_while_a_preview_cannot_be_built() -> None:
    """`failed_previews`."""
    source = inspect.getsource(LiveReloadServer._build_loop)

    assert "self.builder()" in source
    assert "The server will appear stuck" in source
    assert "self.server_activate()" in inspect.getsource(LiveReloadServer.serve)
    assert "self.set_app(self.serve_request)" in inspect.getsource(LiveReloadServer.__init__)


def test_mkdocs_builds_a_preview_anew_when_it_is_told_to() -> None:
    """`watched_files`."""
    source = inspect.getsource(LiveReloadServer.watch)

    for line in ("with self._rebuild_cond:", "self._want_rebuild = True", "self._rebuild_cond.notify_all()"):
        assert line in source
    assert "self.queue_event(DirDeletedEvent(self.watch.path))" in inspect.getsource(PollingEmitter)


def test_mkdocs_names_the_folder_that_it_renders_into() -> None:
    """`log_messages`."""
    assert "Building documentation to directory: {config.site_dir}" in inspect.getsource(build.build)


def test_material_has_checkboxes_with_an_attribute_that_is_not_valid() -> None:
    """`base_template`."""
    template = Path(material.__file__).parent / "templates/base.html"

    assert base_template.CHECKBOX.search(template.read_text(encoding="utf-8"))


def test_mkdocs_asks_a_file_whether_it_has_changed_before_it_reads_and_before_it_writes() -> None:
    """`modified_files`."""
    assert list(inspect.signature(File.is_modified).parameters) == ["self"]
    for function in (build._populate_page, build._build_page):
        assert "file.is_modified()" in inspect.getsource(function)


def test_a_file_answers_what_is_decided_for_it(tmp_path: Path) -> None:
    # A page that was never built is modified by its time.
    file = File("index.md", str(tmp_path / "docs"), str(tmp_path / "site"), use_directory_urls=True)
    modified_files.ask(file, lambda asked, by_time: asked is file and not by_time())

    assert not file.is_modified()


def test_mkdocs_writes_a_page_with_one_function() -> None:
    """`late_pages`."""
    names = ["page", "config", "doc_files", "nav", "env", "dirty", "excluded"]

    assert list(inspect.signature(build._build_page).parameters) == names
    assert "from mkdocs.commands.build import _build_page" in inspect.getsource(late_pages)


def test_material_adds_a_page_to_its_index_section_by_section() -> None:
    """`search_index`."""
    assert search.__name__ == search_index.MODULE
    assert list(inspect.signature(search.SearchIndex.add_entry_from_context).parameters) == ["self", "page"]
    added = list(inspect.signature(search.SearchIndex.create_entry_for_section).parameters)
    assert added == ["self", "section", "toc", "url", "page"]
    index = search.SearchIndex(lang=["en"], separator="", pipeline=[], fields={})
    assert index.entries == []
    assert "self.search_index_prev" in inspect.getsource(search.SearchPlugin)


@pytest.mark.parametrize(
    ("module", "messages"),
    [(mkdocs_macros.util, log_messages.ERROR_PAGES), (build, log_messages.STALE_BUILD)],
)
def test_the_messages_that_are_dropped_are_logged(module: object, messages: tuple[str, str]) -> None:
    """`log_messages`."""
    name, text = messages
    values = [getattr(value, "logger", value) for value in vars(module).values()]
    found = [value for value in values if isinstance(value, logging.Logger)]
    sources = inspect.getsource(build) + inspect.getsource(format_error)

    assert f"mkdocs.{name}" in [logger.name for logger in found]
    assert text in sources


def test_mkdocs_macros_says_whether_a_text_can_be_a_template() -> None:
    """`macros.plugin.beside.mkdocs_macros`, which lets a page without templates pass."""
    plugin = mkdocs_macros.plugin.MacrosPlugin()

    assert "render_macros" in inspect.getsource(mkdocs_macros.plugin)
    assert list(inspect.signature(plugin.has_j2).parameters) == ["s"]
    assert "pre_macro_functions" in inspect.getsource(type(plugin))


def test_mkdocs_takes_the_address_of_a_preview_after_the_last_event() -> None:
    """`taken_port`."""
    assert "self.server_bind()" in inspect.getsource(LiveReloadServer.serve)


def test_an_address_that_is_taken_is_said_in_one_line() -> None:
    """`taken_port`, which in this repository says what to type there."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        server = LiveReloadServer(lambda: None, "127.0.0.1", port, "site")
        taken_port.explain(server)
        with pytest.raises(PluginError) as refused:
            server.server_bind()
        server.server_close()

    told = f"127.0.0.1:{port} cannot be the address of the preview: Address already in use"
    assert str(refused.value) == f'{told}; type "make serve ADDRESS=127.0.0.1:{port + 1}"'


def test_an_address_that_is_taken_is_said_to_people_who_have_installed_us(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(taken_port, "PROGRAM", "ibidem")

    assert taken_port._typed("127.0.0.1:8001") == "mkdocs serve --dev-addr 127.0.0.1:8001"
    with click.Context(click.Command("build"), info_name="properdocs"):
        assert taken_port._typed("127.0.0.1:8001") == "properdocs serve --dev-addr 127.0.0.1:8001"


def test_an_address_of_another_machine_gets_one_of_this() -> None:
    # 192.0.2.0/24 is for documentation, and no machine has an address of it.
    server = LiveReloadServer(lambda: None, "192.0.2.1", 8000, "site")
    taken_port.explain(server)

    with pytest.raises(PluginError, match=r'type "make serve ADDRESS=127\.0\.0\.1:8001"'):
        server.server_bind()
    server.server_close()

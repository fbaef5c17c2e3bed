"""A preview that cannot be built says why on every page, and goes on."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from wsgiref.util import FileWrapper, setup_testing_defaults

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileMovedEvent

from macros.plugin.patches import failed_previews, watched_files
from macros.project import writing

from .conftest import RULES, Write

_SITE = {
    "mkdocs.yml": "site_name: x\ntheme: {name: mkdocs, custom_dir: theme}\n",
    "docs/index.md": "",
    "theme/x": "",
}
_TITLE = "The preview cannot be built"


class _Preview:
    """A server that nobody can reach, whose build ends as a test says."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error: BaseException | None = None
        (folder / "mkdocs_1").mkdir()
        (folder / "mkdocs_1/index.html").write_text("<body>the page</body>", encoding="utf-8")
        (folder / "mkdocs_1/style.css").write_text("the style", encoding="utf-8")
        self.server = LiveReloadServer(self._build, "127.0.0.1", 0, str(folder / "mkdocs_1"), "/notes/")
        self.watched = list[str]()
        monkeypatch.setattr(self.server, "watch", self.watched.append)
        monkeypatch.setattr(self.server, "server_activate", lambda: None)
        config = load_config(str(folder / "mkdocs.yml"))
        failed_previews.show(self.server, config, RULES)
        self.server.server_activate()

    def _build(self) -> None:
        logging.getLogger("mkdocs.config").error("it is logged")
        if self.error:
            raise self.error

    def built(self, error: BaseException | None) -> str:
        self.error = error
        self.server.builder()
        return self.read("/notes/")

    def read(self, path: str) -> str:
        environ = {"PATH_INFO": path}
        setup_testing_defaults(environ)
        app = self.server.get_app()
        assert app
        content: Iterable[bytes] = app(environ, lambda *_: print)
        try:
            return b"".join(content).decode()
        finally:
            if isinstance(content, FileWrapper):
                content.close()


@pytest.fixture(name="preview")
def _preview(write: Write, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Preview]:
    preview = _Preview(write(_SITE), monkeypatch)
    yield preview
    preview.server.server_close()


@pytest.mark.parametrize(
    ("error", "said", "is_traced"),
    [
        pytest.param(Abort("Aborted with 1 configuration errors!"), "Aborted with 1", False, id="abort"),
        pytest.param(BuildError("<b>a template</b>"), "&lt;b&gt;a template&lt;/b&gt;", False, id="build"),
        pytest.param(ConfigurationError("no theme"), "no theme", False, id="configuration"),
        pytest.param(SystemExit(""), "it is logged", False, id="exit"),
        pytest.param(ValueError("of a plugin"), "ValueError: of a plugin", True, id="plugin"),
        pytest.param(OSError(28, "No space left on device"), "No space left on device", True, id="full-disk"),
    ],
)
def test_whatever_fails_is_shown_until_it_is_corrected(
    preview: _Preview,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    said: str,
    is_traced: bool,  # noqa: FBT001
) -> None:
    assert "the page" in preview.built(None)

    failed = preview.built(error)

    assert _TITLE in failed
    assert "<pre>it is logged</pre>" in failed
    assert said in failed
    assert _TITLE in preview.read("/notes/other/page.html")
    assert _TITLE in preview.built(error)
    assert preview.read("/notes/style.css") == "the style"
    told = capsys.readouterr().err
    assert ("Traceback" in told) is is_traced
    assert told.splitlines()[-1] == "error: the preview cannot be built: it is logged"
    assert _TITLE not in preview.built(None)
    assert len(preview.watched) == 1


def test_a_mistake_in_the_settings_is_told_at_its_place(preview: _Preview, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n  theme: y\n", encoding="utf-8")

    failed = preview.built(ConfigurationError("in MkDocs's words"))

    said = "mkdocs.yml:2:3: not YAML: this line is indented as if it were a part of the value above it"
    assert failed.index(said) < failed.index("in MkDocs's words")


def test_a_reason_that_the_host_does_not_log_again_is_told(preview: _Preview) -> None:
    aborted = Abort("Aborted with a BuildError!")
    aborted.__context__ = BuildError("the theme has no such template")

    assert "<pre>the theme has no such template</pre>" in preview.built(aborted)


def test_on_a_full_disk_the_last_pages_stay(preview: _Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "put", full)

    assert "the page" in preview.built(Abort("it is full"))


def test_a_failure_ends_no_preview_by_hand(preview: _Preview) -> None:
    with pytest.raises(KeyboardInterrupt):
        preview.built(KeyboardInterrupt())


def test_a_change_of_one_file_alone_begins_a_build(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({"a.bib": ""})
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(root))
    handlers = list[watched_files.OfFile]()
    monkeypatch.setattr(server.observer, "schedule", lambda handler, *_, **__: handlers.append(handler))

    watched_files.watch(server, root / "a.bib")
    (handler,) = handlers
    wanted = []
    for event in (FileModifiedEvent(str(root / "serve.log")), FileMovedEvent("new", str(root / "a.bib"))):
        handler.on_any_event(event)
        wanted.append(server._want_rebuild)
    assert wanted == [False, True]
    server.server_close()

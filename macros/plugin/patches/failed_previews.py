"""Show why a preview cannot be built, where MkDocs lets the browser wait until the next build succeeds.

A mistake in `mkdocs.yml`, a template that is missing, or the exception of another plugin ends a build; MkDocs
prints a traceback then, and answers no request. No event comes between a failed build and the next request.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer

from ...content.settings import SetupError
from ...project import configuration, writing
from ...render import rendering
from .log_messages import HOSTS

_PAGES = ("/", ".html")
_NAME = "ibidem-failure.html"


class _Errors(logging.Handler):
    """Collects what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


class Failures:
    """Shows the failure of the last build on every page of a preview."""

    def __init__(self, server: LiveReloadServer, config: MkDocsConfig, rules: Iterable[str]) -> None:
        self.server = server
        self.config_file, self.rules = Path(config.config_file_path), tuple(rules)
        self.theme = config.theme.custom_dir or ""
        self.page = Path(server.root) / _NAME
        """The page that says why; there while the last build has failed."""

    def begin(self) -> None:
        """Take the place of MkDocs's builder, and of what answers requests."""
        self.build, self.answer = self.server.builder, self.server.serve_request
        self.server.builder = self._build
        self.server.set_app(self._answer)

    def _build(self) -> None:
        """Build the site; whatever fails, the preview goes on."""
        with _errors() as told:
            try:
                self.build()
            except (Exception, SystemExit) as error:  # noqa: BLE001  of any plugin
                self._fail(error, told)
            else:
                self.page.unlink(missing_ok=True)

    def _fail(self, error: BaseException, told: list[str]) -> None:
        # The host does not log again what it has logged for the build before.
        cause = [str(error.__context__)] if isinstance(error.__context__, BuildError) else []
        reasons = [*self._places(), *told, *cause, str(error)]
        if not isinstance(error, SystemExit) and not hasattr(error, "format_message"):
            # Of a program that is broken, the place in it; the host has reported the others.
            traceback.print_exception(error)
            reasons[-1] = "".join(traceback.format_exception_only(error))
        shown = list(dict.fromkeys(reason.strip() for reason in reasons if reason.strip()))
        sys.stderr.write(f"error: the preview cannot be built: {shown[0] if shown else 'see above'}\n")
        if self.theme:
            # A template may be what has to be corrected; MkDocs follows none.
            self.server.watch(self.theme)
            self.theme = ""
        # On a full disk, the last pages stay.
        with suppress(OSError):
            self.page.parent.mkdir(exist_ok=True)
            writing.put(self.page, rendering.failure_page(shown).encode())

    def _places(self) -> Iterator[str]:
        """Yield what is wrong with the configuration, at its place; the host's words come after that."""
        try:
            configuration.read(self.config_file, self.rules)
        except SetupError as error:
            yield str(error)

    def _answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.endswith(_PAGES) and self.page.exists():
            # The server adds the script that reloads the page.
            environ["PATH_INFO"] = f"{self.server.mount_path}{_NAME}"
        return self.answer(environ, start_response)


@contextmanager
def _errors() -> Iterator[list[str]]:
    """Collect the errors that are logged meanwhile."""
    handler = _Errors()
    loggers = [logging.getLogger(host) for host in HOSTS]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield handler.told
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


def show(server: LiveReloadServer, config: MkDocsConfig, rules: Iterable[str]) -> None:
    """Let a server show why its site cannot be built, as soon as it begins to listen.

    Not before, since other plugins may name MkDocs's builder to it until then.
    """
    activate = server.server_activate

    def activated() -> None:
        Failures(server, config, rules).begin()
        activate()

    server.server_activate = activated  # type: ignore[method-assign]

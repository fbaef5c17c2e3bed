"""The built site, a server of it, and a Chromium that opens it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .builds import build
from .conftest import ROOT

PHONES, SCREENS = (
    [
        pytest.param(
            {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}, id=f"{scheme}-{width}"
        )
        for scheme in ("light", "dark")
    ]
    for width in (390, 1280)
)
_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FLAGS = (
    *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-gpu", "--no-sandbox"),
)
_CHECKERS = ROOT / "tests/checkers/node_modules"
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


def published(folder: Path) -> Path:
    """Build a site as it is deployed, and return the folder of the pages."""
    # With a repository: Material would ask its host for stars.
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("REPO_URL", "https://github.com/example/example")
        environment.setenv("REPO_NAME", "example/example")
        outcome = build(folder)
    assert outcome.code == 0, outcome.output
    return folder / "site"


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def missing(reason: str) -> NoReturn:
    """Skip a test for want of a tool; fail it in CI, which is meant to have them all."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(name="browser", scope="module")
def chromium() -> Iterator[Browser]:
    """Start the Chromium that is installed."""
    if _CHROMIUM is None:
        missing("no Chromium is installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
        yield browser
        browser.close()


def installed(name: str) -> Path:
    """Return a file of the checkers; skip a test when they are not installed."""
    path = _CHECKERS / name
    if not path.is_file():
        missing(f"{name} is not installed: make browser-test does it, where there is npm")
    return path


def violations(page: Page, part: str = "html") -> list[str]:
    """Return what axe finds in a part of a page, one line for each element."""
    page.evaluate(installed("axe-core/axe.min.js").read_text(encoding="utf-8"))
    options = {"runOnly": list(_TAGS), "resultTypes": ["violations"]}
    found = page.evaluate("([part, options]) => axe.run(part, options)", [part, options])
    return [
        f"{page.url}: {violation['id']} at {node['target']}: {violation['help']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]

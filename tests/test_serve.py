"""The preview: it keeps running, shows what is wrong, and recovers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from .builds import copy_site

_PAGE = "# Extra\n\nIt began in May.{{{{ cite({key!r}) }}}}\n"
_STORE = "@online{{{key},\n  title = {{Extra}},\n  url = {{https://example.org/}},\n}}\n"
_PATIENCE = 60.0


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, Path]]:
    """Serve a site; yield its address and the file that its log goes to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = folder / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (
        log.open("w", encoding="utf-8") as output,
        subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        ) as server,
    ):
        try:
            yield f"http://{address}", log
        finally:
            server.terminate()


def _eventually(read: Callable[[], str], wanted: str) -> str:
    """Read until the wanted text is there; fail with what was there last."""
    deadline, content = time.monotonic() + _PATIENCE, ""
    while time.monotonic() < deadline:
        content = read()
        if wanted in content:
            return content
        time.sleep(0.1)
    raise AssertionError(f"never saw {wanted!r} in:\n{content[-3000:]}")


def _read(address: str) -> str:
    try:
        with urlopen(address, timeout=10) as response:
            return str(response.read().decode())
    except (URLError, ConnectionError):
        return ""


def test_preview_survives_mistakes_and_recovers(tmp_path: Path) -> None:
    folder = copy_site(tmp_path, bibliography=("bibliography.bib", "extra.bib"))
    page, store = folder / "docs/extra.md", folder / "extra.bib"
    page.write_text(_PAGE.format(key="frist2024"), encoding="utf-8")

    with _served(folder) as (address, log):

        def served() -> str:
            return _read(f"{address}/extra/")

        def logged() -> str:
            return log.read_text(encoding="utf-8")

        # The store is missing and the key is unknown.
        _eventually(served, "[? ")
        _eventually(logged, "extra.bib:1:1: error[unreadable-file] this file does not exist")

        store.write_text(_STORE.format(key="first2024"), encoding="utf-8")
        _eventually(logged, 'docs/extra.md:3:26: error[undefined-citation] no source has the key "frist2024"')
        _eventually(logged, 'did you mean "first2024"?')

        page.write_text(_PAGE.format(key="first2024"), encoding="utf-8")
        mended = _eventually(served, 'href="#src-first2024"')
        assert "[? " not in mended

        store.write_text(_STORE.format(key="renamed2024"), encoding="utf-8")
        _eventually(served, "[? ")

        store.write_text(_STORE.format(key="first2024"), encoding="utf-8")
        _eventually(served, 'href="#src-first2024"')
        _eventually(logged, "no findings in")
        assert "Traceback" not in logged()


def test_drafts_are_shown_and_do_not_count(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    draft = folder / "docs/drafts/later.md"
    draft.parent.mkdir()
    draft.write_text(_PAGE.format(key="nobody"), encoding="utf-8")

    with _served(folder) as (address, log):
        _eventually(lambda: _read(f"{address}/drafts/later/"), "[? ")
        _eventually(lambda: log.read_text(encoding="utf-8"), "no findings in")


def test_a_preview_begins_with_a_page_that_no_template_can_show(tmp_path: Path) -> None:
    folder = copy_site(tmp_path)
    page = folder / "docs/extra.md"
    page.write_text(
        "---\ntemplate: nonsense.html\nhide: 3\n---\n\n# Extra\n\nIt is shown.\n", encoding="utf-8"
    )

    with _served(folder) as (address, log):
        _eventually(lambda: _read(f"{address}/extra/"), "It is shown.")
        said = _eventually(lambda: log.read_text(encoding="utf-8"), "undefined-template")
        assert (
            'docs/extra.md:2:11: error[undefined-template] the theme has no template "nonsense.html"' in said
        )

        page.write_text("# Extra\n\nIt is mended.\n", encoding="utf-8")
        _eventually(lambda: _read(f"{address}/extra/"), "It is mended.")
        assert "Traceback" not in log.read_text(encoding="utf-8")

"""Previews of small sites: the server as a process of its own, and one build as it makes them."""

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

import click
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from .built_sites import BuiltSite

_PATIENCE = 60.0
_ADDRESS = "http://127.0.0.1:8000/"


def preview(folder: Path, *, dirty: bool = False, site: str = "site") -> BuiltSite:
    """Build a site as `mkdocs serve` does."""
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / site))
    config.plugins.on_startup(command="serve", dirty=dirty)
    context = click.Context(click.Command("serve"), info_name="serve")
    context.params["build_type"] = "dirty" if dirty else None
    with context.scope():
        build_site(config, serve_url=_ADDRESS, dirty=dirty)
    return BuiltSite(folder, _ADDRESS)


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[tuple[str, Path]]:
    """Serve a site; yield its address and the file that its log goes to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = folder / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, *arguments]
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


def eventually(read: Callable[[], str], wanted: str) -> str:
    """Read until the wanted text is there; fail with what was there last."""
    deadline, content = time.monotonic() + _PATIENCE, ""
    while time.monotonic() < deadline:
        content = read()
        if wanted in content:
            return content
        time.sleep(0.1)
    raise AssertionError(f"never saw {wanted!r} in:\n{content[-3000:]}")


def get(address: str) -> str:
    """Return what a server answers; nothing while it does not."""
    try:
        with urlopen(address, timeout=10) as response:
            return str(response.read().decode())
    except (URLError, ConnectionError, TimeoutError):
        return ""

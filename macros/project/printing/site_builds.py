"""A build of a site by its host, into a folder that is there only for as long as it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from ...content.settings import SetupError
from ...core.findings import Fault

_QUIETLY = {"NO_MKDOCS_2_WARNING": "1"}


class SiteBuildError(Exception):
    """The host has built no site; the message is all that it said."""


@contextmanager
def built_aside(config_file: Path) -> Iterator[Path]:
    """Give the folder of a site that has just been built, and delete it at the end.

    The last site of the project stays as it is. Raises SiteBuildError, SetupError for a host that cannot
    build aside, and ModuleNotFoundError where there is none.
    """
    host = _host(config_file)
    with TemporaryDirectory(prefix="ibidem-") as folder:
        site = Path(folder) / "site"
        done = subprocess.run(
            [
                *(sys.executable, "-m", host, "build", "--quiet"),
                *("--config-file", str(config_file), "--site-dir", str(site)),
            ],
            env={**os.environ, **_QUIETLY},
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise SiteBuildError((done.stdout + done.stderr).decode(errors="replace").strip())
        yield site


def _host(config_file: Path) -> str:
    """Return the module that builds the site of a configuration."""
    if config_file.stem == "zensical":
        message = "a PDF is made of a page that MkDocs or ProperDocs has built"
        raise SetupError(Fault(message, "print the page in a browser", config_file.name))
    # ProperDocs reads the configuration of MkDocs too.
    hosts = ("properdocs",) if config_file.stem == "properdocs" else ("mkdocs", "properdocs")
    host = next(filter(find_spec, hosts), None)
    if host is None:
        raise ModuleNotFoundError(f'No module named "{hosts[0]}"', name=hosts[0])
    return host

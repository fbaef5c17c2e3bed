"""Say in one line that the address of a preview is taken, where MkDocs ends in a traceback.

No event comes between the preparation of the server and the moment at which it takes its address.
"""

from __future__ import annotations

import errno

import click
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from ...core.findings import Fault
from ...core.program import IN_REPOSITORY, PROGRAM

_FREE = "127.0.0.1:8001"


def explain(server: LiveReloadServer) -> None:
    """Let a server that cannot take its address end in one line, with exit code 1."""
    bind = server.server_bind

    def explained() -> None:
        try:
            bind()
        except OSError as error:
            host, port, *_ = server.server_address
            message = f"{host!s}:{port} cannot be the address of the preview: {error.strerror}"
            # Another port helps where this one is taken alone.
            free = f"{host!s}:{int(port) + 1}" if error.errno == errno.EADDRINUSE else _FREE
            raise PluginError(str(Fault(message, f'type "{_typed(free)}"'))) from error

    server.server_bind = explained  # type: ignore[method-assign]


def _typed(address: str) -> str:
    if PROGRAM == IN_REPOSITORY:
        return f"make serve ADDRESS={address}"
    context = click.get_current_context(silent=True)
    host = context.find_root().info_name if context else "mkdocs"
    return f"{host} serve --dev-addr {address}"

"""Servers on the loopback address that misbehave as no library for servers lets them."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from macros.project.evidence import ReaderSettings

SETTINGS = ReaderSettings(contact="https://example.org/", seconds=10, pace=0, allows_private=True)


@contextmanager
def speaking(speak: Callable[[socket.socket], object]) -> Iterator[str]:
    """Let a function speak to each client, whose request it has to read itself; give the address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=_serve, args=(server, speak), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            thread.join(5)


def _serve(server: socket.socket, speak: Callable[[socket.socket], object]) -> None:
    with suppress(OSError):
        while True:
            client, _ = server.accept()
            with client, suppress(OSError):
                speak(client)


def saying(*parts: bytes) -> Callable[[socket.socket], object]:
    """Return a function that reads a request, and answers with these bytes."""

    def speak(client: socket.socket) -> None:
        client.recv(65_536)
        for part in parts:
            client.sendall(part)

    return speak

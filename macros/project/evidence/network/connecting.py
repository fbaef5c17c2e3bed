"""One request: connected to an IP address that was judged, and ended when its time is over."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from threading import Event, Timer
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from .decompressing import ACCEPTED, inflated, too_large
from .failures import reason
from .guarding import endpoints
from .outcomes import FetchError, State
from .reader import ReaderSettings, user_agent
from .targets import Target

if TYPE_CHECKING:
    from urllib3 import HTTPResponse
    from urllib3.connection import HTTPConnection

_PIECE = 65_536
_FORM = "application/x-www-form-urlencoded"
_PATIENCE = 10.0
"""How many seconds one IP address has for a connection, so that another one of the host is tried."""


class Answer(NamedTuple):
    """What a server sent, decompressed."""

    status: int
    headers: Mapping[str, str]
    content: bytes


def ask(
    aim: Target,
    headers: Mapping[str, str],
    reader: ReaderSettings,
    deadline: float,
    form: Mapping[str, str] | None = None,
) -> Answer:
    """Send one request, and return the answer. Raises FetchError; the deadline is of the monotonic clock.

    A form is posted. Proxies that the environment names are not used: they would look the host up again.
    """
    sent = {
        "Host": aim.netloc,
        "User-Agent": user_agent(reader.contact),
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
        **({"Content-Type": _FORM} if form is not None else {}),
        **headers,
    }
    method, body = ("GET", None) if form is None else ("POST", urlencode(form).encode())
    is_over = Event()
    try:
        with closing(_connected(aim, reader, deadline)) as connection:
            connection.timeout = _left(deadline)
            with _ended_in(connection.timeout, connection, is_over):
                connection.request(method, aim.path, body, sent, preload_content=False)
                response = connection.getresponse()
                content = _body(response, reader.most_bytes)
    except _errors() as error:
        raise FetchError(State.UNREACHABLE, reason(error, is_over=is_over.is_set())) from error
    if is_over.is_set():
        # An answer without a length ends like this too, where it was cut off.
        raise FetchError(State.UNREACHABLE, reason(TimeoutError(), is_over=True))
    encoding = response.headers.get("Content-Encoding", "")
    return Answer(response.status, response.headers, inflated(content, encoding, reader.most_bytes))


def _errors() -> tuple[type[Exception], ...]:
    """Return what a server can cause: http.client raises a ValueError for some answers without sense."""
    from http.client import HTTPException  # noqa: PLC0415  a check never asks a server

    from urllib3.exceptions import HTTPError  # noqa: PLC0415

    return OSError, HTTPException, HTTPError, ValueError


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _connected(aim: Target, reader: ReaderSettings, deadline: float) -> HTTPConnection:
    """Connect to the first IP address of a host that answers."""
    failed: Exception = TimeoutError()
    for endpoint in endpoints(aim, allows_private=reader.allows_private):
        connection = _connection(aim, endpoint, min(_PATIENCE, _left(deadline)))
        try:
            connection.connect()
        except _errors() as error:
            connection.close()
            failed = error
        else:
            return connection
    raise failed


def _connection(aim: Target, endpoint: str, seconds: float) -> HTTPConnection:
    """Prepare a connection to an IP address, which needs no look-up, in the name of its host.

    The certificate is compared with `server_hostname`, as urllib3 documents it for a custom SNI host name.
    """
    from urllib3.connection import HTTPConnection, HTTPSConnection  # noqa: PLC0415

    if aim.scheme == "http":
        return HTTPConnection(endpoint, aim.port, timeout=seconds)
    from ssl import create_default_context  # noqa: PLC0415

    context = create_default_context()
    name = aim.host.rstrip(".")
    return HTTPSConnection(endpoint, aim.port, timeout=seconds, ssl_context=context, server_hostname=name)


@contextmanager
def _ended_in(seconds: float, connection: HTTPConnection, is_over: Event) -> Iterator[None]:
    """Cut a connection off after some seconds: its own time-out begins anew with each byte."""
    # The connection forgets its socket with the answer, of which the rest is still to come.
    opened: socket.socket = connection.sock

    def end() -> None:
        is_over.set()
        with suppress(OSError):
            # That of TLS would forget its state too, while another thread reads.
            socket.socket.shutdown(opened, socket.SHUT_RDWR)

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _body(response: HTTPResponse, limit: int) -> bytes:
    content = bytearray()
    with closing(response):
        for piece in response.stream(_PIECE, decode_content=False):
            content += piece
            if len(content) > limit:
                raise too_large(limit)
    return bytes(content)

"""Why no answer came, in plain words."""

from __future__ import annotations


def reason(error: Exception, *, is_over: bool) -> str:
    """Say why a request failed; `is_over` where we ourselves have cut it off."""
    from ssl import SSLCertVerificationError, SSLError  # noqa: PLC0415  a check never asks a server

    from urllib3.exceptions import ConnectTimeoutError, NewConnectionError  # noqa: PLC0415

    cause = error.__cause__ or error
    if is_over:
        return "its server takes too long"
    if isinstance(error, SSLCertVerificationError):
        return f"its certificate does not hold: {error.verify_message}"
    if isinstance(error, SSLError):
        return f"its server makes no secure connection: {error.reason or 'it ends'}"
    # Of urllib3, a connection that is refused is one that came too late, too.
    if isinstance(error, NewConnectionError):
        return f"its server cannot be reached: {getattr(cause, 'strerror', None) or cause}"
    if isinstance(error, (TimeoutError, ConnectTimeoutError)):
        return "its server does not answer in time"
    return f"its server breaks off, or sends what is no answer ({type(error).__name__})"

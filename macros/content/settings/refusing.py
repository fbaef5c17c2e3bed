"""The refusal of settings that are wrong."""

from __future__ import annotations

from ...core.findings import Fault, FaultError
from ...core.text import Span, Text


class SetupError(FaultError):
    """The settings are wrong, so that the project cannot be checked."""


def refused(text: Text, span: Span, message: str, hint: str = "") -> SetupError:
    """Return the error for a setting at its place."""
    return SetupError(Fault(message, hint, text.location(span.start)))

"""Typesetting: a document becomes a PDF. The only module that knows WeasyPrint."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from mimetypes import guess_type
from types import ModuleType
from typing import Any, NamedTuple

from ...content.settings import SetupError
from ...core.findings import Fault

Content = Callable[[str], bytes | None]
"""Takes an address and returns what is there; None for what is no file of the site."""
_VARIANT = "pdf/ua-1"
"""PDF for universal access, ISO 14289-1: each element is tagged, and the language is said."""

_MISSES = "WeasyPrint, which makes PDFs, misses a library of the system"
_PANGO = (
    'install Pango: on Debian "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", '
    'on macOS "brew install pango"'
)


class Typeset(NamedTuple):
    """A PDF, and what could not be read for it."""

    pdf: bytes
    pages: int
    pictures: tuple[str, ...] = ()
    """The addresses of pictures that the PDF lacks."""
    others: tuple[str, ...] = ()
    """The addresses of styles and typefaces that it does without."""


def ready() -> ModuleType:
    """Load WeasyPrint. Raises ModuleNotFoundError without it, and SetupError without what it stands on."""
    try:
        # It prints to the standard output what it misses.
        with redirect_stdout(io.StringIO()):
            import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415  loads libraries of the system
    except OSError as error:
        raise SetupError(Fault(f"{_MISSES}: {str(error).partition(':')[0]}", _PANGO)) from error
    loaded: ModuleType = weasyprint
    return loaded


def typeset(document: str, address: str, content: Content) -> Typeset:
    """Return a document as a PDF, the same bytes each time; `address` is that of the document.

    Raises as `ready` does.
    """
    maker, refused = ready(), list[str]()
    fetcher = _fetcher(maker, content, refused)
    with _errors() as told:
        read = maker.HTML(string=document, base_url=address, url_fetcher=fetcher)
        # The sizes that pictures have in HTML are such hints.
        made = read.render(pdf_variant=_VARIANT, presentational_hints=True)
        pdf: bytes = made.write_pdf(pdf_variant=_VARIANT, pdf_identifier=True)
    pictures = dict.fromkeys(record.args[0] for record in told if _is_picture(record.msg))
    others = dict.fromkeys(one for one in refused if one not in pictures)
    return Typeset(pdf, len(made.pages), tuple(pictures), tuple(others))


def _fetcher(maker: ModuleType, content: Content, refused: list[str]) -> object:
    """Return what WeasyPrint asks for each file: the files of the site alone, and no network."""
    response: Any = maker.urls.URLFetcherResponse

    class SiteFiles(maker.urls.URLFetcher):  # type: ignore[misc, name-defined]  # untyped
        def fetch(self, url: str, headers: object = None) -> object:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            found = content(url)
            if found is None:
                # A typeface of this machine, named by `local()`, would make another PDF on another machine.
                refused.extend([url] * (not url.startswith("file:")))
                raise ValueError("no file of the site")
            kind, _ = guess_type(url.partition("?")[0])
            return response(url, found, {"Content-Type": kind or "application/octet-stream"})

    return SiteFiles(allowed_protocols=("data",))


def _is_picture(message: str) -> bool:
    return message.startswith("Failed to load image at")


@contextmanager
def _errors() -> Iterator[list[Any]]:
    """Give the records of what WeasyPrint logs as errors, and let it print nothing."""
    told = list[Any]()

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record)

    logger, listening = logging.getLogger("weasyprint"), Listening(logging.ERROR)
    before = logger.propagate
    logger.addHandler(listening)
    logger.propagate = False
    try:
        yield told
    finally:
        logger.propagate = before
        logger.removeHandler(listening)

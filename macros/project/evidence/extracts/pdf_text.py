"""The text of a PDF, as its pages name it: nothing is read from pictures."""

from __future__ import annotations

from io import BytesIO

_MOST_PAGES = 3000
_MOST_SIGNS = 20_000_000


def pages_text(content: bytes) -> str:
    """Return the text of all pages, or nothing: of a part, a quotation would be missed in the rest.

    Raises whatever pypdf does for a damaged file, or for one with a password.
    """
    from pypdf import PdfReader  # noqa: PLC0415  a check never reads sources

    pages = PdfReader(BytesIO(content)).pages
    if len(pages) > _MOST_PAGES:
        return ""
    texts, signs = list[str](), 0
    for page in pages:
        texts.append(page.extract_text().replace("\0", ""))
        signs += len(texts[-1])
        if signs > _MOST_SIGNS:
            return ""
    return "\n\n".join(texts).strip()

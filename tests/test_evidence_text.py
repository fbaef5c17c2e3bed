"""The text of what was fetched: its kind, its encoding, and the words that readers see."""

from __future__ import annotations

import io
import json
import sys
from importlib import metadata
from io import BytesIO

import pytest
from pypdf import PdfWriter

from macros.project.evidence import Fetched, State, text_of, with_text
from macros.project.evidence.extracts import extracting, pdf_text
from macros.project.evidence.extracts.decoding import decoded
from macros.project.evidence.extracts.extracting import ExtractedText, extracted
from macros.project.evidence.extracts.sniffing import FileKind, kind
from macros.project.evidence.extracts.web_text import page_texts

_LONG = "A sentence that is long enough for a main text to be found in it. " * 8
_PAGE = f"""<!doctype html><html><head><title>T</title><script>var a = "from a script"</script></head><body>
<nav><a href="/">Menu</a></nav>
<article><h1>Headline: “We stay”</h1><p>{_LONG}</p>
<figure><img src="a"><figcaption>A caption says forty.</figcaption></figure>
<blockquote><p>“We don’t want to keep it,” he said.</p></blockquote>
<aside>A pull quote.</aside>
<p>First line<br>second line with <b>bold</b>face.</p>
<details><summary>More</summary><p>The clause.</p></details>
<table><tr><th>Year</th></tr><tr><td>12,345</td></tr></table></article>
<template>from a template</template><footer>Imprint</footer></body></html>"""


def pdf(*lines: str) -> bytes:
    """Write a PDF with a line of text on each page, without its table of places, which readers rebuild."""
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(lines)))
    parts = [
        "%PDF-1.4",
        "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj",
        f"2 0 obj <</Type /Pages /Kids [{kids}] /Count {len(lines)}>> endobj",
    ]
    for number, line in enumerate(lines):
        at = 3 + 2 * number
        stream = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET" if line else ""
        font = "/Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> >> >>"
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {font} /Contents {at + 1} 0 R"
        parts += [
            f"{at} 0 obj <<{page}>> endobj",
            f"{at + 1} 0 obj <</Length {len(stream)}>> stream\n{stream}\nendstream endobj",
        ]
    return "\n".join(
        [*parts, f"trailer <</Root 1 0 R /Size {3 + 2 * len(lines)}>>", "startxref", "0", "%%EOF\n"]
    ).encode()


def _locked(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(content))
    writer.encrypt("word", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_main_text_of_a_page_keeps_quotations_and_the_whole_keeps_all() -> None:
    found = extracted(_PAGE.encode(), "text/html", "")

    assert found
    assert found.extractor == f"trafilatura {metadata.version('trafilatura')}"
    main = ("“We stay”", "“We don’t want to keep it,” he said.", "with boldface.", "The clause.", "12,345")
    assert [words for words in main if words not in found.text] == []
    assert [words for words in ("Menu", "Imprint", "script", "template") if words in found.text] == []
    shown = (*main, "A caption says forty.", "A pull quote.", "Menu", "Imprint", "First line second")
    assert [words for words in shown if words not in found.whole] == []
    assert [words for words in ("from a script", "from a template") if words in found.whole] == []


@pytest.mark.parametrize(
    "page", ["<p>Short.", "<html><body><nav>Short.</nav>", "<div>Short.</div><script>x</script>"]
)
def test_page_without_a_main_text_gives_all_that_it_shows(page: str) -> None:
    found = extracted(page.encode(), "text/html", "")

    assert found
    assert found.text.strip() == found.whole.strip() == "Short."


@pytest.mark.parametrize(
    "page", ["", " ", "<html></html>", "<html><body><script>x</script></body></html>", "<!-- -->"]
)
def test_page_without_words_has_no_text(page: str) -> None:
    assert extracted(page.encode(), "text/html", "") is None


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p hidden>We left.</p><p>We stayed.", "We stayed."),
        ("<noscript>Turn it on.</noscript><p>We stayed.", "We stayed."),
        ("<html><body hidden><p>We stayed.", "We stayed."),
        ("<p>We never<sup>[1]</sup> leave", "We never leave"),
        ("<p>We never<sup>1</sup> leave", "We never leave"),
        ("<p>the town<sup>12</sup>, he said", "the town, he said"),
        ("<p>the <b>town</b><sup><a href='#a'>3</a></sup> was", "the town was"),
        ("<p>the town.<sup>†</sup> He", "the town. He"),
        ("<p>the town<sup>s of old</sup>", "the towns of old"),
        ("<p>10<sup>6</sup> people", "106 people"),
        ("<p>9 km<sup>2</sup> of it", "9 km2 of it"),
        ("<p>the XX<sup>e</sup> age", "the XXe age"),
        ("<p>the sin<sup>2</sup> of it", "the sin2 of it"),
    ],
)
def test_hidden_words_and_marks_of_footnotes_are_not_shown(page: str, text: str) -> None:
    assert page_texts(page)[1].strip() == text


def test_page_that_cannot_be_parsed_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trafilatura.load_html", lambda _: None)

    assert extracted(b"<html>words", "text/html", "") is None


@pytest.mark.parametrize(
    ("content", "content_type", "text"),
    [
        ("Grüße".encode(), "", "Grüße"),
        ("Grüße".encode(), "text/html; charset=iso-8859-1", "Grüße"),
        ("Grüße “so”".encode("cp1252"), "text/html; charset=ISO-8859-1", "Grüße “so”"),
        ("Grüße".encode("latin-1"), "text/html; charset=utf-8", None),
        (b'<meta charset="windows-1251">' + "Привет".encode("cp1251"), "text/html", "Привет"),
        (b"<meta charset=koi8-r>" + "Привет".encode("koi8-r"), "text/html; charset=nonsense", "Привет"),
        ("日本語".encode("iso-2022-jp"), 'text/html; charset="iso-2022-jp"', "日本語"),
        ("Grüße".encode("utf-8-sig"), "text/html; charset=latin-1", "Grüße"),
        ("Grüße".encode("utf-16"), "", "Grüße"),
        (b"\xfe\xff" + "Grüße".encode("utf-16-be"), "", "Grüße"),
        ("Grüße".encode("utf-16-le"), "text/plain; charset=utf-16le", "Grüße"),
        (b"plain", "", "plain"),
        (b"plain", "text/html; charset=hex", "plain"),
        (b'<meta charset="utf-16">words', "text/html", "words"),
        (b"a\\u0062c", "text/plain; charset=unicode_escape", "a\\u0062c"),
        (b"a\\u0062c", "text/plain; charset=raw-unicode-escape", "a\\u0062c"),
        (b"a-b", "text/plain; charset=punycode", "a-b"),
        (b"xn--a", "text/plain; charset=idna", "xn--a"),
        (b"1 +AGE- 2", "text/plain; charset=utf-7", "1 +AGE- 2"),
        (b"\xff\xfe\xfd", "", None),
        (b"\x81\x8d", "text/html; charset=windows-1252", None),
    ],
)
def test_encoding_is_the_one_of_the_bytes(content: bytes, content_type: str, text: str | None) -> None:
    found = decoded(content, content_type)

    assert found
    if text is not None:
        assert found.rsplit(">", 1)[-1] == text


def test_encoding_that_nobody_names_is_guessed() -> None:
    words = "Der Süden grüßt schöne Mädchen über große Flüsse, während Bäume blühen. " * 20

    assert "Mädchen" in decoded(words.encode("cp1252"), "text/plain; charset=utf-8")


def test_encoding_that_cannot_be_guessed_loses_no_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nothing:
        @staticmethod
        def best() -> None:
            return None

    monkeypatch.setattr("charset_normalizer.from_bytes", lambda _: Nothing)

    assert decoded(b"words \xff", "") == "words �"


@pytest.mark.parametrize(
    ("content", "content_type", "address", "expected"),
    [
        (b"%PDF-1.7", "text/html", "", FileKind.PDF),
        (b"\n\n%PDF-1.7", "", "", FileKind.PDF),
        (b"<!DOCTYPE HTML><p>about %PDF-1.7", "application/pdf", "", FileKind.PAGE),
        (b"\xef\xbb\xbf <html>", "text/plain", "", FileKind.PAGE),
        ("\ufeff<html>".encode("utf-16-le"), "", "", FileKind.PAGE),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<html>', "application/octet-stream", "", FileKind.PAGE),
        (b"<p>x", "Text/HTML; charset=utf-8", "", FileKind.PAGE),
        (b"<p>x", "application/xhtml+xml", "", FileKind.PAGE),
        (b"words", "text/plain", "", FileKind.PLAIN),
        (b"words", "text/markdown", "", FileKind.PLAIN),
        (b"{}", "application/ld+json", "", FileKind.PLAIN),
        (b"<a/>", "application/xml", "", FileKind.PLAIN),
        (b"words", "", "http://h/a.TXT?x=1#b", FileKind.PLAIN),
        (b"words", "", "http://h/a.bin", None),
        ("words".encode("utf-16-le"), "text/plain; charset=utf-16le", "", FileKind.PLAIN),
        (b"\x89PNG\0", "text/plain", "", None),
        (b"\x89PNG", "image/png", "", None),
        (b"PK\3\4", "application/zip", "http://h/a.txt", None),
        (b"words", "application/pdf", "", None),
        (b"", "", "", None),
    ],
)
def test_kind_is_the_one_of_the_bytes(
    content: bytes, content_type: str, address: str, expected: FileKind | None
) -> None:
    assert kind(content, content_type, address) is expected


def test_text_of_a_pdf_is_that_of_its_pages() -> None:
    found = extracted(pdf("Words of one page.", "And of another."), "application/pdf", "")

    assert found == ExtractedText(
        "Words of one page.\n\nAnd of another.",
        "Words of one page.\n\nAnd of another.",
        f"pypdf {metadata.version('pypdf')}",
    )


def test_pdf_without_text_has_none() -> None:
    assert extracted(pdf("", ""), "application/pdf", "") is None


@pytest.mark.parametrize("limit", ["_MOST_PAGES", "_MOST_SIGNS"])
def test_pdf_beyond_a_limit_is_not_read_in_part(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_text, limit, 1)

    assert extracted(pdf("Words.", "More."), "application/pdf", "") is None


def test_plain_text_stays_as_it_is() -> None:
    assert extracted(b"a\n b\n", "text/plain", "") == ExtractedText("a\n b\n", "a\n b\n", "plain")


def test_half_a_character_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "decoded", lambda *_: "a\ud800")
    found = extracted(b"a", "text/plain", "")

    assert found
    assert found.text == "a?"


def test_picture_has_no_text() -> None:
    assert extracted(b"\x89PNG\0", "image/png", "") is None


def test_process_of_its_own_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Here in this process, whose memory has no limit of ours."""
    limits = list[object]()
    monkeypatch.setattr("resource.setrlimit", lambda *arguments: limits.append(arguments))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(BytesIO(b'["text/plain", ""]\nwords')))

    extracting.answer()

    assert json.loads(capsys.readouterr().out) == ["words", "words", "plain", ""]
    assert len(limits) == 1


def test_text_is_found_in_a_process_of_its_own() -> None:
    assert text_of("Grüße\n".encode(), "text/plain", "") == ExtractedText("Grüße\n", "Grüße\n", "plain")


def test_damaged_and_locked_files_and_those_without_text_give_nothing() -> None:
    assert text_of(_locked(pdf("Words.")), "application/pdf", "") is None
    assert text_of(b"%PDF-1.4 damaged", "application/pdf", "") is None
    assert text_of(b"\x89PNG", "image/png", "") is None


def test_file_without_end_is_ended() -> None:
    assert text_of(b"words", "text/plain", "", seconds=0.001) is None


def test_what_was_read_comes_with_its_text() -> None:
    read = Fetched("a", "a", State.READ, content_type="text/plain", content=b"words")
    gone = Fetched("a", "a", State.GONE)
    empty = read._replace(content=b" ")

    assert with_text(read) == (read, ExtractedText("words", "words", "plain"))
    assert with_text(gone) == (gone, None)
    came, text = with_text(empty)
    assert (came.state, came.reason, came.content) == (State.NOT_TEXT, "no text can be found in it", b" ")
    assert text is None

"""Each macro of the table is scanned, suggested, made a token and shown, without a line of code elsewhere."""

from __future__ import annotations

import pytest

from macros.content.citations import scan
from macros.content.citations.calls import read
from macros.core.macro_table import CITE, MACROS, Macro
from macros.core.text import Text
from macros.plugin.functions import function
from macros.render.built_pages import read as rendered
from macros.render.markup import CitationExtension
from macros.syntax.templates import Marks
from macros.syntax.tokens import Token, decode, replaced_by_typed

from .conftest import store
from .published import converter

_SOURCES = store("@misc{key, title = {A title}}").by_key
_EACH = pytest.mark.parametrize("macro", MACROS.values(), ids=list(MACROS))


def test_the_first_is_what_hints_suggest() -> None:
    assert next(iter(MACROS.values())) == CITE


@_EACH
def test_its_usage_is_a_citation_of_it(macro: Macro) -> None:
    text = Text("page.md", f"It began.{macro.usage}")
    scanned, findings = scan(text, keys=_SOURCES)

    assert findings == ()
    assert [(call.macro, call.citations[0].key) for call in scanned.calls] == [(macro.name, "key")]
    mark = Marks(text.content).next(0)
    assert mark
    assert (read(text, mark, "", _SOURCES),) == scanned.calls


@_EACH
def test_it_is_meant_where_it_is_nearly_typed(macro: Macro) -> None:
    typed = macro.usage.replace(macro.name, f"{macro.name[0]}{macro.name}"[: len(macro.name) + 1], 1)
    (finding,) = scan(Text("page.md", typed), keys=_SOURCES)[1]

    assert finding.hint == f"write {macro.usage}"


@_EACH
def test_readers_see_its_number_and_its_words(macro: Macro) -> None:
    made = Token(macro.name, ("key",), quotation="the words" * macro.has_words)
    html = converter(CitationExtension(_SOURCES)).convert(f"It began.{made}")

    assert "[1]" in html
    assert ("“<bdi>the words</bdi>”" in html) == macro.has_words


@_EACH
def test_its_token_is_shown_as_it_was_typed(macro: Macro) -> None:
    assert replaced_by_typed(str(Token(macro.name, ("key",)))) == macro.typed(("key",)).replace('"', "&quot;")


@_EACH
def test_what_the_scan_did_not_see_has_a_token_without_a_place(macro: Macro) -> None:
    call = function(macro)
    words = "the words" * macro.has_words

    assert call.__name__ == macro.name
    assert decode(call("key", "the words" if words else "other", locator="p. 3")) == Token(
        macro.name, ("key",) if words else ("key", "other"), "p. 3", words
    )


@_EACH
def test_it_is_found_on_a_built_page_as_typed(macro: Macro) -> None:
    assert rendered(f"<p>{{{{ {macro.name} </p>").macros == (f"{{{{ {macro.name} ",)

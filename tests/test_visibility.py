"""What counts as shown on a built page, and in the text of a page, is what a browser shows."""

from __future__ import annotations

from time import perf_counter

import pytest

from macros.core.text import Span
from macros.render.built_pages import read
from macros.syntax.html import visibility
from macros.syntax.html.styles import hides_by_style
from macros.syntax.markdown.regions import _is_telling, regions
from macros.syntax.markdown.unseen import unseen

from .visibility import HIDDEN, ON_DEMAND, PROBE, SHOWN

_WITHIN = "an element that is not displayed"
_IN_TEXT = {
    "span": ("<span hidden>It {}.</span> So.", True),
    "after the span": ("<span hidden>It</span> was {}.", False),
    "nested": ("<span hidden>a <span>b</span> {}</span>", True),
    "others within": ("<span hidden>a <b>b</b> {}</span>", True),
    "nested and still open": ("<u hidden>a <u>b</u> {}</u>", True),
    "nested and closed": ("<u hidden>a <u>b</u></u> {}", False),
    "upper case": ("<SPAN HIDDEN>It {}</SPAN>", True),
    "paragraphs": ("<dialog>\n\nIt {}.\n\n</dialog>\n\nSo.", True),
    "open": ("<dialog open>It {}</dialog>", False),
    "never closed, to the end of the block": ("<span hidden>It {}\n\nSo.", True),
    "never closed, in the next block": ("<span hidden>It\n\nSo {}.", False),
    "never closed, and then a tag": ("<span hidden>It\n\nSo <b>{}</b>.", False),
    "never closed at all": ("<audio>It {}", True),
    "never closed, wide": ("<template>\n\nIt {}", True),
    "drawing": ("<svg><desc>It {}</desc></svg>", True),
    "no drawing": ("<svg></svg><desc>It {}</desc>", False),
    "Markdown in a block": ("<div markdown hidden>\n\nIt {}\n\n</div>", True),
    "Markdown in a shown block": ('<div markdown class="hidden">\n\nIt {}\n\n</div>', False),
    "code": ("`<span hidden>` It {} `</span>`", False),
    "comment": ("<!-- <span hidden> --> It {}", False),
    "fence": ("```\n<dialog>\n```\n\nIt {}", False),
    "word": ("What is hidden, and the display {}", False),
    "paragraph with attributes": ("It {}.\n{: hidden }\n\nSo.", True),
    "two lines with attributes": ("It {}\nis.\n{ style='display:none' }", True),
    "paragraph after one with attributes": ("It\n{: hidden }\n\nSo {}.", False),
    "paragraph before one with attributes": ("So {}.\n\nIt\n{: hidden }", False),
    "attributes that end nothing": ("It {}\n{: hidden }\nSo.", False),
    "attributes alone": ("It {}\n\n{: hidden }", False),
    "heading": ("# It {} {: hidden }", True),
    "emphasis": ("It *was {}*{ hidden } so.", True),
    "strong": ('It **was {}**{: style="visibility:hidden" } so.', True),
    "after the emphasis": ("It *was*{ hidden } {}", False),
    "link": ("[It {}](a.md){ hidden }", True),
    "no beginning": ("It {}*{ hidden }", False),
    "words in braces": ("It was {the hidden cost} of {}", False),
    "words in braces at the end": ("It {} was {the hidden cost}", False),
    "template": ("It {} {{ hidden }}", False),
    "attributes in code": ("It {}\n`{: hidden }`", False),
    "class": ('It {}\n{: .hidden title="hidden" }', False),
}


@pytest.mark.parametrize("html", [*SHOWN, *ON_DEMAND, *HIDDEN])
def test_a_citation_counts_where_a_browser_shows_it(html: str) -> None:
    built = read(html.format(PROBE))

    assert len(built.calls) == (html not in HIDDEN)


@pytest.mark.parametrize("name", _IN_TEXT)
def test_a_citation_in_a_text_counts_where_it_is_shown(name: str) -> None:
    text, is_hidden = _IN_TEXT[name]
    content = text.replace("{}", "[@a]")
    place = content.index("[@a]")

    found = [region.what for region in regions(content).hidden if region.span.contains(place)]

    assert found == [_WITHIN] * is_hidden


def test_what_is_hidden_in_what_is_hidden_is_one_part() -> None:
    content = '<span hidden title="a">It <!-- b --> *is*{ hidden }</span> <i title="c">so</i>'

    found = [(content[slice(*region.span)], region.what) for region in regions(content).hidden]

    assert found == [
        ('<span hidden title="a">It <!-- b --> *is*{ hidden }</span>', _WITHIN),
        ('<i title="c">', "an HTML tag"),
    ]
    assert regions("a").hidden == ()


def test_a_part_begins_in_the_text_alone() -> None:
    content = "hidden: x\n<span hidden>a</span>"

    assert [one.span for one in regions(content, 10).hidden] == [Span(10, len(content))]


@pytest.mark.parametrize("name", sorted(visibility.MAY_HIDE - {"object"}))
def test_each_element_that_is_not_shown_is_looked_for(name: str) -> None:
    content = f"<svg>So <{name}>it is</{name}></svg>"

    # A block of raw HTML at the beginning of a line needs no search.
    assert any(region.what == _WITHIN for region in regions(content).hidden)


@pytest.mark.parametrize("name", ["display", "visibility", "content-visibility", "opacity", "font-size"])
def test_a_style_that_says_nothing_hides_nothing(name: str) -> None:
    assert not hides_by_style(f"{name}: inherit")
    assert not hides_by_style(name)


_LONG = (
    *("<span hidden>", "<dialog ", "{ hidden ", "*a*{ hidden }", "a\n{: hidden }\n", "{ hidden }\n\n", "/*"),
    *("<i style='/* ", '<i style="', "<svg><desc>", "</template>", "<object data>\n\n", "<p hidden>\n\n"),
    "{" + " " * 99_999,
    "<i" + " " * 99_999,
)


@pytest.mark.parametrize("one", _LONG)
def test_long_texts_are_read_in_time(one: str) -> None:
    content = one * (100_000 // len(one))
    began = perf_counter()

    assert all(span.end > span.start for span in unseen(content, 0, ()))
    _is_telling(content)
    hides_by_style(content)

    assert perf_counter() - began < 5

"""What the scan calls code is what Python-Markdown makes code of: that one is asked."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import markdown as convert
from pymdownx.superfences import RE_NESTED_FENCE_START  # type: ignore[import-untyped]

from macros.check import render_check
from macros.content.citations import scan
from macros.core.model import Page, Source
from macros.core.text import Span, Text
from macros.render.built_pages import read as read_page
from macros.syntax.markdown.blocks import fences
from macros.syntax.markdown.regions import regions, title

from .conftest import marked
from .published import comments, published, rendered, words

_INFO_PARTS = (
    *("py", ".py", "{", "}", " ", "\\", "title=", '"', "'", "a b", "{.a}", "#x", 'title="a"'),
    *("hl_lines='1'", "!", "=", "\t", "linenums", '{{ cite("x") }}'),
)


@given(st.lists(st.sampled_from(_INFO_PARTS), max_size=6).map("".join))
def test_what_follows_a_fence_is_what_superfences_reads(info: str) -> None:
    read = RE_NESTED_FENCE_START.match(f"~~~{info}")

    assert bool(fences.INFO.fullmatch(info)) is bool(read and not read["unrecognized"])


_WORD = re.compile(r"\bw\d+z\b")


def _in_code(markdown: str) -> frozenset[str]:
    """Return the words that the scan takes for code."""
    spans = regions(markdown, has_superfences=True).code
    found = _WORD.finditer(markdown)
    return frozenset(m[0] for m in found if any(span.contains(m.start()) for span in spans))


def _published_in_code(markdown: str) -> frozenset[str]:
    """Return the words that Python-Markdown publishes in code."""
    return words(rendered(markdown), among=_WORD.findall(markdown))


def _agree(markdown: str) -> None:
    assert _in_code(markdown) == _published_in_code(markdown), markdown


BLOCKS = [
    pytest.param('=== "A">\n\n    w1z\n', id="text-behind-the-title-of-a-tab"),
    pytest.param('=== "A" x\n\n    w1z\n', id="word-behind-the-title-of-a-tab"),
    pytest.param("=== A\n\n    w1z\n", id="tab-without-marks"),
    pytest.param('===+ "A"\n\n    w1z\n', id="tab-that-is-open"),
    pytest.param('===! "A `x`" \n\n    w1z\n', id="tab-that-is-first"),
    pytest.param('!!! note "A" x\n\n    w1z\n', id="word-behind-the-title-of-an-admonition"),
    pytest.param('!!! note inline end "A"\n\n    w1z\n', id="admonition-with-classes"),
    pytest.param('!!! "A"\n\n    w1z\n', id="admonition-without-kind"),
    pytest.param("!!! note.\n\n    w1z\n", id="admonition-with-a-stop"),
    pytest.param("!!!note\n\n    w1z\n", id="admonition-without-space"),
    pytest.param('???+ note "A"\n\n    w1z\n', id="collapsible-that-is-open"),
    pytest.param('??? "A"\n\n    w1z\n', id="collapsible-without-kind"),
    pytest.param("???note\n\n    w1z\n", id="collapsible-without-space"),
    pytest.param('??? note "A" x\n\n    w1z\n', id="word-behind-the-title-of-a-collapsible"),
    pytest.param("??? What is so?\n\n    w1z\n", id="question-marks-before-a-sentence"),
    pytest.param("w1z\n\n```\nw2z\n```\n\nw3z\n", id="fence"),
    pytest.param("w1z\n```\nw2z\n```\nw3z\n", id="fence-beside-text"),
    pytest.param("~~~\nw1z\n~~~\nw2z\n", id="fence-of-tildes"),
    pytest.param("```python\nw1z\n```\nw2z\n", id="fence-with-language"),
    pytest.param('``` {.python title="x"}\nw1z\n```\nw2z\n', id="fence-with-attributes"),
    pytest.param("```\n\nw1z\n\n\nw2z\n\n```\nw3z\n", id="fence-with-blank-lines"),
    pytest.param("```\n```\nw1z\n", id="fence-of-nothing"),
    pytest.param("```\nw1z\n```\n```\nw2z\n```\nw3z\n", id="fence-behind-fence"),
    pytest.param("````\n```\nw1z\n```\nw2z\n````\nw3z\n", id="longer-fence-around-shorter"),
    pytest.param("```\n~~~\nw1z\n```\nw2z\n~~~\nw3z\n", id="tilde-in-fence"),
    pytest.param("```\nw1z\n````\nw2z\n```\nw3z\n", id="longer-end-is-no-end"),
    pytest.param("~~~ {.python}\\\nw1z\n~~~\nw2z\n", id="fence-with-something-behind-its-attributes"),
    pytest.param("~~~ python!\n\nw1z\n~~~\nw2z\n", id="fence-with-no-language"),
    pytest.param("- w0z\n-{{ w1z\n\n    - w2z\n\n        w3z\n", id="item-that-goes-on-unindented"),
    pytest.param("1. w0z\n\n    ```\n    w1z\n   x ```\n\n    w2z\n", id="item-behind-a-fence-that-is-none"),
    pytest.param(
        "- w0z\n    - w1z\nw2z\n\n    w3z\n\n        w4z\n", id="inner-item-that-goes-on-unindented"
    ),
    pytest.param("w0z\n\n    ```\n    w1z\n\nw2z\n    ```\n\n    w3z\n", id="fence-less-set-in-within"),
    pytest.param(
        "- w0z\n\n    ```\n    w1z\n\n      \tw2z\n    ```\n\n    w3z\n", id="fence-further-set-in-within"
    ),
    pytest.param("w1z\n\n```\nw2z\n\nw3z\n", id="fence-unclosed"),
    pytest.param("w1z\n\n```\nw2z\n\nw3z `w4z`\n", id="fence-unclosed-and-span-behind"),
    pytest.param("   ```\n   w1z\n   ```\nw2z\n", id="fence-set-in"),
    pytest.param("- w0z\n\n```\nw1z\n```\n\n    w2z\n\nw3z\n", id="indented-behind-a-fence-behind-a-list"),
    pytest.param("w0z[^a]\n\n[^a]: w1z\n\n\n    w2z\n\nw3z\n", id="two-blank-lines-end-a-footnote"),
    pytest.param("w0z[^a]\n\n[^a]: w1z\n\n    w2z\n\nw3z\n", id="one-blank-line-ends-no-footnote"),
    pytest.param("- w1z\n\n\n    w2z\n\nw3z\n", id="two-blank-lines-end-no-item"),
    pytest.param("<details markdown>\n\nw1z\n\n</details>\n\n    w2z\n\nw3z\n", id="details-in-html-go-on"),
    pytest.param("<details>\n\nw1z\n\n</details>\n\n    w2z\n\nw3z\n", id="raw-details-do-not-go-on"),
    pytest.param(
        "[^a]: w1z\n\n- w2z\n\n\n    w3z\n\nw0z[^a]\n", id="two-blank-lines-in-a-list-behind-a-footnote"
    ),
    pytest.param(
        "- w0z\n\n    ```\n    w1z\n    ```\n\n    w2z\n\nw3z\n", id="item-goes-on-behind-its-fence"
    ),
    pytest.param(
        "!!! note\n\n    w1z\nw2z\n    !!! tip\n\n        w3z\n", id="admonition-deep-in-a-paragraph"
    ),
    pytest.param("w1z\n\n    ```\n    w2z\n    ```\n\nw3z\n", id="fence-in-indented-code"),
    pytest.param("- w1z\n\n    ```\n    w2z\n    ```\n\n    w3z\n", id="fence-in-list"),
    pytest.param("- w1z\n    ```\n    w2z\n    ```\n    w3z\n", id="fence-in-tight-list"),
    pytest.param("-   ```\n    w1z\n    ```\n-   w2z\n", id="fence-as-list-item"),
    pytest.param("!!! note\n    ```\n    w1z\n    ```\n    w2z\n", id="fence-in-admonition"),
    pytest.param('=== "A"\n\n    ```\n    w1z\n    ```\n\n=== "B"\n\n    w2z\n', id="fence-in-tab"),
    pytest.param("> ```\n> w1z\n> ```\n> w2z\n", id="fence-in-quote"),
    pytest.param(">```\n>w1z\n>```\n>w2z\n", id="fence-in-quote-without-spaces"),
    pytest.param("> > ```\n> > w1z\n> > ```\n> > w2z\n", id="fence-in-quote-in-quote"),
    pytest.param("- a\n\n    > ```\n    > w1z\n    > ```\n    > w2z\n", id="fence-in-quote-in-list"),
    pytest.param("w1z\n\n    w2z\n\nw3z\n", id="indented"),
    pytest.param("w1z\n\n\tw2z\n\nw3z\n", id="indented-by-tab"),
    pytest.param("    w1z\n\nw2z\n", id="indented-at-the-start"),
    pytest.param("w1z\n\n    w2z\n\n\n    w3z\nw4z\n", id="indented-with-blank-lines"),
    pytest.param("w1z\n    w2z\n\nw3z\n", id="indented-line-of-a-paragraph"),
    pytest.param("# w1z\n\n    w2z\n\nw3z\n", id="indented-after-heading"),
    pytest.param("===\n1.  w1z\n\n    w2z\n", id="item-below-an-underline-of-nothing"),
    pytest.param("w1z\nw2z\n===\n- w3z\n\n    w4z\n", id="item-below-an-underline-of-two-lines"),
    pytest.param("w1z\n===\n- w2z\n\n    w3z\n", id="item-below-an-underlined-heading"),
    pytest.param("w1z\n\n===\n- w2z\n\n    w3z\n", id="item-below-an-underline-behind-a-blank-line"),
    pytest.param("w1z\n--\n- w2z\n\n    w3z\n", id="item-below-a-heading-of-level-two"),
    pytest.param("- w1z\n\n    w2z\n\n        w3z\n\nw4z\n\n    w5z\n", id="list"),
    pytest.param("+ w1z\n\n    w2z\n\n        w3z\n", id="list-with-plus"),
    pytest.param("10. w1z\n\n    w2z\n\n        w3z\n", id="list-with-numbers"),
    pytest.param("-\tw1z\n\n\tw2z\n\n\t\tw3z\n", id="list-with-tabs"),
    pytest.param("- w1z\n        w2z\n- w3z\n\n        w4z\n", id="list-with-deep-line"),
    pytest.param(
        "- a\n    - b\n\n        w1z\n\n            w2z\n\n    w3z\n\nw4z\n\n    w5z\n", id="list-in-list"
    ),
    pytest.param("- a\n  - w1z\n\n    w2z\n\n        w3z\n", id="list-set-in-by-two"),
    pytest.param("**w1z**\n\n    w2z\n", id="bold-is-no-list"),
    pytest.param("*w1z* a\n\n    w2z\n", id="emphasis-is-no-list"),
    pytest.param("!!! note\n    w1z\n\n    w2z\n\n        w3z\n\nw4z\n\n    w5z\n", id="admonition"),
    pytest.param('!!! note "A `w1z` b"\n\n    w2z\n', id="admonition-with-title"),
    pytest.param("??? note\n    w1z\n\n        w2z\n\n    w3z\n", id="collapsible"),
    pytest.param('???+ note "x"\n    w1z\n\n        w2z\n\n    w3z\n', id="collapsible-open"),
    pytest.param('=== "A `w1z`"\n    w2z\n\n        w3z\n\n=== "B"\n    w4z\n', id="tabs"),
    pytest.param('===! "A"\n    w1z\n\n        w2z\n', id="tab-that-starts-anew"),
    pytest.param('===+ "A"\n    w1z\n\n        w2z\n', id="tab-that-is-open"),
    pytest.param("a[^1]\n\n[^1]: w1z\n\n    w2z\n\n        w3z\n\nw4z\n\n    w5z\n", id="footnote"),
    pytest.param("a[^1]\n\n[^1]:\n    w1z\n\n    w2z\n\n        w3z\n", id="footnote-below-its-mark"),
    pytest.param("Term\n:   w1z\n\n    w2z\n\n        w3z\n\nw4z\n\n    w5z\n", id="definition"),
    pytest.param(
        "- a\n\n    !!! note\n        w1z\n\n            w2z\n\n    w3z\n\n        w4z\n",
        id="admonition-in-list",
    ),
    pytest.param(
        "!!! note\n    - a\n\n        w1z\n\n            w2z\n\n    w3z\n\n        w4z\n",
        id="list-in-admonition",
    ),
    pytest.param('- a\n\n    === "T"\n        w1z\n\n            w2z\n', id="tab-in-list"),
    pytest.param(
        "!!! note\n    Term\n    :   w1z\n\n        w2z\n\n            w3z\n", id="definition-in-admonition"
    ),
    pytest.param("<div markdown>\nw1z `w2z`\n\n    w3z\n\n</div>\n\nw4z\n", id="html-with-markdown"),
    pytest.param("``` a`b\nw1z\n```\n\nw2z\n", id="no-fence-with-a-backtick-behind-it"),
    pytest.param("<div markdown>\n\n```\nw1z\n```\n\n</div>\nw2z\n", id="fence-in-html-with-markdown"),
    pytest.param("<div>\n\n```\nw1z\n```\n\n    w2z\n\n</div>\n\nw3z\n", id="fence-in-raw-html"),
    pytest.param("<!-- c -->\n\n    w1z\n", id="indented-after-comment"),
    pytest.param("w0z[^a]\n\n[^a]:\n w1z\n\n    w2z\n", id="note-that-goes-on-unindented"),
    pytest.param("w0z[^a]\n\n[^a]:\n        w1z\n\n    w2z\n", id="note-that-begins-with-code"),
    pytest.param("w0z[^a]\n\n[^a]:\n    w1z\n---\n    w2z\n", id="rule-behind-a-note"),
    pytest.param("- w0z\n# w1z\n    - w2z\n", id="heading-behind-a-list"),
    pytest.param("!!! note\n\n    w0z\n #}\n    w1z\n", id="number-sign-that-is-set-in"),
    pytest.param("- w0z\n\n    w1z\n# w2z\n    w3z\n", id="heading-in-a-paragraph-of-a-list"),
    pytest.param("    w1z\n\n```\nw2z\n```\n\n    w3z\n\nw4z\n", id="fence-between-indented-blocks"),
    pytest.param("- w0z\n<div markdown>\n    - w1z\n\n</div>\n", id="element-behind-a-list"),
    pytest.param("<div markdown>    w1z\n\n</div>\n", id="text-far-behind-a-tag"),
    pytest.param('<div markdown>??? tip "A"\n\n    w1z\n\n</div>\n', id="collapsible-behind-a-tag"),
    pytest.param(
        "<figure markdown>\n  <figcaption markdown>w0z\n     w1z</figcaption>\n</figure>\n",
        id="caption-over-lines",
    ),
    pytest.param("<p markdown>w0z\n\n    w1z</p>\n\n    w2z\n", id="paragraph-of-html-over-lines"),
    pytest.param("<div markdown='span'>\n\n    w1z\n\n</div>\n", id="element-of-one-paragraph"),
    pytest.param("<p markdown='block'>\n\n    w1z\n\n</p>\n", id="paragraph-of-blocks"),
    pytest.param("```\n<p markdown>\n```\n\n    w1z\n\n</p>\n", id="paragraph-of-html-in-a-fence"),
    pytest.param("<h2 markdown>w0z\n\n<h2 markdown>w1z\n", id="elements-that-nothing-closes"),
    pytest.param(
        "<figure markdown>\n<figcaption markdown>w0z\n\n    w1z</figcaption>\n</figure>\n",
        id="code-in-a-caption",
    ),
    pytest.param("w0z\n:       w1z\n", id="definition-far-behind-its-colon"),
    pytest.param("w0z\n\n:       w1z\n\n:   w2z\n", id="definition-that-begins-with-code"),
    pytest.param("*[w0z]: a\n- w1z\n\n    - w2z\n", id="abbreviation-before-a-list"),
    pytest.param("[w0z]: y 'z'\n- w1z\n\n    - w2z\n", id="definition-of-a-link-before-a-list"),
    pytest.param("- w0z\n\n[x]: y | z |\n    w1z\n", id="no-definition-of-a-link"),
    pytest.param('!!! tip\n\n=== "x"\n        w1z\n', id="code-below-the-title-of-a-tab"),
    pytest.param("```py w0z\nw1z\n```\n", id="fence-with-a-word-behind-its-language"),
    pytest.param("```# A page\n\nw1z\n\n~~~\nw2z\n~~~\n", id="fence-before-a-heading"),
    pytest.param('```py hl_lines=\'1 2-3\' linenums="1" title="x"\nw1z\n```\n', id="fence-with-options"),
    pytest.param("```py hl_lines='x'\nw1z\n```\n", id="fence-with-a-wrong-option"),
]

UNCLOSED = [
    pytest.param("w1z\n\n````\n```\nw2z\n```\nw3z\n", id="shorter-fence"),
    pytest.param("~~~\n\n```\nw1z\n```\n\nw2z\n", id="fence-of-backticks-behind-tildes"),
    pytest.param("```\nw1z\n\n~~~\nw2z\n~~~\n\nw3z\n", id="fence-of-tildes-behind-backticks"),
    pytest.param("- w1z\n\n    ~~~\n    w2z\n\nw3z\n\n~~~\nw4z\n~~~\nw5z\n", id="fence-behind-a-list"),
    pytest.param("> ~~~\n> w1z\n\nw2z\n\n~~~\nw3z\n~~~\nw4z\n", id="fence-behind-a-quote"),
    pytest.param("> ~~~\n> w1z\n", id="fence-in-a-quote"),
    pytest.param("- w1z\n\n    ~~~\n    w2z", id="fence-in-a-list"),
]


@pytest.mark.parametrize("markdown", UNCLOSED)
def test_a_fence_that_is_never_closed_is_what_each_extension_makes_of_it(markdown: str) -> None:
    _agree(markdown)

    read = re.split(r"<(?:pre><)?code>|</code>", convert(markdown, extensions=["fenced_code"]))
    spans = regions(markdown).code
    coded = {m[0] for m in _WORD.finditer(markdown) if any(span.contains(m.start()) for span in spans)}
    assert coded == {*_WORD.findall("".join(read[1::2]))}


BLOCKS_THAT_DIFFER = [
    pytest.param("> w1z\n>\n>     w2z\n>\n> w3z\n", id="indented-in-quote"),
    pytest.param("> - w1z\n>\n>         w2z\n", id="indented-in-list-in-quote"),
    pytest.param("# w1z\n    w2z\n\nw3z\n", id="indented-right-below-heading"),
    pytest.param("w1z\n====\n    w2z\n", id="indented-right-below-underlined-heading"),
    pytest.param("* * *\n\n    w1z\n", id="rule-of-stars-is-no-list"),
    pytest.param("1) w1z\n\n    w2z\n", id="number-with-bracket-is-no-list"),
    pytest.param(": w1z\n\n    w2z\n", id="colon-without-term-is-no-definition"),
    pytest.param("<div>\nw1z\n\n    w2z\n</div>\n\nw3z\n", id="indented-in-raw-html"),
    pytest.param("<div markdown>\n    w1z\n\n</div>\n\nw2z\n", id="indented-right-below-tag"),
]

SPANS = [
    pytest.param("a `w1z` w2z", id="one-backtick"),
    pytest.param("a ``w1z ` w2z`` w3z", id="two-backticks"),
    pytest.param("a ```w1z``` w2z", id="three-backticks"),
    pytest.param("a ``w1z` w2z`` w3z", id="shorter-inside"),
    pytest.param(r"a \`w1z` w2z `w3z` w4z", id="escaped"),
    pytest.param("a `w1z\\` w2z` w3z", id="backslash-inside"),
    pytest.param("a `w1z w2z", id="unclosed"),
    pytest.param("a `w1z\nw2z` w3z", id="over-two-lines"),
    pytest.param("a `w1z\n\nw2z` w3z", id="over-a-paragraph-end"),
    pytest.param("a `w1z\n \t\nw2z` w3z", id="over-a-line-of-spaces"),
    pytest.param("> a `w1z\n> w2z` w3z", id="over-two-lines-of-a-quote"),
    pytest.param("a `w1z\n> w2z` w3z", id="over-the-beginning-of-a-quote"),
    pytest.param(
        "a `w1z` `w2z\n  > w3z` w4z\n\n > a `w5z\n> w6z` w7z", id="over-the-beginnings-of-two-quotes"
    ),
    pytest.param("# `w1z` w2z\n", id="in-heading"),
    pytest.param("[`w1z`](http://x) w2z", id="in-link"),
    pytest.param("**`w1z`** w2z", id="in-bold"),
    pytest.param("| a | b |\n|--|--|\n| `w1z` | w2z `x|y` w3z |\n", id="in-table"),
    pytest.param("`<!-- w1z` w2z `-->` w3z", id="around-the-start-of-a-comment"),
    pytest.param("`<div w1z>` w2z", id="around-a-tag"),
    pytest.param("`![w1z](a.png)` w2z", id="around-an-image"),
    pytest.param("<!-- `w1z` --> `w2z`", id="in-a-comment"),
    pytest.param("<!-- ` --> w1z ` w2z", id="started-in-a-comment"),
]

SPANS_THAT_DIFFER = [
    pytest.param(r"a \\`w1z` w2z", id="behind-an-escaped-backslash"),
    pytest.param("a ``w1z` w2z", id="longer-start-than-end"),
    pytest.param("a ``w1z` w2z `w3z` w4z", id="longer-start-and-a-span-behind"),
    pytest.param("# a `w1z\nw2z` w3z", id="over-the-end-of-a-heading"),
    pytest.param("- a `w1z\n- w2z` w3z", id="over-the-end-of-a-list-item"),
    pytest.param("| a | b |\n|--|--|\n| x ` w1z | y |\n| w2z | z ` |\n", id="over-table-rows"),
    pytest.param("a ``w1z ` w2z``` w3z", id="longer-run-behind"),
    pytest.param("`w1z\n #w2z` w3z", id="over-a-number-sign-that-is-set-in"),
    pytest.param("`` ` w1z ` ``` w2z", id="run-that-is-skipped"),
    pytest.param("a `` ` w1z ` x ```` `w2z`", id="run-before-one-that-is-skipped"),
    pytest.param("``` ```` `w1z` w2z", id="part-of-a-run-that-is-skipped"),
    pytest.param("```\n\n`w1z` w2z", id="run-at-the-end-of-a-paragraph"),
    pytest.param("``w1z`\n```\nw2z\n```\n```` w3z\n", id="longer-run-behind-a-fence"),
    pytest.param("``w1z`\n```\nw2z\n```\nw3z\n", id="shorter-run-before-a-fence"),
    pytest.param("a `w1z\n: w2z` w3z", id="over-the-beginning-of-a-definition"),
    pytest.param('a `w1z\n=== "x"\nw2z` w3z', id="over-the-beginning-of-a-tab"),
    pytest.param("a `w1z\n!!! note\nw2z` w3z", id="over-the-beginning-of-an-admonition"),
    pytest.param("a `w1z\n[x]: y\nw2z` w3z", id="over-the-definition-of-a-link"),
]


def test_a_long_run_of_backticks_costs_no_more_than_its_length() -> None:
    """Each length of its beginning would be tried against the whole of it."""
    assert regions("`" * 20_000).code == ()


@pytest.mark.parametrize("markdown", BLOCKS)
def test_code_blocks_are_those_of_python_markdown(markdown: str) -> None:
    _agree(markdown)


@pytest.mark.parametrize("markdown", BLOCKS_THAT_DIFFER)
def test_rare_code_blocks_are_those_of_python_markdown(markdown: str) -> None:
    _agree(markdown)


@pytest.mark.parametrize("markdown", SPANS)
def test_code_spans_are_those_of_python_markdown(markdown: str) -> None:
    _agree(markdown)


@pytest.mark.parametrize("markdown", SPANS_THAT_DIFFER)
def test_rare_code_spans_are_those_of_python_markdown(markdown: str) -> None:
    _agree(markdown)


_LEAVES = st.sampled_from(
    [
        "WORD\nWORD",
        "WORD `WORD` WORD",
        "WORD ``WORD ` WORD`` WORD",
        "WORD `WORD\nWORD` WORD",
        "**`WORD`** WORD <!-- WORD `WORD` --> `WORD`",
        "WORD \\`WORD",
        "## WORD `WORD`",
        "| a | b |\n|---|---|\n| WORD | `WORD` |",
        "```\nWORD\n\nWORD\n```",
        "~~~ python\nWORD\n~~~",
        "````\n```\nWORD\n```\nWORD\n````",
        "``` python\n- WORD\n\n        WORD\n```",
        "- WORD\n- WORD `WORD`",
    ]
)
# Not in a quotation block: see "indented-in-quote".
_INDENTED = st.just("WORD\n\n    WORD\n\n        WORD\n    WORD")


def _set_in(content: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in content.split("\n"))


def _quoted(content: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in content.split("\n"))


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(blocks)


_HEADS = st.sampled_from(
    [
        "- WORD\n\n",
        "-   WORD\n\n",
        "3. WORD\n\n",
        "!!! note\n\n",
        '!!! note "WORD"\n',
        "??? note\n\n",
        '???+ tip "WORD `WORD`"\n\n',
        '=== "WORD"\n\n',
    ]
)


def _around(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(children, min_size=1, max_size=3).map(_joined)
    return st.tuples(_HEADS, inside).map(lambda parts: parts[0] + _set_in(parts[1]))


_QUOTABLE = st.recursive(_LEAVES, _around, max_leaves=4)
_BLOCK = st.recursive(
    _LEAVES | _INDENTED | st.lists(_QUOTABLE, min_size=1, max_size=2).map(_joined).map(_quoted),
    _around,
    max_leaves=6,
)


def _headed(head: str) -> st.SearchStrategy[str]:
    return st.lists(_BLOCK, max_size=2).map(lambda blocks: f"{head}{_set_in(_joined(['WORD', *blocks]))[1:]}")


# Python-Markdown makes code of the second paragraph of a definition in a list.
_OUTERMOST = _BLOCK | _headed("Term WORD\n\n:") | _headed("WORD[^NOTE]\n\n[^NOTE]:")


@st.composite
def _pages(draw: st.DrawFn) -> str:
    """Compose a page of nested blocks, with a word of its own in every place."""
    blocks = draw(st.lists(_OUTERMOST, min_size=1, max_size=4))
    page = "".join(f"{block}\n\n".replace("NOTE", str(n)) for n, block in enumerate(blocks))
    first, *parts = page.split("WORD")
    return first + "".join(f"w{n}z{part}" for n, part in enumerate(parts))


HIDDEN = [
    pytest.param("w2z <!-- w1z --> w2z", "an HTML comment", id="comment"),
    pytest.param("<!--\n\nw1z\n-->\nw2z", "an HTML comment", id="comment-over-lines"),
    pytest.param("<!-- `c --> ` w2z <!-- w1z -->", "an HTML comment", id="backtick-in-comment"),
    pytest.param("![w1z](a.png) w2z", "the alternative text of an image", id="image"),
    pytest.param("![w1z][a] w2z\n\n[a]: a.png", "the alternative text of an image", id="image-by-reference"),
    pytest.param("[![w1z](a.png)](b) w2z", "the alternative text of an image", id="image-in-link"),
    pytest.param('w2z <span title="w1z">w2z</span>', "an HTML tag", id="attribute"),
    pytest.param("<abbr title='w1z'>w2z</abbr>", "an HTML tag", id="attribute-in-apostrophes"),
    pytest.param('<a\n  href="x"\n  title="w1z"\n>w2z</a>', "an HTML tag", id="attribute-on-its-own-line"),
    pytest.param('<span title="a > w1z">w2z</span>', "an HTML tag", id="attribute-with-an-angle-bracket"),
    pytest.param('<div markdown title="w1z">w2z</div>', "an HTML tag", id="attribute-of-html-with-markdown"),
    pytest.param("<div>w1z</div>\n\nw2z", "a block of raw HTML", id="raw-html"),
    pytest.param(
        "w2z\n\n<div>\n\nw1z\n\n</div>\n\nw2z", "a block of raw HTML", id="raw-html-with-blank-lines"
    ),
    pytest.param("<div><div>a</div>w1z</div>\n\nw2z", "a block of raw HTML", id="raw-html-in-raw-html"),
    pytest.param("<div><p>a</p>\nw1z", "a block of raw HTML", id="raw-html-unclosed"),
    pytest.param("<p>w1z</p>\n\nw2z", "a block of raw HTML", id="raw-paragraph"),
    pytest.param(
        '<table class="x">\n<tr><td>w1z</td></tr>\n</table>\nw2z', "a block of raw HTML", id="raw-table"
    ),
    pytest.param(
        "<figure markdown>\n\nw2z\n\n<figcaption>w1z</figcaption>\n</figure>\n",
        "a block of raw HTML",
        id="raw-html-in-html-with-markdown",
    ),
    pytest.param("<script>\nw1z\n</script>\n\nw2z", "a block of raw HTML", id="script"),
]

HIDDEN_UNNOTICED = [
    pytest.param("<DIV>w1z</DIV>\n\nw2z", "a block of raw HTML", id="raw-html-in-capitals"),
    pytest.param(
        '<div class="markdown">w1z</div>\n\nw2z', "a block of raw HTML", id="raw-html-with-a-class-markdown"
    ),
    pytest.param(
        '<div markdown="0">w1z</div>\n\nw2z', "a block of raw HTML", id="raw-html-with-markdown-off"
    ),
    pytest.param("<div>\n\n    w1z\n\n</div>\n", "a block of raw HTML", id="raw-html-indented"),
    pytest.param("*[w2z]: w1z\n\nw2z", "an abbreviation", id="abbreviation"),
    pytest.param('[w2z](b "w1z")', "the title of a link", id="link-title"),
    pytest.param("<div>w2y</div><div>w1z</div>", "a block of raw HTML", id="raw-html-behind-another"),
    pytest.param(
        "<div markdown>\n\nw2z\n\n</div><div>w1z</div>",
        "a block of raw HTML",
        id="raw-html-behind-an-end-tag",
    ),
    pytest.param(
        "<figcaption markdown><p>w1z</p></figcaption>",
        "a block of raw HTML",
        id="raw-paragraph-in-a-caption",
    ),
    pytest.param("<div>w1z</d</div>iv>", "a block of raw HTML", id="end-tag-in-a-tag"),
    pytest.param("<div>a<![CDATA[</div>\n\nw1z", "a block of raw HTML", id="end-tag-in-a-declaration"),
    pytest.param("<div><!-- </div> -->w1z</div>", "a block of raw HTML", id="end-tag-in-a-comment"),
    pytest.param("<div>a<!--\n\nb</b></div>\n\nw1z", "an HTML comment", id="comment-unclosed-in-raw-html"),
    pytest.param("<p>a&#b</p>\n\nw1z", "a block of raw HTML", id="no-number-of-a-character-in-raw-html"),
    pytest.param("w2z[^a]\n\n[^a]: *[A]: w1z", "an abbreviation", id="abbreviation-in-a-note"),
    pytest.param("- w2z\n\n    *[A]: w1z", "an abbreviation", id="abbreviation-in-a-list"),
]


@pytest.mark.parametrize(("markdown", "what"), HIDDEN)
def test_hidden_words_are_told_with_what_hides_them(markdown: str, what: str) -> None:
    assert _hidden(markdown) == {"w1z": what}


@pytest.mark.parametrize(("markdown", "what"), HIDDEN_UNNOTICED)
def test_rare_hidden_words_are_told_with_what_hides_them(markdown: str, what: str) -> None:
    assert _hidden(markdown) == {"w1z": what}


def _hidden(markdown: str) -> dict[str, str]:
    found, hidden = _WORD.finditer(markdown), regions(markdown).hidden
    return {m[0]: h.what for m in found for h in hidden if h.span.contains(m.start())}


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("if a < w1z and b > c", id="less-than-and-greater-than"),
        pytest.param("<w1z@example.org> and <https://example.org/w1z>", id="automatic-link"),
        pytest.param("<b>w1z</b> <em class='x'>w2z</em>", id="content-of-an-inline-element"),
        pytest.param("text <div>w1z</div>", id="block-element-inside-a-line"),
        pytest.param("<div markdown>\n\nw1z\n\n</div>", id="html-with-markdown"),
        pytest.param(
            '<figure markdown="span">\n![](a.png)\n<figcaption markdown>w1z</figcaption>\n</figure>',
            id="figure-with-markdown",
        ),
        pytest.param("[w1z](a.png) !w1z [w1z]", id="link"),
        pytest.param("![](a.png) w1z", id="behind-an-image"),
        pytest.param("<!-- a --> w1z <!-- b -->", id="between-comments"),
        pytest.param("```\n<div>\n```\n\nw1z", id="behind-html-in-a-fence"),
        pytest.param("<!-- never closed\n\nw1z", id="comment-unclosed"),
        pytest.param("a *[b]: w1z", id="abbreviation-within-a-line"),
        pytest.param("a &#b c; d\n\n<i a='&#'>w1z</i>\n", id="no-number-of-a-character"),
        pytest.param("a &#b c; d &#e\n\n<div>w1z</div>\n", id="raw-html-behind-two-such"),
        pytest.param("a &#b\n\n<div>w1z</div>\n", id="raw-html-behind-one-without-a-semicolon"),
        pytest.param(
            'w2z <span title="x\n\nw1z">',
            id="tag-over-a-paragraph-end",
        ),
    ],
)
def test_prose_is_not_hidden(markdown: str) -> None:
    assert _hidden(markdown) == {}


def test_comments_are_those_of_python_markdown() -> None:
    markdown = "a <!-- one --> b `<!-- code -->`\n\n<!--\ntwo\n\nthree\n-->\n\n- c\n\n    <!-- four -->\n"

    found = [markdown[span.start : span.end] for span in regions(markdown).comments]

    assert [comment[4:-3] for comment in found] == comments(rendered(markdown))


TITLES = [
    pytest.param("# One", id="hash"),
    pytest.param("#One", id="no-space"),
    pytest.param("#\tOne", id="tab"),
    pytest.param("# One #", id="closing-hash"),
    pytest.param("# `code`", id="code-in-it"),
    pytest.param("#", id="hash-alone"),
    pytest.param("Text\n# One\ntext", id="in-a-paragraph"),
    pytest.param("- item\n# One", id="behind-a-list"),
    pytest.param("One\n===", id="underlined"),
    pytest.param("One\n=", id="underlined-once"),
    pytest.param("One\n=== \t", id="underlined-with-blanks"),
    pytest.param("  One\n===", id="underlined-and-indented"),
    pytest.param("`code` One\n===", id="underlined-code"),
    pytest.param('<span title="x">One</span>\n===', id="underlined-tag"),
    pytest.param("- One\n===", id="underlined-item"),
    pytest.param("## Two\nOne\n===", id="underlined-behind-a-heading"),
    pytest.param("Text\n \nOne\n===", id="underlined-behind-a-blank-line"),
    pytest.param("<div markdown>\n\n# One\n\n</div>", id="html-with-markdown"),
]

NO_TITLES = [
    pytest.param("", id="empty"),
    pytest.param("## Two", id="level-2"),
    pytest.param("###### Six", id="level-6"),
    pytest.param("Two\n---", id="underlined-level-2"),
    pytest.param(" # One", id="indented-by-one"),
    pytest.param("Text\n\n    # One", id="indented-code"),
    pytest.param("    One\n===", id="indented-code-underlined"),
    pytest.param("Text\nmore\n===", id="second-line-of-a-paragraph"),
    pytest.param("Text\n=== more", id="text-behind-the-underline"),
    pytest.param("Text #1", id="hash-in-a-line"),
    pytest.param("\\# One", id="escaped"),
    pytest.param("```\n# One\n```", id="fence"),
    pytest.param("```\nOne\n===\n```", id="underlined-in-a-fence"),
    pytest.param("- item\n\n    ```\n    # One\n    ```", id="fence-in-a-list"),
    pytest.param("<!--\n# One\n-->", id="comment"),
    pytest.param("<!--\n\nOne\n===\n-->", id="underlined-in-a-comment"),
    pytest.param("<div>\n# One\n</div>", id="raw-html"),
    pytest.param("<div>\n\nOne\n===\n\n</div>", id="underlined-in-raw-html"),
]


@pytest.mark.parametrize("markdown", TITLES)
def test_a_title_is_what_python_markdown_makes_one_of(markdown: str) -> None:
    assert scan(Text("page.md", markdown))[0].title
    assert rendered(markdown).h1


@pytest.mark.parametrize("markdown", NO_TITLES)
def test_what_python_markdown_makes_no_title_of_is_none(markdown: str) -> None:
    assert not scan(Text("page.md", markdown))[0].title
    assert not rendered(markdown).h1


def test_the_first_title_counts() -> None:
    text, (start, end) = marked("Text\n\n«One\n===«\n\n# Two\n")
    assert scan(text)[0].title == Span(start, end)


def test_a_title_in_a_comment_of_jinja_is_none() -> None:
    assert not scan(Text("page.md", "{#\n# One\n#}\nText\n"))[0].title


def test_front_matter_holds_no_title() -> None:
    text, (start,) = marked("---\n# a comment\ntitle: x\n---\n«Text\n===\n")
    assert title(text.content, start, ()) == Span(start, len(text.content) - 1)


@given(st.text("#= \n`a<!->"), st.integers(0, 4))
def test_a_title_of_any_text_is_within_it(content: str, start: int) -> None:
    found = title(content, min(start, len(content)), ())
    assert found is None or min(start, len(content)) <= found.start < found.end <= len(content)


def test_what_stands_before_the_start_is_not_read() -> None:
    text, (start,) = marked("---\ntitle: `a`\n---\n«w1z `w2z`\n")

    assert [text.content[s.start : s.end] for s in regions(text.content, start).code] == ["`w2z`"]


def test_spans_are_sorted_and_apart() -> None:
    found = regions("`a` b\n\n```\nc `d`\n```\n\n`e` <!-- `f` --> `g`\n\n    h `i`\n")

    spans = sorted([*found.code, *(hidden.span for hidden in found.hidden)])
    assert found.code == tuple(sorted(found.code))
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(st.text("`~ \n>-#<!a\t1.:[]()^=?|\\"))
@example("<div>")
@example("![")
@settings(max_examples=300, deadline=None)
def test_any_text_has_regions_within_it(content: str) -> None:
    found = regions(content)
    spans = [*found.code, *(hidden.span for hidden in found.hidden)]

    assert all(0 <= span.start < span.end <= len(content) for span in spans)


@pytest.mark.uncounted
@given(_pages())
@settings(max_examples=150, deadline=None)
def test_code_of_composed_pages_is_that_of_python_markdown(markdown: str) -> None:
    _agree(markdown)


@pytest.mark.uncounted
@given(_pages())
@settings(max_examples=100, deadline=None)
def test_citations_of_composed_pages_are_shown_where_the_scan_has_them(markdown: str) -> None:
    text = Text("page.md", _WORD.sub(lambda match: f'{{{{ cite("{match[0]}") }}}}', markdown))
    scanned, findings = scan(text)
    keys = {citation.key for call in scanned.calls for citation in call.citations}
    sources = {key: Source(key, "online", text, Span(0, 0), title="A") for key in keys}

    shown = read_page(published(text.content, sources).html)

    assert findings == ()
    assert list(render_check.differences(Page(text, 0, scanned.calls), shown)) == []
    assert keys == set(_WORD.findall(markdown)) - _published_in_code(markdown)

"""A citation in raw HTML: what the check says to type is what Python-Markdown needs."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

from macros.check.rules import raw_html
from macros.content import citations
from macros.core.text import Span, Text
from macros.syntax.markdown.unread_html import needed_tags

_CALL = '{{ cite("vote") }}'
_OF_TABLE = '<table markdown="1">, <tbody markdown="1">, <tr markdown="1"> and <td markdown="span">'
_OF_FIGURE = '<figure markdown="span"> and <figcaption markdown="span">'


def _hint(typed: str, *, reads_html: bool = True) -> str:
    scanned, _ = citations.scan(Text("page.md", typed))
    return raw_html.hints(typed, 0, scanned.calls, reads_html=reads_html).get(scanned.calls[0], "")


def _shows(typed: str) -> bool:
    return "<em>" in markdown(typed.replace(_CALL, "*it*"), extensions=["md_in_html"])


@pytest.mark.parametrize(
    ("typed", "needed"),
    [
        ('<figure markdown="span">\n  ![A](b)\n  <figcaption>$</figcaption>\n</figure>', "figcaption span"),
        ("<figure>\n<img src=b>\n<figcaption>$</figcaption>\n</figure>", _OF_FIGURE),
        ("<div markdown>\n<p>$</p>\n</div>", "p span"),
        ("<div>$</div>", "div 1"),
        ("<div>\n<span>$</span>\n</div>", "div 1"),
        ('<div data-markdown="1" class="a">\n$\n</div>', "div 1"),
        ('<details markdown="1">\n<summary>$</summary>\n\nIt.\n\n</details>', "summary span"),
        ("<details>\n<summary>S</summary>\n\n$\n\n</details>", "details 1"),
        ("<table>\n<tbody>\n<tr>\n<td>a</td>\n<td>$</td>\n</tr>\n</tbody>\n</table>", _OF_TABLE),
        ("<blockquote>\n<p>$</p>\n</blockquote>", '<blockquote markdown="1"> and <p markdown="span">'),
        ("<aside>\n$\n</aside>", "aside 1"),
        ("<section>\n\n$\n\n</section>", "section 1"),
        ("<ul>\n<li>a</li>\n<li>$</li>\n</ul>", '<ul markdown="1"> and <li markdown="span">'),
        ("<DL>\n<DT>a</DT>\n<DD>$</DD>\n</DL>", '<dl markdown="1"> and <dd markdown="span">'),
        ("<div>\n<div>\n$\n</div>\n</div>", "div 1"),
        ("<h2>$</h2>", "h2 span"),
        ("   <div>$</div>", '<div markdown="1"> without spaces before it'),
        ("<pre>$</pre>", ""),
        ("<video>$</video>", ""),
        ("<div>\n<script>$</script>\n</div>", ""),
    ],
)
def test_what_the_hint_says_is_what_python_markdown_needs(typed: str, needed: str) -> None:
    page = typed.replace("$", _CALL)
    name, _, kind = needed.partition(" ")
    tags = needed if "<" in needed else f'<{name} markdown="{kind}">' if needed else ""

    assert not _shows(page)
    assert _hint(page) == (f"write {tags}" if tags else "")

    for tag in re.findall(r'<(\w+) markdown="(\w+)">', tags):
        page = re.sub(
            rf"<{tag[0]}\b(?! markdown)", f'<{tag[0]} markdown="{tag[1]}"', page, flags=re.IGNORECASE
        )
    assert _shows(page.lstrip(" ")) == bool(tags)


def test_a_site_without_the_extension_is_told_of_it() -> None:
    hint = _hint(f"<aside>{_CALL}</aside>", reads_html=False)

    assert hint == 'write <aside markdown="1">; add "md_in_html" to markdown_extensions in mkdocs.yml'


def test_each_call_has_a_hint_of_its_own() -> None:
    typed = f"<p>{_CALL}</p>\n\n{_CALL}\n\n<div>\n<h3>{_CALL}</h3>\n{_CALL}\n</div>\n\n<pre>{_CALL}</pre>\n"
    scanned, _ = citations.scan(Text("page.md", typed))

    found = raw_html.hints(typed, 0, scanned.calls, reads_html=True)

    hints = [found.get(call) for call in scanned.calls]
    both = 'write <div markdown="1"> and <h3 markdown="span">'
    assert hints == ['write <p markdown="span">', None, both, 'write <div markdown="1">', None]


def test_a_cell_in_a_row_that_is_read_has_a_hint() -> None:
    typed = f'<table markdown="1">\n<tr markdown="1"><td>{_CALL}</td></tr>\n</table>\n\n`<div>` {_CALL}\n'
    scanned, _ = citations.scan(Text("page.md", typed))

    found = raw_html.hints(typed, 0, scanned.calls, reads_html=True)

    assert found == {scanned.calls[0]: 'write <td markdown="span">'}


def test_the_render_check_says_the_same_of_an_element_behind_another() -> None:
    typed = f"<div>One.</div> <p>{_CALL}</p>\n\n`<div>` {_CALL}\n"
    scanned, _ = citations.scan(Text("page.md", typed))

    found = raw_html.hints_anywhere(typed, 0, scanned.calls)

    assert found == {scanned.calls[0].span.start: 'write <p markdown="span">'}


@pytest.mark.parametrize(
    ("content", "places", "needed"),
    [
        ("<p></b></div></p> a", [19], {}),
        ("<p>a</p> b <p>c</p>", [9, 14], {14: ('<p markdown="span">',)}),
        ("<p>a</p>", [], {}),
    ],
)
def test_only_open_elements_count(
    content: str, places: list[int], needed: dict[int, tuple[str, ...]]
) -> None:
    blocks = [Span(match.start(), match.end()) for match in re.finditer(r"<p>.*?</p>", content)]

    assert needed_tags(content, blocks, places) == needed

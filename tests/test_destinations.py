"""Where links lead, beside what Python-Markdown makes of the same text."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup

from macros.syntax.markdown.linking.destinations import destinations

_TEXTS = """\
[a](b.md)
![a](b.png)
[a](<b c.md>)
[a](<b.md> "t")
[a](<b.md>x)
[a](<b.md)
[a]( b.md )
[a](b c.md)
[a](b.md "t")
[a](b.md 't')
[a](b.md "t (x) y")
[a](b.md "t "q" u")
[a](b.md "t" 'u')
[a](b.md 't "u"')
[a](b.md"t")
[a](b.md'"t")
[a](b.md "t)
[a](b(c).md "t)
[a](b"c.md)
[a](b"c)d.md)
[a](b'c.md "t")
[a](b'c"d'e"f.md)
[a](b(c(d)).md)
[a](b(c.md)
[a](b
[a](b \\) c.md)
[a](b\\_c.md)
[a](b\\<c.md)
[a] (b.md)
[a]
[a](b.md)(c.md)
[a](b.md)[c](d.md)
[[a]](b.md)
[a [b] c](d.md)
[a [b](c.md) d](e.md)
[a ![b](c.png) d](e.md)
![a [b](c.md) d](e.png)
[a
[b](c.md)
a](b.md)
\\[a](b.md)
[a\\](b.md)
\\\\[a](b.md)
!\\[a](b.md)
\\![a](b.md)
[a](b.md?x=[y])
[a](b.md#[c](d.md))
[a]()
[a](#b)
[a]("b")
[a](b.md 'it's')
[a](b.md ''t'')
"""
_LONG = f"[a]({'(' * 40}{')' * 40})"


def _ours(text: str) -> list[str]:
    return sorted(one.address for one in destinations(text, 0))


def _theirs(text: str) -> list[str]:
    tree = BeautifulSoup(markdown.markdown(text), "html.parser")
    return sorted(str(tag.get("href", tag.get("src"))) for tag in tree.select("a, img"))


@pytest.mark.parametrize("text", _TEXTS.splitlines())
def test_a_link_leads_where_python_markdown_says(text: str) -> None:
    assert _ours(text) == _theirs(text)


@pytest.mark.parametrize(
    "text",
    [
        "[a][b]\n\n[b]: c.md",
        "[a] [b]\n\n[b]: <c.md>",
        "[a][]\n\n[A]: c.md 't'",
        '[a]\n\n[a]: c.md "t" x',
        "[a]\n\n[a]: b.md\n[a]: c.md",
        "- [a]\n- b\n\n[a]: c.md (t)",
        "[a  b]\n\n[a b]: c.md",
        "[a]\n\n[a]:\n    c.md",
        "text [a]: c.md\n\n[a]",
        "![a][b] ![b]\n\n[b]: c.png",
        "[x|y](a.md) [z|y](b.md)",
        "a | b\n--|--\n[x | y](a.md) | [z | y](b.md)",
        "[a\nb](c.md)",
        "[a\n\nb](c.md)",
        "[a](b.md\n\n)",
        "[a](b.md\n'c')",
        "- [a\n- b](c.md)",
        "# [a\n\nb](c.md)",
    ],
)
def test_a_text_of_several_lines_leads_where_python_markdown_says(text: str) -> None:
    tree = BeautifulSoup(markdown.markdown(text, extensions=["tables"]), "html.parser")
    theirs = {str(tag.get("href", tag.get("src"))) for tag in tree.select("a, img")}

    assert set(_ours(text)) == theirs


def test_what_no_writer_types_is_no_link() -> None:
    assert _ours(_LONG) == []
    assert _ours(f"[{'a' * 3000}](b.md)") == []
    assert _ours(f"[a]({'b ' * 3000})") == []

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from macros.render import rendering
from macros.render.rendering import Mention
from macros.render.searchable import searchable
from macros.syntax.html.events import feed

from .conftest import store

_SOURCE, _BARE = store(
    "@online{a, author = {{A <b> body}}, title = {Did it & did it?}, url = {https://x.org/}, date = {2024}}"
    "@misc{b, title = {  }}"
).sources
_MENTIONS = [Mention("a", "p. 3", 1, ordinal, "A section") for ordinal in (1, 2)]
_MARKERS = "".join(map(rendering.marker, _MENTIONS))
_LIST = rendering.source_list([(_SOURCE, _MENTIONS), (_BARE, ()), (_SOURCE, _MENTIONS[:1])])
_LEAVES = (
    *("A", " ", "\n", "&amp;", "<br />", "<p></p>", "<nav data-search-exclude>A<i> </i></nav>"),
    f'<p>A<sup class="ib-cite" data-search-exclude="">{_MARKERS}</sup>\n <em> b</em></p>',
    '<ul><li id="src-a"><p>A</p></li></ul>',
    '<ul><li id="src-a"><bdi>A</bdi> <bdi> </bdi> <cite>B</cite></li></ul>',
    '<ul><li id="src-a"><bdi>A</bdi>\n  <cite>B</cite></li></ul>',
)
# The search of Material stops at headings in some other elements.
_HEADINGS = (
    *('<h2 id="a">B</h2>', "<h1>C</h1>"),
    f'<h2 id="b">B<sup class="ib-cite" data-search-exclude="" id="fnref-1">{_MARKERS}</sup></h2>',
    f'<section class="ib-sources"><h2 id="sources">Sources</h2>{_LIST}</section>',
)
_ELEMENTS = st.recursive(
    st.sampled_from(_LEAVES),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(["p", "ul", "li", "em", "pre", "sup", "section", "div"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=9,
)
_PAGES = st.lists(_ELEMENTS | st.sampled_from(_HEADINGS), max_size=6)


def _sections(html: str) -> list[tuple[object, ...]]:
    parser = Parser()
    feed(parser, html)
    return [
        (section.id, section.is_excluded(), "".join(section.title), "".join(section.text))
        for section in parser.data
    ]


@given(_PAGES.map(lambda parts: f"<div>{''.join(parts)}</div>"))
def test_search_finds_the_same(html: str) -> None:
    assert _sections(searchable(html)) == _sections(html)


def test_entries_are_texts_and_markers_are_left_out() -> None:
    html = f'<p>A<sup class="ib-cite" data-search-exclude="">{_MARKERS}</sup></p>'

    assert searchable(html) == "<p>A</wbr></p>"
    # Search folds the space between two elements, which plain text would keep.
    folded = '<ul><li id="src-a"><bdi>A</bdi> <bdi> </bdi> <cite>B</cite></li></ul>'
    assert searchable(folded) == folded
    assert searchable(rendering.reading_list([_SOURCE])) == (
        "<ul><li>A &lt;b&gt; body. Did it &amp; did it? 2024. x.org</li></ul>"
    )

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as HostPage
from mkdocs_macros.errors import format_error

from macros.check import render_check
from macros.content.citations import scan
from macros.content.front_matter import front_matter
from macros.core.model import Page, Profile
from macros.core.text import Location, Text
from macros.render import built_pages
from macros.render.built_pages import BuiltPage, typed_macros

from .conftest import marked


def _page(content: str, body: int = 0) -> Page:
    text = Text("docs/index.md", content)
    return Page(text, body, scan(text, body)[0].calls)


def _marker(call: int) -> str:
    return f'<sup class="ib-cite" data-call="{call}"><a>[1]</a></sup>'


@pytest.mark.parametrize(
    ("html", "calls"),
    [
        pytest.param(f"<p>A{_marker(0)} B{_marker(1)}</p>", (0, 1), id="in-document-order"),
        pytest.param(f"<p>A{_marker(-1)}</p>", (-1,), id="not-of-the-scan"),
        pytest.param('<p>A<sup data-call="">x</sup></p>', (), id="of-no-call"),
        pytest.param("<p>A</p>", (), id="none"),
        pytest.param("", (), id="empty"),
        pytest.param(f"<!-- {_marker(0)} -->", (), id="in-a-comment"),
        pytest.param(f"<script>{_marker(0)}</script>", (), id="in-a-script"),
        pytest.param(f"<template><p>{_marker(0)}</p></template>{_marker(1)}", (1,), id="in-a-template"),
        pytest.param(f"<noscript>{_marker(0)}</noscript>{_marker(1)}", (1,), id="in-noscript"),
        pytest.param(f"<div hidden><p>{_marker(0)}</p></div>{_marker(1)}", (1,), id="in-a-hidden-element"),
        pytest.param(f"<p hidden>a<br>b{_marker(0)}</p>{_marker(1)}", (1,), id="behind-a-void-element"),
        pytest.param(f"<div hidden><p>{_marker(0)}</div>{_marker(1)}", (1,), id="end-tag-left-out"),
        pytest.param(f"</p></div>{_marker(0)}", (0,), id="end-tag-of-nothing"),
        pytest.param(f"<details>{_marker(0)}</details>", (0,), id="in-a-collapsible"),
        pytest.param(f"<p>a<img hidden>b{_marker(0)}</p>", (0,), id="behind-a-hidden-image"),
    ],
)
def test_markers_are_read_as_the_reader_sees_them(html: str, calls: tuple[int, ...]) -> None:
    assert built_pages.read(html).calls == calls


@pytest.mark.parametrize(
    ("html", "templates"),
    [
        pytest.param('<p>A {{ cite("a") }}</p>', ('{{ cite("a") }}',), id="call"),
        pytest.param("<p>A &#123;&#123; cite(x) &#125;&#125;</p>", (), id="character-references"),
        pytest.param("<p>{&lcub; a }}</p>", (), id="one-character-reference"),
        pytest.param("<p>{{ c&#91;ite(x) }}</p>", ("{{ c[ite(x) }}",), id="reference-within"),
        pytest.param("<p>{{&nbsp;a }}</p>", ("{{\xa0a }}",), id="reference-by-name"),
        pytest.param("<p>{% if x %}</p>", ("{% if x %}",), id="statement"),
        pytest.param('<p>A {{ cite("a") B</p>\n<p>C</p>', ('{{ cite("a") B',), id="unclosed-call"),
        pytest.param("<p>{{ a\nb }}</p>", ("{{ a\nb }}",), id="over-lines"),
        pytest.param("<p>{{ a }} {{ b }}</p>", ("{{ a }}", "{{ b }}"), id="two"),
        pytest.param("<p>{{ <em>a</em> }}</p>", ("{{ a }}",), id="with-markup-inside"),
        pytest.param("<code>{{ a }}</code>", (), id="in-code"),
        pytest.param("<pre><span>{{</span> a }}</pre>", (), id="in-highlighted-code"),
        pytest.param("<kbd>{{ a }}</kbd> <samp>{{ a }}</samp>", (), id="in-keys-and-samples"),
        pytest.param("<textarea>{{ a }}</textarea>", (), id="in-a-textarea"),
        pytest.param("<script>{{ a }}</script>", (), id="in-a-script"),
        pytest.param("<p>{{ <code>x</code> and {% <code>y</code></p>", (), id="signs-of-prose"),
        pytest.param("<p hidden>{{ a }}</p>", (), id="in-a-hidden-element"),
        pytest.param('<img alt="{{ a }}">', (), id="in-an-attribute"),
    ],
)
def test_macros_in_the_prose_are_read_as_typed(html: str, templates: tuple[str, ...]) -> None:
    assert built_pages.read(html).macros == templates


_PIECES = (
    *("<p>", "</p>", "<code>", "</code>", "<div hidden>", "</div>", "<template>", "</template>", "hidden"),
    *('<span aria-hidden="true">', "</span>", "<!-- ", " -->", "{", "}", "%", "{{ a }}", "{% b %}", "A"),
    *("&#123;", "&amp;", "&amp", "{<em>", "</em>", '<sup class="ib-cite">', "ib-cite", "<script>", "\n"),
    *map(_marker, (-1, 0, 1)),
)


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_no_macro_is_missed_because_nothing_seems_to_begin_one(html: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typed_macros, "_BEGINNING", re.compile(""))
        every = typed_macros.typed_macros(html)

    assert typed_macros.typed_macros(html) == every


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_a_page_that_no_link_leads_into_is_read_alike(html: str) -> None:
    without, whole = built_pages.read(html, is_target=False), built_pages.read(html)

    assert without._replace(anchors=frozenset()) == whole._replace(anchors=frozenset())


def test_only_of_a_target_the_anchors_are_read() -> None:
    html = f'<h2 id="votes">Votes{_marker(0)}</h2>'

    assert built_pages.read(html) == BuiltPage((0,), anchors=frozenset({"votes"}), words=1)
    assert built_pages.read(html, is_target=False) == BuiltPage((0,), words=1)


def _error_page(markdown: str) -> str:
    """Return what mkdocs-macros publishes in the place of a page."""
    page = HostPage(None, File("index.md", "docs", "site", use_directory_urls=True), MkDocsConfig())
    try:
        Environment(undefined=StrictUndefined).from_string(markdown).render()
    except (TemplateError, ArithmeticError) as error:
        return str(format_error(error, markdown=markdown, page=page))
    return markdown


@pytest.mark.parametrize(
    ("markdown", "reason"),
    [
        pytest.param("A {{ x.y }}", "'x' is undefined", id="undefined-name"),
        pytest.param("A {{ 1 / 0 }}", "division by zero", id="computation"),
        pytest.param(
            "A {% unknown %}",
            "Encountered unknown tag 'unknown'",
            id="syntax",
        ),
        pytest.param("A {{ 1 }}", "", id="no-error"),
        pytest.param("# _Not an error_\n\n_A_: b", "", id="a-heading-like-it"),
        pytest.param("", "", id="empty"),
    ],
)
def test_the_reason_of_an_error_page_is_read(markdown: str, reason: str) -> None:
    assert built_pages.failure(_error_page(markdown)) == reason


def test_a_page_that_tells_of_an_error_page_is_none_nope() -> None:
    assert built_pages.failure(f"# Home\n\n{_error_page('{{ x.y }}')}") == ""


def _report(page: Page, rendered: BuiltPage) -> list[tuple[str, str, str]]:
    return [(str(f.location), f.rule, f.message) for f in render_check.differences(page, rendered)]


def test_a_page_that_shows_what_its_text_has_is_silent_nope() -> None:
    assert _report(_page('A{{ cite("a") }} B{{ cite("b") }}'), BuiltPage((0, 1))) == []


def test_the_order_on_the_page_may_differ_nope() -> None:
    """A footnote is written where the text refers to it, and read below."""
    assert _report(_page('A{{ cite("a") }} B{{ cite("b") }}'), BuiltPage((1, 0))) == []


def test_a_citation_hidden_by_its_text_is_not_found_again_nope() -> None:
    assert _report(_page('<!-- {{ cite("a") }} -->'), BuiltPage()) == []


def test_a_citation_that_is_not_shown_is_found() -> None:
    assert _report(_page('A{{ cite("a") }} B{{ cite("b") }}'), BuiltPage((0,))) == [
        ("docs/index.md:1:19", "hidden-citation", "this citation is not visible on the built page")
    ]


def test_a_citation_that_is_shown_twice_is_found() -> None:
    assert _report(_page('A{{ cite("a") }}'), BuiltPage((0, 0))) == [
        ("docs/index.md:1:2", "hidden-citation", "this citation is shown 2 times")
    ]


@pytest.mark.parametrize(
    ("calls", "words"),
    [
        pytest.param((-1,), "1 citation", id="one"),
        pytest.param((-1, -1), "2 citations", id="two"),
    ],
)
def test_a_citation_that_the_text_does_not_have_is_found(calls: tuple[int, ...], words: str) -> None:
    assert _report(_page("A"), BuiltPage(calls)) == [
        ("docs/index.md:1:1", "hidden-citation", f"the built page shows {words} that its text does not have")
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('A\n\n«{% include "b.md" %}«\n', id="include"),
        pytest.param('A\n\n«{%- import "b.md" as b -%}«\n', id="import"),
        pytest.param('A\n\n«--8<-- "b.md"«\n', id="snippet"),
    ],
)
def test_a_citation_from_elsewhere_is_found_where_it_is_included(content: str) -> None:
    text, (start, end) = marked(content)

    (finding,) = render_check.differences(_page(text.content), BuiltPage((-1,)))

    assert (finding.location.line, finding.location.column) == (3, 1)
    assert finding.length == end - start


def test_a_macro_published_as_typed_is_found_where_it_stands() -> None:
    page = _page("A {{ x }}")

    (finding,) = render_check.differences(page, BuiltPage(macros=("{{ x }}",)))

    assert (finding.rule, finding.location.column, finding.length) == ("unrendered-macro", 3, 7)
    assert finding.message == "the macro {{ x }} is published as it is typed"
    assert finding.hint == "close it, or put it into a code span"


def test_an_undefined_name_is_found_where_it_is_used() -> None:
    page = _page("---\n{{ x }}\n---\nA {{ 1 + x }}", 16)
    template = "{{ no such element: dict object['x'] }}"

    (finding,) = render_check.differences(page, BuiltPage(macros=(template,)))

    assert (str(finding.location), finding.length) == ("docs/index.md:4:3", 8)
    assert finding.message == '"x" is undefined'


def test_a_macro_from_an_included_file_is_found_where_it_is_included() -> None:
    page = _page('A\n\n--8<-- "b.md"\n')

    (finding,) = render_check.differences(page, BuiltPage(macros=('{{ cite("a") }}',)))

    assert finding.location == Location("docs/index.md", 3, 1)
    assert finding.hint == "it comes from a file that this page includes: cite in the page itself"


def test_a_citation_is_not_taken_for_a_macro_as_typed() -> None:
    """The same words stand in a citation that is read, and in an included file that is not."""
    page = _page('A{{ cite("a") }}\n\n--8<-- "b.md"\n')

    (finding,) = render_check.differences(page, BuiltPage((0,), ('{{ cite("a") }}',)))

    assert finding.location.line == 3


def test_two_equal_macros_are_found_at_their_own_places() -> None:
    page = _page("{{ x }}\n\n{{ x }}\n")

    found = render_check.differences(page, BuiltPage(macros=("{{ x }}", "{{ x }}")))

    assert [finding.location.line for finding in found] == [1, 3]


def test_a_macro_as_typed_is_not_looked_for_in_code() -> None:
    page = _page("`{{ x }}`\n\n{{ x }}\n")

    (finding,) = render_check.differences(page, BuiltPage(macros=("{{ x }}",)))

    assert finding.location.line == 3


def test_a_long_macro_is_shortened() -> None:
    typed = f"{{{{ x(\n  {'y' * 100}) }}}}"

    (finding,) = render_check.differences(_page(f"A {typed}"), BuiltPage(macros=(typed,)))

    assert finding.message == f"the macro {{{{ x( {'y' * 51}… is published as it is typed"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("A\n\n{{ «value« }}\n", "'value' is undefined", id="undefined-name"),
        pytest.param("A\n\n«{{« 1 / 0 }}\n", "division by zero", id="another-reason"),
        pytest.param("A\n\n«{%« if x %}\n", "x", id="statement"),
        pytest.param("«A« without a macro\n", "from elsewhere", id="no-macro"),
        pytest.param("«A« without the name\n", "'value' is undefined", id="no-such-name"),
    ],
)
def test_a_page_that_cannot_be_rendered_is_found_at_the_macro(content: str, reason: str) -> None:
    text, (start, end) = marked(content, "docs/index.md")

    (finding,) = render_check.differences(_page(text.content), BuiltPage((0, 0, -1), ("{{ x }}",), reason))

    assert finding.rule == "unrendered-macro"
    assert finding.message == f"mkdocs-macros cannot render this page: {reason}"
    assert (finding.location, finding.length) == (text.location(start), end - start)


def test_a_page_that_is_not_built_is_found_at_its_body() -> None:
    finding = render_check.unbuilt(_page('---\ntitle: A\n---\n# A{{ cite("a") }}', 17))

    assert (finding.rule, str(finding.location)) == ("hidden-citation", "docs/index.md:4:1")


def test_a_page_of_a_plugin_is_found_when_it_cites() -> None:
    (finding,) = render_check.unread("made.md", BuiltPage((-1, -1)))

    assert (finding.rule, str(finding.location)) == ("hidden-citation", "made.md:1:1")
    assert finding.message == "a plugin makes this page with 2 citations that the check cannot see"


def test_a_page_of_a_plugin_without_citations_is_silent_nope() -> None:
    assert list(render_check.unread("made.md", BuiltPage())) == []


def _leads_to(name: str) -> tuple[Profile, Text, list[int]]:
    """Return a page with one follow-up, and the place of its address."""
    text, offsets = marked(f"---\nfollow_ups:\n  - question: Why?\n    page: «{name}\n---\n", "docs/how.md")
    front, findings = front_matter(text)
    assert findings == ()
    return Profile(text.path, front.front_matter), text, offsets


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("why.md#voets", 'did you mean "#votes"?', id="typo"),
        pytest.param("../docs/why.md#zzz", "name the page alone", id="nothing-near"),
        pytest.param('"why.md#"', "name the page alone", id="empty"),
    ],
)
def test_a_follow_up_to_a_part_that_the_built_page_lacks_is_found(name: str, hint: str) -> None:
    profile, text, (offset,) = _leads_to(name)
    built = built_pages.read('<h2 id="votes">Votes</h2><h2 id="parties">Parties</h2>')

    (finding,) = render_check.missing_anchors(profile, text, {"docs/why.md": built})

    assert (finding.rule, finding.location, finding.hint) == ("undefined-page", text.location(offset), hint)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("why.md#votes", id="heading"),
        pytest.param("why.md#old", id="name-of-a-link"),
        pytest.param("why.md", id="page-alone"),
        pytest.param("unrendered.md#zzz", id="page-that-was-not-rendered"),
        pytest.param('"#zzz"', id="page-itself"),
    ],
)
def test_a_follow_up_to_a_part_that_may_be_there_is_silent_nope(name: str) -> None:
    profile, text, _ = _leads_to(name)
    built = built_pages.read('<h2 id="votes">Votes</h2><a name="old"></a><input name="zzz">')

    assert (
        list(render_check.missing_anchors(profile, text, {"docs/why.md": built, "docs/how.md": built})) == []
    )

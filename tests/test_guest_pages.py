"""A site that is not ours: what its pages and its built pages are judged for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.check import rules, site
from macros.check.rules.rule import EVERY_PAGE, EXPLAINERS
from macros.check.site import Project
from macros.content.citations import prepared, scan, tokens
from macros.content.settings import Rendering, Settings
from macros.core.model import Author
from macros.core.text import Text
from macros.render import built_pages

_STORE = (Text("bibliography.bib", "@misc{a, title = {A}}"),)
_PLUGIN = Settings(rendering=Rendering(is_templated=False))
_MACROS = Settings()


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        pytest.param('A{{ cite("a") }} {{ foo }} {# x {% y', ["a"], id="other marks"),
        pytest.param('{% raw %}{{ cite("a") }}{% endraw %}', ["a"], id="raw means nothing"),
        pytest.param('{# {{ cite("a") }} #}', ["a"], id="a comment means nothing"),
        pytest.param("{{- cite('a', 'b') -}} {{ x }}", ["a", "b"], id="minus signs"),
        pytest.param('{{ "{{" }} {{ quote("a", "the words") }}', ["a"], id="quotation"),
        pytest.param('`{{ cite("a") }}` {{ cite("b") }}', ["b"], id="code"),
        pytest.param("{% if x %}- It goes on.\n\n    {{ cite('a') }}", [], id="code behind a statement"),
        pytest.param("{{cite}} {{ excite('a') }} {{ x.cite('a') }}", [], id="no calls"),
        pytest.param("${{ secrets.X }} \\frac{{a}}{{b}} {{ .Values.x }}", [], id="other languages"),
        pytest.param('{{ item("x") }} {{ figure("y", "z") }}', [], id="other functions"),
    ],
)
def test_only_our_calls_are_marks_where_no_page_is_a_template(content: str, keys: list[str]) -> None:
    scanned, findings = scan(Text("page.md", content), is_templated=False)

    assert findings == ()
    assert [citation.key for call in scanned.calls for citation in call.citations] == keys
    assert scanned.shown == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param('{{ ciet("a") }}', 'there is no macro "ciet"', id="misspelt"),
        pytest.param('{{ source("a") }}', 'there is no macro "source"', id="key of the store"),
        pytest.param('{{ cite["a"] }}', '"cite[" calls no macro', id="brackets"),
        pytest.param(
            '{ cite("a") }', "this citation has one brace, and is published as it is typed", id="one brace"
        ),
        pytest.param('{{ cite("a" }}', "this macro cannot be read", id="bracket"),
        pytest.param("{{ cite(a) }}", "the key a has no quotation marks", id="no quotation marks"),
        pytest.param('{{ cite("a")', '"{{" is never closed', id="never closed"),
        pytest.param('{{( cite("a") }}', "this macro cannot be read", id="bracket before it"),
        pytest.param("{{\\( cite('a') }}", "this macro cannot be read", id="backslash before it"),
        pytest.param('{{ "so"\n + cite("a") }}', "a citation must stand on its own", id="text before it"),
    ],
)
def test_a_call_of_ours_that_is_wrong_is_told_there_too(content: str, message: str) -> None:
    _, findings = scan(Text("page.md", content), keys={"a"}, is_templated=False)

    assert [finding.message.startswith(message) for finding in findings] == [True]


def test_a_page_that_is_no_template_keeps_all_but_our_calls() -> None:
    text = Text("page.md", 'A {{ foo }} `{{ x }}` {# y {{ cite("a") }}')
    scanned, _ = scan(text, is_templated=False)

    made = tokens(scanned, scanned.calls)

    assert prepared(text, scanned, made) == f"A {{{{ foo }}}} `{{{{ x }}}}` {{# y {made[0]}"


_PIECES = ('{{ cite("a") }}', '{{ quote("b", "words") }}', '`{{ cite("c") }}`', "<!-- x -->", "A b.", "\n\n")


@given(st.lists(st.sampled_from((*_PIECES, '<!-- {{ cite("d") }} -->', "    ", "- ", "# H\n"))))
def test_a_page_of_our_calls_alone_is_read_as_a_template_is(pieces: list[str]) -> None:
    text = Text("page.md", "".join(pieces))

    as_text, of_text = scan(text, is_templated=False)
    as_template, of_template = scan(text)

    assert (as_text.calls, as_text.apart, of_text) == (as_template.calls, as_template.apart, of_template)


@given(st.text("{}%#$\\[]().\n xyz_0\"'"))
def test_a_page_without_our_calls_has_no_mistake_where_it_is_no_template(content: str) -> None:
    scanned, findings = scan(Text("page.md", content), is_templated=False)

    assert (scanned.calls, findings) == ((), ())


def _rendered(configured: Settings, content: str, html: str) -> list[str]:
    text = Text("docs/page.md", content)
    built = site.build(Project(configured, _STORE, (text,)))
    shown = site.with_rendered(built, {text.path: built_pages.read(html)}, {text.path})
    return [finding.message for finding in site.judged(shown).findings]


_MARKER = '<sup class="ib-cite" data-call="0"><a>[1]</a></sup>'
_CITED = 'A{{ cite("a") }}\n'
_TYPED = '<p>{{ foo }} {% x %} {{ cite("b") }}</p>'


@pytest.mark.parametrize(
    ("configured", "content", "html", "count"),
    [
        pytest.param(_PLUGIN, _CITED, f"<p>A{_MARKER} {{{{ foo }}}}</p>", 0, id="text of the site"),
        pytest.param(_PLUGIN, _CITED, f"<p>A{_MARKER}</p>{_TYPED}", 1, id="our call as typed"),
        pytest.param(_MACROS, "A\n", "<p>{{ foo }}</p>", 1, id="template without our calls"),
        pytest.param(_MACROS, _CITED, f"<p>A{_MARKER} {{{{ foo }}}}</p>", 1, id="template with our calls"),
        pytest.param(
            _PLUGIN._replace(everywhere=True), _CITED, f"<p>A{_MARKER} {{{{ foo }}}}</p>", 0, id="everywhere"
        ),
    ],
)
def test_macros_that_readers_see_are_ours_or_those_of_a_template(
    configured: Settings, content: str, html: str, count: int
) -> None:
    found = _rendered(configured, content, html)

    unused = [message for message in found if message.startswith("no page cites")]
    expected = 0 if content == "A\n" else count
    assert len(found) - len(unused) == expected


@pytest.mark.parametrize(
    ("content", "is_told"),
    [
        pytest.param("# A page\n", False, id="without a citation"),
        pytest.param(_CITED, True, id="with a citation"),
        pytest.param("---\ntype: analysis\n---\n", True, id="with a type"),
    ],
)
def test_a_page_that_another_plugin_leaves_out_matters_where_it_cites(content: str, *, is_told: bool) -> None:
    text = Text("docs/page.md", content)
    built = site.build(Project(_PLUGIN, _STORE, (text,)))

    shown = site.with_rendered(built, {}, frozenset())

    told = [finding for finding in shown.found if finding.message.startswith("this page is not built")]
    assert bool(told) is is_told


@pytest.mark.parametrize(
    ("kind", "messages"),
    [
        pytest.param("", [], id="without"),
        pytest.param("type: analysis\n", ['that page has no anchor "#b"'], id="with"),
    ],
)
def test_the_anchor_of_a_follow_up_is_judged_on_a_page_with_a_type(kind: str, messages: list[str]) -> None:
    front = f"---\n{kind}follow_ups: [{{question: 'Why?', page: 'why.md#b'}}]\n---\n"
    page, why = Text("docs/page.md", front), Text("docs/why.md", "# Why\n")
    built = site.build(Project(_PLUGIN, (), (page, why)))
    read = {text.path: built_pages.read("<p>A</p>") for text in (page, why)}
    shown = site.with_rendered(built, read, read.keys())

    found = [finding.message for finding in site.judged(shown).findings if finding.rule == "undefined-page"]

    assert found == messages


def test_a_host_that_renders_citations_says_so() -> None:
    site_of_others = Rendering()._replace(is_ours=False)
    project = Project(Settings(rendering=site_of_others), (), ())

    assert project.rendered().settings.rendering.is_ours


def test_rules_on_citations_and_bibtex_speak_on_every_page_and_no_others() -> None:
    """A rule that moves from one list to the other is a decision, which this list makes visible."""
    named = {
        scope: {rule.id for rule in rules.RULES if rule.scope is scope} for scope in (EVERY_PAGE, EXPLAINERS)
    }

    assert named[EXPLAINERS] == {
        *("missing-front-matter", "repeated-title", "invalid-author", "undefined-author", "undefined-rating"),
        *("undefined-template", "undefined-page", "correction-missing", "unlinked-follow-up", "date-order"),
        *(
            "source-after-check",
            "source-concentration",
            "missing-archive",
            "self-citation",
            "missing-locator",
        ),
        *("unknown-kind", "placeholder", "unused-footnote", "date-after-check", "quotation-without-source"),
        *("short-quotation-without-source", "section-without-source", "section-on-one-source"),
        *("plural-on-one-source", "figure-without-source", "anonymous-attribution", "relative-time"),
        *("uncited-paragraph-end", "future-date", "urldate-before-date"),
    }


_FAULTY_AUTHOR = "authors:\n  ada: {links: [a]}\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        pytest.param("# A page\n", [], id="without explainers"),
        pytest.param("---\ntype: analysis\n---\n", ["invalid-author"], id="with one"),
    ],
)
def test_shared_files_are_judged_where_there_is_an_explainer(content: str, found: list[str]) -> None:
    project = Project(
        _PLUGIN, (), (Text("docs/page.md", content),), authors=Text("docs/.authors.yml", _FAULTY_AUTHOR)
    )

    built = site.build(project)

    reported = site.judged(built).findings
    authors: Mapping[str, Author] = built.authors
    assert list(dict.fromkeys(f.rule for f in reported if f.rule == "invalid-author")) == found
    assert list(authors) == ["ada"]


def test_a_correction_is_missed_on_a_page_with_a_type() -> None:
    front = "---\n{}published: 2024-03-05\n---\n\nIt freed {} people.\n"

    def missed(kind: str) -> list[str]:
        before, after = (Text("docs/page.md", front.format(kind, count)) for count in (33, 34))
        base = site.build(Project(_PLUGIN, (), (before,)))
        changed = site.build(Project(_PLUGIN, (), (after,)), base)
        return [f.rule for f in site.judged(changed).findings if f.rule == "correction-missing"]

    assert missed("type: analysis\n") == ["correction-missing"]
    assert missed("") == []

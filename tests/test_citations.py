from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from macros.content.citations import Scan, prepared, scan, tokens
from macros.core.text import Span, Text, blanked
from macros.syntax.tokens import ELSEWHERE, PATTERN

from .conftest import marked


def _scanned(content: str) -> Scan:
    scanned, findings = scan(Text("page.md", content))
    assert findings == ()
    return scanned


def _keys(content: str) -> list[str]:
    return [citation.key for call in _scanned(content).calls for citation in call.citations]


def _visible(content: str) -> list[str]:
    calls = _scanned(content).calls
    return [citation.key for call in calls if not call.hidden_in for citation in call.citations]


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        pytest.param('A{{ cite("a") }}', ["a"], id="plain"),
        pytest.param('A{{cite("a")}}', ["a"], id="without-spaces"),
        pytest.param('A{{\tcite (  "a"  )  }}', ["a"], id="with-more-spaces"),
        pytest.param("A{{ cite('a') }}", ["a"], id="apostrophes"),
        pytest.param('A{{ cite("a", "b", \'c\') }}', ["a", "b", "c"], id="several-keys"),
        pytest.param('A{{ cite("a",) }}', ["a"], id="comma-at-the-end"),
        pytest.param('A{{ cite("a", locator="p. 3") }}', ["a"], id="locator"),
        pytest.param('A{{ quote("a", "We said no.") }}', ["a"], id="quote"),
        pytest.param('A{{- cite("a") -}} B', ["a"], id="signs-for-white-space"),
        pytest.param('A{{ cite(\n  "a",\n  "b"\n) }}', ["a", "b"], id="over-several-lines"),
        pytest.param('A{{ cite("a") }}{{ cite("b") }}', ["a", "b"], id="two-calls"),
        pytest.param('A{{ cite("o\'brien2020") }}', ["o'brien2020"], id="apostrophe-in-key"),
        pytest.param('A{{ cite("un:2024/a-b.c+d_e") }}', ["un:2024/a-b.c+d_e"], id="signs-in-key"),
        pytest.param(
            'A{{ cite("ملف2024", "資料", "naïve") }}', ["ملف2024", "資料", "naïve"], id="any-script"
        ),
        pytest.param('A{{ cite("a\\"b") }}', ['a"b'], id="escaped-quotation-mark"),
        pytest.param('{{ cite("a") }}', ["a"], id="at-the-start"),
    ],
)
def test_calls_are_read_with_their_keys(content: str, keys: list[str]) -> None:
    assert _visible(content) == keys


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('- A{{ cite("a") }}\n\n    B{{ cite("b") }}\n', id="list"),
        pytest.param('1. A{{ cite("a") }}\n2. B{{ cite("b") }}\n', id="numbered-list"),
        pytest.param('| x | y |\n|---|---|\n| {{ cite("a") }} | B{{ cite("b") }} |\n', id="table"),
        pytest.param('> A{{ cite("a") }}\n>\n> > B{{ cite("b") }}\n', id="block-quote"),
        pytest.param('!!! note "A{{ cite("a") }}"\n\n    B{{ cite("b") }}\n', id="admonition"),
        pytest.param('??? note "A{{ cite("a") }}"\n\n    B{{ cite("b") }}\n', id="collapsible"),
        pytest.param('=== "A{{ cite("a") }}"\n\n    B{{ cite("b") }}\n', id="tab"),
        pytest.param('Term{{ cite("a") }}\n\n:   B{{ cite("b") }}\n', id="definition-list"),
        pytest.param('X[^1]\n\n[^1]: A{{ cite("a") }}\n\n    B{{ cite("b") }}\n', id="footnote"),
        pytest.param('<div markdown>\n\nA{{ cite("a") }}\n\n    B\n\nC{{ cite("b") }}\n</div>\n', id="html"),
        pytest.param(
            '<figure markdown>\n![](x.png)\n<figcaption markdown>A{{ cite("a") }} B{{ cite("b") }}'
            "</figcaption>\n</figure>\n",
            id="figure-caption",
        ),
        pytest.param('# A{{ cite("a") }}\n\nB{{ cite("b") }}\n====\n', id="headings"),
        pytest.param('**A{{ cite("a") }}** *{{ cite("b") }}*', id="emphasis"),
        pytest.param('[A{{ cite("a") }}](x) ~~{{ cite("b") }}~~', id="link-text"),
        pytest.param(
            'A {{ page.title }} {{ cite("a") }} {{ now() }}{{ cite("b") }}', id="beside-other-macros"
        ),
        pytest.param('{% if x %}A{{ cite("a") }}{% else %}{{ cite("b") }}{% endif %}', id="branches"),
        pytest.param('A "quoted{{ cite("a") }}" and don\'t{{ cite("b") }} \'', id="beside-quotation-marks"),
        pytest.param('A } }} %} #} { {{ cite("a") }} 50 % {{ cite("b") }}', id="beside-signs-of-templates"),
        pytest.param('A `{{` {{ cite("a") }} `{%` {{ cite("b") }}', id="beside-signs-in-code"),
        pytest.param(
            '{{ quote("a", "the `x` in <b> <!-- it") }} -->{{ cite("b") }}', id="markup-in-a-quotation"
        ),
    ],
)
def test_calls_are_read_in_every_block(content: str) -> None:
    assert _visible(content) == ["a", "b"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('`{{ cite("a") }}`', id="code-span"),
        pytest.param('``{{ cite("a") }} ` ``', id="code-span-of-two"),
        pytest.param('```\n{{ cite("a") }}\n```', id="fence"),
        pytest.param('- x\n\n    ~~~\n    {{ cite("a") }}\n    ~~~', id="fence-in-list"),
        pytest.param('x\n\n    {{ cite("a") }}\n', id="indented-code"),
        pytest.param('{# {{ cite("a") }} #}', id="template-comment"),
        pytest.param('{#\n\n{{ cite("a") }}\n\n#}', id="template-comment-over-lines"),
        pytest.param('{% raw %}`{{ cite("a") }}`{% endraw %}', id="raw"),
        pytest.param('{%- raw -%}\n`{{ cite("a") }}`\n{%- endraw -%}', id="raw-with-signs"),
        pytest.param('cite("a")', id="no-braces"),
        pytest.param('{{ recite("a") }} {{ cited }} {{ cite }}', id="other-names"),
    ],
)
def test_what_looks_like_a_call_and_is_none_nope(content: str) -> None:
    assert _keys(content) == []


def test_calls_come_in_file_order_whatever_hides_them() -> None:
    content = '{{ cite("a") }} <!-- {{ cite("b") }} --> {{ quote("c", "x") }} ![{{ cite("d") }}](e.png)'

    assert _keys(content) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("content", "hidden_in"),
    [
        pytest.param('A{{ cite("a") }}', "", id="prose"),
        pytest.param('<!-- {{ cite("a") }} -->', "an HTML comment", id="comment"),
        pytest.param('![{{ cite("a") }}](x.png)', "the alternative text of an image", id="image"),
        pytest.param("<b title='{{ cite(\"a\") }}'>x</b>", "an HTML tag", id="attribute"),
        pytest.param('<b title="{{ cite("a") }}">x</b>', "an HTML tag", id="attribute-with-its-own-marks"),
        pytest.param('<div>{{ cite("a") }}</div>', "a block of raw HTML", id="raw-html"),
    ],
)
def test_a_call_says_what_hides_it(content: str, hidden_in: str) -> None:
    assert [call.hidden_in for call in _scanned(content).calls] == [hidden_in]


def test_a_call_holds_locator_and_quotation() -> None:
    (call,) = _scanned('A{{ quote("a", "say \\"no\\" }} {% #}", locator=\'p. 3\') }}').calls

    assert (call.quotation, call.locator) == ('say "no" }} {% #}', "p. 3")


def test_places_are_those_of_the_file() -> None:
    text, offsets = marked("---\na: b\n---\nÄ«{{ cite(\"«a«\", '«b«') }}« B")

    (call,) = scan(text, 13)[0].calls

    keys = [place for c in call.citations for place in (c.span.start, c.span.end)]
    assert [call.span.start, *keys, call.span.end] == offsets


def test_what_stands_before_the_body_is_not_read() -> None:
    text, (body,) = marked('---\ntitle: \'{{ cite("a") }}\'\n---\n«{{ cite("b") }}')

    scanned, _ = scan(text, body)

    assert [c.key for call in scanned.calls for c in call.citations] == ["b"]


_NO_UNKNOWN = 'there is no statement "unknown"'
_NO_END = 'this page is not a template: there is no statement "endunknown"'
_NO_Y = 'this macro cannot be read: "y" is not expected here'
_USAGE = 'write {{ cite("key") }}'
_LITERAL = "a citation must stand on its own, with its keys as literal text"
_COMPUTED = ("dynamic-citation", _LITERAL)
_UNCLOSED = ("unrendered-macro", '"{{" is never closed')
_ONE_BRACE = "this citation has one brace, and is published as it is typed"
_RAW = "raw keeps this citation from being read, and readers see it as it is typed"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param("A«{{ cite(key) }}« B", _COMPUTED, id="variable"),
        pytest.param('A«{{ cite("a" ~ "b") }}« B', _COMPUTED, id="joined-text"),
        pytest.param('A«{{ cite("a")|upper }}« B', _COMPUTED, id="filter"),
        pytest.param('A«{{ cite("a"|upper) }}« B', _COMPUTED, id="filter-on-key"),
        pytest.param("A«{{ cite(*keys) }}« B", _COMPUTED, id="keys-spread"),
        pytest.param('A«{{ cite("a", **more) }}« B', _COMPUTED, id="arguments-spread"),
        pytest.param('A«{{ cite(["a", "b"]) }}« B', _COMPUTED, id="list-of-keys"),
        pytest.param(
            'A«{{ cite("a", locator=3) }}« B',
            ("invalid-citation", "a locator must be literal text"),
            id="locator-that-is-a-number",
        ),
        pytest.param("A «{ cite(«'a')} B", ("unrendered-macro", _ONE_BRACE), id="one-brace"),
        pytest.param('A { «{ cite(«"a") } } B', ("unrendered-macro", _ONE_BRACE), id="braces-apart"),
        pytest.param('A«{{ cite("a") if x else cite("b") }}« B', _COMPUTED, id="condition"),
        pytest.param('A«{{ cite(cite("a")) }}« B', _COMPUTED, id="call-in-call"),
        pytest.param('A«{% set x = cite("a") %}« B', _COMPUTED, id="assignment"),
        pytest.param(
            'A«{% if cite("a") %}«x{% endif %}',
            _COMPUTED,
            id="branch",
        ),
        pytest.param("A«{{ cite() }}« B", ("invalid-citation", "cite() names no source"), id="nothing"),
        pytest.param(
            "A«{{ quote() }}« B", ("invalid-citation", "quote() names no source"), id="quote-nothing"
        ),
        pytest.param(
            'A«{{ cite(locator="p. 3") }}« B',
            ("invalid-citation", "cite() names no source"),
            id="locator-alone",
        ),
        pytest.param(
            'A«{{ cite("a", page="3") }}« B',
            ("invalid-citation", 'cite() has no argument "page"'),
            id="unknown-argument",
        ),
        pytest.param(
            'A«{{ cite(key="a") }}« B', ("invalid-citation", 'cite() has no argument "key"'), id="named-key"
        ),
        pytest.param(
            'A«{{ cite("a", "b", locator="3") }}« B',
            ("invalid-citation", "a locator belongs to one source, and this citation names several"),
            id="locator-with-two-keys",
        ),
        pytest.param(
            'A«{{ cite("a", "a") }}« B',
            ("invalid-citation", "a source is cited twice in one place"),
            id="one-key-twice",
        ),
        pytest.param('A«{{ cite("") }}« B', ("invalid-citation", "a key is empty"), id="empty-key"),
        pytest.param(
            'A«{{ cite("\\ud800") }}« B',
            ("invalid-citation", "a text holds a character that cannot be published"),
            id="surrogate",
        ),
        pytest.param(
            'A«{{ cite("a", locator="\\x02") }}« B',
            ("invalid-citation", "a text holds a character that cannot be published"),
            id="control-character",
        ),
        pytest.param(
            'A {% raw %}{{ «cite(«"a") }}{% endraw %} B',
            (
                "unrendered-macro",
                "raw keeps this citation from being read, and readers see it as it is typed",
            ),
            id="raw",
        ),
        pytest.param(
            'A«{{ cite("a" "b") }}« B',
            ("invalid-citation", "a comma is missing between two texts"),
            id="comma-missing",
        ),
        pytest.param(
            'A«{{ cite("a", locator="3", locator="4") }}« B',
            ("invalid-citation", "a citation can have only one locator"),
            id="locator-twice",
        ),
        pytest.param(
            'A«{{ quote("a") }}« B',
            ("invalid-citation", "quote() needs a key and the quoted words"),
            id="quote-without-words",
        ),
        pytest.param(
            'A«{{ quote("a", " ") }}« B',
            ("invalid-citation", "quote() needs a key and the quoted words"),
            id="quote-of-blanks",
        ),
        pytest.param(
            'A«{{ quote("a", "b", "c") }}« B',
            ("invalid-citation", "quote() needs a key and the quoted words"),
            id="quote-of-two",
        ),
        pytest.param('A«{{ cite("a") B.«', _UNCLOSED, id="unclosed"),
        pytest.param('A«{{ cite("a") } B.«\n\nC', _UNCLOSED, id="half-closed"),
        pytest.param('A«{{ cite("a) }} B.«\n\nC "x"', _UNCLOSED, id="quotation-mark-unclosed"),
        pytest.param("A«{{ B«\nC", _UNCLOSED, id="braces-alone"),
        pytest.param("A«{% B«\nC", ("unrendered-macro", '"{%" is never closed'), id="statement-unclosed"),
        pytest.param("A«{{ B«", _UNCLOSED, id="unclosed-on-the-last-line"),
        pytest.param(
            'A«{{ cite("a" }}« B',
            ("unrendered-macro", 'this macro cannot be read: ")" is missing before "}"'),
            id="bracket-unclosed",
        ),
        pytest.param(
            "A{{ cite(«“«a”) }} B",
            ("unrendered-macro", "a macro needs straight quotation marks"),
            id="curly-quotation-marks",
        ),
        pytest.param(
            "## Heading «{#«id}\n\nA",
            ("unrendered-macro", '"{#" is never closed'),
            id="anchor-that-opens-a-comment",
        ),
        pytest.param(
            "A\n\n«{% if x %}«B\n\nC",
            ("unrendered-macro", '"if" is never closed'),
            id="branch-unclosed",
        ),
    ],
)
def test_a_fault_is_found_at_its_place(content: str, fault: tuple[str, str]) -> None:
    text, (start, end) = marked(content)

    (finding,) = scan(text)[1]

    assert (finding.rule, finding.message) == fault
    assert (finding.location, finding.length) == (text.location(start), end - start)


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        pytest.param("{{ cite(key) }}", f"{_USAGE}, once for every place", id="computed"),
        pytest.param("{{ cite() }}", _USAGE, id="nothing"),
        pytest.param(
            '{{ cite("a", p="3") }}',
            f'{_USAGE}, or add prefix="see" or locator="p. 3"',
            id="unknown-argument",
        ),
        pytest.param('{{ cite("a", prefix=x) }}', 'write prefix="see"', id="computed-prefix"),
        pytest.param(
            '{{ cite("a", prefix="x", prefix="y") }}',
            'write it into one text: prefix="see"',
            id="two-prefixes",
        ),
        pytest.param(
            '{{ cite("a", "b", prefix="see") }}',
            'write one for each: {{ cite("a", prefix="see") }}{{ cite("b") }}',
            id="prefix-of-a-group",
        ),
        pytest.param(
            '{{ textcite("a", "b") }}',
            'write one for each: {{ textcite("a") }}{{ textcite("b") }}',
            id="names-of-a-group",
        ),
        pytest.param('{{ quote("a") }}', 'write {{ quote("key", "the words") }}', id="quote"),
        pytest.param(
            '{{ cite("a" }}', f"{_USAGE}, with every quotation mark and bracket closed", id="unreadable"
        ),
        pytest.param('{{ cite("a")', 'close it with "}}", and every quotation mark in it', id="unclosed"),
        pytest.param("{% if", 'close it with "%}", and every quotation mark in it', id="statement-unclosed"),
    ],
)
def test_a_fault_says_what_to_type(content: str, hint: str) -> None:
    (finding,) = scan(Text("page.md", content))[1]

    assert finding.hint == hint


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        pytest.param("# A\n\n{% unknown %}\n\nB\n", 3, _NO_UNKNOWN, id="unknown-statement"),
        pytest.param("# A\n\n{% endunknown %}\n\nB\n", 3, _NO_END, id="unknown-end"),
        pytest.param("# A\n\n{{ x y }}\n\nB\n", 3, _NO_Y, id="no-expression"),
        pytest.param("---\na: b\n---\n# A\n\n{{ x y }}\n", 6, _NO_Y, id="behind-front-matter"),
    ],
)
def test_a_page_that_is_no_template_is_found_at_its_line(content: str, line: int, message: str) -> None:
    start = 13 if content.startswith("---") else 0

    (finding,) = scan(Text("page.md", content), start)[1]

    assert (finding.rule, finding.location.line, finding.message) == ("unrendered-macro", line, message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("«{% if x %}\nA\n", '"if" is never closed', id="open"),
        pytest.param(
            "{% if x %}«{% for y in z %}A{% endfor %}«{% for y in z %}B", '"for" is never closed', id="inner"
        ),
        pytest.param("{% if x %}\n\n«{% endfor %}\n", '"endfor" closes nothing', id="wrong-end"),
        pytest.param("A «{% endif %}", '"endif" closes nothing', id="end-alone"),
        pytest.param("«{% raw %}A", '"raw" is never closed', id="raw"),
    ],
)
def test_a_statement_without_its_other_half_is_found_at_its_place(content: str, message: str) -> None:
    text, offsets = marked(content)

    (finding,) = scan(text)[1]

    assert (finding.location, finding.message) == (text.location(offsets[-1]), message)


@pytest.mark.parametrize("content", ["A {% unknown %}", "A {% if x %}"])
def test_a_message_has_no_full_stop(content: str) -> None:
    (finding,) = scan(Text("page.md", content))[1]

    assert not finding.message.endswith(".")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("{{ page.title }} {% if x %}a{% endif %} {# b #}", id="macros-of-others"),
        pytest.param("{% raw %}{{ x y }}{% endraw %}", id="raw"),
        pytest.param("{{ x }} `{% if` and `{#` and `{{`", id="signs-in-code-spans"),
        pytest.param("{{ x }}\n\n```\n{% if x %}\n{{\n```\n", id="signs-in-a-fence"),
        pytest.param("A { b } 100 % } # }", id="braces-of-prose"),
    ],
)
def test_a_page_that_is_a_template_has_no_fault_nope(content: str) -> None:
    assert scan(Text("page.md", content))[1] == ()


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        pytest.param('A{{ cite("a") B.\n\nC{{ cite("b") }}', ["b"], id="paragraph-behind-an-unclosed-call"),
        pytest.param('A{{ cite("a) }} B.\nC{{ cite("b") }}', ["b"], id="line-behind-an-unclosed-mark"),
        pytest.param('A{% if\n\nC{{ cite("b") }}', ["b"], id="paragraph-behind-an-unclosed-statement"),
        pytest.param(
            '## A {#id}\n\nC{{ cite("b") }}',
            ["b"],
            id="paragraph-behind-an-anchor",
        ),
    ],
)
def test_one_fault_does_not_hide_what_follows(content: str, keys: list[str]) -> None:
    scanned, findings = scan(Text("page.md", content))

    assert len(findings) == 1
    assert [c.key for call in scanned.calls for c in call.citations] == keys


@pytest.mark.parametrize(
    ("content", "attempted"),
    [
        pytest.param('{{ cite("a", "b", page="3") }}', {"a", "b", "3"}, id="unknown-argument"),
        pytest.param('{{ cite("a")|upper }}', {"a"}, id="filter"),
        pytest.param('{{ cite("a" }}', {"a"}, id="bracket-unclosed"),
        pytest.param('{{ cite("a") B', {"a"}, id="unclosed"),
        pytest.param('{{ cite("a") }}', set(), id="no-fault"),
        pytest.param(
            '{{ cite("a) }} B',
            {"a"},
            id="quotation-mark-unclosed",
        ),
    ],
)
def test_what_a_faulty_call_may_mean_counts_as_attempted(content: str, attempted: set[str]) -> None:
    assert scan(Text("page.md", content))[0].attempted == attempted


def test_comments_are_found_in_html_and_in_templates() -> None:
    content = "<!-- one --> `<!-- code -->` {# two #} `{# code #}` {% raw %}{# raw #}{% endraw %}"

    comments = [content[span.start : span.end] for span in _scanned(content).comments]

    assert comments == ["<!-- one -->", "{# two #}"]


def test_every_fault_of_a_page_is_found() -> None:
    content = 'A{{ cite(key) }}\n\nB{{ cite() }}\n\nC{{ cite("c" }}\n\nD{{ cite("d")\n'

    findings = scan(Text("page.md", content))[1]

    assert [(f.location.line, f.rule) for f in findings] == [
        (1, "dynamic-citation"),
        (3, "invalid-citation"),
        (5, "unrendered-macro"),
        (7, "unrendered-macro"),
    ]


def test_a_fault_of_another_macro_is_found_beside_one_of_ours() -> None:
    findings = scan(Text("page.md", "A{{ cite() }}\n\nB{{ x y }}\n"))[1]

    assert [finding.location.line for finding in findings] == [1, 3]


# What Jinja gives a meaning to, and some that it does not.
_TYPED = st.text("{}%#-+ \"'ax\n\\").filter(lambda typed: not typed.endswith("\n"))


def _rendered(content: str) -> str:
    text = Text("page.md", content)
    scanned, _ = scan(text)
    made = tokens(scanned, scanned.calls)
    return re.sub(PATTERN, "TOKEN", Environment().from_string(prepared(text, scanned, made)).render())


@given(_TYPED, _TYPED)
@settings(max_examples=300, deadline=None)
def test_code_leaves_jinja_as_it_was_typed(first: str, second: str) -> None:
    indented = second.replace("\n", "\n    ")
    content = f"A\n\n```\n{first}\n```\n\nB {{{{ 1 + 1 }}}}\n\n    x{indented}\n\nC"

    assert _rendered(content) == content.replace("B {{ 1 + 1 }}", "B 2")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param('A{{ cite("a") }} B', "ATOKEN B", id="call"),
        pytest.param('A{{ cite("a") }}{{ quote("b", "c") }}', "ATOKENTOKEN", id="two-calls"),
        pytest.param('`{{ cite("a") }}`{{ cite("b") }}', '`{{ cite("a") }}`TOKEN', id="code-span"),
        pytest.param("`{{` and `{%` and `{#`", "`{{` and `{%` and `{#`", id="signs-in-code"),
        pytest.param("`{{{` and `{{%`", "`{{{` and `{{%`", id="signs-beside-signs"),
        pytest.param("`{{ '{{' }}`", "`{{ '{{' }}`", id="escaped-in-code"),
        pytest.param("{{ 1 + 1 }} {# x #}`{{ 1 }}`", "2 `{{ 1 }}`", id="macros-of-others"),
        pytest.param('<!-- {{ cite("a") }} -->', '<!-- {{ cite("a") }} -->', id="call-in-comment"),
        pytest.param(
            "<b title='{{ cite(\"a\") }}'>", "<b title='{{ cite(\"a\") }}'>", id="call-in-attribute"
        ),
        pytest.param('{% raw %}{{ cite("a") }}{% endraw %}', '{{ cite("a") }}', id="raw"),
        pytest.param('{% if x %}{{ cite("a") }}{% endif %}B', "B", id="branch-never-taken"),
        pytest.param("no macro at all", "no macro at all", id="plain"),
    ],
)
def test_jinja_sees_tokens_for_calls_and_code_as_text(content: str, expected: str) -> None:
    assert _rendered(content) == expected


def test_each_call_gets_its_own_token() -> None:
    text = Text("page.md", '{{ cite("a") }} <!-- {{ cite("b") }} --> {{ cite("c") }}')

    scanned = scan(text)[0]
    a, b, c = made = tokens(scanned, scanned.calls)

    assert prepared(text, scanned, made) == f"{a} <!-- {{{{ '{{{{' }}}} cite(\"b\") }}}} --> {c}"
    assert [token.call for token in made] == [0, 1, 2]
    assert b.keys == ("b",)


def test_a_token_has_the_place_of_its_call_only_where_the_file_says_the_same() -> None:
    known = scan(Text("page.md", '{{ cite("a") }}{{ cite("b") }}'))[0].calls
    changed = scan(Text("page.md", '{{ cite("a") }}{{ cite("a") }}'))[0]
    longer = scan(Text("page.md", '{{ cite("a") }}{{ cite("b") }}{{ cite("b") }}'))[0]

    assert [token.call for token in tokens(changed, known)] == [0, -1]
    assert [token.call for token in tokens(longer, known)] == [0, 1, -1]


def test_a_token_of_another_text_says_so() -> None:
    known = scan(Text("page.md", '{{ cite("a") }}{{ cite("b") }}'))[0].calls
    said = {("cite", ("b",), "", "", ""), ("cite", ("c",), "", "", "")}
    before = scan(Text("page.md", '{{ cite("b") }}{{ cite("c") }}{{ cite("a") }}{{ cite("b") }}'))[0]
    without = scan(Text("page.md", '{{ cite("d") }}{{ cite("b") }}'))[0]

    assert [token.call for token in tokens(before, known, lambda: said)] == [ELSEWHERE, ELSEWHERE, 0, 1]
    assert [token.call for token in tokens(without, known)] == [-1, 1]


@given(st.text("ab\n "), st.lists(st.integers(0, 8), max_size=6))
def test_blanking_keeps_every_place(content: str, cuts: list[int]) -> None:
    ends = sorted({min(cut, len(content)) for cut in cuts})
    spans = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]

    blank = blanked(content, spans)

    assert len(blank) == len(content)
    for place, (before, after) in enumerate(zip(content, blank, strict=True)):
        is_inside = any(span.contains(place) for span in spans)
        assert after == (" " if is_inside and before != "\n" else before)


def test_a_page_nested_beyond_reason_is_found() -> None:
    (finding,) = scan(Text("page.md", "{% if x %}" * 3000 + "{% endif %}" * 3000))[1]

    assert finding.rule == "unrendered-macro"
    assert "nested too deeply" in finding.message

"""What a hint tells a writer to type is right when it is typed: each mistake with a macro, and its repair."""

from __future__ import annotations

import re

import pytest

from macros.content.citations import scan
from macros.content.templating import Vocabulary
from macros.core.text import Text

_KNOWN = Vocabulary(is_known=True)
_KEYS = ("vote2024", "talks2024")
_TYPED = re.compile(r"write (?:[^{}]*: )?(?P<typed>(?:\{\{ .*? \}\}|\{% .*? %\})+)")

_CITE, _BOTH = '{{ cite("vote2024") }}', '{{ cite("vote2024", "talks2024") }}'
_PLACE, _QUOTE = '{{ cite("vote2024", locator="p. 3") }}', '{{ quote("vote2024", "We go on.") }}'
_REPAIRS = {
    # Brackets.
    "{{cite 'vote2024'}}": (_CITE, 'a bracket is missing behind "cite"'),
    "{{cite 'unknown'}}": ('{{ cite("unknown") }}', 'a bracket is missing behind "cite"'),
    "{{ cite vote2024 }}": (_CITE, 'a bracket is missing behind "cite"'),
    '{{ cite "vote2024") }}': (_CITE, 'a bracket is missing behind "cite"'),
    '{{ cite "vote2024", "talks2024" }}': (_BOTH, 'a bracket is missing behind "cite"'),
    "{{ cite: vote2024 }}": (_CITE, 'a bracket is missing behind "cite"'),
    "{{ cite:vote2024 }}": (_CITE, 'a bracket is missing behind "cite"'),
    "{{ cite “vote2024” }}": (_CITE, 'a bracket is missing behind "cite"'),
    '{{ quote "vote2024" "We go on." }}': (_QUOTE, 'a bracket is missing behind "quote"'),
    '{{ textcite "vote2024" }}': ('{{ textcite("vote2024") }}', 'a bracket is missing behind "textcite"'),
    '{{ cite("vote2024" }}': (_CITE, 'this macro cannot be read: ")" is missing before "}"'),
    '{{ cite("vote2024", locator="p. 3" }}': (_PLACE, 'this macro cannot be read: ")" is missing before "}"'),
    '{{ cite(["vote2024", "talks2024"]) }}': (
        _BOTH,
        "a citation must stand on its own, with its keys as literal text",
    ),
    '{{ cite({"key": "vote2024"}) }}': (
        _CITE,
        "a citation must stand on its own, with its keys as literal text",
    ),
    '{{ cite["vote2024"] }}': (_CITE, '"cite[" calls no macro'),
    # Braces.
    '{% cite("vote2024") %}': (_CITE, "a citation is between {{ and }}"),
    "{% cite vote2024 %}": (_CITE, "{% cite vote2024 %} is the mark of another program"),
    '{{% cite "vote2024" %}}': (_CITE, '{{% cite "vote2024" %}} is the mark of another program'),
    '{% cite("vote2024") }}': (_CITE, '"{%" is never closed'),
    '{{ cite("vote2024") %}': (_CITE, '"{{" is never closed'),
    '{{ cite("vote2024") }': (_CITE, '"{{" is never closed'),
    '{{{ cite("vote2024") }}': (_CITE, "this macro has three braces"),
    # Quotation marks.
    "{{ cite(vote2024) }}": (_CITE, "the key vote2024 has no quotation marks"),
    "{{ cite(vote2024, talks2024) }}": (_BOTH, "these keys have no quotation marks"),
    '{{ cite("vote2024", talks2024) }}': (_BOTH, "the key talks2024 has no quotation marks"),
    '{{ quote(vote2024, "We go on.") }}': (_QUOTE, "the key vote2024 has no quotation marks"),
    '{{ quote("vote2024", We go on.) }}': (
        _QUOTE,
        'this macro cannot be read: "," is missing before "go"',
    ),
    "{{ cite(`vote2024`) }}": (_CITE, 'this macro cannot be read: "`" is not expected here'),
    "{{ cite(&quot;vote2024&quot;) }}": (_CITE, 'this macro cannot be read: "&" is not expected here'),
    '{{ cite("vote2024) }}': (_CITE, "a quotation mark is never closed"),
    '{{ cite(vote2024") }}': (_CITE, "a quotation mark is never closed"),
    '{{ cite(\\"vote2024\\") }}': (_CITE, "a quotation mark is never closed"),
    '{{ cite("vote2024", locator="p. 3) }}': (_PLACE, "a quotation mark is never closed"),
    '{{ quote("vote2024", "We go on.) }}': (_QUOTE, "a quotation mark is never closed"),
    '{{ quote("vote2024, "We go on.") }}': (_QUOTE, "a quotation mark is never closed"),
    # Arguments.
    '{{ cite("vote2024" locator="p. 3") }}': (
        _PLACE,
        'this macro cannot be read: "," is missing before "locator"',
    ),
    '{{ cite("vote2024", locator: "p. 3") }}': (
        _PLACE,
        'this macro cannot be read: "," is missing before ":"',
    ),
    '{{ quote("vote2024": "We go on.") }}': (_QUOTE, 'this macro cannot be read: "," is missing before ":"'),
    '{{ cite("vote2024"), locator="p. 3" }}': (
        _PLACE,
        'this macro cannot be read: "=" is not expected here',
    ),
    '{{ cite("vote2024", "p. 3") }}': (_PLACE, '"p. 3" is no key'),
    '{{ cite("vote2024", p=3) }}': (_CITE, 'cite() has no argument "p"'),
    '{{ cite("vote2024", page="3") }}': (_CITE, 'cite() has no argument "page"'),
    '{{ cite(key="vote2024") }}': (_CITE, 'cite() has no argument "key"'),
    '{{ cite("vote2024" "talks2024") }}': (_BOTH, "a comma is missing between two texts"),
    '{{ cite("vote2024", "vote2024") }}': (_CITE, "a source is cited twice in one place"),
    '{{ quote("We go on.", "vote2024") }}': (_QUOTE, "the key comes before the words"),
    '{{ quote("vote2024", "We go on.", "p. 3") }}': (_QUOTE, "quote() needs a key and the quoted words"),
    '{{ textcite("vote2024", "talks2024") }}': (
        '{{ textcite("vote2024") }}{{ textcite("talks2024") }}',
        "textcite() belongs to one source, and this citation names several",
    ),
    # Other forms.
    '{{ "vote2024" | cite }}': (_CITE, '"cite" is a macro, and no filter'),
    '{{ "unknown" | cite }}': ('{{ cite("unknown") }}', '"cite" is a macro, and no filter'),
    '{{ "We go on." | quote("vote2024") }}': (_QUOTE, '"quote" is a macro, and no filter'),
    "{{ cite.vote2024 }}": (_CITE, '"cite" is a macro, and is not called'),
    "{{ quote }}": ('{{ quote("key", "the words") }}', '"quote" is a macro, and is not called'),
    "{{ vote2024 }}": (_CITE, '"vote2024" is undefined'),
    '{{ "vote2024" }}': (_CITE, "this key is not cited"),
    "{{ @vote2024 }}": (_CITE, "this key is not cited"),
    "{{ [@vote2024] }}": (_CITE, 'this macro cannot be read: "@" is not expected here'),
    "{{ see vote2024 }}": (_CITE, 'this macro cannot be read: "vote2024" is not expected here'),
    '{{ cite\\("vote2024"\\) }}': (_CITE, 'this macro cannot be read: "\\\\" is not expected here'),
    '{{ cite("vote2024") and cite("talks2024") }}': (
        '{{ cite("vote2024") }}{{ cite("talks2024") }}',
        "a citation must stand on its own, with its keys as literal text",
    ),
    '{{ cite("vote2024") cite("talks2024") }}': (
        '{{ cite("vote2024") }}{{ cite("talks2024") }}',
        "several macros are in one pair of braces",
    ),
    '{{ cite("vote2024") | upper }}': (
        _CITE,
        "a citation must stand on its own, with its keys as literal text",
    ),
    "{% include part.md %}": ('{% include "part.md" %}', '"part" is undefined'),
}
_LEFT = {
    "no call": "{{ bar }} of no source, and {{ foo | default('cite') }}",
    "no key": '{{ "vote" }}, {{ "a" ~ "b" }} and {{ ["vote2024", "b"] | join }}',
    "defined": "{% set vote2024 = 3 %}{{ vote2024 }}",
    "address": "[Note]: see the text.{{ cite('vote2024') }}",
    "footnote": "A.[^a]\n\n[^a]: {{ cite('vote2024') }}",
    "continued": "A\n [b] {{ cite('vote2024') }}",
}


@pytest.mark.parametrize("typed", _REPAIRS)
def test_what_a_hint_says_repairs_a_mistake(typed: str) -> None:
    text, (repair, message) = f"It began {typed} then.\n", _REPAIRS[typed]

    (finding,) = scan(Text("page.md", text), 0, _KEYS, vocabulary=_KNOWN)[1]

    hint, start = _TYPED.search(finding.hint), finding.location.column - 1
    assert (hint and hint["typed"], finding.message, start) == (repair, message, len("It began "))
    repaired = text[:start] + repair + text[start + finding.length :]
    assert scan(Text("page.md", repaired), 0, (*_KEYS, "key"))[1] == ()


@pytest.mark.parametrize("typed", _LEFT.values(), ids=_LEFT)
def test_what_is_no_mistake_is_left(typed: str) -> None:
    assert scan(Text("page.md", typed), 0, _KEYS)[1] == ()


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ('{ cite("vote2024") }', "one brace", f"write {_CITE}, with two braces"),
        ('\\{\\{ cite("vote2024") \\}\\}', "backslashes", f"write {_CITE}, without them"),
    ],
)
def test_braces_that_are_missing_or_escaped_are_told(typed: str, message: str, hint: str) -> None:
    (finding,) = scan(Text("page.md", typed), 0, _KEYS)[1]

    assert finding.message == f"this citation has {message}, and is published as it is typed"
    assert finding.hint == hint


@pytest.mark.parametrize(
    "typed",
    [
        '[text]({{ cite("vote2024") }})',
        '![text](img/{{ cite("vote2024") }}.png "title")',
        'A [text][a].\n\n[a]: {{ cite("vote2024") }}',
        'A [text][a].\n\n  [a]: https://example.org/{{ cite("vote2024") }} "A title"\n\nB',
    ],
)
def test_a_citation_in_an_address_is_hidden(typed: str) -> None:
    (call,) = scan(Text("page.md", typed), 0, _KEYS)[0].calls

    assert call.hidden_in == "the address of a link"


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("Some {{ a b }} here", 'this macro cannot be read: "b" is not expected here', 6),
        ("Some {{ 'a' }} and {{ a + }}", "this macro cannot be read: an expression is missing", 20),
        ("Some {{ }}", "this macro cannot be read: an expression is missing", 6),
        ("Some {{ a 'b' }}", "this macro cannot be read: a text is not expected here", 6),
        ("Some {{ a | }}", "this macro cannot be read: a name is missing", 6),
        ("A {% iff true %} b", 'there is no statement "iff"', 3),
        ("A {% if a %}b{% elsif c %}d{% endif %}", 'there is no statement "elsif"', 14),
        ("A {% for a of b %}{% endfor %}", 'this statement cannot be read: "in" is missing before "of"', 3),
        (
            "A {% if a = 1 %}{% else %}{% endif %}",
            'this statement cannot be read: "=" is not expected here',
            3,
        ),
        ('A {% import "a" %}', 'this statement cannot be read: "as" is missing', 3),
        ("A {% %}", "this statement cannot be read: the name of a statement is missing", 3),
        ("A {% else %}", 'this page is not a template: "else" does not belong here', 1),
        ("A {% set a %} b", 'this statement cannot be read: "set" is never closed', 3),
        ("A {{ 5a }}", 'this macro cannot be read: "a" is not expected here', 3),
    ],
)
def test_what_jinja_cannot_read_is_told_at_its_place(typed: str, message: str, column: int) -> None:
    (finding,) = scan(Text("page.md", f"# A\n\n{typed}\n"), 0, _KEYS)[1]

    assert (finding.message, finding.location.line, finding.location.column) == (message, 3, column)


@pytest.mark.parametrize("typed", ["{{ cite 'unknown' }}", '{{ "unknown" | cite }}', '{{ "unknown" }}'])
def test_on_a_site_of_others_a_key_says_what_is_meant(typed: str) -> None:
    text = Text("page.md", typed)

    unknown, known = (scan(text, 0, keys, is_guest=True)[1] for keys in (_KEYS, ("unknown",)))

    assert not [one for one in unknown if "unknown" in one.hint]
    assert [one.hint for one in known] == ['write {{ cite("unknown") }}']

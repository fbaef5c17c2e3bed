from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.front_matter import ParsedFrontMatter, front_matter
from macros.core.findings import Finding
from macros.core.model import Reference
from macros.core.text import Span, normalized

from .conftest import marked


def _front(yaml: str) -> ParsedFrontMatter:
    """Read front matter without faults."""
    front, findings = _read(yaml)
    assert findings == []
    return front


def _read(yaml: str) -> tuple[ParsedFrontMatter, list[Finding]]:
    front, findings = front_matter(normalized("page.md", f"---\n{yaml}\n---\n# Page\n"))
    return front, sorted(findings, key=lambda finding: finding.order)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("«# Page\n", id="none"),
        pytest.param("«", id="empty"),
        pytest.param("---\ntitle: x\n---\n«# Page\n", id="hyphens"),
        pytest.param("---\ntitle: x\n...\n«# Page\n", id="dots"),
        pytest.param("--- \ntitle: x\n---\t\n«# Page\n", id="space behind the hyphens"),
        pytest.param("---\ntitle: x\n---\n«", id="no body"),
        pytest.param("---\n# a comment\n---\n«# Page\n", id="comment alone"),
        pytest.param("---\n\n---\n«# Page\n", id="blank"),
        pytest.param("---\ntitle: x\n---\n«a\n---\nb: c\n---\n", id="rules in the body"),
        pytest.param("«---\n\nA paragraph behind a rule.\n", id="rule at the top"),
    ],
)
def test_the_body_begins_behind_the_front_matter(content: str) -> None:
    text, (offset,) = marked(content)
    front, findings = front_matter(text)
    assert (front.body, front.is_readable, findings) == (offset, True, ())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("\ufeff---\r\ntitle: x\r\n---\r\n# Page\r\n", id="windows"),
        pytest.param("---\rtitle: x\r---\r# Page\r", id="lone cr"),
    ],
)
def test_line_ends_do_not_matter(content: str) -> None:
    front, findings = front_matter(normalized("page.md", content))
    assert (front.body, findings) == (len("---\ntitle: x\n---\n"), ())


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("title: A title", id="title"),
        pytest.param('title: "Gaza: a year"', id="colon in quotation marks"),
        pytest.param(
            "type: explainer\ntitle: t\ndescription: d\nauthors: [a]\n"
            "published: 2024-03-05\nchecked: 2024-03-05",
            id="type with what it needs",
        ),
        pytest.param("authors: [Jane Smith, John Doe]", id="authors"),
        pytest.param("published: 2024-03-05\nchecked: 2024-03-06\nupdated: 2024-03-07", id="dates"),
        pytest.param("coverage: {from: 2023-10-07, to: 2026-01}", id="coverage"),
        pytest.param("coverage: {from: 2023, to: 2026}", id="coverage in years"),
        pytest.param("claim: x\nclaimant: y\nrating: z\ndisclosure: d", id="fact-check"),
        pytest.param("republished: {publisher: x, url: https://example.org}", id="republished"),
        pytest.param("corrections:\n  - {date: 2024-03-05, kind: fact, text: x}", id="corrections"),
        pytest.param("follow_ups:\n  - question: What then?\n    page: then.md", id="follow-ups"),
        pytest.param("follow_ups: []", id="no follow-ups"),
        pytest.param("further_reading: [a, b]", id="further reading"),
        pytest.param(
            "hide: [toc]\ntags: [a]\ntemplate: ibidem/home.html\nauthor: x\ndate: 2024-03-05",
            id="of the host",
        ),
        pytest.param("anything: {at: all}", id="unknown and far from ours"),
        pytest.param("description: a { b } c", id="braces that are no macro"),
        pytest.param("# {{ cite('x') }}\ntitle: x", id="macro in a comment"),
    ],
)
def test_front_matter_that_is_right_stays_silent(yaml: str) -> None:
    assert _front(yaml).is_readable


def test_further_reading_knows_its_places() -> None:
    text, offsets = marked("---\nfurther_reading:\n  - «a.b:c«\n  - «قرار«\n---\n")
    front, _ = front_matter(text)
    assert front.front_matter.further_reading == (
        Reference("a.b:c", Span(offsets[0], offsets[1])),
        Reference("قرار", Span(offsets[2], offsets[3])),
    )


@pytest.mark.parametrize(
    ("yaml", "renders"),
    [
        pytest.param("title: x", True, id="not said"),
        pytest.param("render_macros: true", True, id="on"),
        pytest.param("render_macros: false", False, id="off"),
        pytest.param("render_macros: no", False, id="off in another word"),
    ],
)
def test_macros_can_be_switched_off(yaml: str, *, renders: bool) -> None:
    assert _front(yaml).renders_macros is renders


def test_comments_are_known() -> None:
    text, offsets = marked("---\n«# one«\ntitle: x  «# two«\n---\n# Page\n")
    front, _ = front_matter(text)
    assert [offset for span in front.comments for offset in (span.start, span.end)] == offsets


def test_a_hash_in_a_word_is_no_comment() -> None:
    assert _front("title: C#").comments == ()


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        pytest.param(
            "title: a«: b",
            'the front matter is not YAML: the value holds ": ", which begins another value',
            id="colon",
        ),
        pytest.param("«- a\n- b", "the front matter is not a list of names and values", id="sequence"),
        pytest.param("«text", "the front matter is not a list of names and values", id="text"),
    ],
)
def test_front_matter_that_cannot_be_read_is_found(yaml: str, message: str) -> None:
    text, (offset,) = marked(f"---\n{yaml}\n---\n# Page\n")
    front, (finding,) = front_matter(text)
    assert not front.is_readable
    assert front.body == text.content.index("# Page")
    assert (finding.rule, finding.message) == ("invalid-front-matter", message)
    assert finding.location == text.location(offset)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("---\ntitle: x\n\n# Page\n", id="never"),
        pytest.param("---\nfurther_reading:\n  - a\n", id="at the end"),
        pytest.param("---\ntitle: x\n ---\n# Page\n", id="indented"),
    ],
)
def test_front_matter_that_is_never_closed_is_found(content: str) -> None:
    front, (finding,) = front_matter(normalized("page.md", content))
    assert not front.is_readable
    assert (finding.message, str(finding.location)) == ("the front matter is never closed", "page.md:1:1")


def test_front_matter_without_a_line_behind_it_is_found() -> None:
    """MkDocs shows it as text."""
    front, findings = front_matter(normalized("page.md", "---\ntitle: x\n---"))
    assert not front.is_readable
    assert "continue on a new line" in findings[0].hint


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        pytest.param("title: x\n«title: y", '"title" is given twice', id="name twice"),
        pytest.param("title:«", '"title" is empty', id="empty title"),
        pytest.param("title: «2024", '"title" is not a text', id="title is a number"),
        pytest.param('description: «" "', '"description" is empty', id="blank description"),
        pytest.param("type: «essay", '"essay" is not a type of page', id="type"),
        pytest.param("type: «[essay]", '"type" is not a text', id="type is a list"),
        pytest.param("published: «in spring", '"published" is not a date', id="published"),
        pytest.param("checked: «2024-13-01", '"checked" is not a date', id="date that does not exist"),
        pytest.param("checked: «2024-03", '"checked" is not a date', id="month"),
        pytest.param("updated: «2024-03-05 10:30:00", '"updated" is not a date', id="date with a time"),
        pytest.param("coverage: «2024", '"coverage" needs "from" and "to"', id="coverage is a year"),
        pytest.param(
            "coverage: «{from: 2024, to: 2023}",
            '"coverage" ends before it begins',
            id="coverage that runs backward",
        ),
        pytest.param(
            "coverage: «{from: 2024}", '"coverage" needs "from" and "to"', id="coverage without end"
        ),
        pytest.param("coverage: {from: «soon, to: 2024}", '"from" is not a date', id="start of coverage"),
        pytest.param("coverage: {from: 2023, to: «2024/2025}", '"to" is not a date', id="end is a range"),
        pytest.param("authors: «Jane Smith", '"authors" is not a list', id="authors"),
        pytest.param("authors: [Jane Smith, «3]", 'an item of "authors" is not a text', id="author"),
        pytest.param("authors: [a, «a]", '"a" is listed twice', id="author twice"),
        pytest.param('title: «"a\\0b"', '"title" holds the control character U+0000', id="nul"),
        pytest.param("further_reading: «a", '"further_reading" is not a list', id="further reading"),
        pytest.param("further_reading: [«{a: b}]", 'an item of "further_reading" is not a text', id="item"),
        pytest.param("follow_ups: «What then?", '"follow_ups" is not a list', id="follow-ups"),
        pytest.param("follow_ups: [«What then]", "this follow-up has no fields", id="follow-up"),
        pytest.param("follow_ups: [{question: «3}]", '"question" is not a text', id="question"),
        pytest.param(
            "corrections: [«{date: 2024-03-05, kind: fact}]",
            'this correction has no "text"',
            id="correction",
        ),
        pytest.param(
            "corrections: [{date: «x, kind: fact, text: x}]",
            '"date" is not a date',
            id="date of a correction",
        ),
        pytest.param(
            "«autors: [Jane Smith]", 'the front matter has no field "autors"', id="name with a typo"
        ),
        pytest.param("«further-reading: [a]", 'the front matter has no field "further-reading"', id="hyphen"),
        pytest.param("title: «{{ title }}", '"title" is not a text', id="bare macro"),
    ],
)
def test_a_value_that_is_not_what_its_name_asks_for_is_found(yaml: str, message: str) -> None:
    text, (offset,) = marked(f"---\n{yaml}\n---\n# Page\n")
    front, (finding,) = front_matter(text)
    assert front.is_readable
    assert (finding.rule, finding.message) == ("invalid-front-matter", message)
    assert finding.location == text.location(offset)


def test_a_name_with_a_typo_gets_a_suggestion() -> None:
    _, (finding,) = _read("checke: 2024-03-05")
    assert finding.hint == 'did you mean "checked"?'


@pytest.mark.parametrize(
    ("yaml", "hint"),
    [
        pytest.param('published: "2024-05-05"', "remove the quotation marks", id="day-in-quotation-marks"),
        pytest.param(
            'published: "2024-02-30"', "write a day that the calendar has", id="no-day-in-quotation-marks"
        ),
        pytest.param("published: 2024-02-30", "write a day that the calendar has", id="no-day"),
        pytest.param(
            "published: soon", 'write year, month and day, such as "published: 2024-03-05"', id="no-date"
        ),
        pytest.param("published: 21.11.2026", 'write "published: 2026-11-21"', id="other-order"),
        pytest.param(
            "coverage: {from: 14 September 2023, to: 2024}", 'write "from: 2023-09-14"', id="month-by-name"
        ),
        pytest.param("hide: 3", 'write "hide: [toc]"', id="hide"),
        pytest.param(
            "authors: Mia Keeper", 'write "authors: [key]", with the key of each', id="name-of-an-author"
        ),
        pytest.param(
            "hide: [everything]",
            "write one of: navigation, toc, path, footer, feedback, tags",
            id="unknown-part",
        ),
        pytest.param("search: true", 'write "search: {exclude: true}"', id="search"),
        pytest.param("template:", 'write "template: …", or delete it', id="no-template"),
        pytest.param(
            "icon: 3",
            "put it into quotation marks: YAML takes it for a number, a date, or true or false",
            id="icon",
        ),
        pytest.param(
            "checked: 2024-05-05\ncoverage: {from: 2023, to: 2025}",
            'fix "to", or "checked" when you have read the later sources',
            id="coverage",
        ),
    ],
)
def test_a_value_that_is_not_right_gets_a_hint(yaml: str, hint: str) -> None:
    _, (finding,) = _read(yaml)
    assert finding.hint == hint


def test_each_field_that_a_record_lacks_is_found() -> None:
    _, findings = _read("corrections: [{}]")
    assert [finding.message for finding in findings] == [
        'this correction has no "date"',
        'this correction has no "kind"',
        'this correction has no "text"',
    ]


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("description: \"It began.«{{ cite('a') }}\"", id="expression"),
        pytest.param("description: It began.«{% if x %}y", id="statement"),
        pytest.param("anything: [x, 'y «{{ cite(1) }}']", id="in a list of another tool"),
        pytest.param("description: |\n  It began.\n  «{{ cite('a') }}", id="block of text"),
        pytest.param('description: "It began.«{{ cite(1)"', id="unclosed"),
    ],
)
def test_a_macro_in_a_value_is_found(yaml: str) -> None:
    text, (offset,) = marked(f"---\n{yaml}\n---\n# Page\n")
    _, (finding,) = front_matter(text)
    assert (finding.rule, finding.location) == ("unrendered-macro", text.location(offset))


_PIECES = st.sampled_from(
    [
        *'@{}",=#%\\ \n\t[]:-|>',
        "a",
        "é",
        "---\n",
        "...\n",
        "title: ",
        "type: ",
        "checked: ",
        "coverage: ",
        "{from: 2023, to: ",
        "hide: ",
        "authors: ",
        "corrections: ",
        "further_reading: ",
        "- ",
        "2024-03-05",
        "{{ cite('a') }}",
        "render_macros: ",
        "\ntype: fact-check\n",
        "\nfollow_ups: ",
        "\nrepublished: ",
        "{date: ",
        '"\\0"',
        '"\\ud83d"',
        "\x07",
        "\u2028",
    ]
)


@given(st.lists(_PIECES, max_size=16).map("".join))
def test_no_text_makes_reading_fail(yaml: str) -> None:
    text = normalized("page.md", f"---\n{yaml}\n---\n")
    front, findings = front_matter(text)
    assert 0 <= front.body <= len(text.content)
    assert {finding.rule for finding in findings} <= {
        "invalid-front-matter",
        "missing-front-matter",
        "unrendered-macro",
    }


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Update: the first words\n\nThe rest.\n", id="word"),
        pytest.param("  last-change: yesterday\n", id="indented"),
    ],
)
def test_a_first_line_that_mkdocs_takes_for_a_field_is_found(content: str) -> None:
    _, (finding,) = front_matter(normalized("page.md", content))
    assert finding.message.startswith("MkDocs reads this line as the field")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("\nUpdate: the first words\n", id="behind an empty line"),
        pytest.param("# Update: a heading\n", id="heading"),
        pytest.param("An update: two words\n", id="sentence"),
    ],
)
def test_a_first_line_that_mkdocs_shows_is_none_nope(content: str) -> None:
    assert front_matter(normalized("page.md", content))[1] == ()


def test_front_matter_below_an_empty_line_is_found() -> None:
    """MkDocs shows it as text."""
    text, (offset,) = marked("\n«---\ntitle: x\n---\n", "page.md")
    _, (finding,) = front_matter(text)
    assert finding.location == text.location(offset)
    assert finding.hint == "delete the empty lines above it"

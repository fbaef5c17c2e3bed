from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content import authors
from macros.content.authors import Authors
from macros.core.model import Author
from macros.core.text import Text, normalized

from .conftest import marked


def _read(content: str) -> Authors:
    """Read a file of authors without faults."""
    read, findings = authors.read(Text("docs/.authors.yml", content))
    assert findings == ()
    return read


def test_authors_are_read_in_file_order() -> None:
    read = _read(
        "authors:\n"
        "  desk:\n    name: The desk\n    organization: true\n"
        "  ada:\n    name: |\n      Ada\n      Lovelace\n    description: d\n    affiliation: a\n"
        "    url: https://example.org\n    organization: false\n    avatar: [x]\n    slug: 3\n"
    )

    assert list(read.by_key.values()) == [
        Author("desk", "The desk", is_organization=True),
        Author("ada", "Ada Lovelace", "d", "a", "https://example.org"),
    ]
    assert read.is_whole


@pytest.mark.parametrize("key", ["ada", "Ada", "ada-l", "ada_l", "3", "é", "قرار"])
def test_a_key_that_can_stand_in_an_address_is_silent_nope(key: str) -> None:
    assert list(_read(f"authors: {{{key}: {{name: x}}}}").by_key) == [key]


@pytest.mark.parametrize("key", ["../ada", "a b", "a/b", "a.b", "a#b", '"<b>"', "-", '""', "index", "README"])
def test_a_key_that_cannot_stand_in_an_address_is_left_out(key: str) -> None:
    text, (offset,) = marked(f"authors: {{«{key}: {{name: x}}, ada: {{name: y}}}}", "docs/.authors.yml")

    read, (finding,) = authors.read(text)

    assert (list(read.by_key), read.is_whole) == (["ada"], False)
    assert (finding.rule, finding.location) == ("invalid-author", text.location(offset))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("authors: [ada", id="not YAML"),
        pytest.param("authors:", id="no value"),
        pytest.param("authors: [ada]", id="list"),
        pytest.param("author: {ada: {name: x}}", id="other name"),
        pytest.param("ada", id="text"),
    ],
)
def test_a_file_that_is_none_of_authors_is_one_finding(content: str) -> None:
    read, findings = authors.read(Text("docs/.authors.yml", content))

    assert read == Authors(is_whole=False)
    assert [finding.rule for finding in findings] == ["invalid-author"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("{}", Author("ada", "ada"), id="nothing"),
        pytest.param("Ada Lovelace", Author("ada", "ada"), id="text"),
        pytest.param("{name: 3}", Author("ada", "ada"), id="name that is a number"),
        pytest.param("{name: x, url: 'javascript:alert(1)'}", Author("ada", "x"), id="address of a script"),
        pytest.param("{name: x, description: [d]}", Author("ada", "x"), id="description that is a list"),
        pytest.param("{name: x, organization: 'true'}", Author("ada", "x"), id="truth in words"),
    ],
)
def test_an_author_with_a_fault_is_still_known(fields: str, expected: Author) -> None:
    read, findings = authors.read(Text("docs/.authors.yml", f"authors: {{ada: {fields}}}"))

    assert read == Authors({"ada": expected})
    assert findings


def test_comments_are_known() -> None:
    text, offsets = marked("«# one«\nauthors:\n  ada:  «# two«\n    name: C#\n")
    read, _ = authors.read(text)
    assert [offset for span in read.comments for offset in (span.start, span.end)] == offsets


_PIECES = st.sampled_from(
    [
        *'@{}",=#%\\ \n[]:-|>&*!?',
        "authors:\n",
        "  ada:\n",
        "    name: ",
        "    url: ",
        "    organization: ",
        "yes",
        "2024-03-05",
        '"\\0"',
        '"\\ud83d"',
        "\x07",
        "é",
    ]
)


@given(st.lists(_PIECES, max_size=16).map("".join))
def test_no_text_makes_reading_fail(content: str) -> None:
    _, findings = authors.read(normalized("docs/.authors.yml", content))

    assert {finding.rule for finding in findings} <= {"invalid-author"}
    assert all(finding.hint for finding in findings)

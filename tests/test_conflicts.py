"""Merge conflicts: one finding for each, without the mistakes that come from it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.check import site
from macros.content.conflicts import conflicts
from macros.content.settings import SetupError
from macros.project import files

from .conftest import OWN, RULES, Write

_PAGE = '# Home\n\nIt began.{{ cite("a") }}\n'
_STORE = "@online{a, title = {A}, url = {https://a.example.org/}, archiveurl = {https://b.example.org/}}\n"
_KEEP = "keep the lines that are right, and delete the others and those of"
_BOTH = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> main\n"


def _found(write: Write, contents: dict[str, str], settings: str = OWN) -> list[str]:
    """Return the rules of all findings of a project, with their lines."""
    project = {"mkdocs.yml": settings, "bibliography.bib": _STORE, "docs/index.md": _PAGE, **contents}
    built = site.build(files.read(write(project) / "mkdocs.yml", RULES))
    return [f"{f.location.path}:{f.location.line} {f.rule}" for f in site.judged(built).findings]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        pytest.param(
            "bibliography.bib",
            _STORE + _BOTH.format("@online{b, title = {B}", "@onlin{a, title = {}}"),
            ["bibliography.bib:2 merge-conflict"],
            id="entries",
        ),
        pytest.param(
            "bibliography.bib",
            "@online{a,\n"
            + _BOTH.format("title = {A},", "title = {B}")
            + "url = {https://a.example.org/}}\n",
            ["bibliography.bib:2 merge-conflict"],
            id="in-an-entry",
        ),
        pytest.param(
            "bibliography.bib",
            "@online{a, title = {A\n" + _BOTH.format("A} ", "B}") + "url = {https://a.example.org/}}\n",
            ["bibliography.bib:2 merge-conflict"],
            id="in-a-value",
        ),
        pytest.param(
            "bibliography.bib",
            _BOTH.format("@x{", "@y{"),
            ["bibliography.bib:1 merge-conflict"],
            id="nothing-else",
        ),
        pytest.param(
            "docs/index.md",
            "# Home\n\n"
            + _BOTH.format('A{{ cite("x") }}[^a] [3] {{ cite(', '# Home\n{{ cite("y") }}')
            + "\nSo it is [7].\n",
            ["docs/index.md:3 merge-conflict", "docs/index.md:10 bare-number-citation"],
            id="page",
        ),
        pytest.param(
            "docs/index.md",
            "---\n" + _BOTH.format("title: A: b", "type: explainer") + "---\n" + _PAGE,
            ["docs/index.md:2 merge-conflict"],
            id="front-matter",
        ),
        pytest.param(
            "docs/.authors.yml",
            "authors:\n" + _BOTH.format("  ada: {name: Ada}", "  ada: {nam: Ada"),
            ["docs/.authors.yml:2 merge-conflict"],
            id="authors",
        ),
        pytest.param(
            "docs/index.md",
            _PAGE.rstrip("\n") + "\n\n```text\n" + _BOTH.format("a", "b") + "```\n\nTitle\n=======\n\nB.\n",
            [],
            id="code-and-heading",
        ),
    ],
)
def test_a_conflict_is_one_finding(write: Write, name: str, content: str, found: list[str]) -> None:
    # What another page names is there, or its file is not read for certain.
    other = {
        "bibliography.bib": 'It is.{{ cite("a", "b") }}\n',
        "docs/.authors.yml": "---\nauthors: [ada]\n---\nIt is.\n",
        "docs/index.md": 'It is.{{ cite("a") }}\n',
    }
    assert _found(write, {name: content, "docs/other.md": other[name]}) == found


def test_what_a_conflict_explains_is_told_where_the_rule_is_off(write: Write) -> None:
    content = _STORE + _BOTH.format("@online{b, title = {B}", "@onlin{c, title = {}}")

    found = _found(write, {"bibliography.bib": content}, "extra: {ibidem: {rules: {merge-conflict: off}}}\n")

    assert len(found) > 1
    assert "bibliography.bib:2 merge-conflict" not in found


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        pytest.param(_BOTH.format("site_name: A", "site_name: B"), "mkdocs.yml:1:1", id="whole"),
        pytest.param(
            "extra:\n  ibidem:\n" + _BOTH.format("    rules: {}", "    rule: {"), "mkdocs.yml:3:1", id="ours"
        ),
        pytest.param("site_name: A\n# x\n" + _BOTH.format("# a", "# b"), "mkdocs.yml:3:1", id="comments"),
    ],
)
def test_settings_with_a_conflict_are_refused_with_what_to_type(
    write: Write, settings: str, place: str
) -> None:
    with pytest.raises(SetupError) as refused:
        _found(write, {}, settings)

    assert str(refused.value) == (
        f'{place}: a merge left two versions of these lines, "HEAD" and "main"; '
        f"{_KEEP} <<<<<<<, ======= and >>>>>>>"
    )


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        pytest.param(
            "<<<<<<< ours\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n",
            'a merge left two versions of these lines, "ours" and "theirs"',
            f"{_KEEP} <<<<<<<, |||||||, ======= and >>>>>>>",
            id="with-a-base",
        ),
        pytest.param(
            "<<<<<<<\na\n=======\n>>>>>>>\n",
            "a merge left two versions of these lines",
            f"{_KEEP} <<<<<<<, ======= and >>>>>>>",
            id="without-names",
        ),
        pytest.param(
            "a\n>>>>>>> 1a2b3c4 (Fix it)",
            'this line of ">>>>>>>" is left from a merge conflict',
            "delete it, and one of the two versions beside it",
            id="left",
        ),
    ],
)
def test_a_conflict_says_what_it_is_and_what_to_type(content: str, message: str, hint: str) -> None:
    (conflict,) = conflicts(content)

    assert (conflict.fault.message, conflict.fault.hint) == (message, hint)


_LINES = st.sampled_from(
    ["<<<<<<< a", "=======", "||||||| b", ">>>>>>> c", ">>>>>>> some words", "x", "", " <<<<<<< a", "<<<<<<<"]
)


@given(st.lists(_LINES, max_size=12).map("\n".join))
def test_conflicts_are_apart_and_begin_where_a_line_does(content: str) -> None:
    found = list(conflicts(content))

    for before, after in pairwise(found):
        assert before.span.end < after.span.start
    for one in found:
        assert one.span.start == 0 or content[one.span.start - 1] == "\n"
        assert content[one.span.start] in "<>"
    starts = [line for line in content.split("\n") if line.startswith("<<<<<<<")]
    assert sum(content[one.span.start] == "<" for one in found) == len(starts)

from __future__ import annotations

import pytest

from macros.content.front_matter.fields import read
from macros.core.model import Correction, Dating, Day, FollowUp, FrontMatter, Reference, Republication
from macros.core.text import Span
from macros.syntax.located_yaml import parse

from .conftest import marked


def _matter(yaml: str) -> FrontMatter:
    return read(parse(yaml))


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param("", FrontMatter(), id="nothing"),
        pytest.param("hide: [toc]", FrontMatter(), id="of the host"),
        pytest.param("title: How did it end?", FrontMatter(title="How did it end?"), id="title"),
        pytest.param("title: |\n  How did\n  it  end?\n", FrontMatter(title="How did it end?"), id="lines"),
        pytest.param("type: fact-check", FrontMatter(type="fact-check"), id="type"),
        pytest.param("description: d", FrontMatter(description="d"), id="description"),
        pytest.param("topics: [a, b  c]", FrontMatter(topics=("a", "b c")), id="topics"),
        pytest.param("published: 2024-03-05", FrontMatter(published=Day(2024, 3, 5)), id="published"),
        pytest.param("checked: 2024-03-05", FrontMatter(checked=Day(2024, 3, 5)), id="checked"),
        pytest.param("updated: 2024-03-05", FrontMatter(updated=Day(2024, 3, 5)), id="updated"),
        pytest.param(
            "coverage: {from: 2023-10-07, to: 2024}",
            FrontMatter(coverage=Dating(Day(2023, 10, 7), Day(2024), is_range=True)),
            id="coverage",
        ),
        pytest.param("claim: c\nclaimant: d", FrontMatter(claim="c", claimant="d"), id="claim"),
        pytest.param("disclosure: d", FrontMatter(disclosure="d"), id="disclosure"),
        pytest.param(
            "republished: {publisher: p, url: https://example.org, date: 2024-03-05}",
            FrontMatter(republished=Republication("p", "https://example.org", Day(2024, 3, 5))),
            id="republished",
        ),
        pytest.param(
            "republished: {publisher: p, url: https://example.org}",
            FrontMatter(republished=Republication("p", "https://example.org")),
            id="republished without a date",
        ),
        pytest.param("follow_ups: [{question: q}]", FrontMatter(follow_ups=(FollowUp("q"),)), id="follow-up"),
    ],
)
def test_a_front_matter_is_read(yaml: str, expected: FrontMatter) -> None:
    assert _matter(yaml) == expected


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("title: 2024\nclaim: 2024-01-01\ndescription: [d]\ndisclosure: {a: b}", id="no texts"),
        pytest.param(
            'title: "a\\0"\nclaim: "\\x1b[2J"\nrating: "a\\0"\nauthors: ["a\\0"]', id="control characters"
        ),
        pytest.param("type: essay", id="no type of page"),
        pytest.param("type: [explainer]", id="type that is a list"),
        pytest.param("rating: yes", id="rating that is true"),
        pytest.param('rating: " "', id="rating of blanks"),
        pytest.param("authors: ada\nfurther_reading: vote", id="texts for lists"),
        pytest.param('authors: [3, [ada], "", null]', id="authors that are no texts"),
        pytest.param('topics: [3, [ada], "", "a\\0"]', id="topics that are no texts"),
        pytest.param("authors:\ncorrections:\nfollow_ups:\nrepublished:\ncoverage:", id="no values"),
        pytest.param("published: 2024\nchecked: soon\nupdated: [2024-03-05]", id="no dates"),
        pytest.param("published: 2024-03-05 10:30:00", id="date with a time"),
        pytest.param("coverage: {from: 2024}", id="coverage without an end"),
        pytest.param("coverage: {from: 2024, to: 2023}", id="coverage that runs backward"),
        pytest.param("coverage: 2024", id="coverage that is a year"),
        pytest.param("republished: {url: https://example.org}", id="republished by nobody"),
        pytest.param("republished: {publisher: p}", id="republished nowhere"),
        pytest.param("republished: {publisher: p, url: 'javascript:alert(1)'}", id="republished by a script"),
        pytest.param("republished: https://example.org", id="republished that is a text"),
        pytest.param(
            "corrections: [a, {kind: fact}, {date: 2024-03-05, kind: x, text: t}]", id="corrections"
        ),
        pytest.param("corrections: {date: 2024-03-05, kind: fact, text: t}", id="correction for a list"),
        pytest.param("follow_ups: [a, {page: why.md}, {question: 3}]", id="follow-ups"),
    ],
)
def test_what_is_not_as_it_should_be_is_left_out(yaml: str) -> None:
    assert _matter(yaml) == FrontMatter()


def test_references_know_their_places() -> None:
    text, offsets = marked(
        "authors: [«ada«, «desk«]\nrating: «not supported«\nfurther_reading:\n  - «vote«\n"
    )

    made = read(parse(text.content))

    references = [*made.authors, *([made.rating] if made.rating else []), *made.further_reading]
    spans = [Span(*pair) for pair in zip(offsets[::2], offsets[1::2], strict=True)]
    assert references == [
        Reference(key, span)
        for key, span in zip(["ada", "desk", "not supported", "vote"], spans, strict=True)
    ]


def test_corrections_come_with_the_latest_first() -> None:
    made = _matter(
        "corrections:\n"
        "  - {date: 2024-03-05, kind: fact, text: one}\n"
        "  - {date: 2024-03-07, kind: void, text: two}\n"
        "  - {date: 2024-03-05, kind: update, text: three}\n"
    )

    assert made.corrections == (
        Correction(Day(2024, 3, 7), "void", "two"),
        Correction(Day(2024, 3, 5), "fact", "one"),
        Correction(Day(2024, 3, 5), "update", "three"),
    )


@pytest.mark.parametrize(
    ("yaml", "modified"),
    [
        pytest.param("title: t", None, id="no date"),
        pytest.param("checked: 2024-03-09", None, id="checked alone"),
        pytest.param("published: 2024-03-05\nchecked: 2024-03-09", Day(2024, 3, 5), id="published"),
        pytest.param("published: 2024-03-05\nupdated: 2024-03-06", Day(2024, 3, 6), id="updated"),
        pytest.param(
            "published: 2024-03-05\nupdated: 2024-03-06\n"
            "corrections: [{date: 2024-03-07, kind: fact, text: t}, {date: 2024-03-06, kind: fact, text: t}]",
            Day(2024, 3, 7),
            id="corrected",
        ),
    ],
)
def test_a_page_was_modified_when_readers_last_saw_it_change(yaml: str, modified: Day | None) -> None:
    assert _matter(yaml).modified == modified


@pytest.mark.parametrize(
    ("page", "target", "anchor"),
    [
        pytest.param("why.md", "docs/topics/why.md", "", id="beside it"),
        pytest.param("../index.md", "docs/index.md", "", id="above it"),
        pytest.param("./a/../why.md", "docs/topics/why.md", "", id="by another way"),
        pytest.param("why.md#votes", "docs/topics/why.md", "#votes", id="anchor"),
        pytest.param("why.md#", "docs/topics/why.md", "#", id="empty anchor"),
        pytest.param("#votes", "docs/topics/page.md", "#votes", id="anchor on the page itself"),
        pytest.param("/why.md", "/why.md", "", id="from the root"),
        pytest.param("../../README.md", "README.md", "", id="outside of the pages"),
    ],
)
def test_a_follow_up_leads_to_a_file(page: str, target: str, anchor: str) -> None:
    follow_up = FollowUp("Why?", Reference(page, Span(0, 1)))

    assert (follow_up.target("docs/topics/page.md"), follow_up.anchor) == (target, anchor)


def test_a_follow_up_without_a_page_leads_nowhere() -> None:
    assert (FollowUp("Why?").target("docs/page.md"), FollowUp("Why?").anchor) == ("", "")

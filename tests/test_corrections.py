"""What changed on a published page, and the rule that asks for a correction."""

from __future__ import annotations

import pytest

from macros.check import site
from macros.check.site import Project
from macros.content.claims import changes
from macros.content.settings import Settings
from macros.core.model import Page
from macros.core.text import Text

HEAD = "---\npublished: 2024-03-05\n---\n"


def _page(content: str) -> Page:
    return site.build(Project(Settings(everywhere=True), (), (Text("docs/page.md", content),))).pages[0]


def _changes(old: str, new: str) -> list[tuple[str, str, str, int]]:
    before, after = _page(old), _page(new)
    found = changes(before, after)
    return [(c.kind, c.old, c.new, after.text.location(c.span.start).line) for c in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("It freed 33 on 5 May 2024.", "On May 5, 2024, it freed 33.", id="reworded"),
        pytest.param("It freed 33.\n\nIt ended.", "It ended.\n\nIt freed 33.", id="moved"),
        pytest.param("It freed 33 and then 34.", "It freed 33.\n\nThen 34.", id="divided"),
        pytest.param("It freed 33.\n\nThen 34.", "It freed 33 and then 34.", id="joined"),
        pytest.param("It freed 2,000 people.", "It freed **two thousand** people.", id="written-out"),
        pytest.param("It freed 33.", "It freed 33.\n\nAll 33 of them are home now.", id="said-again"),
        pytest.param("It freed 33. All 33 are home.", "It freed 33.", id="said-once"),
        pytest.param("It freed them.", "It set them free.", id="other-words"),
        pytest.param("See [it](a/5.md).", "See [it](a/6.md).", id="address"),
        pytest.param("`5` <!-- 7 -->", "`6` <!-- 8 -->", id="code-and-comments"),
        pytest.param('A.{{ cite("a") }} B.{{ cite("b") }}', 'A.{{ cite("b") }} B.{{ cite("a") }}', id="swap"),
        pytest.param('A.{{ cite("a", locator="p. 3") }}', 'A.{{ cite("a", locator="p. 4") }}', id="locator"),
        pytest.param('“So it is.”{{ cite("a") }}', '{{ quote("a", "So it is.") }}', id="into-a-macro"),
        pytest.param("He’s “here’s”.", "He's \"here's\".", id="typography"),
        pytest.param("---\ntags: [5]\n---\nIt.", "---\ntags: [6]\n---\nIt.", id="front-matter"),
        pytest.param(
            "---\ntitle: So “it is”\n---\n33.", "---\ntitle: So “it was” of 33\n---\n33.", id="title"
        ),
        pytest.param(
            'It is so.{{ cite("a") }} It was so.{{ cite("a") }}',
            'It is so. It was so.{{ cite("a") }}',
            id="cited-at-the-end-of-the-paragraph",
        ),
        pytest.param(
            'It is so and was so then.{{ cite("a") }}\n\nYes.{{ cite("a") }}',
            'It is so.\n\nIt was so then.{{ cite("a") }}\n\nYes.{{ cite("a") }}',
            id="cited-in-a-part",
        ),
        pytest.param(
            'It is so.{{ cite("a") }}\n\nYes.{{ cite("a") }}',
            'Yes.{{ cite("a") }}',
            id="deleted-with-its-citation",
        ),
        pytest.param("1. It.\n1. Is.", "1. It.\n2. Is.", id="numbers-of-a-list"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_is_no_change(old: str, new: str) -> None:
    assert _changes(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param("It freed 33.", "It freed 34.", [("number", "33", "34", 1)], id="number"),
        pytest.param("It freed two.", "It freed three.", [("number", "two", "three", 1)], id="word"),
        pytest.param("$9.6 to 12.", "$9.6 to 13.", [("number", "12", "13", 1)], id="one-of-two"),
        pytest.param(
            "In March 2024 it did.", "In May 2024 it did.", [("date", "March 2024", "May 2024", 1)], id="date"
        ),
        pytest.param(
            "So “it is so”.",
            "So “it was so”.",
            [("quotation", "“it is so”", "“it was so”", 1)],
            id="quotation",
        ),
        pytest.param(
            '{{ quote("a", "it is") }}',
            '{{ quote("a", "it was") }}',
            [("quotation", "“it is”", "“it was”", 1)],
            id="macro",
        ),
        pytest.param(
            "> It is so, they say.",
            "> It was so, they say.",
            [("quotation", "It is so, they say.", "It was so, they say.", 1)],
            id="block-quote",
        ),
        pytest.param(
            "It freed 30 hostages.\n\nIt held 33 others of them.",
            "It freed 33 hostages.\n\nIt held 30 others of them.",
            [("number", "30", "33", 1), ("number", "33", "30", 3)],
            id="exchanged",
        ),
        pytest.param(
            "| a | 33 |\n|---|---|\n| b | 34 |",
            "| a | 33 |\n|---|---|\n| b | 35 |",
            [("number", "34", "35", 3)],
            id="cell",
        ),
        pytest.param("It ended. It freed 33 people then.", "It ended.", [("number", "33", "", 1)], id="gone"),
        pytest.param("It ended.", "It ended.\n\nIt freed 33.", [("number", "", "33", 3)], id="new"),
        pytest.param("It freed 33 then.", "", [("number", "33", "", 1)], id="all-gone"),
        pytest.param('It.{{ cite("a") }}', 'It.{{ cite("b") }}', [("source", "a", "b", 1)], id="source"),
        pytest.param(
            'It.{{ cite("a") }}', 'It.{{ cite("a", "b") }}', [("source", "", "b", 1)], id="new-source"
        ),
        pytest.param(
            'It.{{ cite("a", "b") }}', 'It.{{ cite("a") }}', [("source", "b", "", 1)], id="gone-source"
        ),
        pytest.param(
            '| a | {{ cite("a") }} |',
            '| a | {{ cite("b") }} |',
            [("source", "a", "", 1), ("source", "", "b", 1)],
            id="source-of-a-cell",
        ),
        pytest.param('{{ cite("a") }}', "", [("source", "a", "", 1)], id="source-of-nothing"),
        pytest.param(
            "---\nrating: high\n---\nIt.",
            "---\ntitle: x\nrating: low\n---\nIt.",
            [("rating", "high", "low", 3)],
            id="rating",
        ),
        pytest.param("---\nrating: high\n---\nIt.", "It.", [("rating", "high", "", 1)], id="rating-gone"),
        pytest.param(
            "---\ntitle: The 33\n---\nIt.",
            "---\ntitle: The 34\n---\nIt.",
            [("number", "33", "34", 2)],
            id="title",
        ),
        pytest.param(
            "---\ntype: explainer\ndescription: >-\n  It was on 5 May\n  2024.\n---\nIt.",
            "---\ntype: explainer\ndescription: >-\n  It was on 6 May\n  2024.\n---\nIt.",
            [("date", "5 May 2024", "6 May 2024", 3)],
            id="description",
        ),
        pytest.param(
            '---\nclaim: "“We freed 33.”"\n---\nIt.',
            '---\nclaim: "“We freed 34.”"\n---\nIt.',
            [("number", "33", "34", 2)],
            id="claim",
        ),
        pytest.param('---\nclaim: "33"\n---\nIt.', "It.", [("number", "33", "", 1)], id="claim-gone"),
        pytest.param(
            'It is so.{{ cite("a") }}\n\nYes.{{ cite("a") }}',
            'It is so.\n\nYes.{{ cite("a") }}',
            [("citation", "a", "", 1)],
            id="citation-of-a-sentence",
        ),
        pytest.param(
            'It is so.{{ cite("a") }}\n\nYes.{{ cite("a") }}\n\nNo.{{ cite("b") }}',
            'It is so.{{ cite("b") }}\n\nYes.{{ cite("a") }}\n\nNo.{{ cite("b") }}',
            [("citation", "a", "b", 1)],
            id="citation-of-another",
        ),
        pytest.param(
            'It is so.{{ cite("a") }}\n\nYes.{{ cite("a") }}',
            'It is so.{{ cite("b") }}\n\nYes.{{ cite("a") }}',
            [("citation", "a", "", 1), ("source", "", "b", 1)],
            id="citation-of-a-new-one",
        ),
    ],
)
def test_what_is_a_change(old: str, new: str, found: list[tuple[str, str, str, int]]) -> None:
    assert _changes(old, new) == found


def _site(*pages: tuple[str, str], base: site.Site | None = None) -> site.Site:
    return site.build(
        Project(Settings(everywhere=True), (), tuple(Text(path, text) for path, text in pages)), base
    )


def _found(old: str, new: str) -> list[tuple[str, str]]:
    built = _site(("docs/page.md", new), base=_site(("docs/page.md", old)))
    return [(f.message, f.hint) for f in site.judged(built).findings if f.rule == "correction-missing"]


CHANGED = "this published page changed without a correction: number 33 → 34"
ADD = 'add "corrections: [{date: 2024-03-05, kind: fact, text: …}]"'
GIVEN = "---\npublished: 2024-03-05\ncorrections:\n  - {date: 2024-03-06, kind: fact, text: One.}\n---\n"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param(
            HEAD + "It has 33.",
            HEAD + "It has 34.",
            [(CHANGED, f'{ADD}, or "minor: true" where nothing changed for readers')],
            id="none",
        ),
        pytest.param(
            GIVEN + "It has 33.",
            GIVEN + "It has 34.",
            [
                (
                    CHANGED,
                    (
                        'add "- {date: 2024-03-05, kind: fact, text: …}" to corrections, '
                        'or "minor: true" where nothing changed for readers'
                    ),
                )
            ],
            id="one-of-before",
        ),
        pytest.param(
            HEAD.replace("---\n", "---\nminor: true\n", 1) + "It has 33.",
            HEAD.replace("---\n", "---\nminor: true\n", 1) + "It has 34.",
            [(CHANGED, f'{ADD}, and delete "minor", which was there before this change')],
            id="minor-of-before",
        ),
        pytest.param(
            HEAD.replace("---\n", "---\nminor: true\n", 1) + "It has 33.",
            HEAD + "It has 34.",
            [
                (
                    CHANGED,
                    (
                        f'{ADD}, or "<!-- ibidem: allow correction-missing: … -->" above it, '
                        'since "minor" was for the change before'
                    ),
                )
            ],
            id="minor-deleted",
        ),
        pytest.param(
            HEAD + "It ended. So.",
            HEAD + "It ended. So.\n\nIt has 33 in “all of it”.",
            [
                (
                    (
                        "this published page changed without a correction: number 33 is new; "
                        "quotation “all of it” is new"
                    ),
                    f'{ADD}, or "minor: true" where nothing changed for readers',
                )
            ],
            id="new",
        ),
        pytest.param(
            HEAD + "It ended. It has 33 in all.",
            HEAD + "It ended.",
            [
                (
                    "this published page changed without a correction: number 33 is gone",
                    f'{ADD}, or "minor: true" where nothing changed for readers',
                )
            ],
            id="gone",
        ),
        pytest.param(
            HEAD.replace("---\n", "---\ndescription: 33\n", 1) + "It has 33.",
            HEAD.replace("---\n", "---\ndescription: 34\n", 1) + "It has 34.",
            [(CHANGED, f'{ADD}, or "minor: true" where nothing changed for readers')],
            id="twice",
        ),
        pytest.param(
            HEAD + "1, 2, 3, 4, 5.",
            HEAD + "6, 7, 8, 9, 5.",
            [
                (
                    (
                        "this published page changed without a correction: number 1 → 6; number 2 → 7; "
                        "number 3 → 8; and 1 more"
                    ),
                    f'{ADD}, or "minor: true" where nothing changed for readers',
                )
            ],
            id="many",
        ),
    ],
)
def test_the_finding_says_what_changed_and_what_to_type(
    old: str, new: str, found: list[tuple[str, str]]
) -> None:
    assert _found(old, new) == found


def test_without_a_base_the_rule_finds_nothing_and_accepts_everything() -> None:
    content = f"{HEAD}<!-- ibidem: allow correction-missing: the table was set anew -->\nIt has 34.\n"

    assert site.judged(_site(("docs/page.md", content))).findings == ()


def test_an_acceptance_may_outlive_the_change_that_it_accepts() -> None:
    content = f"{HEAD}<!-- ibidem: allow correction-missing: the table was set anew -->\nIt has 34.\n"

    assert _found(content, content) == []
    assert site.judged(_site(("docs/page.md", content), base=_site(("docs/page.md", content)))).findings == ()

"""What a page claims: its sentences, and the numbers, dates and quotations in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.check import site
from macros.check.site import Project
from macros.content.claims import Claim, claims, matched
from macros.content.claims.stated_facts import stated_facts
from macros.content.settings import Settings
from macros.core.model import Page
from macros.core.text import Span, Text


def page(content: str) -> Page:
    built = site.build(Project(Settings(everywhere=True), (), (Text("docs/page.md", content),)))
    return built.pages[0]


def _texts(content: str) -> list[str]:
    return [claim.text for claim in claims(page(content))]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        pytest.param("---\ntitle: It has 5.\n---\nIt began.\n", ["It began."], id="front-matter"),
        pytest.param("It began. It ended.\n", ["It began.", "It ended."], id="sentences"),
        pytest.param("It began\nin May.\n", ["It began in May."], id="over-lines"),
        pytest.param("It began.\n\nIt ended.", ["It began.", "It ended."], id="paragraphs"),
        pytest.param('It began{{ cite("a") }}. So.', ["It began.", "So."], id="macro-before-the-stop"),
        pytest.param('It began.{{ cite("a") }} So.', ["It began.", "So."], id="macro-behind-the-stop"),
        pytest.param(
            'He left D.C.{{ cite("a") }} Hamas.', ["He left D.C.", "Hamas."], id="abbreviation-ends"
        ),
        pytest.param("He left D.C. Hamas.", ["He left D.C. Hamas."], id="abbreviation"),
        pytest.param('So {{ quote("a", "It ended.") }} he said.', ["So “It ended.” he said."], id="quote"),
        pytest.param('So {{ quote("a", "It ended") }}. Then.', ["So “It ended”.", "Then."], id="quote-ends"),
        pytest.param("**Two** of _them_. *So*.", ["Two of them.", "So."], id="emphasis"),
        pytest.param("un**real**", ["unreal"], id="emphasis-in-a-word"),
        pytest.param("The [page](a/b(1).md 'x'). So.", ["The page(a/b(1).md 'x').", "So."], id="odd-address"),
        pytest.param('The [page](a(1).md "t"). So.', ["The page.", "So."], id="link"),
        pytest.param("See <https://a.b/1> or https://a.b/2.", ["See or"], id="bare-address"),
        pytest.param("It ended.[^1]\n\n[^1]: In May.", ["It ended.", "In May."], id="footnote"),
        pytest.param("The rule `a. B` is.", ["The rule is."], id="code"),
        pytest.param("Before.\n\n```\nIt. Is.\n```\n\nAfter.", ["Before.", "After."], id="fence"),
        pytest.param("    It is code.\n\nAfter.", ["After."], id="indented-code"),
        pytest.param("A.<!-- So. -->\n\nB {# So. #} c.", ["A.", "B c."], id="comments"),
        pytest.param("`{{ x }}` {{ x }} So.", ["So."], id="macro-in-code"),
        pytest.param("![Alt. Text.](a.png) So.", ["So."], id="image"),
        pytest.param(
            "# One {: #a }\nTwo\n===\nThree\n---\nFour", ["One", "Two", "Three", "Four"], id="headings"
        ),
        pytest.param(
            "- One\n- Two\n  and\n\n1. Three\n2. Four", ["One", "Two and", "Three", "Four"], id="lists"
        ),
        pytest.param("Term\n:   It is.\n", ["Term", "It is."], id="definition"),
        pytest.param("| a | b |\n|---|---|\n| 1 \\| 2 | |\nx", ["a", "b", "1 | 2", "x"], id="table"),
        pytest.param('!!! note "Its title"\n    Its body.', ["Its body."], id="admonition"),
        pytest.param(
            "> They\n> said.\nLazy.\n\nWe say.", ["They said.", "Lazy.", "We say."], id="block-quote"
        ),
        pytest.param("We say.\n> They said.\n- So.", ["We say.", "They said.", "So."], id="quote-in-between"),
        pytest.param("*[UN]: United Nations\n\nSo.", ["So."], id="abbreviation-of-the-page"),
        pytest.param("We […] keep [it] ( **so** ).", ["We […] keep it (so)."], id="omission"),
        pytest.param("“It ended. So.” he said.", ["“It ended. So.” he said."], id="stop-in-a-quotation"),
        pytest.param("", [], id="empty"),
        pytest.param("---\n\n***\n", [], id="rules"),
    ],
)
def test_the_claims_of_a_page(content: str, texts: list[str]) -> None:
    assert _texts(content) == texts


@pytest.mark.parametrize(
    ("content", "keys"),
    [
        pytest.param('One.{{ cite("a") }} Two.{{ cite("b", "c") }}', [("a",), ("b", "c")], id="behind"),
        pytest.param('One,{{ cite("a") }} and.{{ cite("b") }}', [("a", "b")], id="two-in-one"),
        pytest.param('One{{ cite("a") }}.{{ cite("a") }}', [("a",)], id="twice"),
        pytest.param('{{ quote("a", "One") }} he said. Two.', [("a",), ()], id="at-the-beginning"),
        pytest.param('| a | {{ cite("b") }} |', [()], id="cell-without-words"),
        pytest.param('One.\n<!-- {{ cite("a") }} -->', [()], id="in-a-comment"),
        pytest.param('One.\n\n{{ cite("a") }}Two', [(), ("a",)], id="before-its-sentence"),
    ],
)
def test_the_sources_of_each_claim(content: str, keys: list[tuple[str, ...]]) -> None:
    assert [claim.keys for claim in claims(page(content))] == keys


def test_a_claim_knows_its_place() -> None:
    content = "---\ntitle: A\n---\n\n> **So** 5 it is.\n"
    read = page(content)

    (found,) = claims(read)

    assert str(read.text.location(found.span.start)) == "docs/page.md:5:5"
    assert content[found.span.start : found.span.end] == "So** 5 it is."


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("14 votes", ["14"]),
        ("2,000 or 2\u202f000 or two thousand or 2.0 thousand", ["2000"] * 4),
        ("twenty-three of Twenty", ["23", "20"]),
        ("58% or 58 % or 58 percent or 58 per cent", ["58%"] * 4),
        ("$3.8 billion, € 5", ["$3800000000", "€5"]),
        ("a dozen, a hundred, two hundred, hundreds", ["12", "100", "200", "hundreds"]),
        ("the 7th, phase 3.1.2, 1,5 and 12,34", ["7", "3.1.2", "1,5", "12,34"]),
        ("F-16, G7, x2, 3D, one, no, often, 5.", ["16", "5"]),
        ("٣ hostages", ["3"]),
    ],
)
def test_numbers(text: str, values: list[str]) -> None:
    assert [fact.value for fact in stated_facts(text) if fact.kind == "number"] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 March 2024, March 5, 2024, 2024-03-05, 5th of March 2024, Mar. 5 2024", ["2024-03-05"] * 5),
        ("in March 2024 or Sept. 2024 or May, 2024", ["2024-03-00", "2024-09-00", "2024-05-00"]),
        ("on 5 March, in March", ["-03-05", "-03-00"]),
        ("May I? he may, in May", ["-05-00"]),
        ("March on, Mar, Dec", []),
        ("June came", ["-06-00"]),
        ("Spring 2024, the fall of 2025, autumn 2025, summer", ["spring 2024", "autumn 2025", "autumn 2025"]),
        ("on Monday, Sundays", ["Monday"]),
        ("5–7 March 2024", ["2024-03-07"]),
        ("Marchand, Mayor, Junes, 2024", []),
    ],
)
def test_dates(text: str, values: list[str]) -> None:
    assert [fact.value for fact in stated_facts(text) if fact.kind == "date"] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('he said “it’s *so* 5” and "so"', ["it's *so* 5", "so"]),
        ("„so“, «so», “a” b “c”", ["so", "so", "a", "c"]),
        ("it's the dogs' 5\" \"", []),
    ],
)
def test_quotations(text: str, values: list[str]) -> None:
    assert [fact.value for fact in stated_facts(text) if fact.kind == "quotation"] == values


def test_a_date_is_no_number_and_neither_is_in_a_quotation() -> None:
    found = stated_facts("5 on 6 May 2024, “7 on 8 May”")

    assert [(fact.kind, fact.shown) for fact in found] == [
        ("number", "5"),
        ("date", "6 May 2024"),
        ("quotation", "“7 on 8 May”"),
    ]


def test_a_block_quote_is_a_quotation() -> None:
    (found,) = claims(page('> It has 5.{{ cite("a") }}\n'))

    assert [(fact.kind, fact.value) for fact in found.facts] == [("quotation", "It has 5.")]


def _named(*texts: str) -> list[Claim]:
    return [Claim(Span(n, n + 1), text) for n, text in enumerate(texts)]


def _matched(old: list[Claim], new: list[Claim]) -> list[tuple[str, str]]:
    return [(was.text if was else "", now.text if now else "") for was, now in matched(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param(("a", "b"), ("b", "a"), [("a", "a"), ("b", "b")], id="moved"),
        pytest.param(("a", "a"), ("a",), [("a", "a"), ("a", "")], id="one-of-two-gone"),
        pytest.param(
            ("he left the old house in May", "all of it is over now"),
            ("it is all over now", "he left the house in June"),
            [
                ("he left the old house in May", "he left the house in June"),
                ("all of it is over now", "it is all over now"),
            ],
            id="reworded",
        ),
        pytest.param(("Head", "33"), ("Head", "34"), [("Head", "Head"), ("33", "34")], id="cell"),
        pytest.param(("33", "Tail"), ("34", "Tail"), [("33", "34"), ("Tail", "Tail")], id="first-cell"),
        pytest.param(
            ("33",),
            ("it was never so before then",),
            [("33", ""), ("", "it was never so before then")],
            id="cell-and-sentence",
        ),
        pytest.param(
            ("gone", "33"),
            ("it was never so before", "34"),
            [("gone", ""), ("33", ""), ("", "it was never so before"), ("", "34")],
            id="no-neighbour",
        ),
        pytest.param(
            ("he left the house in May",),
            ("we know nothing of them",),
            [("he left the house in May", ""), ("", "we know nothing of them")],
            id="another-sentence",
        ),
        pytest.param((), (), [], id="nothing"),
    ],
)
def test_matching(old: tuple[str, ...], new: tuple[str, ...], pairs: list[tuple[str, str]]) -> None:
    assert _matched(_named(*old), _named(*new)) == pairs


def test_same_words_are_matched_by_their_sources_first() -> None:
    old = [Claim(Span(0, 1), "Yes", ("a",)), Claim(Span(1, 2), "Yes", ("b",))]

    ((_, first), second) = matched(old, [old[1]])

    assert first is None
    assert second == (old[1], old[1])


@given(
    st.lists(st.sampled_from(["a", "b", "1", "2", "it was so in the end", "it was so at the end"])),
    st.lists(st.sampled_from(["a", "b", "1", "3", "it was so in the end"])),
)
def test_matching_loses_nothing(old: list[str], new: list[str]) -> None:
    before, after = _named(*old), _named(*new)

    found = matched(before, after)

    assert [was for was, _ in found if was] == before
    assert sorted((now for _, now in found if now), key=lambda claim: claim.span) == after


@given(st.text(alphabet="ab5 .,\n>|-#*_`[](){}\"“”<!%'\\:~=", max_size=60))
def test_any_text_has_claims_inside_of_it(content: str) -> None:
    read = page(content)

    for claim in claims(read):
        assert 0 <= claim.span.start < claim.span.end <= len(content)
        assert all(0 <= fact.span.start < fact.span.end <= len(content) for fact in claim.facts)

"""The prose of a page: its sections, blocks and sentences, each at its place in the file."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content import citations, prose
from macros.core.model import JOINER, Prose
from macros.core.text import Text

CITE = '{{ cite("a") }}'


def _read(content: str) -> Prose:
    text = Text("docs/page.md", content)
    scanned, _ = citations.scan(text)
    return prose.read(text, 0, scanned)


def _told(content: str) -> list[tuple[str, str, list[tuple[str, list[str]]]]]:
    """Return each block as its section's title, its kind, and its sentences with the keys they cite."""
    return [
        (
            section.title,
            block.kind.value,
            [
                (" ".join(sentence.text.replace(JOINER, "").split()), sorted(sentence.keys))
                for sentence in block.sentences
            ],
        )
        for section in _read(content).sections
        for block in section.blocks
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("One. Two.", [("", "paragraph", [("One.", []), ("Two.", [])])]),
        (f"One.{CITE} Two.", [("", "paragraph", [("One.", ["a"]), ("Two.", [])])]),
        (f"One. {CITE} Two.", [("", "paragraph", [("One.", ["a"]), ("Two.", [])])]),
        (f"{CITE} One.", [("", "paragraph", [("One.", ["a"])])]),
        (f"One\ntwo.{CITE}\nThree.", [("", "paragraph", [("One two.", ["a"]), ("Three.", [])])]),
        (
            'He said {{ quote("a", "Go.") }} She left.',
            [("", "paragraph", [("He said .", ["a"]), ("She left.", [])])],
        ),
        (
            'He said {{ quote("a", "go") }}. She left.',
            [("", "paragraph", [("He said .", ["a"]), ("She left.", [])])],
        ),
        ("See [the end](end.md). Then.", [("", "paragraph", [("See the end.", []), ("Then.", [])])]),
        ("*One*, `code` and __two__.", [("", "paragraph", [("One, and two.", [])])]),
        (
            "## How\n\nOne.\n\n### Then\n\nTwo.",
            [("How", "paragraph", [("One.", [])]), ("Then", "paragraph", [("Two.", [])])],
        ),
        ("## How { #how }\nOne.", [("How", "paragraph", [("One.", [])])]),
        ("How\n---\n\nOne.", [("How", "paragraph", [("One.", [])])]),
        ("How\n===\n\nOne.", [("How", "paragraph", [("One.", [])])]),
        (
            "- One.\n- Two.\n  More.\n1. Three.",
            [
                ("", "item", [("One.", [])]),
                ("", "item", [("Two.", []), ("More.", [])]),
                ("", "item", [("Three.", [])]),
            ],
        ),
        ("Term\n:   One.", [("", "paragraph", [("Term", [])]), ("", "paragraph", [("One.", [])])]),
        ("[^1]:\n    One.", [("", "paragraph", [("One.", [])])]),
        ('!!! note "Title"\n    One.', [("", "paragraph", [("One.", [])])]),
        (
            "> One.\n> Two.\nThree.",
            [("", "quote", [("One.", []), ("Two.", [])]), ("", "paragraph", [("Three.", [])])],
        ),
        ("One.\n> Two.", [("", "paragraph", [("One.", [])]), ("", "quote", [("Two.", [])])]),
        (
            f"| A | B |\n| - | - |\n| c{CITE} | d |",
            [
                ("", "cell", [("A", [])]),
                ("", "cell", [("B", [])]),
                ("", "cell", [("c", ["a"])]),
                ("", "cell", [("d", [])]),
            ],
        ),
        (
            "One.\n\n---\n\n***\n\nTwo.",
            [("", "paragraph", [("One.", [])]), ("", "paragraph", [("Two.", [])])],
        ),
        (
            "One.\n\n```\nCode.\n```\n\n    Code.\n\n<!-- No. -->\n\n<div>No.</div>\n",
            [("", "paragraph", [("One.", [])])],
        ),
        ("[a]: b.md\n*[HTML]: Language\n\n---", []),
        ("# Title", []),
    ],
)
def test_prose_is_told_from_markup(content: str, expected: object) -> None:
    assert _told(content) == expected


def test_a_section_has_its_heading_in_the_file() -> None:
    content = "One.\n\n## *How* it ended ##\n\nTwo."

    first, second = _read(content).sections

    assert (first.heading, first.level, second.level) == (None, 0, 2)
    assert second.heading
    assert content[second.heading.start : second.heading.end] == "*How* it ended"
    assert second.title == "How it ended"
    assert [sentence.text for sentence in second.sentences] == ["Two."]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It wasโnt โsoโ.", (("โ", 3),)),
        ("Flaws \ufffd and \x82.", (("\ufffd", 1), ("\x82", 1))),
        ("Флот, и порт. α β, 港.", ()),
        ("A Thai word, โลก, and โ alone.", ()),
        ("`โ`", ()),
        ("E = mc², 5 µm, ª", ()),
    ],
)
def test_what_a_wrong_encoding_leaves(content: str, expected: object) -> None:
    assert _read(content).mojibake == expected


@given(st.text(alphabet='ab. \n#*-|>`[](){}"“”\\:!=1โ', max_size=80))
def test_every_sentence_stands_where_it_says(content: str) -> None:
    found = _read(content)

    assert len(found.text) == len(content)
    spans = [sentence.span for section in found.sections for sentence in section.sentences]
    assert spans == sorted(spans)
    assert all(earlier.end <= later.start for earlier, later in pairwise(spans))
    for section in found.sections:
        for sentence in section.sentences:
            said = found.text[sentence.span.start : sentence.span.end]
            assert sentence.text == said.replace("\n", " ")
            assert said.strip() == said


def test_what_lies_apart_can_lie_within_another() -> None:
    (block,) = _read("A <!-- {{ page.title }} and more --> b.").blocks
    assert " ".join(block.sentences[0].text.replace(JOINER, "").split()) == "A b."


def test_a_sentence_knows_what_was_meant_to_cite() -> None:
    blocks = _read('Two [3]. Three.{{ cite(“a”) }} Four.{ cite("a") } Five.\n\nSix.{{ cite("a) }}').blocks
    told = [[sentence.is_attempt for sentence in block.sentences] for block in blocks]
    assert told == [[True, True, True, False], [True]]

"""What to type in the place of a citation in the way of another program."""

from __future__ import annotations

import pytest

from macros.check import site
from macros.project import files

from .conftest import OWN, RULES, Write

_STORE = "@misc{un2024vote, title = {x}}\n@misc{un_a_b, title = {x}}\n"
_BOTH = '{{ cite("un2024vote", "un_a_b") }}'


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("[3]", 'write {{ cite("key") }}, and the number is made from the source', id="number"),
        pytest.param("[@un2024vote]", 'write {{ cite("un2024vote") }}', id="key"),
        pytest.param("[@un_a_b]", 'write {{ cite("un_a_b") }}', id="underscores"),
        pytest.param(
            "[@un2024vote, p. 3]", 'write {{ cite("un2024vote", locator="p. 3") }}', id="key-with-a-place"
        ),
        pytest.param(
            '[@un2024vote, "x"]', 'write {{ cite("un2024vote", locator="\\"x\\"") }}', id="quotation-mark"
        ),
        pytest.param(
            "[see @un2024vote, p. 3]",
            'write {{ cite("un2024vote", prefix="see", locator="p. 3") }}',
            id="prefix",
        ),
        pytest.param("[@un2024vote, p. 3; @un_a_b]", f"write {_BOTH}", id="keys"),
        pytest.param(
            "\\cite[see][p. 3]{un2024vote}",
            'write {{ cite("un2024vote", prefix="see", locator="p. 3") }}',
            id="latex",
        ),
        pytest.param("\\textcite{un2024vote}", 'write {{ textcite("un2024vote") }}', id="latex-in-text"),
        pytest.param(
            "\\cite{nobody}", 'write {{ cite("key") }}, with a key of the bibliography', id="unknown-latex"
        ),
        pytest.param("[[un2024vote]]", 'write {{ cite("un2024vote") }}', id="wiki"),
        pytest.param("[cite:@un2024vote; @un_a_b]", f"write {_BOTH}", id="org"),
        pytest.param(
            " (see @un2024vote, p. 3)",
            'write {{ cite("un2024vote", prefix="see", locator="p. 3") }}',
            id="parentheses",
        ),
        pytest.param(" @un2024vote", 'write {{ textcite("un2024vote") }}', id="in-text"),
        pytest.param(" -@un2024vote", 'write {{ cite("un2024vote") }}', id="in-text-without-authors"),
        pytest.param("[un2024vote, p. 3]", 'write {{ cite("un2024vote", locator="p. 3") }}', id="brackets"),
        pytest.param('#cite(label("un2024vote"))', 'write {{ cite("un2024vote") }}', id="typst-with-a-label"),
        pytest.param(
            "<sup>3</sup>", 'write {{ cite("key") }}, and the number is made from the source', id="raised"
        ),
        pytest.param("[@x2024y]", 'write {{ cite("key") }}, with a key of the bibliography', id="unknown"),
        pytest.param("[^un2024vote]", 'write {{ cite("un2024vote") }}', id="footnote-with-a-key"),
        pytest.param(
            "[^1]", 'write {{ cite("key") }}, or define the footnote in a line "[^1]: …"', id="footnote"
        ),
    ],
)
def test_a_citation_by_hand_gets_a_suggestion(write: Write, typed: str, hint: str) -> None:
    page = f"# Home\n\nIt began.{typed} It ended.{_BOTH}\n"
    folder = write({"mkdocs.yml": OWN, "bibliography.bib": _STORE, "docs/index.md": page})
    result = site.judged(site.build(files.read(folder / "mkdocs.yml", RULES)))
    found = [(f.rule, f.hint) for f in result.findings if f.rule != "missing-archive"]
    assert found == [("bare-number-citation", hint)]


@pytest.mark.parametrize(
    ("typed", "label", "hint"),
    [
        pytest.param("A", "a", 'did you mean "[^a]"?', id="case"),
        pytest.param("NOTE", "Note", 'did you mean "[^Note]"?', id="case-of-a-word"),
        pytest.param("ÜBER", "über", 'did you mean "[^über]"?', id="case-beyond-ascii"),
        pytest.param("nte", "note", 'did you mean "[^note]"?', id="letter-missing"),
        pytest.param(
            "x",
            "note",
            'write {{ cite("key") }}, or define the footnote in a line "[^x]: …"',
            id="nothing-near",
        ),
    ],
)
def test_a_mark_of_a_footnote_gets_the_label_that_is_near(
    write: Write, typed: str, label: str, hint: str
) -> None:
    page = f"# Home\n\nIt began.[^{typed}] It ended.{_BOTH}\n\n[^{label}]: A note.\n"
    folder = write({"mkdocs.yml": OWN, "bibliography.bib": _STORE, "docs/index.md": page})
    result = site.judged(site.build(files.read(folder / "mkdocs.yml", RULES)))

    found = [(f.rule, f.hint) for f in result.findings if f.rule != "missing-archive"]

    unused = [] if typed.casefold() == label.casefold() else ["unused-footnote"]
    assert found[0] == ("bare-number-citation", hint)
    assert [rule for rule, _ in found[1:]] == unused


def test_words_with_a_name_behind_them_nope(write: Write) -> None:
    page = f"# Home\n\nIt began [ask @ada].{_BOTH}\n"
    folder = write({"mkdocs.yml": OWN, "bibliography.bib": _STORE, "docs/index.md": page})
    assert site.judged(site.build(files.read(folder / "mkdocs.yml", RULES))).findings == ()


def test_what_stands_in_an_unclosed_script_nope(write: Write) -> None:
    page = (
        f"# Home\n\nIt began.{_BOTH}\n\n<style>a[3]</style>\n\n<script>\nlet x = [3];\n\n\\cite{{un_a_b}}\n"
    )
    folder = write({"mkdocs.yml": OWN, "bibliography.bib": _STORE, "docs/index.md": page})
    found = site.judged(site.build(files.read(folder / "mkdocs.yml", RULES))).findings
    assert [finding for finding in found if finding.rule == "bare-number-citation"] == []

"""Two texts with the faults of two that were published: what the rules say of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from .conftest import Write, check

_TEXTS = Path(__file__).parent / "cases" / "texts"
_AUTHORS = "authors:\n  ada:\n    name: Ada Lovelace\n"
_SETTINGS = """\
site_name: Example
extra: {ibidem: {ratings: {refuted: It is wrong., supported: It holds.}}}
"""


def _rules(write: Write, text: str) -> Counter[str]:
    """Count the findings in a text by their rules."""
    files = {"mkdocs.yml": _SETTINGS, "bibliography.bib": "", "docs/.authors.yml": _AUTHORS}
    lines = check(write({**files, "docs/index.md": text})).splitlines()
    return Counter(line.split("[", 1)[1].split("]", 1)[0] for line in lines)


def test_the_fact_check_whose_numbers_lead_nowhere(write: Write) -> None:
    found = _rules(write, (_TEXTS / "fact-check.md").read_text(encoding="utf-8"))

    assert found == {
        "missing-front-matter": 5,
        "placeholder": 1,
        "bare-number-citation": 13,
        "plural-on-one-source": 3,
        "anonymous-attribution": 1,
        "date-after-check": 1,
        "figure-without-source": 1,
        "unlinked-follow-up": 2,
    }


def test_the_op_ed_without_a_source_and_with_damaged_letters(write: Write) -> None:
    damaged = (_TEXTS / "op-ed.md").read_text(encoding="utf-8")

    assert _rules(write, damaged) == {"missing-front-matter": 1, "encoding-damage": 1}


def test_the_op_ed_mended(write: Write) -> None:
    mended = (_TEXTS / "op-ed.md").read_text(encoding="utf-8")
    mended = mended.replace("ownersโ", "owners’").replace("wonโt", "won’t")
    for quoted in ("over the top.", "concede anything.", "from the table."):
        mended = mended.replace(f"{quoted}โ", f"{quoted}”")
    mended = mended.replace("โ", "“")

    assert _rules(write, mended) == {
        "missing-front-matter": 1,
        "quotation-without-source": 2,
        "anonymous-attribution": 2,
        "section-without-source": 3,
        "relative-time": 1,
    }

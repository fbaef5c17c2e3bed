"""The comparison of two states of a site, and its reports."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.check import comparison, site
from macros.check.comparison.differences import ClaimChange, Comparison, FieldChange, SourceChange
from macros.check.report.markdown import as_code, escaped
from macros.check.site import Project, Site
from macros.content.settings import Settings
from macros.core.shown import one_line
from macros.core.text import Location, Text

A = "@online{a, title = {On A}, url = {https://example.org/a}}\n"
B = "@online{b, title = {On B}, url = {https://example.org/b}}\n"


def _site(store: str = "", **pages: str) -> Site:
    texts = tuple(Text(f"docs/{name}.md", content) for name, content in pages.items())
    return site.build(Project(Settings(), (Text("bibliography.bib", store),), texts))


def _claims(old: Site, new: Site) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    found = comparison.compare(old, new).claims
    return [(str(claim.location), claim.sentence, claim.old, claim.new) for claim in found]


def test_sources_that_are_new_and_gone() -> None:
    found = comparison.compare(
        _site(A), _site(B + "@misc{b, title = {x}}\n@misc{, title = {x}}\n@xdata{c, publisher = {x}}")
    )

    assert found == Comparison(added=(("b", "On B"), ("c", "")), removed=(("a", "On A"),))


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        pytest.param("date = {2024}", "date = {2025}", [("date", "2024", "2025")], id="changed"),
        pytest.param("", "date = {2024}", [("date", "", "2024")], id="added"),
        pytest.param("date = {2024}", "", [("date", "2024", "")], id="removed"),
        pytest.param("note = {a\n b}", "note = {a b}", [], id="another-line-end"),
        pytest.param("note = {a}", 'NOTE = "a"', [], id="another-form"),
        pytest.param("type = {Report}", "type = {Paper}", [("type (field)", "Report", "Paper")], id="type"),
    ],
)
def test_fields_that_changed(old: str, new: str, fields: list[tuple[str, str, str]]) -> None:
    found = comparison.compare(_site(f"@misc{{a, {old}}}"), _site(f"@misc{{a, {new}}}")).changed

    assert [(f.name, f.old, f.new) for source in found for f in source.fields] == fields


def test_the_type_of_an_entry_and_inherited_fields_count() -> None:
    old = "@misc{a, xdata = {x}}\n@xdata{x, publisher = {P}}"
    new = "@report{a, xdata = {x}}\n@xdata{x, publisher = {Q}}"

    found = comparison.compare(_site(old), _site(new)).changed

    publisher = FieldChange("publisher", "P", "Q")
    assert found == (
        SourceChange("a", (FieldChange("type", "misc", "report"), publisher)),
        SourceChange("x", (publisher,)),
    )


@pytest.mark.parametrize(
    ("old", "new", "claims"),
    [
        pytest.param(
            'It began.{{ cite("a") }}',
            "It began.",
            [("docs/page.md:1:1", "It began.", ("a",), ())],
            id="lost",
        ),
        pytest.param(
            'It began.{{ cite("a") }}',
            'It began.{{ cite("b") }}',
            [("docs/page.md:1:1", "It began.", ("a",), ("b",))],
            id="other",
        ),
        pytest.param(
            "It began.",
            'It began.{{ cite("b") }}',
            [("docs/page.md:1:1", "It began.", (), ("b",))],
            id="found",
        ),
        pytest.param(
            'It began.{{ cite("a") }}',
            'It began.{{ cite("c") }}',
            [("docs/page.md:1:1", "It began.", ("a",), ())],
            id="key-of-no-source",
        ),
        pytest.param('It began.{{ cite("a", "b") }}', 'It began.{{ cite("b", "a") }}', [], id="other-order"),
        pytest.param('It began.{{ cite("a") }}', "", [], id="sentence-gone"),
        pytest.param("", 'It began.{{ cite("a") }}', [], id="sentence-new"),
        pytest.param(
            'It began in the month of May.{{ cite("a") }}\n\nIt.',
            "It.\n\nIt began in May of the month.",
            [("docs/page.md:3:1", "It began in May of the month.", ("a",), ())],
            id="reworded-and-moved",
        ),
        pytest.param(
            'One.{{ cite("a") }} Two.{{ cite("b") }}',
            'Two.{{ cite("a") }} One.',
            [("docs/page.md:1:1", "Two.", ("b",), ("a",)), ("docs/page.md:1:21", "One.", ("a",), ())],
            id="in-the-order-of-the-page",
        ),
    ],
)
def test_claims_and_their_sources(
    old: str, new: str, claims: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    assert _claims(_site(A + B, page=old), _site(A + B, page=new)) == claims


def test_a_claim_loses_a_source_that_is_removed_from_the_store() -> None:
    page = 'It began.{{ cite("a") }} It ended.{{ cite("b") }}'

    found = comparison.compare(_site(A + B, page=page), _site(B, page=page))

    assert [claim.sentence for claim in found.lost] == ["It began."]
    assert found.moved == ()


C = A.replace("{a,", "{c,")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param(A + B, C + B, Comparison(renamed=(("a", "c"),)), id="renamed"),
        pytest.param(
            A + B,
            B.replace("{b,", "{d,") + C,
            Comparison(renamed=(("a", "c"), ("b", "d"))),
            id="two-in-the-order-of-before",
        ),
        pytest.param(
            A, C.replace("{On A}", '"On\n A"'), Comparison(renamed=(("a", "c"),)), id="another-form"
        ),
        pytest.param(
            A, C.replace("online", "misc"), Comparison((("c", "On A"),), (("a", "On A"),)), id="another-type"
        ),
        pytest.param(
            A, C.replace("org/a", "org/c"), Comparison((("c", "On A"),), (("a", "On A"),)), id="field"
        ),
        pytest.param(
            A,
            C + C.replace("{c", "{d"),
            Comparison((("c", "On A"), ("d", "On A")), (("a", "On A"),)),
            id="two",
        ),
        pytest.param(A, A + C, Comparison((("c", "On A"),)), id="both"),
        pytest.param("@misc{a}", "@misc{c}", Comparison((("c", ""),), (("a", ""),)), id="says-nothing"),
        pytest.param(
            A + "@misc{d, related = {a, b}, title = {D}}",
            C + "@misc{d, related = {c, b}, title = {D}}",
            Comparison(renamed=(("a", "c"),)),
            id="named-by-another-entry",
        ),
        pytest.param(
            A + "@inbook{d, crossref = {a}, note = {D}}",
            C + "@inbook{d, crossref = {c}, note = {D}}",
            Comparison(renamed=(("a", "c"),)),
            id="inherited-from",
        ),
        pytest.param(
            A + "@misc{d, note = {a}}",
            C + "@misc{d, note = {c}}",
            Comparison(renamed=(("a", "c"),), changed=(SourceChange("d", (FieldChange("note", "a", "c"),)),)),
            id="a-field-that-names-no-entry",
        ),
    ],
)
def test_a_source_that_only_has_another_key_is_renamed(old: str, new: str, found: Comparison) -> None:
    assert comparison.compare(_site(old), _site(new)) == found


@pytest.mark.parametrize(
    ("new", "claims"),
    [
        pytest.param('It began.{{ cite("c") }}', [], id="only-the-key"),
        pytest.param(
            'It began.{{ cite("a") }}',
            [("docs/page.md:1:1", "It began.", ("a",), ())],
            id="still-under-the-old-key",
        ),
        pytest.param(
            'It began.{{ cite("c", "b") }}',
            [("docs/page.md:1:1", "It began.", ("a",), ("c", "b"))],
            id="another-source-too",
        ),
    ],
)
def test_a_claim_on_a_renamed_source(
    new: str, claims: list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    old = 'It began.{{ cite("a") }}'

    assert _claims(_site(A + B, page=old), _site(C + B, page=new)) == claims


def test_pages_that_are_new_and_gone() -> None:
    found = comparison.compare(_site(one="x", two="x"), _site(two="x", three='It.{{ cite("a") }}'))

    assert found == Comparison(new_pages=("docs/three.md",), gone_pages=("docs/one.md",))


def test_pages_that_have_moved() -> None:
    old = replace(_site(A, one='So.{{ cite("a") }}', two="x"), moved={"docs/three.md": "docs/one.md"})

    found = comparison.compare(old, _site(A, three="So.", two="x"))

    claim = ClaimChange(Location("docs/three.md", 1, 1), "So.", ("a",), ())
    assert found == Comparison(claims=(claim,), moved_pages=(("docs/one.md", "docs/three.md"),))


PLACE = Location("docs/page.md", 3, 1)
ALL = Comparison(
    added=(("b", "On *B*"), ("c", "")),
    removed=(("a", "On A"),),
    renamed=(("e", "f"),),
    changed=(SourceChange("d", (FieldChange("date", "2024", ""), FieldChange("url", "", "https://x.org"))),),
    claims=(
        ClaimChange(PLACE, "It <b>began</b>\x1b[1m in May.", ("a",), ()),
        ClaimChange(PLACE, "@ada ended #5.", ("a", "d"), ("b",)),
        ClaimChange(PLACE, "So.", (), ("b",)),
    ),
    moved_pages=(("docs/a.md", "docs/b.md"),),
    new_pages=("docs/new.md",),
    gone_pages=("docs/gone.md",),
)
FULL = """\
claims that lost their only source
  docs/page.md:3:1: It <b>began</b>U+001B[1m in May.
    a → no source

claims on other sources
  docs/page.md:3:1: @ada ended #5.
    a, d → b
  docs/page.md:3:1: So.
    no source → b

sources removed
  a: On A

sources renamed
  e → f

sources changed
  d
    date: "2024" → nothing
    url: nothing → "https://x.org"

sources added
  b: On *B*
  c

pages gone
  docs/gone.md

pages moved
  docs/a.md → docs/b.md

pages new
  docs/new.md

compared with main: 1 claim lost its only source, 2 claims on other sources, 1 source removed, \
1 source renamed, 1 source changed, 2 sources added, 1 page gone, 1 page moved, 1 page new"""
MARKDOWN = """\
## Sources and claims

Compared with main\\: 1 claim lost its only source, 2 claims on other sources, 1 source removed, \
1 source renamed, 1 source changed, 2 sources added, 1 page gone, 1 page moved, 1 page new

### Claims that lost their only source

- It \\<b\\>began\\</b\\>U+001B\\[1m in May\\.<br>
  `docs/page.md:3`: `a` → no source

### Claims on other sources

- \\@\u200bada ended \\#\u200b5\\.<br>
  `docs/page.md:3`: `a`, `d` → `b`
- So\\.<br>
  `docs/page.md:3`: no source → `b`

### Sources removed

- `a` On A

### Sources renamed

- `e` → `f`

### Sources changed

- `d`
  - `date`: `2024` → nothing
  - `url`: nothing → `https://x.org`

### Sources added

- `b` On \\*B\\*
- `c`

### Pages gone

- `docs/gone.md`

### Pages moved

- `docs/a.md` → `docs/b.md`

### Pages new

- `docs/new.md`"""


def test_the_full_report() -> None:
    assert comparison.full(ALL, "main") == FULL


def test_the_report_for_a_pull_request() -> None:
    assert comparison.markdown(ALL, "main") == MARKDOWN


def test_nothing_differs() -> None:
    line = "no source differs, and every claim rests on what it did"

    assert comparison.full(Comparison(), "main") == f"compared with main: {line}"
    assert (
        comparison.markdown(Comparison(), "a_b") == f"## Sources and claims\n\nCompared with a\\_b\\: {line}"
    )


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`a``", "``` `a`` ```"),
        ("a\nb", "`a b`"),
    ],
)
def test_code_spans_hold_any_backticks(value: str, code: str) -> None:
    assert as_code(value) == code


@given(st.text())
def test_what_is_escaped_reads_as_it_was(value: str) -> None:
    shown = escaped(value)

    plain = re.sub(r"\\(.)", r"\1", shown).replace("\u200b", "")
    assert "\n" not in shown
    assert plain.replace("\\", "") == _escaped_nothing(value)


def _escaped_nothing(value: str) -> str:

    return one_line(value).replace("\u200b", "").replace("\\", "")

"""Texts that grow: whatever is repeated, the check ends soon, with a result."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks.growth import TEXTS, Growing, measured, mixed
from benchmarks.growth.measuring import check as checked
from benchmarks.growth.table import SIZES, page
from macros.content import citations, suppressions
from macros.content.prose.masking import without_markup
from macros.content.sources import bibliography
from macros.core.circles import circles
from macros.core.findings import MOST, Finding, limited
from macros.core.model import JOINER
from macros.core.text import Location, Span, Text
from macros.syntax.markdown import footnotes
from macros.syntax.markdown.regions import regions
from macros.syntax.templates import Marks

from .conftest import Write, check

# What reads a text again for each unit takes minutes at this size; the limit only ends what hangs.
_SIZE, _HANGING = 50_000, 20.0
_SMALL = 1_500
_CHOSEN = Random(15).sample(TEXTS, 12)
_SETTINGS = "site_name: Texts\nextra: {ibidem: {everywhere: true}}\n"


def _site(body: str, store: str = "") -> dict[str, str]:
    return {"mkdocs.yml": _SETTINGS, "docs/index.md": f"# Home\n\n{body}\n", "bibliography.bib": store}


@pytest.mark.uncounted
@pytest.mark.parametrize("text", _CHOSEN, ids=lambda text: text.name)
def test_a_text_that_grows_is_checked_in_the_end(text: Growing) -> None:
    assert not measured(text, _SIZE, _HANGING).error


@pytest.mark.uncounted
def test_no_text_raises(tmp_path: Path) -> None:
    texts = [*Random(15).sample(TEXTS, 60), *map(mixed, range(12))]
    for number, text in enumerate(texts):
        for path, content in text.files(_SMALL).items():
            target = tmp_path / str(number) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        checked(tmp_path / str(number))


def test_each_text_has_a_name_of_its_own_and_grows() -> None:
    assert len({text.name for text in TEXTS}) == len(TEXTS) > 170
    for text in TEXTS:
        assert sum(map(len, text.files(2_000).values())) > sum(map(len, text.files(1_000).values()))


def test_the_table_has_a_row_for_each_text() -> None:
    measures = {text: [measured(text, 100, _HANGING)] * len(SIZES) for text in TEXTS[:3]}
    rows = [line for line in page(measures).splitlines() if line.startswith("| `")]
    assert len(rows) == 3
    assert all(row.endswith("| 0.00 |") for row in rows)


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        ("{{ a {{ b }}", ["unclosed", "expression"]),
        ("{# a {# b #} {#", ["comment", "unclosed"]),
        ("{% raw %}{{ a }}{% endraw %}{% raw %}", ["raw", "statement"]),
        ("{% a {% b\n\n%}", ["unclosed", "unclosed"]),
        ("{% a '%}' %}", ["statement"]),
        (f"{{% {'a ' * 300} %}}", ["statement"]),
        (f"{{% {'a ' * 300}\n\n%}}", ["unclosed"]),
        (f"{{% '{'a ' * 300} {{% b %}}", ["unclosed", "statement"]),
    ],
)
def test_a_mark_ends_where_it_closes(content: str, kinds: list[str]) -> None:
    marks, position, found = Marks(content), 0, list[str]()
    while mark := marks.next(position):
        found.append(mark.kind.value)
        position = mark.span.end
    assert found == kinds


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("`a`", ["`a`"]),
        ("``a` b``", ["``a` b``"]),
        ("```a `b`", ["```a `"]),
        ("`a\n\nb`", []),
        ("`a\n- b`", []),
        ("a ``` b `", ["``` b `"]),
        (r"\`a` b`", ["` b`"]),
        ("`" * 25 + "a" + "`" * 25, []),
    ],
)
def test_a_code_span_closes_in_its_block(content: str, code: list[str]) -> None:
    assert [content[span.start : span.end] for span in regions(content).code] == code


@pytest.mark.parametrize(
    ("content", "hidden"),
    [
        ("a <!-- b --> <!-- c", ["<!-- b -->"]),
        ("![a](b) ![c", ["![a"]),
        ("![a\n\n](b)", []),
        ('[a](b "c") [a](b "c', ['(b "c")']),
        ('[a](b "c\n")', []),
        ("<div>a</div>\n<div", ["<div>a</div>"]),
        ("<!--\n\na", []),
        ("<!--\n\na > b", []),
    ],
)
def test_what_never_closes_hides_nothing(content: str, hidden: list[str]) -> None:
    found = [content[one.span.start : one.span.end] for one in regions(content).hidden]
    assert found == hidden


def test_of_thousands_of_unclosed_marks_a_thousand_are_told() -> None:
    _, findings = citations.scan(Text("a.md", "{{ " * (MOST + 50)))
    assert len(set(findings)) == MOST + 1


def test_a_number_of_too_many_digits_is_a_finding() -> None:
    _, (finding,) = citations.scan(Text("a.md", f"{{{{ {'1' * 5_000} }}}}"))
    assert finding.message == "this macro cannot be read: a number has too many digits"


def test_the_label_of_an_unknown_footnote_is_shown_as_typed() -> None:
    assert without_markup("[^*a*] *b*", ()) == f"[^*a*] {JOINER}b{JOINER}"
    assert without_markup("[^*a*] *b*", None) == f"{JOINER * 6} {JOINER}b{JOINER}"


def test_the_place_of_a_parent_is_where_its_key_stands_alone() -> None:
    typed = "@string{sz = {q}}\n@misc{a, xdata = sz # {, z}}\n@xdata{q, note = {Q}}\n@xdata{z, note = {Z}}"
    store, _ = bibliography.read([Text("bibliography.bib", typed)])
    a = store.by_key["a"]
    assert [(parent.key, typed[slice(*parent.span)]) for parent in a.parents] == [
        ("q", "sz # {, z}"),
        ("z", "z"),
    ]


def test_a_footnote_ends_before_the_next() -> None:
    definitions, references = footnotes.footnotes(text := "- [^a]: x\n- [^b]: y[^a] [^", text, 0)
    assert [text[one.span.start : one.span.end] for one in definitions] == ["[^a]: x\n- ", "[^b]: y[^a] [^"]
    assert [one.label for one in references] == ["a"]


def test_of_a_thousand_findings_of_a_rule_the_last_says_that_there_are_more() -> None:
    findings = [Finding("placeholder", Location("a.md", line, 1), "x") for line in range(1, MOST + 500)]
    others = [Finding("placeholder", Location("b.md", 1, 1), "x")]
    shown = tuple(limited([*findings, *others]))
    assert shown[: MOST - 1] == tuple(findings[: MOST - 1])
    assert "1,000 findings of this rule or more" in shown[MOST - 1].message
    assert shown[MOST:] == tuple(others)


def test_of_thousands_of_useless_acceptances_a_thousand_are_reported() -> None:
    content = "<!-- ibidem: allow nothing: a -->\n" * (MOST + 20)
    places = [Span(n * 34, n * 34 + 33) for n in range(MOST + 20)]
    made = suppressions.suppressions(Text("a.md", content), places)
    assert len(suppressions.applied([], made, frozenset({"placeholder"}), ()).standing) == MOST


@pytest.mark.parametrize(
    ("leading", "together"),
    [
        ({"a": ["b"], "b": ["a"]}, [{"a", "b"}]),
        ({"a": ["a"]}, [{"a"}]),
        ({"a": ["b"], "b": ["c"], "c": ["d"]}, [{"a"}, {"b"}, {"c"}]),
        ({"a": ["b", "c"], "b": ["c"], "c": ["a", "x"], "d": ["a"]}, [{"a", "b", "c"}, {"d"}]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, [{"a"}, {"b", "c"}]),
    ],
)
def test_names_that_lead_to_each_other_are_one_circle(
    leading: dict[str, list[str]], together: list[set[str]]
) -> None:
    found = dict[int, set[str]]()
    for name, number in circles(leading).items():
        found.setdefault(number, set()).add(name)
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, together))


@pytest.mark.parametrize("field", ["crossref", "xdata"])
def test_an_entry_inherits_over_twenty_generations_and_no_more(write: Write, field: str) -> None:
    chain = "".join(f"@misc{{e{n}, {field} = {{e{n + 1}}}}}\n" for n in range(21))
    store = f"{chain}@misc{{e21, title = {{A}}}}\n"
    found = check(write(_site("It was so.", store)))
    assert found.count("inherits over more than 20 entries") == 1
    assert "bibliography.bib:1:" in next(line for line in found.splitlines() if "more than 20" in line)


def test_strings_that_double_are_a_finding(write: Write) -> None:
    doubled = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60))
    store = f'@string{{s0 = "a"}}\n{doubled}@misc{{e, title = s60}}\n'
    assert "longer than 100,000 characters" in check(write(_site("It was so.", store)))


@pytest.mark.parametrize(
    "unit", ["[", "![", "[^", "[a](b", "[a][", "*[a", "[ and so on ", "<![CDATA[", "<a "]
)
def test_brackets_that_a_build_takes_minutes_for_are_a_finding(write: Write, unit: str) -> None:
    found = check(write(_site(f"It was so.\n\n{unit * 5_000}")))
    assert "docs/index.md:5:" in next(line for line in found.splitlines() if "unrenderable-text" in line)


@pytest.mark.parametrize(
    "unit", ["- [0, 5)\n", "| [0, 5) | a |\n", "[1] ", "[a](b) ", "[a] (b), ", "[0, 5)\n\n"]
)
def test_brackets_that_a_build_reads_soon_are_none(write: Write, unit: str) -> None:
    assert "unrenderable-text" not in check(write(_site(unit * 3_000)))

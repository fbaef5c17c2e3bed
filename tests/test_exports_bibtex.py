from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.content.sources import bibliography
from macros.core.model import Source
from macros.core.text import Span, Text
from macros.publish.exports import formats
from macros.publish.exports.escaping import escaped
from macros.syntax import bibtex

from .conftest import ROOT, store
from .generated import pages

_HERE = Span(0, 0)
_NOWHERE = Text("", "")


def _source(*fields: tuple[str, str], key: str = "a", kind: str = "misc") -> Source:
    return Source(key, kind, _NOWHERE, _HERE, fields=fields)


def _comparable(sources: tuple[Source, ...]) -> list[Source]:
    """Leave out where sources stand, and what a flat file has no need of."""
    return [
        s._replace(text=_NOWHERE, span=_HERE, parents=(), fields=tuple(sorted(s.fields)))
        for s in sources
        if not s.is_data
    ]


def _assert_reads_back(sources: tuple[Source, ...]) -> None:
    written = formats.BIBTEX.bibliography(sources)
    read = store(written).sources
    assert _comparable(read) == _comparable(sources)
    assert formats.BIBTEX.bibliography(read) == written


def test_an_entry_is_aligned_and_in_a_fixed_order() -> None:
    content = (
        '@STRING{un = "United Nations"}\n@Report{a, url = "https://x.org/", organization = un, title={T}}'
    )
    assert formats.BIBTEX.bibliography(store(content).sources) == (
        "@report{a,\n"
        "  title        = {T},\n"
        "  organization = {United Nations},\n"
        "  url          = {https://x.org/}\n"
        "}\n"
    )


def test_entries_keep_the_order_given_and_are_parted_by_a_line() -> None:
    assert formats.BIBTEX.bibliography([_source(key="b"), _source(key="a")]) == "@misc{b,\n}\n\n@misc{a,\n}\n"


def test_no_sources_make_an_empty_file() -> None:
    assert formats.BIBTEX.bibliography([]) == ""


def test_containers_are_left_out() -> None:
    sources = store("@xdata{x, publisher = {P}}\n@misc{a, title = {T}, xdata = {x}}").sources
    assert formats.BIBTEX.bibliography(sources).count("@") == 1
    _assert_reads_back(sources)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("@misc{a}", id="no fields"),
        pytest.param("@misc{a, title = {}, note = {N}}", id="empty field"),
        pytest.param("@misc{a, year = 2024, month = mar}", id="year and month"),
        pytest.param("@misc{a, date = {2024-03-05/..}, urldate = {2024~}}", id="dates"),
        pytest.param("@misc{ähnlich:2024/شهادة, title = {شهادة}}", id="key in Unicode"),
        pytest.param("@misc{a\\ , title = {T}}", id="key that ends in a backslash"),
        pytest.param("@misc(a, title = {T)})", id="round brackets"),
        pytest.param(
            "@book{b, title = {B}, publisher = {P}}\n@incollection{a, crossref = {b}}", id="crossref"
        ),
        pytest.param(
            "@periodical{p, title = {J}, subtitle = {S}}\n@article{a, title = {T}, crossref = {p}}",
            id="renamed by crossref",
        ),
        pytest.param(
            "@misc{a, title = {T}, langid = {german}, keywords = {data, x}}", id="language and kind"
        ),
        pytest.param(r"@misc{a, author = {{W and H} and G{\"o}del, Kurt and others}}", id="names"),
        pytest.param('@misc{a, title = "A " # {quoted "word"} # 7}', id="joined"),
        pytest.param('@misc{a, title = "two\n  lines"}', id="two lines"),
        pytest.param(r"@misc{a, title = {T\\ }}", id="backslash at the end"),
        pytest.param(r'@misc{a, title = "\\{x}"}', id="only quotation marks hold it"),
        pytest.param(r'@misc{a, title = "{\\{"}}"}', id="quotation mark in braces in quotation marks"),
        pytest.param("@misc{a, title = {@misc{b}}}", id="entry in a value"),
        pytest.param("@misc{a, user-x = {X}, größe = {T}}", id="unusual names"),
        pytest.param('@misc{a, title = {</script><script>alert(1)</script> " onload=x}}', id="markup"),
        pytest.param(f"@misc{{a, title = {{{'ab{c}d' * 10_000}}}}}", id="long"),
    ],
)
def test_what_is_written_is_read_back(content: str) -> None:
    _assert_reads_back(store(content).sources)


def test_the_bibliography_of_a_site_is_read_back() -> None:
    written = pages(2)["bibliography.bib"]
    for path in sorted((ROOT / "tests/cases/sites").rglob("*.bib")):
        written += path.read_text(encoding="utf-8")
    sources = store(written).sources
    assert len(sources) > 50
    _assert_reads_back(sources)


def test_the_first_of_two_fields_is_written() -> None:
    read, _ = bibliography.read([Text("a.bib", "@misc{a, title = {T}, title = {U}}")])
    assert formats.BIBTEX.bibliography(read.sources) == "@misc{a,\n  title        = {T}\n}\n"


@pytest.mark.parametrize(
    ("fields", "read"),
    [
        pytest.param(("note", "a\n@b{c,}"), ("note", "a @b{c,}"), id="entry on a line of its own"),
        pytest.param(("note", '"a { b"'), ("note", "a b"), id="brace that is not closed"),
        pytest.param(("note", "a} @b{"), ("note", "a @b"), id="brace that is not opened"),
        pytest.param(("a = b", "c"), None, id="name that is none"),
        pytest.param(("", "c"), None, id="no name"),
    ],
)
def test_what_no_entry_can_hold_is_taken_out(fields: tuple[str, str], read: tuple[str, str] | None) -> None:
    written = formats.BIBTEX.bibliography([_source(fields, ("title", "T"))])
    (source,) = store(written).sources
    assert dict(source.fields) == {"title": "T"} | dict([read] if read else [])


_HOSTILE = st.text(st.sampled_from('\\{}"@#,=%$ \n\tab1é'), max_size=25) | st.text(max_size=25)


@given(value=_HOSTILE, opening=st.sampled_from(["{}", '""']))
@example(value="</script>", opening="{}")
@example(value='"onload="', opening="{}")
@example(value="a\\", opening="{}")
def test_every_value_that_is_read_without_findings_is_read_back(value: str, opening: str) -> None:
    content = f"@misc{{a, note = {opening[0]}{value}{opening[1]}\n}}\n@misc{{b, note = {{N}}}}"
    read, findings = bibliography.read([Text("a.bib", content)])
    if not findings:
        _assert_reads_back(read.sources)


@given(_HOSTILE, _HOSTILE)
def test_no_field_breaks_the_entry_behind_it(name: str, value: str) -> None:
    written = formats.BIBTEX.bibliography([_source((name.lower(), value)), _source(("note", "N"), key="b")])
    reading = bibtex.read(Text("a.bib", written))
    assert [entry.key for entry in reading.entries] == ["a", "b"]
    assert not reading.findings


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("A & B, 5 %", r"A \& B, 5 \%"),
        ("so -- so", "so -{}- so"),
        ("a ^ b ~ c", r"a \textasciicircum{} b \textasciitilde{} c"),
        ("`x'", r"\textasciigrave{}x'"),
        ("a &amp; b", r"a \&{}amp; b"),
    ],
)
def test_a_text_is_typed_so_that_latex_prints_it(text: str, typed: str) -> None:
    assert escaped(text) == typed

"""What `format` writes says the same to biber, which reads bibliographies for biblatex."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from macros.core.originals import Original
from macros.core.text import Text
from macros.desk.store import fixes, form, loading

from .biber import needs_biber, read_by_biber

pytestmark = [needs_biber, pytest.mark.uncounted]

_KEY = "\0"
"""Stands for the key of an entry, of which a file has many."""
_WORDS = st.text(alphabet=st.sampled_from("aé漢 \n_*|<>&#'()=,@:%"), max_size=8).filter(
    lambda words: "\n@" not in words and not words.startswith("@")
)
_MARKS = st.sampled_from(
    ["\\&", "\\'{e}", "{\\'\\i}", "\\{x\\}", "{}", "$x_{1}$", "{{A}}", "\\LaTeX{}", '{"}']
)
_BRACED = st.recursive(
    _WORDS | _MARKS | st.just('"'),
    lambda inner: st.lists(inner.map("{{{}}}".format) | _WORDS | _MARKS, max_size=3).map("".join),
)
_QUOTED = st.lists(_BRACED.map("{{{}}}".format) | _WORDS | _MARKS, max_size=3).map("".join)
_PIECE = (
    _BRACED.map("{{{}}}".format)
    | _QUOTED.map('"{}"'.format)
    | st.sampled_from(["2024", "Str", "other", "feb"])
)
_VALUE = st.lists(_PIECE, min_size=1, max_size=3).map(" # ".join)
_NAMES = st.sampled_from(
    ["Ada Lovelace", "{World {Health}}", "van Gogh, Vincent", "{\\O}ystein Li", "Li, 漢"]
)
_FIELDS = {
    **dict.fromkeys(["title", "Note", "PUBLISHER", "series", "addendum", "titleaddon"], _VALUE),
    "author": st.lists(_NAMES, min_size=1, max_size=3).map(" and\n  ".join).map("{{{}}}".format),
    "year": st.sampled_from(["2024", "{2024}", '"1998"']),
    "month": st.sampled_from(["feb", "{3}", "12"]),
    "pages": st.sampled_from(["{12--14}", "12", '"1" # "-" # 2']),
    "crossref": st.just("{k0}"),
    "url": st.sampled_from(["{https://example.org/a_b?c=%20#d}", '"http://example.com/~e"']),
}
_SPACE = st.sampled_from(["", " ", "\n", "\n  ", "\t", "\n\n"])
_COMMENT = st.sampled_from(
    [
        "% a remark\n",
        "%\n",
        "% title = {x},\n",
        "% } and {\n",
        "%% two\n  % lines\n",
        '% "\n',
        "% a, doi = {b}, @misc{c,\n",
    ]
)
_GAP = _SPACE | st.tuples(_SPACE, _COMMENT, _SPACE).map("".join)
_BETWEEN = st.sampled_from(
    [
        *("\n", "\n\n", "\n\n\n", " "),
        *("\n% a remark\n", "\nplain words\n", "\n@comment{some: {thing}}\n", '\n@preamble{"x"}\n'),
        *("\n@string{later = {x} # str}\n", "\n% ibidem: allow unused-source: a reason\n"),
    ]
)


@st.composite
def _entries(draw: st.DrawFn) -> str:
    """Write one entry, with comments wherever one can be, and what is between the entry and the next."""
    opening, closing = draw(st.sampled_from([("{", "}"), ("{", "}"), ("(", ")")]))
    names = draw(st.lists(st.sampled_from(sorted(_FIELDS)), max_size=5, unique=True))
    fields = [
        f"{draw(_GAP)}{name}{draw(_SPACE)}={draw(_SPACE)}{draw(_FIELDS[name])}{draw(_GAP)}" for name in names
    ]
    kind = draw(st.sampled_from(["misc", "Online", "BOOK", "article ", "inbook"]))
    end = draw(st.sampled_from(["", ","])) if fields else ""
    said = f"{_KEY}{draw(_SPACE)},{','.join(fields)}{end}{draw(_GAP)}"
    return f"@{kind}{opening}{draw(_SPACE)}{said}{closing}{draw(_BETWEEN)}"


def _generated() -> list[str]:
    """Return many entries, each with a key of its own, for one run of biber."""
    drawn = list[str]()

    @settings(
        max_examples=3 * settings().max_examples,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(_entries())
    def draw(entry: str) -> None:
        drawn.append(entry.replace(_KEY, f"k{len(drawn)}"))

    draw()
    return drawn


def _formatted(content: str) -> str:
    read = loading.read([Text("b.bib", content)])
    assert [(finding.location, finding.message) for finding in read.faults] == []
    return form.formatted(read.readings[0])


def test_biber_reads_the_same_before_and_after_the_form() -> None:
    entries = _generated()
    content = "@string{str = {s} # { t}}\n@string{other = str}\n\n" + "\n".join(entries)

    before, after = read_by_biber(content), read_by_biber(_formatted(content))

    assert before.keys() == {f"k{number}" for number in range(len(entries))}
    assert after == before


def test_comments_in_entries_are_none_of_its_fields() -> None:
    content = "@misc{a, % title = {x},\n  note = {n}, % a } b\n% doi = {10.1/old},\n  pages = 12 % end\n}\n"

    assert read_by_biber(content) == {"a": {"@": "misc", "note": "n", "pages": "12"}}
    assert read_by_biber(_formatted(content)) == read_by_biber(content)


_FIXABLE = (
    r"url = {https://e.org/a\_b\&c}, doi = {https://doi.org/10.1234/a\_b}",
    "month = {March}, year = 2024, author = {Doe, J. et al.}",
    "author = {Plato and World Health Organization}, archiveurl = {\\url{https://e.org/~a}}",
)
_FIXED = frozenset({"url", "doi", "date", "month", "year", "author", "archiveurl"})


def test_biber_reads_all_that_fixes_leave_alone() -> None:
    entries = [entry.replace(",", f", {_FIXABLE[n % 3]},", 1) for n, entry in enumerate(_generated())]
    content = "@string{str = {s} # { t}}\n@string{other = str}\n\n" + "\n".join(entries)
    (reading,) = loading.read([Text("b.bib", content)]).readings
    fixed = Original("b.bib", content).edited(fixes.fixes(reading)).raw

    before, after = read_by_biber(content), read_by_biber(_formatted(fixed))

    assert fixed != content
    assert _unfixed(after) == _unfixed(before)


def _unfixed(read: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
    return {key: {n: v for n, v in said.items() if n not in _FIXED} for key, said in read.items()}

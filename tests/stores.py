"""Generated files of a bibliography, laid out in every way that the reader takes."""

from __future__ import annotations

from hypothesis import strategies as st

_LETTERS = st.sampled_from("aZ09.:/-+_'ïق議")
KEYS = st.text(alphabet=_LETTERS, min_size=1, max_size=5)
_NAMES = st.sampled_from(
    ["title", "Note", "publisher", "x-y", "date", "url", "author", "doi", "keywords", "journalsubtitle"]
)
_PLAIN = st.text(alphabet=st.sampled_from("aé漢 \n_*|<>%&#'()=,@"), max_size=8).filter(
    lambda value: not any(line.lstrip().startswith("@") for line in value.split("\n"))
)
_BRACED = st.recursive(
    _PLAIN, lambda inner: st.lists(inner.map("{{{}}}".format) | _PLAIN, max_size=3).map("".join)
)
_PIECE = _BRACED.map("{{{}}}".format) | _PLAIN.map('"{}"'.format) | st.sampled_from(["2024", "feb", "Str"])
_VALUE = st.lists(_PIECE, min_size=1, max_size=2).map(" # ".join)
_SPACE = st.sampled_from(["", " ", "\n", "\n  ", "\t"])
_REMARK = st.sampled_from(
    [
        "% a remark",
        "plain words",
        "  indented words",
        "% two\n% lines",
        "% ibidem: allow unused-source: a reason",
    ]
)
_ASIDE = st.sampled_from(
    ['@preamble{"x"}', "@comment{some: {thing}}", "@comment(other)", "@string{sos = {x}}"]
)
_GAP = st.sampled_from(["\n", "\n\n", "\n\n\n", "\n \t\n", " ", "\n\n  "])


@st.composite
def entries(draw: st.DrawFn) -> str:
    """Write one entry; names of fields may come twice."""
    names = draw(st.lists(_NAMES, max_size=4, unique_by=str.lower))
    fields = [f"{draw(_SPACE)}{n}{draw(_SPACE)}={draw(_SPACE)}{draw(_VALUE)}{draw(_SPACE)}" for n in names]
    opening, closing = draw(st.sampled_from([("{", "}"), ("(", ")")]))
    kind = draw(st.sampled_from(["@misc", "@Online", "@book "]))
    end = draw(st.sampled_from(["", ",", "\n", ",\n"]))
    return f"{kind}{opening}{draw(_SPACE)}{draw(KEYS)}{','.join(['', *fields])}{end}{closing}"


_CHUNK = st.one_of(entries(), entries(), entries(), _REMARK, _ASIDE)
_PARTS = st.lists(st.tuples(_CHUNK, _GAP), max_size=7)
CONTENTS = _PARTS.map(lambda parts: "@string{str = {s}}\n" + "".join(chunk + gap for chunk, gap in parts))
"""A file with line feeds; it may have faults."""
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
MARKS = st.sampled_from(["", "\ufeff"])

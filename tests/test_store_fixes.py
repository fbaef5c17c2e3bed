from __future__ import annotations

import pytest
from hypothesis import assume, example, given

from macros.core.originals import Edit, Original
from macros.core.text import Span, Text
from macros.desk.store import fixes, form, loading, lossless

from .conftest import Write
from .stores import CONTENTS
from .test_store_commands import SITE, A, _contents, _run


def _fixed(content: str) -> str:
    (reading,) = loading.read([Text("b.bib", content)]).readings
    return Original("b.bib", content).edited(fixes.fixes(reading)).raw


@pytest.mark.parametrize(
    ("field", "fixed"),
    [
        pytest.param(
            r"url = {https://e.org/a\_b?c=1\&d=50\%}", "url = {https://e.org/a_b?c=1&d=50%}", id="address"
        ),
        pytest.param(r"url = {\url{https://e.org/~x}}", "url = {https://e.org/~x}", id="address-in-url"),
        pytest.param(r'archiveurl = "https://e.org/{\_}x"', "archiveurl = {https://e.org/_x}", id="archive"),
        pytest.param(r"url = {https://e.org/\~{}x\#y}", "url = {https://e.org/~x#y}", id="tilde"),
        pytest.param("doi = {doi:10.1234/a}", "doi = {10.1234/a}", id="doi-label"),
        pytest.param("doi = {https://dx.doi.org/10.1234/a}", "doi = {10.1234/a}", id="doi-resolver"),
        pytest.param("doi = {http://doi.acm.org/10.1145/a}", "doi = {10.1145/a}", id="doi-of-a-publisher"),
        pytest.param(r"doi = {10.1007/978-3-319\_16}", "doi = {10.1007/978-3-319_16}", id="doi-escaped"),
        pytest.param("month = {March}", "month = mar", id="month"),
        pytest.param('month = "Sept."', "month = sep", id="month-cut"),
        pytest.param("month = December", "month = dec", id="month-as-an-unknown-string"),
        pytest.param("month = {jan}", "month = {jan}", id="month-of-biblatex-nope"),
        pytest.param("month = 12", "month = 12", id="month-number-nope"),
        pytest.param("month = {May/June}", "month = {May/June}", id="months-nope"),
        pytest.param("author = {Doe, J. et al.}", "author = {Doe, J. and others}", id="et-al"),
        pytest.param("author = {Doe, J., et al}", "author = {Doe, J. and others}", id="et-al-behind-a-comma"),
        pytest.param(
            "editor = {A, B and C, D and et~al.}", "editor = {A, B and C, D and others}", id="and-et-al"
        ),
        pytest.param("author = {Plato, {et al.}}", "author = {Plato and others}", id="et-al-in-braces"),
        pytest.param("author = {Etal, Ann and Al, Et}", "author = {Etal, Ann and Al, Et}", id="et-al-nope"),
        pytest.param(
            "author = {World Health Organization}", "author = {{World Health Organization}}", id="institution"
        ),
        pytest.param(
            "author = {Roe, R. and University of Oxford and others}",
            "author = {Roe, R. and {University of Oxford} and others}",
            id="institution-among-others",
        ),
        pytest.param(
            "author = {Food and Agriculture Organization}",
            "author = {Food and Agriculture Organization}",
            id="institution-with-and-nope",
        ),
        pytest.param('month = mar # "~15"', 'month = mar # "~15"', id="joined-nope"),
        pytest.param(r"title = {A \& B et al.}", r"title = {A \& B et al.}", id="other-fields-nope"),
        pytest.param("url = {no address}", "url = {no address}", id="no-address-nope"),
        pytest.param("doi = {}", "doi = {}", id="empty-nope"),
    ],
)
def test_what_is_certain_is_fixed(field: str, fixed: str) -> None:
    entry = "@misc{{a, title = {{T}}, year = {{2024}}, {}}}"

    assert _fixed(entry.format(field)) == entry.format(fixed)
    assert _fixed(entry.format(fixed)) == entry.format(fixed)


def test_comments_and_places_stay() -> None:
    content = "% above\n@misc{a, % who\n  doi = {doi:10.1234/a}, % it's doi:10.1234/a\n  % url = {x\\_y}\n}\n"
    assert _fixed(content) == content.replace("{doi:10.1234/a}", "{10.1234/a}")


_FIXABLE = [
    r"@misc{f1, title = {T}, url = {https://e.org/a\_b}, doi = {doi:10.1234/a\_b}}",
    "@misc{f2, title = {T}, month = {March}, year = 2024, author = {Doe, J. et al.}}",
    "@misc{f3, title = {T}, author = {World Health Organization and Plato}}",
]


@pytest.mark.uncounted
@given(CONTENTS)
@example("plain words @misc{0} % a remark\n")
def test_a_fixed_store_loses_nothing_and_is_fixed_once(content: str) -> None:
    before = loading.read([Text("b.bib", "\n".join([content, *_FIXABLE]))])
    assume(not before.faults)
    fixed = loading.read([Text("b.bib", _fixed(before.texts[0].content))])
    after = loading.read([Text("b.bib", form.formatted(fixed.readings[0]))])

    assert list(fixes.misread(before, fixed)) == []
    assert list(lossless.lost(fixed, after)) == []
    assert list(fixes.fixes(after.readings[0])) == []
    assert form.formatted(after.readings[0]) == after.texts[0].content


SLOPPY = "@online{a,\n  title        = {A},\n  url          = {https://example.org/a\\_b}\n}\n"
FIXED = SLOPPY.replace("\\_", "_")


@pytest.mark.parametrize(
    ("arguments", "code", "said", "after"),
    [
        pytest.param((), 0, "bibliography.bib: already formatted\n", SLOPPY, id="not-asked"),
        pytest.param(
            ("--fix",), 0, "bibliography.bib: 1 value fixed\nbibliography.bib: formatted\n", FIXED, id="fix"
        ),
        pytest.param(
            ("--fix", "--diff"),
            0,
            "--- a/bibliography.bib\n+++ b/bibliography.bib\n@@ -1,5 +1,5 @@\n"
            " @online{a,\n   title        = {A},\n-  url          = {https://example.org/a\\_b}\n"
            "+  url          = {https://example.org/a_b}\n }\n \n"
            "bibliography.bib: 1 value to fix\n"
            "bibliography.bib:3:40: not formatted from here on; "
            'type ".venv/bin/python -m macros format --fix"\n',
            SLOPPY,
            id="diff",
        ),
        pytest.param(
            ("--fix", "--check"),
            1,
            "bibliography.bib: 1 value to fix\n"
            "bibliography.bib:3:40: not formatted from here on; "
            'type ".venv/bin/python -m macros format --fix"\n',
            SLOPPY,
            id="check",
        ),
    ],
)
def test_the_command_fixes_where_it_is_asked(
    write: Write, arguments: tuple[str, ...], code: int, said: str, after: str
) -> None:
    files = {**SITE, "bibliography.bib": SLOPPY}
    folder = write(files)

    result = _run(folder, "format", *arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (code, said, "")
    assert _contents(folder) == {**files, "bibliography.bib": after}


def test_a_fix_that_would_change_what_readers_see_is_not_made(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(SITE)
    place = A.index("{A}")
    wrong = [Edit(Span(place, place + 3), "{B}")]
    monkeypatch.setattr(fixes, "fixes", lambda _reading: wrong)

    result = _run(folder, "format", "--fix")

    assert result.exit_code == 1
    assert result.stderr.startswith('error: bibliography.bib:1:9: a fix would change what readers see of "a"')
    assert _contents(folder) == SITE
